"""Stored calibrations: from uncertainty and adherence to the probability that a take is bad.

A calibration holds for the picture back-end, its version and the embedders that it was fitted with, and for no other:
there the numbers only rank shots, and that is said. `circletake eval calibration` fits one on the stage.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from circletake.schema import (
    BackendCard,
    EmbedderCard,
    EstimateRequest,
    MaybeRisk,
    Risk,
    Unavailable,
    Uncertainty,
)

if TYPE_CHECKING:
    from circletake.models.squbed import Calibration

FEATURES = ("aleatoric", "epistemic", "match")
"""What a calibration may be fitted on: the two spreads, and how well the best take shows the words. Without the last
where the embedder knows no words."""


def stored_at(backend: str, embedder: str) -> Path:
    """Return the file of the calibration for a back-end and an embedder, whether it is there or not."""
    family = embedder.partition(":")[0]
    return Path(str(files("circletake.tools").joinpath("calibrations", f"{backend}.{family}.json")))


def fitted_for(backend: BackendCard) -> str:
    """Return how a calibration names the back-end that it was fitted for."""
    return f"{backend.name} {backend.version}"


def embedders_of(embedder: EmbedderCard) -> dict[str, str]:
    """Return the digests of the embedders that takes are measured with, by their part in it."""
    from circletake.models.minilm import MINILM_SHA256

    return {"video": embedder.digest, "text": MINILM_SHA256}


def features_of(uncertainty: Uncertainty, best_match: float | None) -> dict[str, float]:
    """Return what a calibration is asked about a shot; `match` is missing when the embedder knows no words."""
    found = {"aleatoric": uncertainty.aleatoric.value, "epistemic": uncertainty.epistemic.value}
    return found if best_match is None else {**found, "match": best_match}


def calibration_digest(backend: BackendCard, embedder: EmbedderCard) -> str:
    """Return the digest of the stored calibration for a back-end and an embedder; empty when there is none."""
    path = stored_at(backend.name, embedder.name)
    if not path.is_file():
        return ""
    stored = _stored(path)
    return stored if isinstance(stored, str) else stored.digest


def p_bad(uncertainty: Uncertainty, request: EstimateRequest) -> MaybeRisk:
    """Return the probability that the best take is bad and what the fitted rule makes of it, or why there is none."""
    from circletake.models.squbed import apply_calibration

    backend, embedder = request.instruments.backend, request.instruments.embedder
    path = stored_at(backend.name, embedder.name)
    if not path.is_file():
        return Unavailable(reason=f"rank only: no calibration was fitted for {backend.name} with {embedder.name}")
    stored = _stored(path)
    if isinstance(stored, str):
        return Unavailable(reason=f"rank only: {stored}")
    best = max((max(row) for row in request.adherences), default=None)
    features = features_of(uncertainty, best)
    missing = [name for name in stored.names if name not in features]
    if missing:
        return Unavailable(reason=f"rank only: the calibration needs {', '.join(missing)}, which {embedder.name} lacks")
    try:
        row = [features[name] for name in stored.names]
        found = apply_calibration(stored, row, backend=fitted_for(backend), embedders=embedders_of(embedder))
    except ValueError as error:
        return Unavailable(reason=f"rank only: {error}")
    return Risk(
        value=round(found.value, 6), low=round(found.low, 6), high=round(found.high, 6), circles=stored.circles(row),
        allowed=stored.guarantee.alpha, certainty=1.0 - stored.guarantee.delta,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _stored(path: Path) -> Calibration | str:
    """Return a stored calibration; what is wrong with it where it can't be used."""
    from circletake.models.squbed import from_json

    try:
        return from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"the calibration {path.name} can't be used: {error}"
