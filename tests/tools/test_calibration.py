"""A stored calibration is used for what it was fitted for, and refused, with the reason, for everything else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from circletake.models.squbed import fit_calibration, to_json
from circletake.schema import (
    BackendCard,
    EmbedderCard,
    EstimateRequest,
    Instruments,
    MaybeMeasure,
    Measure,
    Risk,
    Unavailable,
    Uncertainty,
)
from circletake.tools import calibration

BACKEND = BackendCard(name="picture.test", version="7")
EMBEDDER = EmbedderCard(name="descriptor", digest="d" * 64)


def spread(aleatoric: float, epistemic: float) -> Uncertainty:
    a, e = (Measure(value=value, low=0.0, high=1.0) for value in (aleatoric, epistemic))
    return Uncertainty(
        total=a, aleatoric=a, epistemic=e, aleatoric_nats=0.0, epistemic_nats=0.0, latents=2, videos=2,
        text_embedder="t", video_embedder="v",
    )  # fmt: skip


def asked(backend: BackendCard = BACKEND, embedder: EmbedderCard = EMBEDDER) -> EstimateRequest:
    return EstimateRequest(prompts=(), embeddings=(), instruments=Instruments(embedder=embedder, backend=backend))


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Store a calibration by which shots of more uncertainty are bad."""
    rng = np.random.default_rng(3)
    features = rng.uniform(0, 1, (200, 2))
    bad = (features.sum(1) + rng.normal(0, 0.1, 200) > 1.0).astype(float)
    made = fit_calibration(
        features, bad, [str(number) for number in range(200)], names=("aleatoric", "epistemic"),
        backend=calibration.fitted_for(BACKEND), embedders=calibration.embedders_of(EMBEDDER),
    )  # fmt: skip
    path = tmp_path / "calibration.json"
    path.write_text(to_json(made), encoding="utf-8")
    monkeypatch.setattr(calibration, "stored_at", lambda backend, embedder: path)
    return path


def reason(found: MaybeMeasure) -> str:
    assert isinstance(found, Unavailable)
    return found.reason


def test_the_more_uncertain_the_more_probably_bad(stored: Path) -> None:
    found = [calibration.p_bad(spread(level, level), asked()) for level in (0.1, 0.5, 0.9)]
    values = [one.value for one in found if isinstance(one, Measure)]
    assert values == sorted(values)
    assert values[0] < 0.2 < 0.8 < values[2]
    assert all(isinstance(one, Measure) and one.low <= one.value <= one.high for one in found)
    assert [one.circles for one in found if isinstance(one, Risk)] == [True, False, False]
    assert {(one.allowed, one.certainty) for one in found if isinstance(one, Risk)} == {(0.1, 0.9)}
    assert len(calibration.calibration_digest(BACKEND, EMBEDDER)) == 64


@pytest.mark.parametrize(
    ("backend", "embedder", "word"),
    [
        (BACKEND.with_(version="8"), EMBEDDER, "'picture.test 7', not for 'picture.test 8'"),
        (BACKEND.with_(name="picture.other"), EMBEDDER, "picture.other"),
        (BACKEND, EMBEDDER.with_(digest="e" * 64), "embedders"),
    ],
)
def test_another_version_back_end_or_embedder_is_only_ranked(
    stored: Path, backend: BackendCard, embedder: EmbedderCard, word: str
) -> None:
    told = reason(calibration.p_bad(spread(0.5, 0.5), asked(backend, embedder)))
    assert told.startswith("rank only: ")
    assert word in told


def test_a_damaged_calibration_is_told_and_not_used(stored: Path) -> None:
    stored.write_text(stored.read_text().replace('"bias": ', '"bias": 1'), encoding="utf-8")
    told = reason(calibration.p_bad(spread(0.5, 0.5), asked()))
    assert told.startswith("rank only: ")
    assert "calibration.json can't be used" in told


def test_where_nothing_was_fitted_nothing_is_told() -> None:
    nobody = BACKEND.with_(name="picture.nobody")
    assert calibration.calibration_digest(nobody, EMBEDDER) == ""
    assert reason(calibration.p_bad(spread(0.5, 0.5), asked(nobody))).startswith("rank only: no calibration was fitted")
