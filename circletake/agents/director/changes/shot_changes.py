"""What edits do to shots: light, framing, place, picture, order, length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from circletake.agents.director.bible import place_name
from circletake.agents.director.changes.edits import (
    AddShot,
    MoveShot,
    RemoveShots,
    Restage,
    Retake,
    SetCamera,
    SetLength,
    SetLight,
    SetPlace,
    SplitShot,
    SwapShots,
)
from circletake.agents.director.changes.rewriting import Applied, named, rewritten, touched, verb
from circletake.agents.director.changes.trimming import with_film_length, with_shot_length
from circletake.agents.director.framing import ORDER
from circletake.agents.director.moments import slug_line
from circletake.agents.director.picture_words import light_words
from circletake.agents.director.splitting import can_split, split
from circletake.language import a
from circletake.schema import Bible, Light, Plan, Scene, Shot, Slate

_FEWEST = 1


def relight(plan: Plan, edit: SetLight) -> Applied:
    """Give shots another light, and their scene where all of it changes."""
    wanted = {name: value for name, value in edit.light if value is not None}
    if "weather" in wanted and "intensity" not in wanted:
        wanted["intensity"] = None if wanted["weather"] in ("clear", "cloudy", "overcast") else 0.6

    def lit(light: Light) -> Light:
        return light.with_(**wanted)

    changed = touched(
        plan, edit.slates, lambda shot: shot.with_(staging=shot.staging.with_(light=lit(shot.staging.light)))
    )
    scenes = tuple(_relit(scene, changed, edit.slates, lit) for scene in changed.scenes)
    said = light_words(edit.light) or "under a clear sky"
    return Applied(changed.with_(scenes=scenes), f"{named(plan, edit.slates)} now {verb(edit.slates, 'play')} {said}")


def _relit(scene: Scene, plan: Plan, slates: tuple[Slate, ...], lit: Callable[[Light], Light]) -> Scene:
    """Return a scene with its light changed when all its shots are."""
    inside = [shot.slate for shot in plan.shots if shot.scene == scene.number]
    if slates and not set(inside) <= set(slates):
        return scene
    light = lit(scene.light)
    return scene.with_(light=light, slug_line=slug_line(plan.bible.place(scene.place), light))


def reframe(plan: Plan, edit: SetCamera) -> Applied:
    """Frame shots otherwise."""

    def reframed(shot: Shot) -> Shot:
        camera = shot.staging.camera
        size = edit.size or camera.size
        if edit.steps:
            at = ORDER.index(size or "wide") + edit.steps
            size = ORDER[max(0, min(len(ORDER) - 1, at))]
        return shot.with_(staging=shot.staging.with_(camera=camera.with_(size=size, move=edit.move or camera.move)))

    changed = touched(plan, edit.slates, reframed)
    first = changed.shot(edit.slates[0]).staging.camera
    return Applied(
        changed,
        f"{named(plan, edit.slates)} {verb(edit.slates, 'be')} now {a(first.size or 'wide')} shot, {first.move}",
    )


def replace_place(plan: Plan, edit: SetPlace) -> Applied:
    """Let shots play somewhere else."""
    bible = plan.bible
    if all(place.id != edit.place.id for place in bible.places):
        bible = bible.with_(places=(*bible.places, edit.place))
    shots = tuple(
        shot.with_(staging=shot.staging.with_(place=edit.place.id))
        if not edit.slates or shot.slate in edit.slates
        else shot
        for shot in plan.shots
    )
    changed = rewritten(plan, shots, bible)
    scenes = []
    for scene in changed.scenes:
        inside = {shot.staging.place for shot in changed.shots if shot.scene == scene.number}
        if inside == {edit.place.id}:
            scene = scene.with_(place=edit.place.id, slug_line=slug_line(edit.place, scene.light))
        scenes.append(scene)
    return Applied(
        changed.with_(scenes=tuple(scenes)),
        f"{named(plan, edit.slates)} now {verb(edit.slates, 'play')} in {place_name(edit.place.noun)}",
    )


def _with_entries(plan: Plan, edit: Restage | AddShot) -> Bible:
    bible = plan.bible
    known = {identity.id for identity in bible.identities}
    places = {place.id for place in bible.places}
    return bible.with_(
        identities=(*bible.identities, *(one for one in edit.identities if one.id not in known)),
        places=(*bible.places, *(one for one in edit.places if one.id not in places)),
    )


def restage(plan: Plan, edit: Restage) -> Applied:
    """Give a shot another picture."""
    shots = tuple(
        shot.with_(staging=edit.staging, purpose=edit.purpose, must_show=edit.must_show)
        if shot.slate == edit.slate
        else shot
        for shot in plan.shots
    )
    return Applied(rewritten(plan, shots, _with_entries(plan, edit)), f"{named(plan, (edit.slate,))}: {edit.purpose}")


def add(plan: Plan, edit: AddShot) -> Applied:
    """Put a new shot into the cut."""
    at = _position(plan, edit.after)
    neighbour = plan.shots[max(0, at - 1)]
    frames = max(1, round(Fraction(str(edit.seconds)) * plan.format.rate))
    slate = free_slate(plan, neighbour.scene)
    shot = neighbour.with_(
        slate=slate, purpose=edit.purpose, frames=frames, staging=edit.staging, lines=(), must_show=edit.must_show,
        transition="cut" if at else neighbour.transition,
    )  # fmt: skip
    rest = plan.shots[at:]
    if at == 0 and rest:
        rest = (rest[0].with_(transition="cut"), *rest[1:])
    changed = rewritten(plan, (*plan.shots[:at], shot, *rest), _with_entries(plan, edit))
    return Applied(changed, f"added shot {at + 1} ({slate}): {edit.purpose}")


def _position(plan: Plan, after: Slate | None) -> int:
    if after is None:
        return 0
    return next((at + 1 for at, shot in enumerate(plan.shots) if shot.slate == after), len(plan.shots))


def free_slate(plan: Plan, scene: int, besides: Sequence[Slate] = ()) -> Slate:
    """Return a slate of a scene that no shot of the plan has, nor those besides: the next letter."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    names = [*letters, *(f"{one}{other}" for one in letters for other in letters)]
    taken = {shot.slate for shot in plan.shots} | set(besides)
    used = [at for at, name in enumerate(names) if f"{scene}{name}" in taken]
    return f"{scene}{names[max(used, default=-1) + 1]}"


def remove(plan: Plan, edit: RemoveShots) -> Applied:
    """Leave shots out."""
    kept = tuple(shot for shot in plan.shots if shot.slate not in edit.slates)
    if len(kept) < _FEWEST:
        return Applied(plan, "a film needs at least one shot; nothing was left out")
    if plan.shots[0].slate in edit.slates:
        kept = (kept[0].with_(transition=plan.shots[0].transition), *kept[1:])
    scenes = tuple(scene for scene in plan.scenes if any(shot.scene == scene.number for shot in kept))
    return Applied(plan.with_(shots=kept, scenes=scenes), f"{named(plan, edit.slates)} {verb(edit.slates, 'be')} out")


def split_shot(plan: Plan, edit: SplitShot) -> Applied:
    """Make two shots of one; the film stays as long as it is."""
    shot = plan.shot(edit.slate)
    if not can_split(shot):
        return Applied(plan, f"{named(plan, (edit.slate,))} shows one thing, or is too short: it stays one shot")
    halves = split(shot, free_slate(plan, shot.scene))
    at = plan.shots.index(shot)
    changed = rewritten(plan, (*plan.shots[:at], *halves, *plan.shots[at + 1 :]))
    return Applied(changed, f"{named(plan, (edit.slate,))} is two shots now: {edit.slate} and {halves.second.slate}")


def swap(plan: Plan, edit: SwapShots) -> Applied:
    """Let two shots change places."""
    one, other = plan.shot(edit.one), plan.shot(edit.other)
    # How the film comes into a place in the cut belongs to the place, not to the shot.
    places = {one.slate: other.with_(transition=one.transition), other.slate: one.with_(transition=other.transition)}
    shots = tuple(places.get(shot.slate, shot) for shot in plan.shots)
    return Applied(plan.with_(shots=shots), f"{edit.one} and {edit.other} have changed places")


def move(plan: Plan, edit: MoveShot) -> Applied:
    """Put a shot elsewhere in the cut."""
    shot = plan.shot(edit.slate)
    rest = [other for other in plan.shots if other.slate != edit.slate]
    at = (
        0
        if edit.after is None
        else next((at + 1 for at, other in enumerate(rest) if other.slate == edit.after), len(rest))
    )
    opening = plan.shots[0].transition
    order = [*rest[:at], shot, *rest[at:]]
    order = [
        one.with_(
            transition=opening if number == 0 else ("cut" if one.transition == "fade from black" else one.transition)
        )
        for number, one in enumerate(order)
    ]
    return Applied(plan.with_(shots=tuple(order)), f"{edit.slate} is now shot {at + 1}")


def set_length(plan: Plan, edit: SetLength) -> Applied:
    """Make shots or the film longer or shorter."""
    if not edit.slates:
        seconds = (
            Fraction(str(edit.seconds))
            if edit.seconds is not None
            else plan.duration_s * Fraction(str(edit.factor or 1))
        )
        changed = with_film_length(plan, seconds)
        return Applied(changed, f"the film now lasts {float(changed.duration_s):.3g} s")
    changed = plan
    for slate in edit.slates:
        now = Fraction(plan.shot(slate).frames) / plan.format.rate
        seconds = Fraction(str(edit.seconds)) if edit.seconds is not None else now * Fraction(str(edit.factor or 1))
        changed = with_shot_length(changed, slate, seconds)
    last = Fraction(changed.shot(edit.slates[-1]).frames) / plan.format.rate
    return Applied(changed, f"{named(plan, edit.slates)} now {verb(edit.slates, 'last')} {float(last):.3g} s")


def retake(plan: Plan, edit: Retake) -> Applied:
    """Ask for other takes of shots that stay as they are."""
    shots = tuple(
        shot.with_(retakes=shot.retakes + 1) if not edit.slates or shot.slate in edit.slates else shot
        for shot in plan.shots
    )
    return Applied(plan.with_(shots=shots), f"{named(plan, edit.slates)} will be taken again")
