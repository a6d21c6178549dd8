"""What is heard: from the cut and what the takes show to requests for the sound departments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.graphs.footage import Shown, in_film, spoken_spans
from circletake.schema import (
    PROFILES,
    Clip,
    Contact,
    EffectsRequest,
    EffectsResult,
    FrameRange,
    MixRequest,
    PlacedVoice,
    Plan,
    ScenePlace,
    ScoreResult,
    Settings,
    SourceTrack,
    SpokenLineTake,
    Subtitle,
    Timeline,
    derive_seed,
    sample_at,
)

_PAN = 0.6
"""How far out a speaker at the frame's edge is heard."""
_READING_S = 0.4
"""How long words stay on screen after they were spoken, in seconds."""


class Spoken(NamedTuple):
    """A line at its place in the film."""

    line: SpokenLineTake
    text: str
    speaker: str | None
    span: FrameRange
    shot: FrameRange
    """The shot that it is spoken in."""
    pan: float


def film_contacts(timeline: Timeline, views: Sequence[Shown]) -> tuple[Contact, ...]:
    """Return every contact that is in the cut, by film frame."""
    found = [
        contact.with_(at=in_film(clip, contact.at))
        for clip, view in _clips(timeline, views)
        for contact in (view.truth.contacts if view.truth is not None else ())
        if clip.source.start <= contact.at < clip.source.end
    ]
    return tuple(sorted(found, key=lambda contact: contact.at))


def spoken(plan: Plan, timeline: Timeline, views: Sequence[Shown], lines: Sequence[SpokenLineTake]) -> list[Spoken]:
    """Return every line with where it is heard: frames of the film, and from which side."""
    names = {identity.id: identity.name for identity in plan.bible.identities}
    out = []
    for clip, view in _clips(timeline, views):
        texts = {line.id: line for line in view.shot.lines}
        for line, span in spoken_spans(plan, view.shot, view.take.result.handle, lines):
            words = texts[line.line]
            start = max(0, round(in_film(clip, span.start)))
            heard = FrameRange(start=start, end=min(timeline.frames, start + span.frames))
            speaker = names.get(words.speaker) if words.speaker is not None else None
            if heard.frames > 0:
                side = _side(view, words.speaker, span.start)
                out.append(Spoken(line, words.text, speaker, heard, clip.record, side))
    return out


def effects_request(plan: Plan, timeline: Timeline, views: Sequence[Shown], *, with_music: bool) -> EffectsRequest:
    """Return what ambience and foley are made for.

    Args:
        plan: what was planned.
        timeline: the locked cut.
        views: every shot with its take.
        with_music: the film has a score, so that music within the scene is left to it.
    """
    return EffectsRequest(
        rate=timeline.rate,
        frames=timeline.frames,
        sample_rate=timeline.format.sample_rate,
        scenes=tuple(_scene(plan, clip, view) for clip, view in _clips(timeline, views)),
        contacts=film_contacts(timeline, views),
        sources=tuple(
            source
            for clip, view in _clips(timeline, views)
            for source in _sources(clip, view)
            if not (with_music and source.kind == "music")
        ),
        seed=derive_seed(plan.seed, "effects"),
    )


def mix_request(
    timeline: Timeline, heard: Sequence[Spoken], score: ScoreResult | None, effects: EffectsResult, settings: Settings
) -> MixRequest:
    """Return everything that is to be mixed."""
    closing = [t.frames for t in timeline.transitions if t.kind == "fade to black" and t.at == timeline.frames]
    return MixRequest(
        rate=timeline.rate,
        frames=timeline.frames,
        sample_rate=timeline.format.sample_rate,
        voices=tuple(
            PlacedVoice(
                audio=one.line.result.audio,
                start_sample=sample_at(one.span.start, timeline.rate, timeline.format.sample_rate),
                pan=one.pan,
            )
            for one in heard
        ),
        stems=(*(score.stems if score is not None else ()), *effects.stems),
        profile=PROFILES[settings.loudness],
        fade_out_frames=max(closing, default=0),
    )


def subtitles(heard: Sequence[Spoken], timeline: Timeline) -> tuple[Subtitle, ...]:
    """Return the words on screen: they stay a moment longer than they are heard, while their shot lasts, but never
    over the next line."""
    linger = round(_READING_S * timeline.rate)
    starts = [*(one.span.start for one in heard), timeline.frames][1:]
    ends = [min(one.span.end + linger, max(one.span.end, one.shot.end)) for one in heard]
    return tuple(
        Subtitle(
            span=FrameRange(start=one.span.start, end=max(one.span.start + 1, min(end, after))),
            text=one.text,
            speaker=one.speaker,
        )
        for one, end, after in zip(heard, ends, starts, strict=True)
    )


def _clips(timeline: Timeline, views: Sequence[Shown]) -> list[tuple[Clip, Shown]]:
    by_slate = {view.shot.slate: view for view in views}
    return [(clip, by_slate[clip.slate]) for clip in timeline.clips]


def _scene(plan: Plan, clip: Clip, view: Shown) -> ScenePlace:
    scene = plan.scene_of(view.shot)
    light, truth = view.shot.staging.light, view.truth
    place = next((entry for entry in plan.bible.places if entry.id == (view.shot.staging.place or scene.place)), None)
    term = (truth.place if truth is not None else None) or (place.term or place.noun if place is not None else "")
    hour = truth.hour if truth is not None else None
    weather = light.weather or scene.light.weather or "clear"
    intensity = light.intensity if light.intensity is not None else scene.light.intensity
    return ScenePlace(
        span=clip.record,
        place=term,
        interior=scene.slug_line.startswith("INT."),
        hour=hour if hour is not None else _first(light.hour, scene.light.hour, 12.0),
        season=light.season or scene.light.season or "summer",
        weather=weather,
        intensity=0.5 if intensity is None else intensity,
        mood=view.shot.staging.mood or scene.mood,
        caption=view.shot.captions.sound,
    )


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


def _sources(clip: Clip, view: Shown) -> list[SourceTrack]:
    out = []
    for source in view.truth.sources if view.truth is not None else ():
        begin, end = max(source.begin, clip.source.start), min(source.end, clip.source.end)
        if begin < end:
            points = tuple((in_film(clip, at), x, metres) for at, x, metres in source.points)
            out.append(source.with_(begin=in_film(clip, begin), end=in_film(clip, end), points=points))
    return out


def _side(view: Shown, speaker: str | None, frame: int) -> float:
    """Return from which side a speaker is heard, -1 to 1; the middle for a narrator and for who is not seen."""
    if speaker is None or view.truth is None:
        return 0.0
    boxes = [box for found in view.truth.objects if found.id == speaker for box in found.boxes if box.visible > 0]
    if not boxes:
        return 0.0
    box = min(boxes, key=lambda box: abs(box.frame - frame))
    middle = min(1.0, max(0.0, (box.x0 + box.x1) / 2))
    return round(_PAN * (2 * middle - 1), 3)
