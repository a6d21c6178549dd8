"""Scoring a clip: from a silent file to a delivery folder with its picture, its music and everything on paper."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from circletake.agents import composer
from circletake.agents.composer import Spotting
from circletake.executor import CancelToken
from circletake.graphs import scoring
from circletake.graphs.crew import Crew
from circletake.schema import (
    PROFILES,
    Artifact,
    BriefError,
    CueBrief,
    CueReport,
    DecisionRecord,
    Delivered,
    Document,
    Event,
    FrameRange,
    HitPoint,
    KeptBars,
    MixReport,
    MixRequest,
    MixResult,
    Mood,
    MusicWish,
    MuxRequest,
    MuxResult,
    OnEvent,
    RequestRejected,
    ScoreRequest,
    Settings,
    ToolFailed,
    ViewRequest,
    ViewResult,
    derive_seed,
    ignore,
    is_drop_rate,
    timecode,
)
from circletake.store import Store, read_document, write_document
from circletake.store.lock import held_lock
from circletake.studio.hits_file import read_hits
from circletake.studio.keeping import keep_copy
from circletake.studio.opening import Studio, open_studio
from circletake.studio.own_film import known_film
from circletake.studio.recut import kept_stretches
from circletake.studio.recut_edl import kept_by_lists

_HIDDEN = ".circletake"
_SUMMARY = "score.json"
_TYPES = {".mp4": "video/mp4", ".mov": "video/quicktime", ".mkv": "video/x-matroska", ".webm": "video/webm"}


class ClipWishes(NamedTuple):
    """What a person asks for: words about the clip, feelings, styles and instruments, a hits file, and where somebody
    speaks."""

    about: str = ""
    moods: tuple[Mood, ...] = ()
    styles: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    hits: Path | None = None
    conform: Path | None = None
    """The folder of an earlier cut's score; its untouched bars stay."""
    lists: tuple[Path, Path] | None = None
    """Edit lists of the earlier cut and of this one, which tell what stays instead of the pictures."""


class ScoredClip(Document):
    """A clip that was scored: what was seen, decided and made."""

    name: str
    rate: str
    time_code: str
    """`drop-frame` or `non-drop`, and where it begins."""
    view: ViewResult
    description: composer.ClipDescription
    spotting: Spotting
    cues: tuple[CueReport, ...]
    soundfont: str
    mix: MixReport | None = None
    kept: tuple[KeptBars, ...] = ()
    """What of the earlier cut was found again."""
    notes: tuple[str, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    files: tuple[Delivered, ...] = ()


def score_clip(
    clip: Path,
    out: Path,
    wishes: ClipWishes,
    settings: Settings,
    on_event: OnEvent = ignore,
    cancel: CancelToken | None = None,
) -> ScoredClip:
    """Score a silent clip.

    Args:
        clip: A video file of any kind that FFmpeg reads.
        out: The delivery folder; made when it is missing. What is finished in it is not made again.
        wishes: What is asked for.
        settings: Seed, mind, back-ends, SoundFont, loudness.
        on_event: Hears of progress.
        cancel: Calls it off.

    Raises:
        BriefError: the clip, the hits file or the folder is not what it should be; the message says what to do.
    """
    _check(clip, out)
    hidden = out / _HIDDEN
    with held_lock(hidden / "lock"):
        store = Store(hidden / "store")
        with open_studio(settings, store, hidden / "journal.jsonl", on_event, cancel or CancelToken()) as studio:
            try:
                return _scored(clip, out, wishes, settings, studio, on_event)
            except RequestRejected as error:
                raise BriefError(str(error)) from error


def _check(clip: Path, out: Path) -> None:
    if not clip.is_file():
        raise BriefError(f"there is no file {clip}; name a video file")
    if out.is_file():
        raise BriefError(f"{out} is a file; name a folder for the score with --out")
    if out.is_dir() and any(out.iterdir()) and not (out / _HIDDEN).is_dir():
        raise BriefError(f"{out} holds other files and no score; name an empty or new folder with --out")


def _scored(
    clip: Path, out: Path, wishes: ClipWishes, settings: Settings, studio: Studio, on_event: OnEvent
) -> ScoredClip:
    crew, store = studio.crew, studio.store

    def step(name: str) -> None:
        on_event(Event(kind="step", name=name))

    if wishes.lists is not None and wishes.conform is None:
        raise BriefError("edit lists tell what of an earlier cut stays: name its score's folder with --conform too")
    step("view")
    video = keep_copy(clip, store, _TYPES.get(clip.suffix.lower(), "video/mp4"))
    view = crew.call("view", "view", ViewRequest(video=video, name=clip.name), ViewResult)
    given = read_hits(wishes.hits, view.rate, view.frames, view.start_frame) if wishes.hits is not None else ()
    step("describe")
    asked = composer.clip_question(clip.stem, wishes.about, wishes.moods, view)
    described = crew.mind.decide(composer.DESCRIBE_CLIP, asked)
    step("spot")
    wish = MusicWish(styles=wishes.styles, instruments=wishes.instruments)
    seed = derive_seed(settings.seed, "clip", clip.stem)
    known = known_film(clip, video)
    question = composer.spotting_question(
        described.answer, view, wish, given, known.dialogue if known is not None else (), crew.score_styles(), seed,
        contacts=known.contacts if known is not None else None,
    )  # fmt: skip
    spotted = crew.mind.decide(composer.SPOT_FILM, question)
    kept: tuple[KeptBars, ...] = ()
    earlier: Artifact | None = None
    spotting = spotted.answer
    if wishes.conform is not None:
        kept, earlier, spotting = _conforming(wishes.conform, wishes.lists, view, spotting, store)
    if not spotting.cues:
        raise BriefError(f"{clip.name} got no music: {spotting.reason}")
    step("score")
    made = scoring.write_score(
        _request(view, described.answer.title, spotting, settings, crew, seed, kept, earlier), wish, crew,
        composer="Circletake", picture=f"../{clip.stem}.scored.mp4",
    )  # fmt: skip
    step("mix")
    mix = crew.call("mix", "mix", _mix(view, made.result.stems, settings), MixResult)
    step("deliver")
    notes = [*_notes(view, clip), *made.notes]
    if known is not None:
        notes.append(
            f"{clip.name} is the film of the production beside it: what strikes, and who speaks, is known from there."
        )
    files = [(f"music/{path}", artifact) for path, artifact in made.result.papers]
    files += [(f"{clip.stem}.score.wav", mix.mix)]
    film = _film(video, view, described.answer, mix, crew, notes)
    if film is not None:
        files.insert(0, (f"{clip.stem}.scored.mp4", film))
    scored = ScoredClip(
        name=clip.name,
        rate=str(view.rate),
        time_code=_time_code(view),
        view=view,
        description=described.answer,
        spotting=spotting,
        cues=made.result.cues,
        soundfont=made.result.soundfont,
        mix=mix.report,
        kept=kept,
        notes=tuple(notes),
        decisions=(described.record, spotted.record, *made.records),
    )
    return _delivered(scored, files, out, store)


def _time_code(view: ViewResult) -> str:
    counted = "drop-frame" if is_drop_rate(view.rate) else "non-drop"
    return f"{counted} from {timecode(view.start_frame, view.rate)}"


def _request(
    view: ViewResult, title: str, spotting: Spotting, settings: Settings, crew: Crew, seed: int,
    kept: tuple[KeptBars, ...], earlier: Artifact | None,
) -> ScoreRequest:  # fmt: skip
    return ScoreRequest(
        title=title, rate=view.rate, frames=view.frames, hits=spotting.hits, tension=spotting.tension,
        cuts=tuple(m.frame for m in view.moments if m.kind == "cut"), cues=spotting.cues, seed=seed,
        soundfont=crew.soundfont(), alternates=settings.score_alternates, start_frame=view.start_frame,
        soundfont_path=str(settings.soundfont) if settings.soundfont is not None else None, kept=kept, earlier=earlier,
    )  # fmt: skip


def _mix(view: ViewResult, stems: tuple[object, ...], settings: Settings) -> MixRequest:
    return MixRequest.model_validate(
        {"rate": view.rate, "frames": view.frames, "stems": stems, "profile": PROFILES[settings.loudness]}
    )


def _film(
    video: Artifact, view: ViewResult, described: composer.ClipDescription, mix: MixResult, crew: Crew, notes: list[str]
) -> Artifact | None:
    """Return the clip's own picture, untouched, with the score; None with a note when no MP4 can hold it."""
    request = MuxRequest(
        title=described.title, rate=view.rate, frames=view.frames, video=video, audio=mix.mix, comment=described.text
    )
    try:
        return crew.call("film", "mux", request, MuxResult).film
    except ToolFailed as error:
        notes.append(f"The picture could not be put into an MP4 ({error}); the score is delivered by itself.")
        return None


def _notes(view: ViewResult, clip: Path) -> list[str]:
    out = []
    if view.variable_rate:
        out.append(
            f"{clip.name} has a variable frame rate: frames were counted at {view.rate} a second. Export it at a "
            "constant rate before you cut to this score."
        )
    if view.has_sound:
        out.append(f"{clip.name} has sound of its own: it was not looked at, and is not in the scored film.")
    return out


def _conforming(
    folder: Path, lists: tuple[Path, Path] | None, view: ViewResult, spotting: Spotting, store: Store
) -> tuple[tuple[KeptBars, ...], Artifact, Spotting]:
    """Return what of an earlier cut is still there, its score, and its cues laid onto the new cut."""
    if not (folder / _SUMMARY).is_file():
        raise BriefError(f"{folder} holds no score of a clip; name the folder that `circletake score` delivered")
    before = read_document(folder / _SUMMARY, ScoredClip)
    written = next((one.artifact for one in before.files if one.path == "music/score.json"), None)
    if before.view.fingerprint is None or written is None or view.fingerprint is None:
        raise BriefError(f"{folder} was delivered by an older Circletake; score the earlier cut once more")
    if before.view.rate != view.rate:
        raise BriefError(f"the earlier cut runs at {before.view.rate} frames a second, this one at {view.rate}")
    old = Store(folder / _HIDDEN / "store")
    if lists is not None:
        kept = kept_by_lists(*lists, view.rate, (before.view.frames, view.frames))
    else:
        kept = kept_stretches(old.read(before.view.fingerprint), store.read(view.fingerprint))
    earlier = store.put_bytes(old.read(written), "application/json")
    cues = [cue for cue in (_moved(cue, before, view, kept) for cue in before.spotting.cues) if cue is not None]
    hits = [*_moved_hits(before.spotting.hits, kept)]
    fresh = [hit for hit in spotting.hits if not any(_holds(one, hit.frame) for one in kept)]
    ending = [hit for hit in hits if hit.kind == "ending"]
    fresh = [hit for hit in fresh if hit.kind != "ending" or not ending]
    joined = {hit.frame: hit for hit in (*fresh, *hits)}
    conformed = spotting.with_(
        cues=tuple(cues) or spotting.cues, hits=tuple(joined[frame] for frame in sorted(joined)),
        reason=f"Conformed to a new cut: {sum(one.was.frames for one in kept)} of {view.frames} frames were there.",
    )  # fmt: skip
    return kept, earlier, conformed


def _holds(one: KeptBars, frame: int) -> bool:
    return one.start <= frame < one.start + one.was.frames


def _moved_hits(hits: tuple[HitPoint, ...], kept: tuple[KeptBars, ...]) -> list[HitPoint]:
    return [
        hit.with_(frame=hit.frame - one.was.start + one.start)
        for one in kept
        for hit in hits
        if one.was.start <= hit.frame < one.was.end
    ]


def _moved(cue: CueBrief, before: ScoredClip, view: ViewResult, kept: tuple[KeptBars, ...]) -> CueBrief | None:
    """Return a cue with its span in the new cut: from what is left of it, to the film's end where it went there."""
    parts = [one for one in kept if one.was.overlap(cue.span)]
    if not parts:
        return None
    first, last = min(parts, key=lambda one: one.start), max(parts, key=lambda one: one.start)
    start = first.start + max(0, cue.span.start - first.was.start) if cue.span.start else 0
    end = last.start + min(cue.span.end, last.was.end) - last.was.start
    if cue.span.end >= before.view.frames:
        end = view.frames
    elif cue.span.end > last.was.end:
        end += cue.span.end - last.was.end
    end = min(end, view.frames)
    return cue.with_(span=FrameRange(start=start, end=end)) if end - start >= view.rate else None


def _delivered(scored: ScoredClip, files: list[tuple[str, Artifact]], out: Path, store: Store) -> ScoredClip:
    """Put everything where people find it, take away what an earlier run left, and write the summary."""
    before = read_document(out / _SUMMARY, ScoredClip) if (out / _SUMMARY).is_file() else None
    for path, artifact in files:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        store.deliver(artifact, out / path)
    names = {path for path, _ in files}
    for old in before.files if before is not None else ():
        if old.path not in names and (out / old.path).resolve().is_relative_to(out.resolve()):
            (out / old.path).unlink(missing_ok=True)
    finished = scored.with_(files=tuple(Delivered(path=path, artifact=artifact) for path, artifact in files))
    write_document(out / _SUMMARY, finished)
    return finished
