"""Notes on paper: spotting notes, timing notes, cue list, click map, and the performing-rights cue sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from circletake.music.documents.sheets import click, length, rate_name
from circletake.music.score import Cue, Score
from circletake.music.theory import key_name
from circletake.schema import HitPoint, is_drop_rate, nominal_rate

_TITLES = frozenset({"title"})


def _csv(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def heading(score: Score) -> list[list[object]]:
    """Return the rows that stand over every sheet: production, exact rate, drop-frame or not, first frame."""
    rate = score.rate
    exact = f"{rate.numerator}/{rate.denominator}"
    count = "drop-frame" if is_drop_rate(rate) else "non-drop"
    return [
        ["production", score.title],
        ["rate", rate_name(rate), "frames per second", exact, "time code", count, "counts in", nominal_rate(rate)],
        ["first frame", score.code(0), "length", score.code(score.frames)],
        [],
    ]


def cue_list_csv(score: Score) -> str:
    """Return the cue list: reel and cue, title, in, out, length, and how it is played."""
    rows = heading(score)
    rows.append(
        ["cue", "reel", "title", "in", "out", "length", "key", "tempo", "click", "metre", "style", "players", "ending"]
    )
    for cue in score.cues:
        brief, bars = cue.brief, cue.tempo.bars
        metre = f"{3 * bars[0].beats}/8" if cue.tempo.compound else f"{bars[0].beats}/4"
        players = dict.fromkeys(part.instrument for part in cue.parts)
        rows.append(
            [
                brief.number, brief.number.partition("m")[0], brief.title, score.code(brief.span.start),
                score.code(brief.span.end), length(brief.span.frames, score.rate), key_name(brief.tonic, brief.mode),
                f"{cue.base_bpm:.2f}", click(cue.base_bpm, score.rate), metre, brief.style, ", ".join(players),
                brief.ending,
            ]
        )  # fmt: skip
    total = sum(cue.brief.span.frames for cue in score.cues)
    rows.append(["total", "", "", "", "", length(total, score.rate)])
    return _csv(rows)


def spotting_notes_csv(score: Score, hits: Sequence[HitPoint]) -> str:
    """Return the spotting notes: why each cue is there, and every moment that was looked at, met or left alone."""
    rows = heading(score)
    rows.append(["cue", "time code", "frame", "what", "note", "weight", "wanted", "music"])
    for cue in score.cues:
        brief = cue.brief
        start = [brief.number, score.code(brief.span.start), brief.span.start, "music in", brief.reason]
        rows.append([*start, "", "", f"{brief.style}, {brief.mood}"])
        met = {one.hit.frame: one for one in cue.met}
        for hit in sorted(hits, key=lambda hit: hit.frame):
            if brief.span.holds(hit.frame):
                found = met.get(hit.frame)
                played = (
                    "held back" if hit.target == "avoid" else "left alone" if found is None else _where(cue, found.tick)
                )
                wanted = "must" if hit.must else hit.target
                rows.append(
                    [brief.number, score.code(hit.frame), hit.frame, hit.kind, hit.label, hit.weight, wanted, played]
                )
        rows += [
            [
                brief.number,
                score.code(words.start),
                words.start,
                "words",
                f"until {score.code(words.end)}",
                "",
                "under",
                "",
            ]
            for words in cue.spoken
        ]
        rows.append([brief.number, score.code(brief.span.end), brief.span.end, "music out", brief.ending, "", "", ""])
    return _csv(rows)


def _where(cue: Cue, tick: int) -> str:
    return f"bar {cue.tempo.bar_at(tick).number} beat {cue.tempo.beat_of(tick):.2f}"


def timing_notes_csv(score: Score) -> str:
    """Return the timing notes: from each cue's first frame, in seconds and hundredths, what is seen when and where in
    the music that is."""
    rows = heading(score)
    rows.append(["cue", "seconds", "time code", "frame", "what", "label", "bar", "beat", "off by frames"])
    for cue in score.cues:
        start = cue.brief.span.start
        rows.append([cue.brief.number, "0.00", score.code(start), start, "music in", cue.brief.title, 1, "1.00", ""])
        for one in sorted(cue.landings, key=lambda landing: landing.frame):
            seconds = float((one.frame - start) / score.rate)
            rows.append(
                [
                    cue.brief.number, f"{seconds:.2f}", score.code(one.frame), one.frame, one.kind, one.label, one.bar,
                    f"{one.beat:.2f}", f"{one.error_frames + 0.0:+.4f}",
                ]
            )  # fmt: skip
        end = cue.brief.span.end
        rows.append(
            [
                cue.brief.number,
                f"{float(cue.brief.span.frames / score.rate):.2f}",
                score.code(end),
                end,
                "music out",
                "",
                "",
                "",
                "",
            ]
        )
    return _csv(rows)


def rights_cue_sheet_csv(score: Score, composer: str) -> str:
    """Return the cue sheet that performing-rights societies take: usage, length, writers and publishers with shares.

    Usage codes: MT main title, ET end title, BI background instrumental.
    """
    rows = heading(score)
    rows.append(
        ["cue", "title", "usage", "length", "in", "writer", "role", "writer share %", "publisher", "publisher share %"]
    )
    for number, cue in enumerate(score.cues):
        rows.append(
            [
                cue.brief.number, cue.brief.title, _usage(cue, number, score),
                length(cue.brief.span.frames, score.rate), score.code(cue.brief.span.start), composer,
                "C (composer)", 100, "", 0,
            ]
        )  # fmt: skip
    total = sum(cue.brief.span.frames for cue in score.cues)
    rows += [
        [],
        ["total music", "", "", length(total, score.rate)],
        ["codes", "BI background instrumental, MT main title, ET end title"],
    ]
    return _csv(rows)


def _usage(cue: Cue, number: int, score: Score) -> str:
    titles = [met.hit.frame for met in cue.met if met.hit.kind in _TITLES]
    if number == 0 and any(frame < score.frames // 3 for frame in titles):
        return "MT"
    if number == len(score.cues) - 1 and any(frame > 2 * score.frames // 3 for frame in titles) and len(score.cues) > 1:
        return "ET"
    return "BI"
