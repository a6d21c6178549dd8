"""Scoring a clip in front of somebody, and telling what came out."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import get_args

from rich.console import Console
from rich.table import Table

from circletake.cli.progress import watching
from circletake.cli.working import stopping
from circletake.schema import BriefError, Mood, Settings
from circletake.studio.clips import ClipWishes, ScoredClip, score_clip


def score(
    clip: Path, out: Path, settings: Settings, *, about: str, moods: tuple[str, ...], styles: tuple[str, ...],
    instruments: tuple[str, ...], hits: Path | None, conform: Path | None, lists: tuple[Path, Path] | None,
    as_json: bool,
) -> int:  # fmt: skip
    """Score a clip and say how it went; return the exit code."""
    known: dict[str, Mood] = {mood: mood for mood in get_args(Mood)}
    strange = next((mood for mood in moods if mood.lower() not in known), None)
    if strange is not None:
        raise BriefError(f"there is no mood {strange!r}; choose from: {', '.join(known)}")
    wishes = ClipWishes(
        about=about.strip(), moods=tuple(known[mood.lower()] for mood in moods),
        styles=tuple(word.lower() for word in styles), instruments=tuple(word.lower() for word in instruments),
        hits=hits, conform=conform, lists=lists,
    )  # fmt: skip
    began = time.monotonic()
    with stopping() as cancel, watching(f"scoring {clip.name}", as_json=as_json) as on_event:
        done = score_clip(clip, out, wishes, settings, on_event, cancel)
    if as_json:
        print(json.dumps(_plain(done, out), ensure_ascii=False), flush=True)
    else:
        _say(done, out, time.monotonic() - began)
    missing = not any(file.path.endswith(".scored.mp4") for file in done.files)
    return 3 if missing or done.view.variable_rate else 0


def _plain(done: ScoredClip, out: Path) -> dict[str, object]:
    return {
        "kind": "result", "title": done.description.title, "folder": str(out), "rate": done.rate,
        "time_code": done.time_code, "cues": [cue.model_dump(mode="json") for cue in done.cues],
        "notes": list(done.notes), "files": [file.path for file in done.files],
    }  # fmt: skip


def _say(done: ScoredClip, out: Path, seconds: float) -> None:
    console = Console(highlight=False)
    console.print(f"[bold]{done.description.title}[/]  scored in {seconds:.1f} s")
    kinds = [moment.kind for moment in done.view.moments]
    seen = ", ".join(_counted(kinds.count(kind), kind) for kind in dict.fromkeys(kinds))
    console.print(f"  seen: {len(done.view.shots)} shots, {seen or 'nothing that stands out'}", markup=False)
    table = Table(box=None, padding=(0, 2), pad_edge=False)
    for heading in ("cue", "style", "key", "tempo", "bars", "hits met", "players"):
        table.add_column(heading)
    for cue in done.cues:
        musts = [landing for landing in cue.landings if landing.must]
        met = sum(abs(landing.error_frames) <= 0.5 for landing in musts)
        tempo = f"{cue.tempo_low_bpm:.0f} to {cue.tempo_high_bpm:.0f}"
        table.add_row(
            cue.number,
            cue.style,
            cue.key_name,
            tempo,
            str(cue.bars),
            f"{met} of {len(musts)}",
            ", ".join(cue.instruments[:6]),
        )
    console.print(table)
    for note in done.notes:
        console.print(f"  {note}", style="yellow", markup=False)
    for name in (f"{Path(done.name).stem}.scored.mp4", "music/score.musicxml", "music/session.rpp"):
        if (out / name).exists():
            console.print(f"  {out / name}", soft_wrap=True, markup=False)


def _counted(count: int, kind: str) -> str:
    """Return `1 flash`, `3 flashes`, `2 cuts`."""
    plural = f"{kind}es" if kind.endswith("sh") else f"{kind}s"
    return f"{count} {kind if count == 1 else plural}"


def analyse_music(track: Path, *, as_json: bool) -> int:
    """Tell a track's beats, downbeats and sections; exit code 3 when it has no pulse to cut to."""
    from circletake.studio.tracks import hear_track

    heard = hear_track(track)
    if as_json:
        print(json.dumps({"kind": "result", **heard.model_dump(mode="json")}, ensure_ascii=False), flush=True)
        return 0 if heard.beats else 3
    console = Console(highlight=False)
    if not heard.beats:
        console.print(f"{track.name} has no pulse to cut to: {heard.refused}", markup=False)
    else:
        console.print(
            f"{track.name}: {heard.tempo_bpm:.1f} beats a minute, {heard.beats_per_bar} in a bar, {len(heard.beats)} "
            f"beats, {len(heard.downbeats)} bars, pulse {heard.pulse:.2f}", markup=False,
        )  # fmt: skip
    for section in heard.sections:
        console.print(f"  {section.label}  {section.begin_s:7.2f} s to {section.end_s:7.2f} s", markup=False)
    return 0 if heard.beats else 3
