"""Open slots: what a shot's words leave open, and which answer would tell most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from circletake.agents.critic.filling import (
    ACTIONS,
    DEPTHS,
    FACES,
    FACINGS,
    HOURS,
    MOVES,
    SEASONS,
    SIDES,
    SIZES,
    WEATHERS,
    Picker,
    filled,
)
from circletake.agents.director.picture_words import picture_caption
from circletake.language import hour_name, present_participle
from circletake.schema import Action, Bible, OpenSlot, Question, Shot, SlotProbe, Staging, Subject, Uncertainty, Verdict

_IN_THE = frozenset({"early morning", "morning", "afternoon", "late afternoon", "golden hour"})
_MOST_OPTIONS = 5
_LEAST_SHARE = 0.02


class _Slot(NamedTuple):
    """One open thing, and how to fill it."""

    slot: str
    name: str
    options: Sequence[Any]
    say: Callable[[Any], str]
    put: Callable[[Staging, Any], Staging]


def slot_probes(shot: Shot, bible: Bible) -> tuple[SlotProbe, ...]:
    """Return every open thing of a shot, each filled in several ways while all else is filled in one.

    Args:
        shot: The shot as it stands.
        bible: Who and where.
    """
    rest = filled(shot.staging, bible, Picker(0, shot.slate, 1, 0))
    out = []
    for slot in _open(shot.staging, bible):
        options = slot.options[:_MOST_OPTIONS]
        prompts = tuple(picture_caption(slot.put(rest, option), bible) for option in options)
        if len(set(prompts)) > 1:
            said = tuple(slot.say(option) for option in options)
            out.append(SlotProbe(slot=slot.slot, name=slot.name, options=said, prompts=prompts))
    return tuple(out)


def open_slots(probes: Sequence[SlotProbe], dispersions: Sequence[float]) -> tuple[OpenSlot, ...]:
    """Return what is open with its share of the spread, what matters most first.

    Args:
        probes: As `slot_probes` gives them.
        dispersions: Of the prompts of each probe.
    """
    whole = sum(dispersions)
    if whole <= 0:
        return ()
    found = [
        OpenSlot(slot=probe.slot, name=probe.name, options=probe.options, share=round(dispersion / whole, 4))
        for probe, dispersion in zip(probes, dispersions, strict=True)
    ]
    return tuple(sorted((one for one in found if one.share >= _LEAST_SHARE), key=lambda one: (-one.share, one.slot)))


def question_of(slate: str, slots: Sequence[OpenSlot]) -> Question | None:
    """Return the one question whose answer would tell most; None when nothing is open.

    How a shot is framed is the director's business: it is asked only when nothing else is open.
    """
    if not slots:
        return None
    content = [slot for slot in slots if not slot.slot.startswith("camera.")]
    first = content[0] if content else slots[0]
    choices = ", ".join(first.options[:-1]) + f" or {first.options[-1]}"
    return Question(
        topic=first.slot,
        text=f"{slate} leaves {first.name} open: {choices}?",
        options=tuple(_to_say(slate, first, option) for option in first.options),
    )


def worth_asking(verdicts: Sequence[Verdict]) -> Question | None:
    """Return the one question of a film whose answer would tell most; None when no shot was vague.

    What it would tell is the shot's aleatoric uncertainty times the share of the open thing that it is about.
    """
    best, most = None, 0.0
    for verdict in verdicts:
        if verdict.question is None or not isinstance(verdict.uncertainty, Uncertainty):
            continue
        share = next((slot.share for slot in verdict.open_slots if slot.slot == verdict.question.topic), 0.0)
        if share * verdict.uncertainty.aleatoric.value > most:
            best, most = verdict.question, share * verdict.uncertainty.aleatoric.value
    return best


def _to_say(slate: str, slot: OpenSlot, option: str) -> str:
    """Return what a person may say to choose an option, in words that a change of the plan understands."""
    kind, _, who = slot.slot.partition(":")
    if kind == "light.hour":
        return f"make {slate} {'in the' if option in _IN_THE else 'at'} {option}"
    if kind == "place":
        return f"set {slate} in the {option}"
    if kind == "camera.size":
        return f"make {slate} a {option}{'' if option == 'close-up' else ' shot'}"
    if kind == "light.weather" and option in ("clear", "cloudy", "overcast"):
        return f"make {slate} {option}"
    if kind in ("light.weather", "light.season"):
        return f"make {slate} in {'the ' if kind == 'light.weather' else ''}{option}"
    noun = slot.name.removeprefix("what ").removesuffix(" does") if kind == "action" else who
    return f"in {slate} {noun} is {option}" if kind == "action" else f"make {slate} {option}"


def _open(said: Staging, bible: Bible) -> list[_Slot]:
    return [*_of_place(said, bible), *_of_light(said), *_of_camera(said)] + [
        slot for subject in said.subjects for slot in _of_subject(subject, bible, len(said.subjects))
    ]


def _of_place(said: Staging, bible: Bible) -> list[_Slot]:
    names = {place.id: place.noun for place in bible.places}
    if said.place is not None or len(names) < 2:
        return []
    return [_Slot("place", "where it plays", tuple(names), lambda id_: names[id_], lambda s, id_: s.with_(place=id_))]


def _of_light(said: Staging) -> list[_Slot]:
    def lit(name: str) -> Callable[[Staging, Any], Staging]:
        return lambda staging, value: staging.with_(light=staging.light.with_(**{name: value}))

    slots = [
        _Slot("light.hour", "the time of day", HOURS, hour_name, lit("hour")),
        _Slot("light.weather", "the weather", WEATHERS, str, lit("weather")),
        _Slot("light.season", "the season", SEASONS, str, lit("season")),
    ]
    return [slot for slot in slots if getattr(said.light, slot.slot.partition(".")[2]) is None]


def _of_camera(said: Staging) -> list[_Slot]:
    def framed(name: str) -> Callable[[Staging, Any], Staging]:
        return lambda staging, value: staging.with_(camera=staging.camera.with_(**{name: value}))

    slots = [
        _Slot("camera.size", "the shot size", SIZES, str, framed("size")),
        _Slot("camera.move", "the camera move", MOVES, str, framed("move")),
    ]
    return [slot for slot in slots if getattr(said.camera, slot.slot.partition(".")[2]) is None]


def _of_subject(said: Subject, bible: Bible, of: int) -> list[_Slot]:
    identity = next((one for one in bible.identities if one.id == said.id), None)
    living = identity is None or identity.kind in ("person", "animal", "creature")
    who = f"the {identity.noun if identity is not None else said.noun}"
    slots = []
    if not said.actions and living:
        slots.append(_slot(said.id, "action", f"what {who} does", ACTIONS, _deed, present_participle))
    if said.placement.side is None:
        sides = SIDES if of == 1 else SIDES[:2]
        slots.append(_slot(said.id, "side", f"where {who} stands", sides, _placed("side")))
    if said.placement.depth is None:
        slots.append(_slot(said.id, "depth", f"how near {who} is", DEPTHS, _placed("depth")))
    if said.facing is None and living:
        slots.append(_slot(said.id, "facing", f"which way {who} looks", FACINGS, _given("facing")))
    if said.expression is None and (identity is None or identity.kind in ("person", "creature")):
        slots.append(_slot(said.id, "face", f"how {who} feels", FACES, _given("expression")))
    return slots


def _slot(
    id_: str, kind: str, name: str, options: Sequence[Any], change: Callable[[Subject, Any], Subject],
    say: Callable[[Any], str] = str,
) -> _Slot:  # fmt: skip
    def put(staging: Staging, value: Any) -> Staging:
        return staging.with_(subjects=tuple(change(one, value) if one.id == id_ else one for one in staging.subjects))

    return _Slot(f"{kind}:{id_}", name, options, say, put)


def _deed(subject: Subject, verb: str) -> Subject:
    return subject.with_(actions=(Action(verb=verb),))


def _placed(name: str) -> Callable[[Subject, Any], Subject]:
    return lambda subject, value: subject.with_(placement=subject.placement.with_(**{name: value}))


def _given(name: str) -> Callable[[Subject, Any], Subject]:
    return lambda subject, value: subject.with_(**{name: value})
