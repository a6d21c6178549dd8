"""The score: from a locked picture to parts, stems and everything that a music editor opens.

`compose` writes, `render` plays; both are pure functions of the request and its seed. The rest is written out by
`write_midi`, `write_musicxml`, `cue_sheet_csv` and `tempo_map_csv`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from circletake.music.styles import style_catalogue

if TYPE_CHECKING:
    from circletake.music.documents import (
        click_track,
        cue_sheet_csv,
        score_papers,
        tempo_map_csv,
        write_midi,
        write_musicxml,
    )
    from circletake.music.facts import cue_facts
    from circletake.music.mixing import Rendered, alternates, heard, integrated_lufs, play_score, render, sum_of
    from circletake.music.orchestra import FAMILIES, INSTRUMENTS, Family, Instrument, instrument_named
    from circletake.music.sampler import FoundFont, SoundFont, find_soundfont, load_soundfont, sfz_library, warm
    from circletake.music.score import ChordSpan, Cue, Note, Part, Score, Section, Statement, cue_report
    from circletake.music.tempo import Bar, Met, TempoMap, choose_hits, solve_tempo
    from circletake.music.writing.compose import compose
    from circletake.music.writing.conform import conform
    from circletake.music.writing.motif import motif
    from circletake.music.written import read_score, score_bytes

_HOMES = {
    "Bar": "tempo",
    "Rendered": "mixing",
    "alternates": "mixing",
    "cue_facts": "facts",
    "heard": "mixing",
    "play_score": "mixing",
    "read_score": "written",
    "score_bytes": "written",
    "score_papers": "documents",
    "ChordSpan": "score",
    "Cue": "score",
    "FAMILIES": "orchestra",
    "Family": "orchestra",
    "FoundFont": "sampler",
    "INSTRUMENTS": "orchestra",
    "Instrument": "orchestra",
    "Met": "tempo",
    "Note": "score",
    "Part": "score",
    "Score": "score",
    "Section": "score",
    "SoundFont": "sampler",
    "Statement": "score",
    "TempoMap": "tempo",
    "choose_hits": "tempo",
    "click_track": "documents",
    "compose": "writing.compose",
    "conform": "writing.conform",
    "cue_report": "score",
    "cue_sheet_csv": "documents",
    "find_soundfont": "sampler",
    "instrument_named": "orchestra",
    "integrated_lufs": "mixing",
    "load_soundfont": "sampler",
    "motif": "writing.motif",
    "render": "mixing",
    "sfz_library": "sampler",
    "solve_tempo": "tempo",
    "sum_of": "mixing",
    "tempo_map_csv": "documents",
    "warm": "sampler",
    "write_midi": "documents",
    "write_musicxml": "documents",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: choosing a style must not wait for the sampler's kernels."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = [
    "Bar",
    "ChordSpan",
    "Cue",
    "FAMILIES",
    "Family",
    "FoundFont",
    "INSTRUMENTS",
    "Instrument",
    "Met",
    "Note",
    "Part",
    "Rendered",
    "Score",
    "Section",
    "SoundFont",
    "Statement",
    "TempoMap",
    "alternates",
    "choose_hits",
    "click_track",
    "compose",
    "conform",
    "cue_facts",
    "cue_report",
    "cue_sheet_csv",
    "find_soundfont",
    "heard",
    "instrument_named",
    "integrated_lufs",
    "load_soundfont",
    "motif",
    "play_score",
    "read_score",
    "render",
    "score_bytes",
    "score_papers",
    "sfz_library",
    "solve_tempo",
    "style_catalogue",
    "sum_of",
    "tempo_map_csv",
    "warm",
    "write_midi",
    "write_musicxml",
]
