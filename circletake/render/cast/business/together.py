"""All business of a scene, laid over what has been played."""

from __future__ import annotations

from collections.abc import Callable

from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import CHAINS
from circletake.render.cast.business.archery import has_bow, wield_bow
from circletake.render.cast.business.ballgame import hang_net, is_goal, kicks, send_ball
from circletake.render.cast.business.drifting import drift_petals, drifts
from circletake.render.cast.business.harness import bridle, draws, harness, is_reined
from circletake.render.cast.business.levers import is_lever, swing_lever
from circletake.render.cast.business.lifting import lifts, raise_load
from circletake.render.cast.business.metalwork import is_smith, work_metal
from circletake.render.cast.business.painting import grow_picture, is_painted
from circletake.render.cast.business.puppetry import hang_puppet, is_puppet
from circletake.render.cast.business.skiing import ski, skis
from circletake.render.cast.business.surfing import carries, raise_wave
from circletake.render.cast.business.tethers import (
    bind,
    bound_by,
    chain_together,
    chained_to,
    lead_on_rope,
    led_by,
    string_kite,
)
from circletake.render.cast.business.washing import is_washed, wash_away

_OF_PARTS: tuple[tuple[Callable[[Scene, str], bool], Callable[[Scene, str], None]], ...] = (
    (carries, raise_wave),
    (draws, harness),
    (is_reined, bridle),
    (kicks, send_ball),
    (lifts, raise_load),
    (is_painted, grow_picture),
    (is_puppet, hang_puppet),
    (is_lever, swing_lever),
    (is_goal, hang_net),
    (is_washed, wash_away),
)
"""When a part as a whole has business, and what it is."""


def _fasten(scene: Scene, id_: str) -> None:
    """Tie somebody to whom he leads or is chained to, and a kite to the hand that flies it."""
    lead = scene.casts[id_][0]
    if lead.family == "person" and (animal := led_by(scene, id_)) is not None:
        lead_on_rope(scene, id_, animal)
    if (other := chained_to(scene, id_)) is not None:
        chain_together(scene, id_, other)
    if lead.part.noun in CHAINS and (bound := bound_by(scene, id_)) is not None:
        bind(scene, id_, bound)
    if lead.term == "kite":
        string_kite(scene, id_)


def add_business(scene: Scene) -> None:
    """Lay what goes with the deeds of a scene; what has been played is added to."""
    for id_, members in scene.casts.items():
        for member in members:
            played = scene.played[id_][member.number]
            if member.family == "person":
                if skis(scene, id_, member):
                    ski(scene, id_, member, played)
                if has_bow(scene, id_, member):
                    wield_bow(scene, id_, member, played)
                if is_smith(scene, id_, member):
                    work_metal(scene, id_, member, played)
            elif drifts(member):
                drift_petals(scene, id_, member, played)
        _fasten(scene, id_)
        for has, lay in _OF_PARTS:
            if has(scene, id_):
                lay(scene, id_)
