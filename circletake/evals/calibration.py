"""Calibration: how honest is P(bad), fitted on the stage and tried on shots that it was not fitted on?

    circletake eval calibration [--quick]        measure
    python -m circletake.evals.calibration       the same on the same shots, and store the fit on all of them

Planted shots (evals/planted), of which six in ten say all that is meant. Each leaves open what films leave open without
meaning anything by it (a face, the season, how the camera moves), so that openness alone makes no shot bad. A shot is
bad when the take that looks best without the stage's truth misses anything that was meant. Fitted on one set of
prompts, measured on another:
    AUROC, AURC     does P(bad) rank? beside total uncertainty by itself
    Brier, ECE      is it honest? beside telling everybody the share of bad shots
    bad among circled   what the conformal rule lets through; it promises at most 20 % with 90 % certainty
Refit whenever the stage or the embedder changes: a calibration holds for the versions that it names, and for no other.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from circletake.evals.planted import planted_shots
from circletake.evals.planted.rounds import Observed, observe
from circletake.evals.row import Row, report
from circletake.models.squbed import (
    Calibration,
    aurc,
    auroc,
    brier,
    expected_calibration_error,
    fit_calibration,
    honest_calibration_error,
    to_json,
)
from circletake.schema import Instruments, Settings
from circletake.studio.preflight import open_checker
from circletake.tools.calibration import FEATURES, calibration_digest, embedders_of, fitted_for, stored_at

ALPHA, DELTA = 0.2, 0.1
"""The rule's promise: at most a share ALPHA of the shots that it circles is bad, with certainty 1 - DELTA."""
_PLAIN, _UNKNOWN, _LOOSE = 0.6, 0.15, 0.4
_FIT, _HELD, _QUICK_FIT, _QUICK_HELD = 240, 240, 80, 40


class Benchmark(NamedTuple):
    """Planted shots to fit on and others to measure on, observed, and what they were measured with."""

    fit: list[Observed]
    held: list[Observed]
    instruments: Instruments


def measure(quick: bool) -> list[Row]:
    """Fit on 240 planted shots and measure on 240 others (quick: 80 and 40).

    Forty shots are too few for a bar on the calibration error: an honest forecaster would miss it by chance.
    """
    sizes = (_QUICK_FIT, _QUICK_HELD) if quick else (_FIT, _HELD)
    return rows(_benchmark(Settings(), sizes), bar=None if quick else 0.1)


def rows(benchmark: Benchmark, bar: float | None) -> list[Row]:
    """Fit on one half of a benchmark and tell how it does on the other; `bar` is the calibration error's."""
    fit, held, instruments = benchmark
    calibration = fitted(fit, instruments)
    bad = np.array([one.best.bad for one in held], float)
    told = np.array([calibration.p_bad(_row(one, calibration.names)).value for one in held])
    circled = np.array([calibration.circles(_row(one, calibration.names)) for one in held])
    total = [one.uncertainty.total.value for one in held]
    share = float(np.mean([one.best.bad for one in fit]))
    slipped = float(bad[circled].mean()) if circled.any() else 0.0
    return [
        Row("AUROC of P(bad)", _round(auroc(told, bad)), 0.75, "more", _round(auroc(total, bad))),
        Row("AURC", _round(aurc(told, bad)), None, "less", _round(aurc(total, bad))),
        Row("Brier score", _round(brier(told, bad)), _round(brier(np.full(len(bad), share), bad)), "less"),
        Row("expected calibration error", _round(expected_calibration_error(told, bad)), bar),
        Row("the same, of an honest forecaster by chance, 95 %", _round(honest_calibration_error(told))),
        Row("bad among those that the rule circles", _round(slipped), ALPHA, "less", _round(float(bad.mean()))),
        Row("share that the rule circles", _round(float(circled.mean()))),
        Row("the stored one was fitted for this stage and embedder", float(_is_current(instruments)), 1.0, "more"),
    ]


def store(benchmark: Benchmark) -> Path:
    """Fit on all shots of a benchmark and write the calibration into the package; return where."""
    path = stored_at(benchmark.instruments.backend.name, benchmark.instruments.embedder.name)
    path.parent.mkdir(exist_ok=True)
    made = fitted([*benchmark.fit, *benchmark.held], benchmark.instruments)
    path.write_text(to_json(made) + "\n", encoding="utf-8")
    return path


def fitted(found: Sequence[Observed], instruments: Instruments) -> Calibration:
    """Return the calibration of planted shots: every feature that the embedder gives, against bad or not."""
    names = [name for name in FEATURES if all(name in one.features for one in found)]
    return fit_calibration(
        [_row(one, names) for one in found], [float(one.best.bad) for one in found],
        [f"{one.planted.name} {one.planted.plan.seed}" for one in found], names=names, alpha=ALPHA, delta=DELTA,
        backend=fitted_for(instruments.backend), embedders=embedders_of(instruments.embedder),
    )  # fmt: skip


def _benchmark(settings: Settings, sizes: tuple[int, int]) -> Benchmark:
    with (
        tempfile.TemporaryDirectory(prefix="circletake-eval-") as scratch,
        open_checker(settings, folder=Path(scratch)) as checker,
    ):
        fit, held = (
            [
                observe(checker, shot)
                for shot in planted_shots(count, seed=seed, plain=_PLAIN, unknown=_UNKNOWN, loose=_LOOSE)
            ]
            for count, seed in zip(sizes, (31, 32), strict=True)
        )
        return Benchmark(fit, held, checker.studio.crew.instruments(checker.studio.crew.pictures[0]))


def _row(one: Observed, names: Sequence[str]) -> list[float]:
    return [one.features[name] for name in names]


def _is_current(instruments: Instruments) -> bool:
    from circletake.models.squbed import from_json

    if not calibration_digest(instruments.backend, instruments.embedder):
        return False
    stored = from_json(stored_at(instruments.backend.name, instruments.embedder.name).read_text(encoding="utf-8"))
    return stored.backend == fitted_for(instruments.backend) and dict(stored.embedders) == embedders_of(
        instruments.embedder
    )


def _round(value: float) -> float:
    return round(float(value), 4)


def main() -> None:
    """Fit, tell how the fit on one half does on the other, and store the fit on both."""
    parser = argparse.ArgumentParser(description="Fit P(bad) on planted shots, and store it in the package.")
    parser.add_argument("--embedder", default=Settings().embedder, help="what sees the takes")
    parser.add_argument("--shots", type=int, default=_FIT + _HELD, help="how many shots to fit on, from 80 on")
    given = parser.parse_args()
    benchmark = _benchmark(Settings(embedder=given.embedder), (given.shots - given.shots // 2, given.shots // 2))
    path = store(benchmark)
    print(json.dumps(report("calibration", rows(benchmark, 0.1)), indent=1))
    print(path)


if __name__ == "__main__":
    main()
