"""What is delivered: chapters, sheets, edit lists and the final check, asked for by the cut."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.graphs.footage import Shown
from circletake.graphs.sound_track import Spoken, subtitles
from circletake.schema import (
    PROFILES,
    Artifact,
    AssembleResult,
    Chapter,
    CheckRequest,
    CircledTake,
    EditListRequest,
    FrameRange,
    MixResult,
    MuxRequest,
    MuxResult,
    Panel,
    Plan,
    ScoreResult,
    ScreenResult,
    Settings,
    SheetRequest,
    Timeline,
    seconds_at,
    still_frames,
)

_POSTER_FUNCTIONS = {"turn": 0.3, "ending": 0.25, "opening": 0.1}
_POSTER_SIZES = {"wide": 0.2, "full": 0.25, "medium": 0.15, "extreme wide": 0.1}


def take_path(slate: str, take: int) -> str:
    """Return where a circled take stands in the production folder: `takes/3A/3A_T5_circled.mp4`."""
    return f"takes/{slate}/{slate}_T{take}_circled.mp4"


def draft_path(slate: str, take: int) -> str:
    """Return where a draft take stands in the production folder: `takes/3A/3A_T2_draft.mp4`."""
    return f"takes/{slate}/{slate}_T{take}_draft.mp4"


def chapters(timeline: Timeline) -> tuple[Chapter, ...]:
    """Return the film's chapters from the cut's markers; they cover the film without gaps."""
    marks = sorted((mark for mark in timeline.markers if mark.kind == "chapter"), key=lambda mark: mark.frame)
    starts = [0 if at == 0 else mark.frame for at, mark in enumerate(marks)]
    ends = [*starts[1:], timeline.frames][: len(starts)]
    return tuple(
        Chapter(span=FrameRange(start=start, end=end), title=mark.name)
        for mark, start, end in zip(marks, starts, ends, strict=True)
        if end > start
    )


def mux_request(
    plan: Plan, timeline: Timeline, picture: AssembleResult, mix: MixResult, heard: Sequence[Spoken]
) -> MuxRequest:
    """Return picture and sound for the film's file."""
    return MuxRequest(
        title=plan.treatment.title,
        rate=timeline.rate,
        frames=timeline.frames,
        video=picture.video,
        audio=mix.mix,
        chapters=chapters(timeline),
        subtitles=subtitles(heard, timeline),
        comment=plan.treatment.logline,
    )


def sheet_request(plan: Plan, views: Sequence[Shown]) -> SheetRequest:
    """Return the storyboard's panels, and the still that sells the film."""
    return SheetRequest(
        title=plan.treatment.title,
        logline=plan.treatment.logline,
        panels=tuple(_panel(plan, view) for view in views),
        poster_still=_poster_still(views),
    )


def edit_list_request(timeline: Timeline, takes: Sequence[CircledTake], mix: MixResult) -> EditListRequest:
    """Return the cut with the names that its media have in the production folder."""
    stems = {"dialogue": mix.dialogue, "music": mix.music, "effects": mix.effects}
    names = [(take.result.video.digest, take_path(take.slate, take.request.take)) for take in takes]
    names += [(audio.digest, f"stems/{name}.wav") for name, audio in stems.items()]
    return EditListRequest(timeline=timeline, sounds=tuple(stems.items()), media_names=tuple(names))


def check_request(
    timeline: Timeline, film: MuxResult, mix: MixResult, score: ScoreResult | None, screened: tuple[ScreenResult, ...],
    views: Sequence[Shown], heard: Sequence[Spoken], settings: Settings,
) -> CheckRequest:  # fmt: skip
    """Return what the finished film must hold against."""
    cards = {view.shot.slate for view in views if view.shot.staging.titles and not view.shot.staging.subjects}
    size = timeline.format.size
    return CheckRequest(
        film=film.film,
        mix=mix.mix,
        rate=timeline.rate,
        frames=timeline.frames,
        width=size.width,
        height=size.height,
        window=timeline.format.window,
        sample_rate=timeline.format.sample_rate,
        profile=PROFILES[settings.loudness],
        fades=tuple(transition.record for transition in timeline.transitions if transition.kind.startswith("fade")),
        holds=tuple(clip.record for clip in timeline.clips if clip.slate in cards),
        subtitles=subtitles(heard, timeline),
        shots=tuple(clip.record for clip in timeline.clips),
        sync_worst_frames=worst_sync(score),
        held_back_lu=mix.report.held_back_lu,
        screened=screened,
    )


def worst_sync(score: ScoreResult | None) -> float | None:
    """Return the largest error of a must-hit in frames, as heard where a neural take plays; None without one."""
    if score is not None and score.neural is not None and score.neural_plays:
        heard = [hit.error_frames for hit in score.neural.heard if hit.error_frames is not None]
        return max(map(abs, heard), default=None)
    errors = [
        abs(landing.error_frames)
        for cue in (score.cues if score is not None else ())
        for landing in cue.landings
        if landing.must
    ]
    return max(errors, default=None)


def _panel(plan: Plan, view: Shown) -> Panel:
    camera = view.shot.staging.camera
    seconds = float(seconds_at(view.shot.frames, plan.format.rate))
    words = [word for word in (camera.size, camera.move) if word]
    return Panel(
        slate=view.shot.slate,
        still=_telling_still(view),
        heading=", ".join([*words, f"{seconds:.1f} s"]),
        caption=view.shot.purpose or view.shot.captions.picture,
    )


def _telling_still(view: Shown) -> Artifact:
    """Return the still of a shot's telling moment; another where that shows far less of its subjects."""
    stills = view.take.result.stills
    if len(stills) < 3:
        return stills[len(stills) // 2]
    seen = [_in_view(view, share) for share in _still_shares(view)]
    return stills[1] if seen[1] >= 0.6 * max(seen) else stills[seen.index(max(seen))]


def _poster_still(views: Sequence[Shown]) -> Artifact:
    """Return the still that shows most of what the film is about: a told shot, its subjects large and in view."""
    candidates = [
        (_poster_worth(view) + _in_view(view, share), still)
        for view in views
        for share, still in zip(_still_shares(view), view.take.result.stills, strict=True)
    ]
    return max(candidates, key=lambda candidate: candidate[0])[1]


def _still_shares(view: Shown) -> list[float]:
    """Return when a take's stills were taken, as shares of it."""
    request, stills = view.take.request, view.take.result.stills
    frames = sorted(set(still_frames(request, view.truth.contacts if view.truth is not None else ())))
    if len(frames) != len(stills):
        return [(index + 0.5) / len(stills) for index in range(len(stills))]
    inside = max(1, request.frames - 2 * request.handle)
    return [(frame - request.handle) / inside for frame in frames]


def _poster_worth(view: Shown) -> float:
    staging = view.shot.staging
    return (
        _POSTER_FUNCTIONS.get(view.shot.function, 0.0)
        + _POSTER_SIZES.get(staging.camera.size or "", 0.0)
        - 1.0 * bool(staging.titles)
    )


def _in_view(view: Shown, share: float) -> float:
    """Return how much of its subjects a shot shows at a moment, up to 1: how many, and how large."""
    if view.truth is None:
        return 0.5
    at = view.take.result.handle + share * view.shot.frames
    areas = []
    for found in view.truth.objects:
        boxes = [box for box in found.boxes if box.visible > 0]
        if boxes:
            box = min(boxes, key=lambda box: abs(box.frame - at))
            if abs(box.frame - at) <= view.shot.frames * 0.1:
                across = max(0.0, min(1.0, box.x1) - max(0.0, box.x0))
                areas.append(across * max(0.0, min(1.0, box.y1) - max(0.0, box.y0)) * box.visible)
    return min(0.6, 0.3 * sum(area > 0.004 for area in areas)) + min(0.4, 2 * sum(areas))
