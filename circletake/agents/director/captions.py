"""Captions: picture and sound apart, out of the same anchors, and the check that keeps them apart.

As in CRR, the captioning of BridgeDiT's second version (arXiv 2510.03117): a shot is first taken apart into anchors of
entity, environment, action and sound; then each caption is written from them alone. An anchor must be staged, so that
no sound is heard of what is not there, and every sound of an anchor must be heard in the sound caption. Deviation: the
anchors come from the staging, not from a model's captions of a video, and both steps are one answer, in that order.
A lexicon watches over purity; an answer that mixes the senses is sent back.
"""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.director.picture_words import picture_caption
from circletake.agents.director.sound_words import sound_caption, sounds_of
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Bible, Captions, Scene, Shot, Slate, Staging, Value

_HEARD = frozenset(
    "sound sounds noise hear hears heard audible music song melody soundtrack score louder loudly silently ringing "
    "hum humming "
    "buzz buzzing echo echoes echoing whoosh rumble rumbling creak creaking murmur murmuring voice voices narrator "
    "dialogue says "
    "loud quietly noisy noisily roaring clatter clatters thud thuds clang clangs jingle jingles squeak squeaks "
    "whisper whispers footsteps crackling hiss hissing chirp chirping bark barking tick ticking".split()
)
_SEEN = frozenset(
    "see sees seen look looks looking visible shot close-up camera frame colour color colours colors red blue green "
    "yellow golden "
    "bright dark shadow shadows silhouette pale glow glowing gleam smile smiles smiling face eyes left right "
    "foreground background "
    "zoom pan tilt wide light lit grey gray white black brown orange purple pink smoke smoky misty sparkling".split()
)
_SMELT = frozenset("smell smells scent scented acrid fragrant fragrance stench reek perfume".split())


class Anchor(Value):
    """What both captions hold on to."""

    entity: str
    """A subject's id; the place's id for the air of the place."""
    environment: str
    """What it stands in or on, such as `wet sand`."""
    action: str
    sound: str | None = None
    """What is heard of it, None for what is silent."""


class ShotCaptions(Value):
    """The captions of one shot."""

    slate: Slate
    anchors: tuple[Anchor, ...] = ()
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
        anchors = _anchors(shot.staging, question.bible, captions.sound)
        out.append(ShotCaptions(slate=shot.slate, anchors=anchors, picture=captions.picture, sound=captions.sound))
    return CaptionSheet(captions=tuple(out))


def _anchors(staging: Staging, bible: Bible, caption: str) -> tuple[Anchor, ...]:
    place = next((one for one in bible.places if one.id == staging.place), None)
    term = (place.term or place.noun) if place is not None else ""
    out = []
    for subject in staging.subjects:
        heard = [sound for sound in sounds_of(subject, bible, term) if sound in caption.lower()]
        deeds = ", ".join(dict.fromkeys(action.verb for action in subject.actions)) or "stand"
        sound = ", ".join(heard) or None
        out.append(Anchor(entity=subject.id, environment=term or "open", action=deeds, sound=sound))
    return tuple(out)


def lint_captions(picture: str, sound: str) -> list[str]:
    """Return complaints where a picture caption names what is only heard, or a sound caption what is only seen."""
    said = " ".join(part for at, part in enumerate(picture.replace("”", "“").split("“")) if at % 2 == 0)
    heard = sorted(_words(said) & _HEARD)
    seen = sorted(_words(sound) & _SEEN)
    smelt = sorted((_words(said) | _words(sound)) & _SMELT)
    complaints = [f"the picture caption names what is only heard: {', '.join(heard)}"] if heard else []
    complaints += [f"no caption may name what is only smelt: {', '.join(smelt)}"] if smelt else []
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
        staging = next((shot.staging for shot in question.shots if shot.slate == one.slate), None)
        if staging is not None:
            complaints += [f"{one.slate}: {complaint}" for complaint in _unanchored(one, staging)]
    return complaints


def _unanchored(captions: ShotCaptions, staging: Staging) -> list[str]:
    """Return complaints about anchors of what is not staged, and about sounds of anchors that are not heard."""
    staged = {subject.id for subject in staging.subjects} | {staging.place}
    strangers = [anchor.entity for anchor in captions.anchors if anchor.entity not in staged]
    heard = _stems(captions.sound)
    unheard = [anchor.sound for anchor in captions.anchors if anchor.sound and not _stems(anchor.sound) & heard]
    complaints = [f"anchor {entity!r} is neither a subject of the shot nor its place" for entity in strangers]
    return complaints + [
        f"the sound caption lets nothing be heard of the anchor's sound {sound!r}" for sound in unheard
    ]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _words(text) if len(word) > 2}


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
