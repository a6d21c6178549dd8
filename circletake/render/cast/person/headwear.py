"""Hats, caps, hoods and helmets, from every side."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.drawing import Palette, colour_of
from circletake.render.cast.outline import star
from circletake.render.cast.person.head import HeadView, Views, views
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint


class Layer(NamedTuple):
    """One sheet of a hat."""

    role: str
    steps: float
    shape: Views
    behind: bool = False
    """True for what lies behind the head of somebody facing the viewer."""
    opacity: float = 1.0
    seen: str = "all"
    """`all`, `face` (only where the face is seen) or `nape`."""


_DOME = views(
    "0,.62 .24,.585 .4,.46 .455,.3 .45,.2! .2,.255 0,.265 -.2,.255 -.45,.2! -.455,.3 -.4,.46 -.24,.585",
    "-.03,.62 .2,.585 .36,.47 .42,.32 .415,.23! .15,.24 -.1,.22 -.3,.19 -.49,.14! -.5,.26 -.45,.44 -.28,.575",
)
_PEAK = views(
    "0,.3 .2,.29 .34,.25 .36,.2 .3,.165 .14,.14 0,.13 -.14,.14 -.3,.165 -.36,.2 -.34,.25 -.2,.29",
    ".3,.31 .4,.31 .5,.28 .62,.225 .66,.19 .6,.185 .46,.21 .36,.22 .28,.22 .22,.23 .2,.27 .24,.3",
)
_OFFICER_TOP = views(
    "0,.7 .25,.69 .46,.62 .54,.53 .5,.46 .42,.38! .2,.4 0,.41 -.2,.4 -.42,.38! -.5,.46 -.54,.53 -.46,.62 -.25,.69",
    ".06,.74 .28,.72 .45,.64 .5,.55 .44,.46 .4,.38! .2,.38 -.05,.36 -.25,.34 -.44,.31! -.52,.38 -.54,.46 "
    "-.44,.56 -.2,.67",
)
_OFFICER_BAND = views(
    "0,.425 .22,.42 .43,.395 .435,.26! .22,.3 0,.31 -.22,.3 -.435,.26! -.43,.395 -.22,.42",
    "0,.4 .2,.42 .405,.4 .42,.26! .2,.25 0,.24 -.25,.22 -.475,.17! -.455,.33 -.22,.37",
)
_OFFICER_PEAK = views(
    "0,.33 .2,.32 .36,.27 .37,.22 .28,.165 .14,.14 0,.135 -.14,.14 -.28,.165 -.37,.22 -.36,.27 -.2,.32",
    ".3,.33 .42,.31 .5,.27 .56,.19 .57,.14 .53,.14 .46,.18 .38,.21 .3,.22 .24,.23 .22,.28 .26,.32",
)
_BADGE = views(
    "0,.56 .05,.52 .07,.46 .05,.4 0,.37 -.05,.4 -.07,.46 -.05,.52",
    ".42,.56 .455,.53 .46,.47 .445,.41 .42,.38 .41,.42 .405,.47 .41,.52",
)
_VEIL = views(
    "0,.56 .3,.5 .5,.25 .6,-.3 .7,-1.0 .75,-1.5! 0,-1.55 -.75,-1.5! -.7,-1.0 -.6,-.3 -.5,.25 -.3,.5",
    "-.1,.58 .0,.55 -.05,.42 -.2,.1 -.35,-.5 -.4,-1.5! -.75,-1.55 -1.1,-1.5! -1.0,-.9 -.8,-.2 -.6,.25 -.35,.5",
)
_FLAT_TOP = views(
    "0,.6 .26,.57 .44,.46 .52,.32 .48,.22! .24,.27 0,.275 -.24,.27 -.48,.22! -.52,.32 -.44,.46 -.26,.57",
    "-.05,.62 .2,.57 .4,.46 .55,.3 .5,.21! .2,.23 -.05,.22 -.3,.19 -.47,.14! -.57,.22 -.54,.42 -.34,.57",
)
_FEDORA_CROWN = views(
    "0,.72 .14,.76 .3,.72 .37,.5 .41,.28! .2,.25 0,.24 -.2,.25 -.41,.28! -.37,.5 -.3,.72 -.14,.76",
    ".0,.72 .15,.74 .3,.66 .38,.48 .42,.29! .2,.25 0,.23 -.25,.21 -.47,.2! -.42,.45 -.36,.7 -.16,.77",
)
_FEDORA_BAND = views(
    "0,.375 .2,.385 .395,.41 .415,.28! .2,.25 0,.24 -.2,.25 -.415,.28! -.395,.41 -.2,.385",
    "0,.355 .2,.37 .405,.4 .425,.29! .2,.25 0,.23 -.25,.21 -.475,.2! -.445,.33 -.2,.345",
)
_FEDORA_BRIM = views(
    "0,.29 .3,.32 .56,.36 .66,.31 .6,.24 .35,.2 0,.19 -.35,.2 -.6,.24 -.66,.31 -.56,.36 -.3,.32",
    ".05,.29 .35,.33 .6,.28 .7,.21 .62,.18 .36,.22 0,.2 -.36,.16 -.62,.17 -.73,.24 -.64,.27 -.36,.24",
)
_STRAW_BRIM = views(
    "0,.3 .35,.3 .72,.26 .86,.19 .72,.16 .36,.19 0,.2 -.36,.19 -.72,.16 -.86,.19 -.72,.26 -.35,.3",
    ".0,.3 .36,.31 .74,.24 .9,.15 .76,.13 .38,.18 0,.19 -.4,.15 -.78,.1 -.92,.14 -.76,.22 -.36,.28",
)
_STRAW_CROWN = views(
    "0,.66 .2,.65 .34,.57 .4,.4 .42,.26! .2,.24 0,.24 -.2,.24 -.42,.26! -.4,.4 -.34,.57 -.2,.65",
    "-.02,.66 .2,.64 .34,.55 .4,.4 .43,.27! .2,.24 0,.22 -.24,.2 -.46,.18! -.45,.36 -.38,.54 -.22,.64",
)
_TOP_HAT = views(
    "0,1.12 .2,1.12 .42,1.1! .37,.7 .4,.28! .2,.25 0,.25 -.2,.25 -.4,.28! -.37,.7 -.42,1.1! -.2,1.12",
    "0,1.12 .2,1.12 .43,1.1! .37,.7 .41,.29! .2,.25 0,.23 -.24,.22 -.46,.2! -.41,.66 -.47,1.1! -.22,1.12",
)
_TOP_BRIM = views(
    "0,.29 .3,.29 .54,.33 .6,.29 .52,.24 .3,.2 0,.19 -.3,.2 -.52,.24 -.6,.29 -.54,.33 -.3,.29",
    ".02,.29 .3,.3 .54,.29 .62,.24 .54,.21 .3,.21 0,.2 -.34,.16 -.58,.16 -.66,.21 -.58,.25 -.34,.24",
)
_WITCH_CONE = views(
    "-.12,1.42! .06,1.1 .2,.8 .32,.5 .41,.28! .2,.24 0,.23 -.2,.24 -.41,.28! -.34,.52 -.26,.8 -.2,1.05",
    "-.42,1.3! -.12,1.15 .1,.85 .3,.5 .42,.28! .2,.24 0,.22 -.24,.2 -.47,.18! -.42,.45 -.36,.75 -.3,1.05",
)
_WITCH_BRIM = views(
    "0,.3 .36,.3 .78,.22 .98,.12 .78,.13 .38,.18 0,.2 -.38,.18 -.78,.13 -.98,.12 -.78,.22 -.36,.3",
    ".0,.3 .36,.3 .78,.2 .98,.08 .8,.1 .4,.17 0,.19 -.42,.14 -.84,.06 -1.02,.07 -.82,.18 -.38,.27",
)
_WIZARD_CONE = views(
    ".06,1.62! .16,1.2 .24,.85 .34,.5 .42,.26! .2,.2 0,.18 -.2,.2 -.42,.26! -.36,.52 -.24,.9 -.1,1.25",
    "-.26,1.58! -.02,1.2 .16,.85 .32,.5 .43,.26! .2,.2 0,.18 -.24,.17 -.47,.16! -.43,.45 -.36,.85 -.3,1.2",
)
_TOQUE_TOP = views(
    "0,1.05 .22,1.08 .42,.98 .5,.8 .42,.62 .385,.5! .2,.48 0,.47 -.2,.48 -.385,.5! -.42,.62 -.5,.8 -.42,.98 -.22,1.08",
    "0,1.04 .2,1.06 .4,.95 .46,.78 .41,.62 .39,.5! .2,.47 0,.45 -.22,.44 -.43,.42! -.5,.55 -.58,.74 -.5,.96 -.24,1.08",
)
_TOQUE_BAND = views(
    "0,.52 .2,.525 .4,.54 .42,.24! .2,.27 0,.28 -.2,.27 -.42,.24! -.4,.54 -.2,.525",
    "0,.5 .2,.515 .405,.54 .425,.25! .2,.25 0,.24 -.25,.22 -.475,.17! -.45,.46 -.22,.48",
)
_SOU_TOP = views(
    "0,.64 .24,.61 .4,.5 .46,.34 .46,.24! .2,.28 0,.29 -.2,.28 -.46,.24! -.46,.34 -.4,.5 -.24,.61",
    "-.02,.65 .2,.62 .37,.5 .43,.35 .43,.25! .2,.25 0,.24 -.26,.2 -.5,.15! -.51,.3 -.45,.48 -.26,.6",
)
_SOU_BRIM = views(
    "0,.34 .3,.33 .5,.26 .62,.06 .56,.04 .42,.18 .2,.225 0,.235 -.2,.225 -.42,.18 -.56,.04 -.62,.06 -.5,.26 -.3,.33",
    ".1,.34 .32,.35 .5,.31 .6,.25 .54,.22 .38,.24 .1,.22 -.1,.2 -.3,.14 -.46,.02 -.62,-.18 -.72,-.2 -.62,.06 -.36,.3",
)
_HARD_DOME = views(
    "0,.68 .08,.69 .27,.63 .43,.48 .475,.3 .46,.25! .2,.27 0,.275 -.2,.27 -.46,.25! -.475,.3 -.43,.48 -.27,.63 "
    "-.08,.69",
    "-.03,.68 .1,.67 .25,.62 .4,.47 .45,.31 .44,.27! .2,.26 0,.25 -.26,.21 -.5,.17! -.52,.28 -.47,.46 -.3,.62 -.12,.67",
)
_HARD_BRIM = views(
    "0,.31 .3,.3 .5,.27 .52,.23 .36,.2 .18,.185 0,.18 -.18,.185 -.36,.2 -.52,.23 -.5,.27 -.3,.3",
    ".15,.32 .4,.34 .56,.29 .66,.22 .58,.2 .4,.24 .1,.23 -.2,.19 -.5,.13 -.54,.16 -.46,.22 -.15,.28",
)
_BEANIE = views(
    "0,.66 .24,.63 .42,.5 .475,.3 .47,.15! .22,.19 0,.2 -.22,.19 -.47,.15! -.475,.3 -.42,.5 -.24,.63",
    "-.05,.67 .2,.63 .38,.49 .44,.3 .44,.17! .18,.16 -.05,.13 -.28,.08 -.5,.03! -.53,.24 -.48,.46 -.3,.61",
)
_BEANIE_FOLD = views(
    "0,.32 .22,.31 .48,.28 .49,.13! .22,.175 0,.185 -.22,.175 -.49,.13! -.48,.28 -.22,.31",
    "-.04,.26 .2,.29 .45,.3 .46,.155! .18,.145 -.05,.115 -.3,.06 -.52,.01! -.54,.14 -.3,.2",
)
_HEADBAND = views(
    "0,.34 .22,.335 .43,.3 .44,.22! .22,.26 0,.27 -.22,.26 -.44,.22! -.43,.3 -.22,.335",
    "0,.33 .2,.35 .395,.34 .405,.26! .2,.26 0,.24 -.26,.2 -.47,.15! -.48,.23 -.24,.28",
)
_CROWN = views(
    "0,.78! .12,.55! .26,.76! .33,.54! .45,.72! .41,.3! .2,.265 0,.26 -.2,.265 -.41,.3! -.45,.72! -.33,.54! "
    "-.26,.76! -.12,.55!",
    "0,.78! .1,.56! .22,.77! .29,.56! .45,.74! .4,.32! .2,.275 0,.255 -.2,.24 -.44,.22! -.5,.66! -.33,.5! "
    "-.26,.74! -.12,.53!",
)
_SCARF_CAP = views(
    "0,.57 .26,.54 .43,.38 .48,.1 .46,-.2 .34,-.44 .16,-.56! .26,-.36 .34,-.16 .36,.1 .28,.3 0,.38 -.28,.3 -.36,.1 "
    "-.34,-.16 -.26,-.36 -.16,-.56! -.34,-.44 -.46,-.2 -.48,.1 -.43,.38 -.26,.54",
    "-.04,.58 .22,.54 .37,.4 .42,.27 .36,.2 .26,.1 .24,-.1! .24,-.2 .25,-.32 .3,-.42 .34,-.5 .26,-.56 .1,-.5 -.06,-.44 "
    "-.2,-.42 -.36,-.42 -.5,-.46! -.56,-.3 -.57,-.1 -.55,.14 -.5,.34 -.32,.5",
    "0,.58 .26,.54 .43,.38 .49,.1 .48,-.2 .44,-.44 .3,-.56! .24,-.57 .18,-.58 .12,-.59 .06,-.6 0,-.61 -.06,-.6 "
    "-.12,-.59 "
    "-.18,-.58 -.24,-.57 -.3,-.56! -.44,-.44 -.48,-.2 -.49,.1 -.43,.38 -.26,.54",
)
_HOOD = views(
    "0,.68 .3,.62 .5,.4 .56,.1 .56,-.25 .46,-.5 .2,-.62! .3,-.4 .37,-.16 .385,.1 .3,.31 0,.4 -.3,.31 -.385,.1 "
    "-.37,-.16 -.3,-.4 -.2,-.62! -.46,-.5 -.56,-.25 -.56,.1 -.5,.4 -.3,.62",
    "-.1,.72 .2,.66 .4,.5 .47,.32 .42,.22 .32,.1 .27,-.1! .26,-.2 .26,-.32 .28,-.45 .28,-.55 .2,-.62 .06,-.62 -.1,-.6 "
    "-.26,-.6 -.42,-.62 -.56,-.66! -.6,-.4 -.66,-.12 -.7,.2 -.66,.5 -.42,.66",
    "0,.72 .3,.64 .5,.4 .57,.1 .57,-.25 .52,-.5 .34,-.64! .26,-.65 .2,-.66 .13,-.67 .07,-.67 0,-.68 -.07,-.67 "
    "-.13,-.67 "
    "-.2,-.66 -.26,-.65 -.34,-.64! -.52,-.5 -.57,-.25 -.57,.1 -.5,.4 -.3,.64",
)
_HELM = views(
    "0,.66 .24,.62 .42,.46 .47,.2 .46,-.12 .4,-.36 .26,-.44! .29,-.2 .31,.06 .25,.24 .09,.29 0,.3! -.09,.29 -.25,.24 "
    "-.31,.06 -.29,-.2 -.26,-.44! -.4,-.36 -.46,-.12 -.47,.2 -.42,.46 -.24,.62",
    "-.03,.67 .2,.62 .36,.5 .42,.4 .44,.34 .42,.3 .3,.28! .14,.2 .07,.04 .06,-.14 .1,-.3 .08,-.42! .0,-.42 "
    "-.05,-.4 "
    "-.2,-.4 -.36,-.4 -.5,-.38! -.52,-.2 -.54,0 -.54,.2 -.5,.42 -.3,.6",
    "0,.67 .24,.62 .42,.46 .48,.2 .49,-.12 .46,-.36 .34,-.42! .28,-.43 .2,-.44 .12,-.45 .06,-.45 0,-.45! "
    "-.06,-.45 -.12,-.45 "
    "-.2,-.44 -.28,-.43 -.34,-.42! -.46,-.36 -.49,-.12 -.48,.2 -.42,.46 -.24,.62",
)
_PLUME = views(
    "0,.9 .05,.95 .08,.85 .06,.7 .05,.6! 0,.6 -.05,.6! -.06,.7 -.08,.85 -.05,.95",
    ".12,.72 .05,.9 -.2,1.0 -.5,.92 -.74,.66! -.6,.7 -.42,.72! -.3,.66 -.1,.66 .05,.64",
)
_BUBBLE = views(
    "0,.68 .3,.6 .52,.38 .6,.06 .55,-.26 .4,-.5 0,-.58 -.4,-.5 -.55,-.26 -.6,.06 -.52,.38 -.3,.6",
    ".0,.68 .3,.6 .52,.38 .6,.06 .55,-.26 .4,-.5 0,-.58 -.4,-.5 -.58,-.26 -.62,.06 -.54,.38 -.32,.6",
)
_VISOR_RIM = views(
    "0,.44 .26,.4 .44,.22 .47,-.02 .4,-.24 .22,-.36 0,-.39 -.22,-.36 -.4,-.24 -.47,-.02 -.44,.22 -.26,.4",
    ".2,.46 .36,.44 .52,.26 .59,.02 .52,-.24 .36,-.4 .2,-.43 .12,-.34 .06,-.2 .04,0 .06,.22 .12,.38",
)
_VISOR = views(
    "0,.4 .24,.36 .4,.2 .43,-.02 .36,-.22 .2,-.33 0,-.355 -.2,-.33 -.36,-.22 -.43,-.02 -.4,.2 -.24,.36",
    ".22,.42 .36,.4 .49,.24 .555,.02 .49,-.22 .36,-.36 .22,-.39 .15,-.31 .1,-.18 .08,0 .1,.2 .15,.34",
)
_GLARE = views(
    "-.2,.3 -.1,.33 .02,.34 .0,.28 -.12,.25 -.22,.16 -.3,.05 -.34,.06 -.31,.18 -.26,.25",
    ".38,.34 .44,.27 .5,.14 .52,.04 .49,.03 .46,.13 .41,.22 .34,.29 .33,.33 .35,.35",
)
_CONE = views(
    "0,1.2! .12,.92 .22,.7 .3,.5 .36,.32! .18,.29 0,.28 -.18,.29 -.36,.32! -.3,.5 -.22,.7 -.12,.92",
    "-.06,1.2! .08,.92 .2,.7 .3,.5 .38,.33! .18,.29 0,.27 -.22,.25 -.42,.24! -.34,.48 -.26,.7 -.16,.92",
)
_BOWLER = views(
    "0,.72 .22,.69 .36,.54 .4,.36 .41,.27! .2,.25 0,.25 -.2,.25 -.41,.27! -.4,.36 -.36,.54 -.22,.69",
    "-.02,.72 .2,.69 .35,.53 .4,.36 .42,.28! .2,.25 0,.23 -.25,.21 -.46,.19! -.46,.32 -.4,.52 -.24,.68",
)

_TRICORNE_BRIM = views(
    "0,.42 .2,.46 .46,.62! .74,.4 .6,.24 .34,.19 0,.2 -.34,.19 -.6,.24 -.74,.4 -.46,.62! -.2,.46",
    ".1,.4 .34,.42 .62,.5! .78,.3 .6,.22 .36,.2 0,.2 -.36,.16 -.6,.16 -.74,.34 -.62,.56! -.3,.44",
)
_KABUTO_NAPE = views(
    "0,.3 .42,.28 .52,.06 .62,-.3! .5,-.36 .4,-.1 .36,.16 0,.2 -.36,.16 -.4,-.1 -.5,-.36 -.62,-.3! -.52,.06 -.42,.28",
    "-.1,.32 .1,.3 .08,.24 .02,.16 -.04,.08 -.08,-.06 -.12,-.22 -.16,-.36! -.3,-.42 -.66,-.46! "
    "-.64,-.3 -.6,-.1 -.54,.12 -.4,.28",
)
_KABUTO_HORNS = views(
    "0,.46! .12,.5 .3,.66 .42,.98! .5,.66 .4,.46 .14,.34 0,.32 -.14,.34 -.4,.46 -.5,.66 -.42,.98! -.3,.66 -.12,.5",
    ".36,.4! .4,.45 .44,.52 .46,.7 .5,.86 .36,1.04! .58,.8 .61,.6 .58,.48 .54,.4 .5,.36 .46,.34 .42,.34 .38,.36",
)

HATS: dict[str, tuple[Layer, ...]] = {
    "none": (),
    "cap": (Layer("primary", -0.5, _DOME), Layer("primary", -1.3, _PEAK, seen="face")),
    "peaked cap": (Layer("primary", -0.7, _OFFICER_TOP), Layer("primary", -1.9, _OFFICER_BAND),
                   Layer("ink", 0.4, _OFFICER_PEAK, seen="face"), Layer("accent", 0.6, _BADGE, seen="face")),
    "flat cap": (Layer("secondary", 0.7, _FLAT_TOP), Layer("secondary", -0.3, _PEAK, seen="face")),
    "hat": (Layer("secondary", 0.2, _FEDORA_BRIM), Layer("secondary", 0.6, _FEDORA_CROWN), Layer("accent", -0.6,
            _FEDORA_BAND)),
    "straw hat": (Layer("straw", -0.4, _STRAW_BRIM), Layer("straw", 0.2, _STRAW_CROWN), Layer("accent", 0.0,
                  _FEDORA_BAND)),
    "top hat": (Layer("ink", 0.3, _TOP_BRIM), Layer("ink", 0.7, _TOP_HAT), Layer("accent", -0.4, _FEDORA_BAND)),
    "witch hat": (Layer("primary", -0.5, _WITCH_BRIM), Layer("primary", -0.1, _WITCH_CONE), Layer("accent", 0.0,
                  _FEDORA_BAND)),
    "wizard hat": (Layer("primary", -0.8, _STRAW_BRIM), Layer("primary", -0.2, _WIZARD_CONE), Layer("accent", 0.0,
                   _FEDORA_BAND)),
    "toque": (Layer("white", -0.15, _TOQUE_TOP), Layer("white", 0.4, _TOQUE_BAND)),
    "sou'wester": (Layer("primary", -0.1, _SOU_TOP), Layer("primary", -0.9, _SOU_BRIM)),
    "hard hat": (Layer("accent", 0.2, _HARD_DOME), Layer("accent", -0.7, _HARD_BRIM)),
    "beanie": (Layer("accent", 0.0, _BEANIE), Layer("accent", -0.8, _BEANIE_FOLD)),
    "headband": (Layer("accent", 0.0, _HEADBAND),),
    "crown": (Layer("gold", 0.3, _CROWN), Layer("crimson", 0.3, _BADGE, seen="face")),
    "headscarf": (Layer("accent", -0.2, _SCARF_CAP),),
    "veil": (Layer("white", 0.3, _VEIL, behind=True, seen="nape"), Layer("white", 0.4, _HEADBAND)),
    "hood": (Layer("primary", -0.5, _HOOD),),
    "helmet": (Layer("accent", 0.0, _PLUME), Layer("primary", 0.4, _HELM)),
    "steel helmet": (Layer("primary", -0.3, _HARD_DOME), Layer("primary", -1.1, _HARD_BRIM)),
    "space helmet": (Layer("primary", -0.4, _BUBBLE, behind=True), Layer("glass", 0.3, _BUBBLE, opacity=0.12),
                     Layer("secondary", -0.5, _VISOR_RIM, seen="rim"), Layer("white", 0.0, _GLARE, opacity=0.6,
                     seen="face")),
    "bowler": (Layer("secondary", -0.9, _TOP_BRIM), Layer("secondary", -0.5, _BOWLER), Layer("accent", 0.0,
               _FEDORA_BAND)),
    "pirate hat": (Layer("ink", 0.7, _BOWLER), Layer("ink", 0.2, _TRICORNE_BRIM), Layer("white", 0.0, _BADGE,
                   seen="face")),
    "samurai helmet": (Layer("primary", -0.9, _KABUTO_NAPE), Layer("primary", 0.0, _HARD_DOME), Layer("gold", 0.3,
                       _KABUTO_HORNS, seen="face")),
    "cone hat": (Layer("secondary", 0.3, _CONE),),
}  # fmt: skip
"""Hats by name, from back to front."""

COVERS_HAIR = frozenset(HATS) - {"none", "crown", "headband", "cone hat", "veil"}
HIDES_HAIR = frozenset({"hood", "headscarf", "helmet", "space helmet", "samurai helmet"})


def draw_behind(sheet: Sheet, head: HeadView, who: Dressed, palette: Palette) -> None:
    """Lay what of a hat stands behind the head."""
    for layer in HATS[who.headwear]:
        if layer.behind:
            colour = shade(colour_of(layer.role, palette), layer.steps)
            sheet.put(head.turned(layer.shape), Paint(colour, shade(colour, -0.8)), rim=True)


def draw_headwear(sheet: Sheet, head: HeadView, who: Dressed, palette: Palette) -> None:
    """Lay a hat on the head."""
    if who.headwear == "space helmet":
        _space_helmet(sheet, head, palette)
        return
    for layer in HATS[who.headwear]:
        seen = None
        if layer.seen == "face":
            seen = np.clip((head.cos + 0.45) * 3, 0, 1).astype(np.float32)
        elif layer.seen == "nape":
            seen = np.clip((-head.cos - 0.1) * 4, 0, 1).astype(np.float32)
        colour = shade(colour_of(layer.role, palette), layer.steps)
        paint = Paint(colour, shade(colour, -0.6), layer.opacity)
        sheet.put(head.turned(layer.shape), paint, seen, layer.opacity == 1.0)
    if who.headwear == "wizard hat":
        _spangle(sheet, head, palette)
    if who.headwear == "cone hat":
        _bobble(sheet, head, palette)


def _space_helmet(sheet: Sheet, head: HeadView, palette: Palette) -> None:
    """Lay the shell about the face opening and the glass before it."""
    shell = shade(colour_of("primary", palette), 0.2)
    back = np.clip(-head.cos * 4, 0, 1).astype(np.float32)
    bubble = head.turned(_BUBBLE)
    if back.any():
        sheet.put(bubble, Paint(shell, shade(shell, -0.8)), back, True)
    front = (1 - back).astype(np.float32)
    opening = head.turned(_VISOR_RIM)
    sheet.put(_ring(bubble, opening), Paint(shell, shade(shell, -0.9)), front, True)
    sheet.put(_ring(opening, head.turned(_VISOR)), Paint(shade(colour_of("accent", palette), 0.2)), front)
    sheet.put(head.turned(_VISOR), Paint(rgb("glass"), opacity=0.16), front)
    sheet.put(head.turned(_GLARE), Paint(rgb("white"), opacity=0.55), front)


def _ring(outer: Floats, inner: Floats) -> Floats:
    """Return one outline (frames, P, 2) of what lies between two: out around, then in around backwards."""
    return np.concatenate([outer, outer[:, :1], inner[:, :1], inner[:, ::-1]], 1)


def _spangle(sheet: Sheet, head: HeadView, palette: Palette) -> None:
    for across, up, size in ((-0.1, 0.62, 0.07), (0.12, 0.78, 0.06), (0.0, 1.05, 0.05)):
        at = head.at(across, up, 0.1)
        points = head.place(at[:, None] + star(0, 0, size, size * 0.42)[None])
        sheet.put(points, Paint(mix(colour_of("accent", palette), rgb("lemon"), 0.4)))


def _bobble(sheet: Sheet, head: HeadView, palette: Palette) -> None:
    for up in (1.2, 0.8, 0.5):
        at = head.at(0, up, 0.0 if up > 1 else 0.2)
        sheet.put(
            head.place(at[:, None] + star(0, 0, 0.08, 0.07, 9)[None]), Paint(colour_of("accent", palette)), rim=True
        )
