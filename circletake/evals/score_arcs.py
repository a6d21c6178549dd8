"""Arcs of the score eval: whether loudness, dissonance and density follow the planned tension; balance of spectra."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circletake.evals import score_ears as ears
from circletake.evals.row import Row
from circletake.evals.score_cues import varied_request
from circletake.evals.score_curves import BANDS, Balance, Curves, balance_of, curves_of, follows, spread
from circletake.music import SoundFont, compose, play_score


def arc_rows(cues: int, font: SoundFont) -> list[Row]:
    """Write and play cues over planted arcs and flat ones; the figures of all are medians."""
    from scipy.stats import spearmanr

    arcs: list[float] = []
    flats: list[float] = []
    muddy: list[float] = []
    present: list[float] = []
    balances: list[Balance] = []
    moving: list[Curves] = []
    still: list[Curves] = []
    for number in range(cues):
        asked = varied_request(number * 3 + 1)
        written = compose(asked)
        plan = written.cues[0]
        for flat, into in ((False, arcs), (True, flats)):
            request = varied_request(number * 3 + 1, flat=flat)
            score = compose(request) if flat else written
            (still if flat else moving).append(curves_of(score.cues[0], asked))
            music = play_score(score, font, threads=2).music
            levels = ears.levels_db(music)
            until = min(len(levels), int(plan.tempo.seconds_at(plan.ending_tick)))
            planned = [
                plan.level_at(plan.tempo.tick_near(round((s + 0.5) * float(request.rate)))) for s in range(until)
            ]
            found = float(spearmanr(levels[:until], planned).statistic)
            into.append(found if np.isfinite(found) else 0.0)
            if not flat:
                balances.append(balance_of(music))
                muddy.append(ears.share_of_power(music, 130.8, 350))
                present.append(ears.share_of_power(music, 1000, 4000))
    return [
        Row("loudness follows the arc, Spearman, median", round(float(np.median(arcs)), 3), 0.7, "more",
            round(float(np.median(flats)), 3)),
        Row("flat plan against the same arc, Spearman, median", round(float(np.median(flats)), 3), 0.3),
        Row("share of power from C3 to F4, median", round(float(np.median(muddy)), 3), 0.6),
        Row("share of power where words live, median", round(float(np.median(present)), 4)),
        *balance_rows(balances), *curve_rows(moving, still),
    ]  # fmt: skip


def balance_rows(balances: Sequence[Balance]) -> list[Row]:
    """Tell the balance of spectra: each figure's median."""
    slope, apart = (float(np.median([one[at] for one in balances])) for at in (0, 1))
    rows = [
        Row("spectrum from 100 Hz to 4 kHz, dB an octave, median (-5: published, popular music)", round(slope, 2)),
        Row("spectrum apart from that line, dB rms, median", round(apart, 2)),
    ]
    for name, (low, high) in BANDS.items():
        level = float(np.median([one.bands[name] for one in balances]))
        rows.append(Row(f"level from {low:g} to {high:g} Hz beside the whole, dB, median", round(level, 1)))
    return rows


def curve_rows(moving: Sequence[Curves], still: Sequence[Curves]) -> list[Row]:
    """Tell how cues move over planted arcs, and over flat ones of the same length, each measured on the planted arc."""
    rows = []
    for name in ("dissonance", "density"):
        wide, wide_flat = (
            float(np.median([spread(getattr(one, name)) / max(getattr(one, name).mean(), 1e-9) for one in those]))
            for those in (moving, still)
        )
        near, near_flat = (
            float(np.median([follows(getattr(one, name), one.tension) for one in those])) for those in (moving, still)
        )
        rows.append(
            Row(
                f"{name} moves, 10th to 90th percentile by mean, median",
                round(wide, 2),
                None,
                "more",
                round(wide_flat, 2),
            )
        )
        rows.append(
            Row(
                f"{name} follows the planned tension, Spearman, median",
                round(near, 2),
                None,
                "more",
                round(near_flat, 2),
            )
        )
    return rows  # fmt: skip
