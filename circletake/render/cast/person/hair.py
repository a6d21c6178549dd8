"""Hair and beards, from every side."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import shade
from circletake.render.cast.moving import ribbon
from circletake.render.cast.person.head import HeadView, Views, views
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint
from circletake.schema import derive_seed


class HairCut(NamedTuple):
    """A hair style: what hangs behind the head, what lies on it, and locks."""

    cap: Views | None
    behind: Views | None = None
    knot: tuple[float, float, float] | None = None
    """A bun: up, backward, radius."""
    tail: float = 0.0
    """Length of a pony tail in head heights."""


_CAP_SHORT = views(
    "0,.585 .23,.56 .385,.455 .44,.27 .43,.09 .385,.02! .365,.2 .25,.31 .02,.345 -.17,.25 -.3,.26 -.365,.18 -.385,.02! "
    "-.43,.09 -.44,.27 -.385,.455 -.23,.56",
    "-.03,.585 .22,.55 .39,.44 .435,.29 .39,.22 .33,.265! .2,.29 .12,.2 .085,.02 .05,-.07 -.02,-.03 -.11,.05 -.14,-.1! "
    "-.26,-.26 -.45,-.03 -.485,.22 -.33,.48",
    "0,.585 .23,.56 .385,.455 .44,.27 .43,.05 .385,-.14! .3,-.25 .16,-.3 0,-.32 -.16,-.3 -.3,-.25 -.36,-.2 -.385,-.14! "
    "-.43,.05 -.44,.27 -.385,.455 -.23,.56",
)
_CAP_PARTED = views(
    "0,.575 .24,.55 .4,.43 .45,.22 .445,-.02 .4,-.14! .37,.1 .27,.27 .1,.385 -.08,.36 -.27,.24 -.37,.08 -.4,-.14! "
    "-.445,-.02 -.45,.22 -.4,.43 -.24,.55",
    "-.03,.58 .22,.545 .38,.43 .42,.29 .4,.21 .345,.25! .24,.27 .14,.14 .09,-.04 .03,-.13 -.05,-.08 -.12,-.06 "
    "-.16,-.14! "
    "-.3,-.25 -.47,-.05 -.5,.22 -.34,.48",
    "0,.575 .24,.55 .4,.43 .46,.22 .455,.0 .41,-.16! .33,-.26 .16,-.31 0,-.33 -.16,-.31 -.33,-.26 -.38,-.2 -.41,-.16! "
    "-.455,.0 -.46,.22 -.4,.43 -.24,.55",
)
_LONG_BEHIND = views(
    "0,.55 .3,.5 .45,.26 .47,-.05 .49,-.35 .5,-.62 .36,-.76 .12,-.72 -.12,-.72 -.36,-.76 -.5,-.62 -.49,-.35 -.47,-.05 "
    "-.45,.26 -.3,.5",
    "-.05,.55 .1,.5 .14,.3 .1,.0 .06,-.2 .02,-.45 -.02,-.68 -.14,-.8 -.32,-.82 -.5,-.76 -.56,-.58 -.55,-.3 -.53,-.05 "
    "-.5,.2 -.35,.47",
    "0,.56 .3,.5 .46,.26 .48,-.05 .5,-.35 .5,-.66 .36,-.8 .12,-.84 -.12,-.84 -.36,-.8 -.5,-.66 -.5,-.35 -.48,-.05 "
    "-.46,.26 -.3,.5",
)
_CURLY_CAP = views(
    "0,.66 .18,.68 .32,.6 .46,.52 .52,.36 .56,.2 .52,.04 .47,-.1 .4,-.08! .385,.12 .3,.25 .12,.31 -.1,.3 -.29,.25 "
    "-.385,.12 -.4,-.08! -.47,-.1 -.52,.04 -.56,.2 -.52,.36 -.46,.52 -.32,.6 -.18,.68",
    "-.05,.68 .12,.69 .3,.62 .42,.52 .46,.4 .47,.28 .4,.2 .32,.24 .24,.26! .17,.14 .1,.0 .02,-.1 -.07,-.04 -.12,-.06 "
    "-.14,-.14 -.2,-.24! -.34,-.26 -.5,-.16 -.56,.02 -.6,.2 -.56,.4 -.44,.56 -.26,.66",
    "0,.67 .18,.69 .32,.61 .46,.53 .53,.36 .57,.2 .54,.02 .5,-.12 .42,-.22! .34,-.3 .24,-.33 .1,-.35 -.1,-.35 "
    "-.24,-.33 "
    "-.34,-.3 -.42,-.22! -.5,-.12 -.54,.02 -.57,.2 -.53,.36 -.46,.53 -.32,.61 -.18,.69",
)
_FRINGE = views(
    "0,.39 .1,.4 .27,.26 .37,.08 .4,-.12! .45,-.05 .46,.22 .4,.44 .24,.56 0,.585 -.24,.56 -.4,.44 -.46,.22 -.45,-.05 "
    "-.4,-.12! -.36,.12 -.3,.22 -.14,.3",
    "-.02,.42 .1,.38 .14,.2 .1,.02 .04,-.1! .0,.1 .02,.3 .05,.42 .1,.52 -.02,.585 .2,.555 .38,.44 .43,.28 .41,.18 "
    ".36,.17! .33,.22 .28,.27 .16,.31",
)
_RING = views(
    "0,-.22 .2,-.2 .34,-.1 .4,.04 .41,.14 .455,.1 .465,-.04 .44,-.18 .34,-.28 0,-.3 -.34,-.28 -.44,-.18 -.465,-.04 "
    "-.455,.1 -.41,.14 -.4,.04 -.34,-.1 -.2,-.2",
    "-.1,.12 -.06,.1 -.04,.06 -.03,.0 .0,.05 .0,-.02 -.05,-.1 -.12,-.2 -.22,-.28 -.32,-.28 -.42,-.18 -.47,-.02 -.49,.1 "
    "-.46,.2 -.42,.22 -.34,.16 -.26,.13 -.18,.13",
    "0,.16 .2,.17 .36,.2 .42,.18 .44,.14 .455,.06 .44,-.06 .4,-.18 .28,-.28 0,-.3 -.28,-.28 -.4,-.18 -.44,-.06 "
    "-.455,.06 -.44,.14 -.42,.18 -.36,.2 -.2,.17",
)

_RING_SIDE = views(
    "-.33,.12 -.32,.1 -.31,.06 -.3,.0 -.3,.02 -.3,-.02 -.31,-.1 -.33,-.2 -.36,-.26 -.4,-.24 -.43,-.16 -.45,-.02 "
    "-.455,.1 "
    "-.44,.16 -.42,.16 -.4,.15 -.37,.13 -.35,.13",
    "-.1,.12 -.06,.1 -.04,.06 -.03,.0 .0,.05 .0,-.02 -.05,-.1 -.12,-.2 -.22,-.28 -.32,-.28 -.42,-.18 -.47,-.02 -.49,.1 "
    "-.46,.2 -.42,.22 -.34,.16 -.26,.13 -.18,.13",
    "0,.16 .2,.17 .36,.2 .42,.18 .44,.14 .455,.06 .44,-.06 .4,-.18 .28,-.28 0,-.3 -.28,-.28 -.4,-.18 -.44,-.06 "
    "-.455,.06 -.44,.14 -.42,.18 -.36,.2 -.2,.17",
)

_STYLES: dict[str, HairCut] = {
    "short": HairCut(_CAP_SHORT),
    "short feminine": HairCut(_CAP_PARTED),
    "long": HairCut(_CAP_PARTED, _LONG_BEHIND),
    "bun": HairCut(_CAP_PARTED, knot=(0.5, -0.22, 0.19)),
    "ponytail": HairCut(_CAP_PARTED, tail=0.95),
    "curly": HairCut(_CURLY_CAP),
    "bald": HairCut(None),
    "bald old": HairCut(_RING),
}

# A beard's front runs against its side: the cheek that turns away from the picture becomes the edge at the chin.
_BEARD_FULL = views(
    "0,-.2 -.09,-.185 -.16,-.2 -.24,-.16 -.34,-.06 -.39,.06! -.405,-.1 -.37,-.3 -.28,-.46 -.12,-.56 0,-.58 "
    ".12,-.56 .28,-.46 .37,-.3 .405,-.1 .39,.06! .34,-.06 .24,-.16 .16,-.2 .09,-.185",
    ".41,-.165 .39,-.16 .34,-.18 .26,-.15 .15,-.06 .06,.06! .03,-.08 .08,-.26 .16,-.4 .26,-.52 .34,-.58 .42,-.55 "
    ".45,-.46 .44,-.36 .42,-.3 .43,-.27! .4,-.255 .4,-.23 .42,-.21 .43,-.185",
)
_BEARD_SHORT = views(
    "0,-.33 -.1,-.34 -.17,-.28 -.24,-.2 -.33,-.1 -.385,.02! -.385,-.12 -.335,-.3 -.25,-.42 -.12,-.505 0,-.52 "
    ".12,-.505 .25,-.42 .335,-.3 .385,-.12 .385,.02! .33,-.1 .24,-.2 .17,-.28 .1,-.34",
    ".37,-.32 .35,-.3 .28,-.26 .21,-.18 .12,-.08 .06,.02! .02,-.1 .06,-.28 .14,-.4 .22,-.48 .28,-.51 .36,-.5 "
    ".385,-.43 .375,-.36 .37,-.33 .37,-.32! .37,-.32 .37,-.32 .37,-.32 .37,-.32",
)
_BEARD_LONG = views(
    "0,-.2 -.09,-.185 -.16,-.2 -.24,-.16 -.34,-.06 -.39,.06! -.41,-.1 -.4,-.35 -.34,-.7 -.16,-1.1 0,-1.3 .16,-1.1 "
    ".34,-.7 .4,-.35 .41,-.1 .39,.06! .34,-.06 .24,-.16 .16,-.2 .09,-.185",
    ".41,-.165 .39,-.16 .34,-.18 .26,-.15 .15,-.06 .06,.06! .03,-.08 .06,-.3 .14,-.62 .28,-1.0 .4,-1.24 .5,-1.0 "
    ".52,-.7 .48,-.42 .43,-.3 .43,-.27! .4,-.255 .4,-.23 .42,-.21 .43,-.185",
)


def _style(who: Dressed) -> HairCut:
    if who.hair == "bald":
        return _STYLES["bald old" if who.age == "old" or who.term == "monk" else "bald"]
    if who.hair == "short" and who.presentation == "feminine":
        return _STYLES["short feminine"]
    return _STYLES[who.hair]


def draw_hair_behind(sheet: Sheet, head: HeadView, who: Dressed, drag: Floats) -> None:
    """Lay what hangs behind the head of somebody facing the viewer.

    Args:
        sheet: where to.
        head: the head as seen.
        who: the person.
        drag: (frames, 2) in head heights: how far loose ends trail behind the head's movement.
    """
    style = _style(who)
    paint = Paint(shade(who.hair_colour, -0.9), shade(who.hair_colour, -1.5))
    for level, shown in _where_behind(head):
        sheet.level(level)
        _loose(sheet, head, style, paint, drag, shown)


def _where_behind(head: HeadView) -> list[tuple[int, Floats | None]]:
    """Return at which levels of a person's pile hair behind the head lies, and when."""
    facing = head.cos > 0.5
    away = head.cos < -0.15
    found: list[tuple[int, Floats | None]] = []
    for level, when in ((4, facing), (9, ~facing & ~away), (12, away)):
        if when.any():
            found.append((level, None if when.all() else when.astype(np.float32)))
    return found


def _loose(sheet: Sheet, head: HeadView, style: HairCut, paint: Paint, drag: Floats, shown: Floats | None) -> None:
    if style.behind is not None:
        sheet.put(_trailing(head.turned(style.behind), head, drag), paint, shown, True)
    if style.knot:
        up, back, radius = style.knot
        turn = np.linspace(0, 2 * np.pi, 16, endpoint=False, dtype=np.float32)
        ring = np.stack([np.cos(turn), np.sin(turn)], -1) * np.float32(radius)
        at = head.at(0, up, back)
        sheet.put(head.place(at[:, None] + ring + drag[:, None] * 0.15), paint, shown, True)
    if style.tail:
        _pony_tail(sheet, head, paint, style.tail, drag, shown)


def _pony_tail(sheet: Sheet, head: HeadView, paint: Paint, length: float, drag: Floats, shown: Floats | None) -> None:
    share = np.linspace(0, 1, 5, dtype=np.float32)[None, :, None]
    start = head.at(0, 0.3, -0.44)[:, None]
    fall = np.stack([-head.sin * 0.22, np.full_like(head.sin, -length)], -1)[:, None]
    bulge = np.stack([-head.sin * 0.3, np.zeros_like(head.sin)], -1)[:, None]
    spine = start + fall * share + bulge * np.sin(share * np.pi) * 0.8 + drag[:, None] * share * share
    half = np.array([0.06, 0.115, 0.12, 0.09, 0.02], np.float32) * head.size
    sheet.put(ribbon(head.place(spine), half, 3, pointed=True), paint, shown, True)


def _trailing(outline: Floats, head: HeadView, drag: Floats) -> Floats:
    """Return hair whose lower ends trail: the further below the ears, the more."""
    top = outline[..., 1].max(1, keepdims=True)
    below = np.clip((top - outline[..., 1]) / head.size - 0.5, 0, 1.5)
    out: Floats = outline + (below * below)[..., None] * drag[:, None] * np.float32(head.size)
    return out


def draw_hair(sheet: Sheet, head: HeadView, who: Dressed, covered: bool) -> None:
    """Lay the hair on the head; under headwear only what shows below it."""
    style = _style(who)
    if style.cap is None:
        return
    cap = _CAP_SHORT if covered and who.hair == "curly" else style.cap
    outline = head.turned(cap, 4)
    if cap is _RING:
        _wreath(sheet, outline, head, who)
        return
    if cap is _CURLY_CAP:
        outline = _scalloped(outline)
    sheet.put(outline, Paint(who.hair_colour, shade(who.hair_colour, -0.8)), rim=True)
    if covered or who.hair == "bald":
        return
    if head.close:
        _curls(sheet, head, who) if cap is _CURLY_CAP else _combed(sheet, head, who)
    elif who.hair != "curly":
        _strands(sheet, head, who)


def _combed(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay strands, light and dark, that fall from the crown to both sides."""
    rng = np.random.default_rng(derive_seed("strands", who.seed))
    step = np.linspace(0, 1, 5, dtype=np.float32)[None]
    half = np.array([0.25, 0.9, 1, 0.7, 0.1], np.float32) * head.size
    parting = 0.1 if who.presentation == "feminine" else -0.08
    for number, across in enumerate(np.linspace(-0.4, 0.4, 15)):
        wide, lift = abs(float(across)), float(rng.uniform(0, 0.03))
        x = parting + (float(across) * 1.02 - parting) * step ** (0.8 - 0.3 * wide)
        fall = 0.14 + 0.75 * wide * wide + float(rng.uniform(-0.02, 0.03))
        y = 0.545 + lift - 0.35 * wide * wide - fall * step * (0.35 + 0.65 * step)
        tone = (0.85, -0.8, 0.4, -1.3)[number % 4] + float(rng.uniform(-0.2, 0.2))
        line = head.on_face(np.broadcast_to(x, (head.frames, 5)), y, 1.25, 0.16)
        seen = np.clip(head.facing(float(across), 1.25) * 4 - 0.6, 0, 1).astype(np.float32)
        paint = Paint(shade(who.hair_colour, tone), opacity=0.42)
        sheet.put(ribbon(line, half * float(rng.uniform(0.006, 0.013)), 3, True), paint, seen)


def _curls(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay curls: open rings, light and dark, over all of the hair that is seen."""
    rng = np.random.default_rng(derive_seed("curls", who.seed))
    turn = np.linspace(-0.4, 4.2, 9, dtype=np.float32)
    half = np.array([0.2, 0.7, 1, 1, 1, 1, 0.9, 0.6, 0.1], np.float32) * 0.0065 * head.size
    for number in range(34):
        angle, reach = float(rng.uniform(-0.35, np.pi + 0.35)), float(rng.uniform(0.47, 0.61))
        size, start = float(rng.uniform(0.028, 0.05)), float(rng.uniform(0, 6.3))
        x = np.cos(angle) * reach * 0.84 - head.sin[:, None] * 0.08 + np.cos(turn + start)[None] * size
        y = 0.14 + np.sin(angle) * reach * 0.8 + np.sin(turn + start)[None] * size
        line = head.place(np.stack(np.broadcast_arrays(x, y), -1).astype(np.float32))
        paint = Paint(shade(who.hair_colour, 1.0 if number % 3 else -1.3), opacity=0.4)
        sheet.put(ribbon(line, half, 2, True), paint)


def _wreath(sheet: Sheet, outline: Floats, head: HeadView, who: Dressed) -> None:
    """Lay the wreath of hair about a bald head: behind it from the front, on it from elsewhere."""
    paint = Paint(who.hair_colour, shade(who.hair_colour, -0.8))
    over = np.clip((np.abs(head.sin) - 0.62) * 6 - np.minimum(head.cos, 0) * 6, 0, 1).astype(np.float32)
    sheet.put(head.turned(_RING_SIDE), paint, over, True)
    sheet.level(4)
    sheet.put(outline, paint, 1 - over, True)
    sheet.level(11)


def _scalloped(outline: Floats) -> Floats:
    """Return curly hair: its outline waves in and out."""
    middle = outline.mean(1, keepdims=True)
    arm = outline - middle
    count = outline.shape[1]
    wave = np.abs(np.sin(np.arange(count, dtype=np.float32) * np.float32(np.pi * 0.25)))
    out: Floats = middle + arm * (1 + 0.05 * (wave[None, :, None] - 0.5))
    return out


def _strands(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay two lighter locks, so that hair reads as combed paper and not as a helmet."""
    lock = Paint(shade(who.hair_colour, 0.9), opacity=0.5)
    for across, lift in ((-0.2, 0.0), (0.12, 0.03)):
        share = np.linspace(0, 1, 4, dtype=np.float32)[None]
        x = across * (1 - 0.3 * share) + 0.22 * share * np.sign(across)
        y = 0.5 + lift - 0.2 * share * share
        seen = np.clip(head.facing(across, 1.4) * 4, 0, 1).astype(np.float32)
        line = head.on_face(np.broadcast_to(x, (head.frames, 4)), y, 1.4, 0.2)
        sheet.put(ribbon(line, np.array([0.3, 1, 1, 0.2], np.float32) * 0.014 * head.size, 2), lock, seen)


_ROOTS = ((0.1, 0.5), (0.27, 0.42), (0.36, 0.27))
_LONG_ROOTS = ((0.27, 0.36), (0.38, 0.14), (0.41, -0.12))


def draw_locks(sheet: Sheet, head: HeadView, who: Dressed, drag: Floats) -> None:
    """Lay locks that stand off the head where the air pulls at them.

    Args:
        sheet: where to.
        head: the head as seen.
        who: whose hair it is.
        drag: (frames, 2) in head heights, as in `draw_hair_behind`.
    """
    pull = np.abs(drag[:, 0])
    shown = np.clip((pull - 0.1) * 8, 0, 1).astype(np.float32)
    if who.hair == "bald" or not shown.any():
        return
    lee = np.where(drag[:, 0] < 0, -1.0, 1.0).astype(np.float32)
    step = np.linspace(0, 1, 5, dtype=np.float32)[None]
    long = np.float32({"long": 1.5, "ponytail": 1.1, "curly": 0.75}.get(who.hair, 0.85))
    edge = np.float32(1.22 if who.hair == "curly" else 1.0)
    thick = 1.7 if who.hair == "long" else 1.2
    half = np.array([0.075, 0.07, 0.055, 0.034, 0.0], np.float32) * np.float32(thick * head.size)
    roots = _LONG_ROOTS if who.hair == "long" else _ROOTS
    for number, (across, up) in enumerate(roots):
        flow = pull[:, None] * long * step * np.float32(1.1 - 0.2 * number)
        wave = 0.05 * np.sin(step * 4.2 - 9.0 * drag[:, 1:] + number * 1.9) * step
        x = lee[:, None] * (across * edge + flow)
        y = np.float32(up * edge) + drag[:, 1:] * step * 0.7 - step * step * np.float32(0.1 + 0.05 * number) + wave
        line = head.place(np.stack([x, y + 0 * x], -1).astype(np.float32))
        paint = Paint(shade(who.hair_colour, (0.0, -0.35, -0.7)[number]))
        sheet.put(ribbon(line, half, 3, pointed=True), paint, shown, True)


def draw_beard(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay a beard on the jaw, below the mouth's own shapes."""
    if who.beard == "none" or (head.cos < -0.5).all():
        return
    colour = shade(who.hair_colour, -0.25)
    seen = np.clip((head.cos + 0.55) * 3, 0, 1).astype(np.float32)
    shape = {"full": _BEARD_FULL, "short": _BEARD_SHORT, "long": _BEARD_LONG}.get(who.beard)
    if shape is not None:
        sheet.put(head.turned(shape), Paint(colour, shade(colour, -0.7)), seen, True)


def draw_moustache(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay a moustache over the mouth."""
    if who.beard not in ("moustache", "full", "long"):
        return
    share = np.array([-1, -0.5, 0, 0.5, 1], np.float32)[None]
    x = share * (0.135 if who.beard == "moustache" else 0.16)
    y = -0.19 - 0.05 * share * share
    seen = np.clip((head.cos + 0.2) * 4, 0, 1).astype(np.float32)
    path = head.on_face(np.broadcast_to(x, (head.frames, 5)), y, 4.5, 0.43)
    half = np.array([0.2, 1.0, 0.75, 1.0, 0.2], np.float32) * 0.034 * head.size
    sheet.put(ribbon(path, half, 3), Paint(shade(who.hair_colour, -0.05)), seen)
