"""Captions: picture and sound apart, and the check that keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.director.picture_words import picture_caption
from circletake.agents.director.sound_words import sound_caption
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Bible, Captions, Scene, Shot, Slate, Staging, Value

_HEARD = frozenset(
    "sound sounds noise hear hears heard audible music song melody soundtrack score louder loudly silently ringing "
    "hum humming "
    "buzz buzzing echo echoes echoing whoosh rumble rumbling creak creaking murmur murmuring voice voices narrator "
    "dialogue says "
    "whisper whispers footsteps crackling hiss hissing chirp chirping bark barking tick ticking".split()
)
_SEEN = frozenset(
    "see sees seen look looks looking visible shot close-up camera frame colour color colours colors red blue green "
    "yellow golden "
    "bright dark shadow shadows silhouette pale glow glowing gleam smile smiles smiling face eyes left right "
    "foreground background "
    "zoom pan tilt wide light lit".split()
)


class ShotCaptions(Value):
    """The captions of one shot."""

    slate: Slate
    picture: str
    sound: str


class CaptionSheet(Value):
    """The captions of a film."""

    captions: tuple[ShotCaptions, ...]


class CaptionsQuestion(Value):
    """A shot list that wants its captions."""

    bible: Bible
    scenes: tuple[Scene, ...]
    shots: tuple[Shot, ...]


def provisional_captions(staging: Staging, bible: Bible, speakers: int = 0) -> Captions:
    """Write both captions of a staging by rule."""
    return Captions(picture=picture_caption(staging, bible), sound=sound_caption(staging, bible, speakers))


def write_captions_by_rule(question: CaptionsQuestion, _aids: Aids) -> CaptionSheet:
    """Write every shot's captions from its staging and the bible."""
    out = []
    for shot in question.shots:
        captions = provisional_captions(shot.staging, question.bible, len({line.speaker for line in shot.lines}))
        out.append(ShotCaptions(slate=shot.slate, picture=captions.picture, sound=captions.sound))
    return CaptionSheet(captions=tuple(out))


def lint_captions(picture: str, sound: str) -> list[str]:
    """Return complaints where a picture caption names what is only heard, or a sound caption what is only seen."""
    said = " ".join(part for at, part in enumerate(picture.replace("”", "“").split("“")) if at % 2 == 0)
    heard = sorted(_words(said) & _HEARD)
    seen = sorted(_words(sound) & _SEEN)
    complaints = [f"the picture caption names what is only heard: {', '.join(heard)}"] if heard else []
    return complaints + ([f"the sound caption names what is only seen: {', '.join(seen)}"] if seen else [])


def _words(text: str) -> set[str]:
    return {word.strip(".,;:!?()\"'’").lower() for word in text.split()}


def unusable_captions(question: CaptionsQuestion, answer: CaptionSheet) -> list[str]:
    """Tell what makes a caption sheet unusable: shots left out, empty captions, picture and sound mixed up."""
    given = [one.slate for one in answer.captions]
    complaints = [f"{shot.slate}: has no captions" for shot in question.shots if shot.slate not in given]
    complaints += [f"{slate}: is no shot, or is given twice" for slate in _strangers(question, given)]
    for one in answer.captions:
        if not one.picture.strip() or not one.sound.strip():
            complaints.append(f"{one.slate}: a caption is empty")
        complaints += [f"{one.slate}: {complaint}" for complaint in lint_captions(one.picture, one.sound)]
    return complaints


def _strangers(question: CaptionsQuestion, given: Sequence[str]) -> list[str]:
    known = {shot.slate for shot in question.shots}
    return [slate for at, slate in enumerate(given) if slate not in known or slate in given[:at]]


WRITE_CAPTIONS: Decision[CaptionsQuestion, CaptionSheet] = Decision(
    name="write_captions",
    prompt="write_captions",
    question=CaptionsQuestion,
    answer=CaptionSheet,
    house=write_captions_by_rule,
    check=unusable_captions,
)


def write_captions(
    bible: Bible, scenes: tuple[Scene, ...], shots: tuple[Shot, ...], *, mind: Mind
) -> Decided[CaptionSheet]:
    """Decide the words of every shot, picture and sound apart.

    Args:
        bible: Who and where.
        scenes: The scenes.
        shots: The shots.
        mind: Who decides.
    """
    return mind.decide(WRITE_CAPTIONS, CaptionsQuestion(bible=bible, scenes=scenes, shots=shots))


def with_captions(shots: tuple[Shot, ...], sheet: CaptionSheet) -> tuple[Shot, ...]:
    """Return the shots with the captions of a sheet."""
    by_slate = {one.slate: Captions(picture=one.picture, sound=one.sound) for one in sheet.captions}
    return tuple(shot.with_(captions=by_slate.get(shot.slate, shot.captions)) for shot in shots)
