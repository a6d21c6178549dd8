"""Plans and footage for tests: built by hand where one thing is looked at, planned from briefs where a film is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from circletake.agents.director import (
    BriefFacts,
    cast_bible,
    film_length,
    plan_shots,
    read_brief,
    with_captions,
    write_captions,
    write_treatment,
)
from circletake.agents.editor import Cut, Footage, cut_film, lock, timeline_of
from circletake.llm import HouseRules
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    Aids,
    Artifact,
    Bible,
    Brief,
    BriefReading,
    Camera,
    Captions,
    Contact,
    ContactKind,
    Format,
    FrameRange,
    Identity,
    Light,
    Place,
    Plan,
    Scene,
    Shot,
    Size,
    Staging,
    Subject,
    Timeline,
    Treatment,
)
from circletake.store import NoMemory, PlainLexicon

SIZE = Size(640, 360)
VIDEO = Artifact(digest="0" * 64, media_type="video/mp4", size_bytes=1)


@cache
def mind() -> HouseRules:
    """Return the house rules, without a memory."""
    return HouseRules(Aids(PlainLexicon(STAGE_VOCABULARY), NoMemory()))


@cache
def planned(text: str, seed: int = 1, rate: Fraction = Fraction(24)) -> Plan:
    """Plan a film from a brief by the house rules."""
    by, vocabulary = mind(), STAGE_VOCABULARY
    reading = read_brief(Brief(text=text), BriefFacts(), vocabulary=vocabulary, mind=by).answer
    treatment = write_treatment(reading, mind=by).answer
    bible = cast_bible(reading, seed=seed, vocabulary=vocabulary, mind=by).answer
    seconds = film_length(reading).seconds
    shots = plan_shots(
        reading, treatment, bible, duration_s=seconds, rate=rate, seed=seed, vocabulary=vocabulary, mind=by
    ).answer
    captions = write_captions(bible, shots.scenes, shots.shots, mind=by).answer
    return Plan(
        reading=reading,
        treatment=treatment,
        bible=bible,
        scenes=shots.scenes,
        shots=with_captions(shots.shots, captions),
        format=Format(size=SIZE, rate=rate),
        seed=seed,
    )


def shot(slate: str, frames: int, **changes: Any) -> Shot:
    """Return a shot; `mood`, `titles` and `lead` go into its staging."""
    staging = Staging(
        camera=Camera(size="medium"),
        mood=changes.pop("mood", None),
        titles=changes.pop("titles", ()),
        subjects=(Subject(id="keeper", noun="keeper"),) if changes.pop("lead", True) else (),
    )
    scene = int(slate.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    base = Shot(
        slate=slate,
        scene=scene,
        function="development",
        purpose=f"Shot {slate}.",
        frames=frames,
        staging=staging,
        captions=Captions(picture="A keeper.", sound="Wind."),
    )
    return base.with_(**changes)


def plan_of(
    shots: Sequence[Shot],
    *,
    rate: Fraction = Fraction(24),
    lights: dict[int, Light] | None = None,
    seed: int = 1,
    **reading: Any,
) -> Plan:
    """Return a plan of these shots: a scene for each number, on one coast."""
    hours = lights or {}
    mood = shots[0].staging.mood or "calm"
    return Plan(
        reading=BriefReading(title="The Light", logline="A light.", **reading),
        treatment=Treatment(title="The Light", logline="A light.", synopsis="A light.", beats=()),
        bible=Bible(
            identities=(
                Identity(
                    id="keeper",
                    name="the keeper",
                    noun="keeper",
                    term="keeper",
                    kind="person",
                    role="lead",
                    leitmotif="keeper",
                ),
            ),
            places=(Place(id="coast", name="the coast", noun="coast", term="beach"),),
        ),
        scenes=tuple(
            Scene(
                number=number,
                slug_line="EXT. COAST - DAWN",
                place="coast",
                light=hours.get(number, Light(hour=6.0)),
                mood=mood,
                tension=0.4,
            )
            for number in sorted({one.scene for one in shots})
        ),
        shots=tuple(shots),
        format=Format(size=SIZE, rate=rate),
        seed=seed,
    )


def handle_of(rate: Fraction) -> int:
    """Return half a second in frames, as takes in full have it."""
    return math.ceil(rate / 2)


def footage_of(plan: Plan, *, handle: int | None = None, **of_slate: dict[str, Any]) -> tuple[Footage, ...]:
    """Return a take of each shot: still and silent but for what `_1A={...}` says of it."""
    half = handle_of(plan.format.rate) if handle is None else handle
    return tuple(
        Footage(slate=one.slate, take=1, video=VIDEO, frames=one.frames + 2 * half, handle=half).with_(
            **of_slate.get(f"_{one.slate}", {})
        )
        for one in plan.shots
    )


def contact(at: float, kind: ContactKind, **changes: Any) -> Contact:
    """Return something that happens in the middle of the frame."""
    base = Contact(
        at=at, kind=kind, material="wood", onto="wood", mass_kg=20.0, speed_mps=3.0, x=0.5, y=0.6, distance_m=6.0,
        object="door",
    )  # fmt: skip
    return base.with_(**changes)


def spoken_footage(plan: Plan) -> tuple[Footage, ...]:
    """Return takes in which the plan's lines are spoken, at 2.4 words a second."""
    half = handle_of(plan.format.rate)
    spans = {
        f"_{one.slate}": {
            "speech": tuple(
                FrameRange(start=start, end=start + round(len(line.text.split()) * plan.format.rate / Fraction(12, 5)))
                for line in one.lines
                for start in (half + round(line.begin * one.frames),)
            )
        }
        for one in plan.shots
    }
    return footage_of(plan, **spans)


def locked(plan: Plan, footage: tuple[Footage, ...]) -> tuple[Cut, Timeline]:
    """Cut a film by the house rules and lock it."""
    cut = cut_film(plan, footage, mind=mind()).answer
    return cut, lock(timeline_of(plan, footage, cut))


def in_film(timeline: Timeline, footage: Sequence[Footage]) -> tuple[FrameRange, ...]:
    """Return where words are heard, in film frames."""
    takes = {take.slate: take for take in footage}
    return tuple(
        FrameRange(
            start=span.start - clip.source.start + clip.record.start,
            end=min(timeline.frames, span.end - clip.source.start + clip.record.start),
        )
        for clip in timeline.clips
        for span in takes[clip.slate].speech
    )
