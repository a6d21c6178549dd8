"""The director's shot list: scenes and shots, with sizes, moves, lengths and lines."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from circletake.agents.director.captions import provisional_captions
from circletake.agents.director.coverage import cover
from circletake.agents.director.framing import Framed, frame
from circletake.agents.director.in_frame import focus_of, in_frame
from circletake.agents.director.lengths import fit_exactly, most_shots, share_frames, shot_count
from circletake.agents.director.moments import Moment, moments_of, slug_line
from circletake.agents.director.parts import fits_hand
from circletake.agents.director.remains import what_remains
from circletake.agents.director.selection import choose
from circletake.agents.director.setups import Setup
from circletake.agents.director.skies import clear_weather, under_the_sky
from circletake.agents.director.speaking import give_lines, time_lines
from circletake.agents.director.titling import give_titles
from circletake.agents.stage_words import StageWords
from circletake.language import rack
from circletake.llm import Decided, Decision, Mind
from circletake.schema import (
    Aids,
    BeatFunction,
    Bible,
    BriefReading,
    Camera,
    Light,
    Rate,
    Scene,
    Shot,
    Staging,
    Subject,
    TransitionKind,
    Treatment,
    Value,
    Vocabulary,
    VoiceLine,
    frames_in,
)

_SOFT_MOODS = frozenset({"calm", "dreamy", "wistful", "melancholy", "lonely", "tender", "romantic", "wondrous"})
_HARD_FORMS = frozenset({"commercial", "music video"})
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class ShotsQuestion(Value):
    """A story to be planned as shots."""

    reading: BriefReading
    treatment: Treatment
    bible: Bible
    duration_s: Fraction
    rate: Rate
    seed: int
    vocabulary: StageWords


class ShotList(Value):
    """Scenes and shots, in the order of the cut."""

    scenes: tuple[Scene, ...]
    shots: tuple[Shot, ...]


def plan_shots_by_rule(question: ShotsQuestion, aids: Aids) -> ShotList:
    """Cover the story, choose what tells it best in the time there is, and frame it so that it cuts."""
    reading, bible = question.reading, question.bible
    moments = moments_of(reading, question.treatment, bible, question.seed)
    covered = list(cover(reading, question.treatment, bible, moments, aids.memory))
    titled = give_titles(covered, reading, moments)
    spoken = give_lines(titled, reading.lines, bible, moments)
    wanted = shot_count(question.duration_s, reading, sum(one.required for one in spoken))
    chosen = choose(spoken, wanted, most_shots(question.duration_s))
    framed = frame(chosen)
    frames = max(len(chosen), frames_in(question.duration_s, question.rate))
    lengths = share_frames(chosen, [one.size for one in framed], frames, question.rate)
    written = _written(chosen, framed, lengths, question)
    shots = what_remains(clear_weather(tuple(under_the_sky(shot, bible) for shot in written.shots), bible), bible)
    return written.with_(shots=shots)


def _drifted(light: Light, at: int, ending: bool) -> Light:
    """Let the light of dawn and dusk move on from shot to shot, as it does."""
    hour = light.hour
    if hour is None or not (5.0 <= hour <= 8.0 or 16.5 <= hour <= 20.0):
        return light
    return light.with_(hour=round(hour + 0.02 * at + (0.2 if ending else 0.0), 3))


def _camera(setup: Setup, how: Framed, subjects: Sequence[Subject]) -> Camera:
    pulled = [subject.id for subject in subjects if subject.id in setup.must] if setup.racked else []
    return Camera(
        size=how.size, move=how.move, focus=focus_of(setup, subjects), lens=setup.lens,
        pulls=rack(pulled) if len(pulled) > 1 else (),
    )  # fmt: skip


class _Numbered(NamedTuple):
    scenes: tuple[Scene, ...]
    slates: tuple[str, ...]


def _written(
    setups: Sequence[Setup], framed: Sequence[Framed], lengths: Sequence[int], question: ShotsQuestion
) -> ShotList:
    numbered = _numbered(setups)
    small = frozenset(one.id for one in question.bible.identities if fits_hand(one))
    shots: list[Shot] = []
    line_number = 1
    for at, (setup, how, frames) in enumerate(zip(setups, framed, lengths, strict=True)):
        timed = time_lines(setup.lines, line_number, Fraction(frames) / question.rate)
        line_number += len(timed.lines)
        subjects = in_frame(setup, how, timed.spans, small)
        staging = Staging(
            place=setup.moment.place.id,
            light=_drifted(setup.moment.light, at, setup.kind == "ending"),
            subjects=subjects,
            camera=_camera(setup, how, subjects),
            mood=setup.moment.mood,
            titles=setup.titles,
        )
        slate = numbered.slates[at]
        ids = {subject.id for subject in subjects}
        shots.append(
            Shot(
                slate=slate,
                scene=int(slate.rstrip(_LETTERS)),
                function=_function(setup, at),
                purpose=setup.purpose,
                frames=frames,
                staging=staging,
                captions=provisional_captions(staging, question.bible),
                lines=timed.lines,
                transition=_transition(at, setups, question.reading),
                tension=round(setup.moment.tension, 3),
                must_show=tuple(id_ for id_ in setup.must if id_ in ids),
            )
        )
    return ShotList(scenes=numbered.scenes, shots=tuple(shots))


def _numbered(setups: Sequence[Setup]) -> _Numbered:
    scenes: list[Scene] = []
    slates: list[str] = []
    key: object = None
    letter = 0
    for setup in setups:
        moment = setup.moment
        if moment.scene_key != key:
            key, letter = moment.scene_key, 0
            scenes.append(_scene(len(scenes) + 1, moment))
        slates.append(f"{len(scenes)}{_letters(letter)}")
        letter += 1
    return _Numbered(tuple(scenes), tuple(slates))


def _scene(number: int, moment: Moment) -> Scene:
    return Scene(
        number=number,
        slug_line=slug_line(moment.place, moment.light),
        place=moment.place.id,
        light=moment.light,
        mood=moment.mood,
        tension=moment.tension,
    )


def _letters(number: int) -> str:
    return _LETTERS[number] if number < 26 else _LETTERS[number // 26 - 1] + _LETTERS[number % 26]


def _function(setup: Setup, at: int) -> BeatFunction:
    """Return the part that a shot plays: pictures before the first happening open, the last image ends."""
    if at == 0 or (setup.kind in ("establish", "introduce") and setup.order < 0):
        return "opening"
    return "ending" if setup.kind in ("ending", "title", "card") else setup.moment.function


def _transition(at: int, setups: Sequence[Setup], reading: BriefReading) -> TransitionKind:
    if at == 0:
        return "cut" if reading.form in _HARD_FORMS else "fade from black"
    moment, before = setups[at].moment, setups[at - 1].moment
    if setups[at].kind in ("title", "card"):
        return "dissolve"
    if moment.scene_key == before.scene_key or reading.form in _HARD_FORMS:
        return "cut"
    soft = moment.mood in _SOFT_MOODS and moment.place.id != before.place.id
    return "dissolve" if moment.later or soft else "cut"


def unusable_shots(question: ShotsQuestion, answer: ShotList) -> list[str]:
    """Tell what makes a shot list unusable: slates, scenes, ids or lines that do not fit together."""
    complaints = []
    slates = [shot.slate for shot in answer.shots]
    if len(slates) < 4:
        complaints.append(f"shots: {len(slates)} are too few, at least 4 are needed")
    if len(slates) > most_shots(question.duration_s):
        complaints.append(f"shots: {len(slates)} are too many for {float(question.duration_s):g} s")
    complaints += [f"slate {slate} is used twice" for slate in dict.fromkeys(slates) if slates.count(slate) > 1]
    numbers = {scene.number for scene in answer.scenes}
    places = {place.id for place in question.bible.places}
    identities = {identity.id for identity in question.bible.identities}
    complaints += [
        f"scene {scene.number}: {scene.place!r} is no place of the bible"
        for scene in answer.scenes
        if scene.place not in places
    ]
    for shot in answer.shots:
        complaints += _shot_complaints(shot, numbers, places, identities)
    complaints += _line_complaints(question, answer)
    return complaints


def _shot_complaints(shot: Shot, scenes: set[int], places: set[str], identities: set[str]) -> list[str]:
    complaints = []
    if shot.scene not in scenes or not shot.slate.startswith(str(shot.scene)):
        complaints.append(f"{shot.slate}: its scene {shot.scene} is not in scenes, or its slate does not begin with it")
    if shot.staging.place not in places:
        complaints.append(f"{shot.slate}: place {shot.staging.place!r} is not in the bible")
    ids = {subject.id for subject in shot.staging.subjects}
    complaints += [f"{shot.slate}: subject {id_!r} is not in the bible" for id_ in sorted(ids - identities)]
    complaints += [
        f"{shot.slate}: must_show {id_!r} is not among its subjects" for id_ in shot.must_show if id_ not in ids
    ]
    if shot.staging.camera.focus is not None and shot.staging.camera.focus not in ids:
        complaints.append(f"{shot.slate}: focus {shot.staging.camera.focus!r} is not among its subjects")
    return complaints


def _line_complaints(question: ShotsQuestion, answer: ShotList) -> list[str]:
    lines: list[VoiceLine] = [line for shot in answer.shots for line in shot.lines]
    said = {line.text for line in lines}
    missing = [line.text for line in question.reading.lines if line.text not in said]
    complaints = [f"lines: {text!r} of the reading is spoken in no shot" for text in missing]
    ids = [line.id for line in lines]
    return complaints + [f"line id {id_!r} is used twice" for id_ in dict.fromkeys(ids) if ids.count(id_) > 1]


PLAN_SHOTS: Decision[ShotsQuestion, ShotList] = Decision(
    name="plan_shots",
    prompt="plan_shots",
    question=ShotsQuestion,
    answer=ShotList,
    house=plan_shots_by_rule,
    check=unusable_shots,
)


def plan_shots(
    reading: BriefReading,
    treatment: Treatment,
    bible: Bible,
    *,
    duration_s: Fraction,
    rate: Fraction,
    seed: int,
    vocabulary: Vocabulary,
    mind: Mind,
) -> Decided[ShotList]:
    """Decide scenes and shots. Their frames sum to the film's length exactly, whoever decided.

    Args:
        reading: What was understood of the brief.
        treatment: The story's shape.
        bible: Who and where.
        duration_s: The film's length.
        rate: Frames a second.
        seed: The production's seed.
        vocabulary: What the first picture back-end can show.
        mind: Who decides.
    """
    question = ShotsQuestion(
        reading=reading,
        treatment=treatment,
        bible=bible,
        duration_s=duration_s,
        rate=rate,
        seed=seed,
        vocabulary=vocabulary,
    )
    decided = mind.decide(PLAN_SHOTS, question)
    frames = max(len(decided.answer.shots), frames_in(duration_s, rate))
    return Decided(with_frames(decided.answer, frames), decided.record)


def with_frames(shots: ShotList, frames: int) -> ShotList:
    """Return a shot list of exactly this many frames, in the same proportions."""
    if sum(shot.frames for shot in shots.shots) == frames:
        return shots
    lengths = fit_exactly([float(shot.frames) for shot in shots.shots], frames)
    return shots.with_(
        shots=tuple(shot.with_(frames=length) for shot, length in zip(shots.shots, lengths, strict=True))
    )
