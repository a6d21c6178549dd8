"""Sheets: the cue sheet, and the tempo map for hand reading."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from circletake.music.score import Cue, Score
from circletake.music.tempo import TICKS
from circletake.music.theory import key_name
from circletake.schema import is_drop_rate, seconds_at

_NEXT_FRAME = Fraction(1, 1000)
"""A beat so little before a frame belongs to it: beats lie on whole microseconds, frames do not."""

_USAGE = "BI"
"""Background instrumental: music that nobody in the picture hears."""


def rate_name(rate: Fraction) -> str:
    """Return a frame rate as editors write it: `23.976`, `29.97 drop-frame`."""
    name = f"{float(rate):.3f}".rstrip("0").rstrip(".")
    return f"{name} drop-frame" if is_drop_rate(rate) else name


def cue_sheet_csv(score: Score) -> str:
    """Return the performing-rights cue sheet: one row a cue, then the hits as timing notes, then totals.

    Writers and publishers are left to be filled in by who delivers the film.
    """
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(["production", score.title, "rate", rate_name(score.rate)])
    sheet.writerow(
        ["cue", "title", "in", "out", "length", "usage", "key", "bpm", "style", "writers", "publishers", "share"]
    )
    for cue in score.cues:
        span = cue.brief.span
        sheet.writerow(
            [
                cue.brief.number, cue.brief.title, score.code(span.start), score.code(span.end),
                length(span.frames, score.rate), _USAGE, key_name(cue.brief.tonic, cue.brief.mode),
                f"{cue.base_bpm:.2f}", cue.brief.style, "", "", "",
            ]
        )  # fmt: skip
    total = sum(cue.brief.span.frames for cue in score.cues)
    sheet.writerow(["total", "", "", "", length(total, score.rate)])
    sheet.writerow([])
    sheet.writerow(["cue", "hit", "label", "time code", "frame", "must", "bar", "beat", "error frames"])
    for cue in score.cues:
        for landing in cue.landings:
            sheet.writerow(
                [
                    cue.brief.number, landing.kind, landing.label, score.code(landing.frame), landing.frame,
                    "yes" if landing.must else "no", landing.bar, f"{landing.beat:.2f}",
                    f"{landing.error_frames + 0.0:+.4f}",
                ]
            )  # fmt: skip
    return out.getvalue()


def tempo_map_csv(score: Score) -> str:
    """Return every beat of every cue: bar, beat, time code, frame with its fraction, tempo, click.

    The click is frames a beat in eighths, as click books count it: `12-4` is twelve frames and four eighths.
    """
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(["rate", rate_name(score.rate)])
    sheet.writerow(["cue", "bar", "beat", "time code", "frame", "bpm", "click", "hit"])
    for cue in score.cues:
        for bar in cue.tempo.bars:
            for beat in range(bar.beats):
                tick = bar.tick + beat * TICKS
                frame = cue.tempo.frame_at(tick)
                bpm = cue.tempo.bpm_at(tick // TICKS)
                sheet.writerow(
                    [
                        cue.brief.number, bar.number, beat + 1, score.code(int(frame + _NEXT_FRAME)),
                        f"{float(frame):.4f}", f"{bpm:.3f}", click(bpm, score.rate), _hits_at(cue, tick),
                    ]
                )  # fmt: skip
    return out.getvalue()


def click(bpm: float, rate: Fraction) -> str:
    """Return a tempo as a click: frames a beat and eighths of a frame."""
    eighths = round(8 * 60 * float(rate) / bpm)
    return f"{eighths // 8}-{eighths % 8}"


def _hits_at(cue: Cue, tick: int) -> str:
    return "; ".join(f"{m.hit.kind} {m.hit.label}".strip() for m in cue.met if tick <= m.tick < tick + TICKS)


def length(frames: int, rate: Fraction) -> str:
    """Return a length in minutes and seconds: `1:02.50`."""
    seconds = seconds_at(frames, rate)
    return f"{int(seconds // 60)}:{float(seconds % 60):05.2f}"
