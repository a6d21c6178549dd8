"""The symbolic score: composed for the locked picture, played on a SoundFont, written out for music editors."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from circletake.schema import (
    Artifact,
    BriefError,
    DraftRequest,
    DraftResult,
    RequestRejected,
    Resources,
    ScoreRequest,
    ScoreResult,
    Stem,
    Workspace,
    sample_at,
)
from circletake.tools.sound_files import save_sound, track_mb

if TYPE_CHECKING:
    from circletake.music import Score, SoundFont
    from circletake.sound import Samples

_RENDERED = 0.9
"""Share of a call after which only writing is left."""


class ScoreFont(NamedTuple):
    """A SoundFont that a request can name.

    Attributes:
        path: For `ScoreRequest.soundfont_path`.
        name: What reports call it.
        digest: For `ScoreRequest.soundfont`: 64 hex digits that change whenever it would sound different.
    """

    path: Path
    name: str
    digest: str


def score_font(wish: Path | None = None) -> ScoreFont:
    """Return the SoundFont to ask for: the one wished for, else the best that is installed.

    A request that names it by its digest is keyed by what it sounds like, wherever the file lies.

    Raises:
        BriefError: the one wished for can't be read, or is no SoundFont.
        ToolFailed: there is none at all.
    """
    from circletake.music import find_soundfont, load_soundfont

    found = find_soundfont(wish)
    return ScoreFont(found.path, found.name, load_soundfont(found.path).digest)


class SymbolicScore:
    """Writes a score as notes, plays it on a SoundFont, and mixes it in a room."""

    name = "score.symbolic"
    version = "6"
    timeout_s = 900.0

    def resources(self, request: ScoreRequest) -> Resources:
        """One core; a family of parts of the longest cue, and the stems, as tracks."""
        rate = float(request.rate)
        longest = max((cue.span.frames for cue in request.cues), default=0)
        whole = max((cue.span.end for cue in request.cues), default=0) - min(
            (cue.span.start for cue in request.cues), default=0
        )
        tracks = 14 if request.alternates else 10
        return Resources(cpus=1, memory_mb=250 + track_mb(longest, rate) * 12 + track_mb(whole, rate) * tracks)

    def run(self, request: ScoreRequest, workspace: Workspace, *, rng: random.Random) -> ScoreResult:
        """Compose, render and write a score.

        Raises:
            RequestRejected: there is no cue; a cue, style or motif is not right; the SoundFont can't be read,
                is not the one that was asked for, or lacks an instrument.
            ToolFailed: no SoundFont is named, and none is installed.
        """
        from circletake.music import alternates, cue_report, heard, play_score, score_bytes

        font = _font(request)
        score = _written(request, workspace)
        workspace.progress(0.05, "composed")
        try:
            played = play_score(
                score, font, arrangements=request.arrangements, with_tune=request.alternates, threads=1,
                tell=lambda share: workspace.progress(share * _RENDERED),
            )  # fmt: skip
        except BriefError as error:
            raise RequestRejected(str(error)) from error
        others = alternates(played, score.sample_rate) if request.alternates else {}
        reference = sample_at(request.start_frame, request.rate, request.sample_rate) + played.start

        def save(sound: Samples, name: str) -> Artifact:
            return save_sound(sound, f"{name}.wav", workspace, start=reference)

        saved = {name: save(sound, name) for name, sound in played.stems.items()}
        documents = _Documents.of(score, workspace) if request.papers else _Documents()
        kept = workspace.folder / "score.json"
        kept.write_bytes(score_bytes(score))
        own = score.cues[0].brief.number if len(score.cues) == 1 else ""
        return ScoreResult(
            cues=tuple(cue_report(cue) for cue in score.cues),
            stems=tuple(_stem(name, audio, played.start, own) for name, audio in saved.items()),
            music=save(played.music, "music"),
            start_sample=played.start,
            samples=played.music.shape[1],
            alternates=tuple(_stem(name, save(sound, name), played.start, own) for name, sound in others.items()),
            heard=heard(score, played),
            written=workspace.save(kept, "application/json"),
            midi=documents.midi,
            musicxml=documents.musicxml,
            cue_sheet=documents.cue_sheet,
            tempo_map=documents.tempo_map,
            soundfont=font.name,
        )


def _stem(name: str, audio: Artifact, start: int, cue: str) -> Stem:
    return Stem(name=name, group="music", audio=audio, start_sample=start, cue=cue)


class ComposeDraft:
    """Writes a score as notes and counts what it wrote; nothing is played."""

    name = "score.draft"
    version = "3"
    timeout_s = 300.0

    def resources(self, request: DraftRequest) -> Resources:
        """One core."""
        return Resources(cpus=1, memory_mb=250)

    def run(self, request: DraftRequest, workspace: Workspace, *, rng: random.Random) -> DraftResult:
        """Compose, and count.

        Raises:
            RequestRejected: there is no cue; a cue, style or motif is not right.
        """
        from circletake.music import cue_facts, cue_report

        score = _written(request.score, workspace)
        return DraftResult(
            facts=tuple(cue_facts(cue) for cue in score.cues), cues=tuple(cue_report(cue) for cue in score.cues)
        )


def _written(request: ScoreRequest, workspace: Workspace) -> Score:
    """Compose, or conform what was composed for an earlier cut."""
    from circletake.music import compose, conform, read_score

    if not request.cues:
        raise RequestRejected("a score without a cue was asked for; a film without music needs no score")
    if request.earlier is None:
        return compose(request)
    return conform(read_score(workspace.path(request.earlier).read_bytes()), request)


class _Documents(NamedTuple):
    """What a music editor opens."""

    midi: Artifact | None = None
    musicxml: Artifact | None = None
    cue_sheet: Artifact | None = None
    tempo_map: Artifact | None = None

    @classmethod
    def of(cls, score: Score, workspace: Workspace) -> _Documents:
        """Write a score out."""
        from circletake.music import cue_sheet_csv, tempo_map_csv, write_midi, write_musicxml

        folder = workspace.folder
        midi, musicxml = folder / "score.mid", folder / "score.musicxml"
        sheet, tempo = folder / "cue_sheet.csv", folder / "tempo_map.csv"
        write_midi(score, midi)
        write_musicxml(score, musicxml)
        sheet.write_text(cue_sheet_csv(score), encoding="utf-8", newline="")
        tempo.write_text(tempo_map_csv(score), encoding="utf-8", newline="")
        return cls(
            midi=workspace.save(midi, "audio/midi"),
            musicxml=workspace.save(musicxml, "application/vnd.recordare.musicxml+xml"),
            cue_sheet=workspace.save(sheet, "text/csv"),
            tempo_map=workspace.save(tempo, "text/csv"),
        )


def _font(request: ScoreRequest) -> SoundFont:
    """Open the SoundFont that a request names, else the best one found."""
    from circletake.music import find_soundfont

    try:
        path = find_soundfont(request.soundfont_path).path
        font = _loaded(path, _stamp(path))
    except (BriefError, OSError) as error:
        raise RequestRejected(f"{error}; or name none, and the best one installed plays") from error
    if request.soundfont not in (None, font.digest):
        raise RequestRejected(
            f"the SoundFont {str(path)!r} is {font.digest[:12]}, not {str(request.soundfont)[:12]} as asked for: "
            "it was changed, or is another file; ask again with the one that is there"
        )
    return font


def _stamp(path: Path) -> str:
    """Return what changes when a font does: date and size of a SoundFont, and of every file in a folder of
    instruments; of a single SFZ instrument, which may name files anywhere, what it says."""
    from circletake.music import sfz_library

    if path.suffix.lower() == ".sfz":
        return sfz_library(path).digest
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return " ".join(f"{one} {(about := one.stat()).st_mtime_ns} {about.st_size}" for one in files)


@lru_cache(maxsize=2)
def _loaded(path: Path, _now: str) -> SoundFont:
    """Keep a SoundFont, and what was measured of its patches, from one call to the next."""
    from circletake.music import load_soundfont

    return load_soundfont(path)
