"""The score on paper: every document of a film's music, from the cues as they were written."""

from __future__ import annotations

import random
from pathlib import Path

from circletake.schema import Artifact, PaperSound, PapersRequest, PapersResult, Resources, Workspace, sample_at
from circletake.tools.sound_files import save_sound

_TYPES = {
    ".mid": "audio/midi", ".musicxml": "application/vnd.recordare.musicxml+xml", ".csv": "text/csv",
    ".ass": "text/x-ssa", ".rpp": "text/plain", ".json": "application/json", ".wav": "audio/wav",
}  # fmt: skip


class ScorePapers:
    """Writes a film's score on paper: MIDI, MusicXML score and parts, cue lists, notes, maps, clicks, session."""

    name = "score.papers"
    version = "3"
    timeout_s = 600.0

    def resources(self, request: PapersRequest) -> Resources:
        """One core."""
        return Resources(cpus=1, memory_mb=300)

    def run(self, request: PapersRequest, workspace: Workspace, *, rng: random.Random) -> PapersResult:
        """Write everything.

        Raises:
            StoreError: a written score can't be read.
        """
        from circletake.music import Score, click_track, read_score, score_papers

        scores = [read_score(workspace.path(artifact).read_bytes()) for artifact in request.written]
        cues = sorted((cue for score in scores for cue in score.cues), key=lambda cue: cue.brief.span.start)
        film = Score(
            title=request.title, rate=request.rate, frames=request.frames, sample_rate=request.sample_rate,
            seed=scores[0].seed if scores else request.seed, cues=tuple(cues), start_frame=request.start_frame,
        )  # fmt: skip
        files: list[tuple[str, Artifact]] = []
        sounds = list(request.sounds)
        programme = sample_at(request.start_frame, request.rate, request.sample_rate)
        for cue in film.cues:
            clicks = click_track(cue, film)
            path = f"clicks/{cue.brief.number}_click.wav"
            # Free clicks may come before the programme's first frame, not before the hour that it stands in.
            start = max(0, programme + clicks.start)
            artifact = save_sound(clicks.sound, "click.wav", workspace, coding="pcm24", start=start)
            files.append((path, artifact))
            sounds.append(
                PaperSound(path=path, name="click", start_sample=clicks.start, samples=len(clicks.sound), muted=True)
            )
        workspace.progress(0.2, "clicks")
        folder = workspace.folder / "papers"
        folder.mkdir()
        written = score_papers(
            film, folder, hits=request.hits, sounds=sounds, composer=request.composer, picture=request.picture
        )
        files += [(str(path.relative_to(folder)), _kept(path, workspace)) for path in written]
        return PapersResult(files=tuple(files))


def _kept(path: Path, workspace: Workspace) -> Artifact:
    return workspace.save(path, _TYPES[path.suffix])
