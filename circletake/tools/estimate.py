"""S-QUBED on draft takes that were embedded."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from circletake.schema import (
    Artifact,
    EstimateRequest,
    EstimateResult,
    Measure,
    RequestRejected,
    Resources,
    Unavailable,
    Uncertainty,
    Workspace,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from circletake.models.squbed import Estimate as Found
    from circletake.models.squbed import Spread

_CEILING = 0.6
"""Dispersion of takes that have nothing in common: above it, anything goes, and how much no longer matters."""
_ALPHA = 0.1
"""Chance that the interval ever misses."""
NO_TAKES = "no takes were shot: without pictures there is no uncertainty to measure"


class Estimate:
    """Measures how uncertain a picture back-end is about a prompt, from takes of its refined prompts."""

    name = "critic.squbed"
    version = "3"
    timeout_s = 120.0

    def resources(self, request: EstimateRequest) -> Resources:
        """One core; the text embedder's weights."""
        return Resources(cpus=1, memory_mb=350)

    def run(self, request: EstimateRequest, workspace: Workspace, *, rng: random.Random) -> EstimateResult:
        """Estimate total, aleatoric and epistemic uncertainty, and the probability that the best take is bad.

        Raises:
            RequestRejected: prompts and takes do not pair up.
        """
        from circletake.models.minilm import WeightsMissing

        _check(request)
        if not request.embeddings:
            return _unavailable(NO_TAKES)
        if len(request.embeddings) < 2 or len(request.embeddings[0]) < 2:
            return _unavailable("fewer than two refined prompts or two takes of each")
        try:
            videos = _videos(request, workspace)
            found = _estimated(request, videos)
        except WeightsMissing as error:
            return _unavailable(str(error))
        return _told(found, videos, request)


def _check(request: EstimateRequest) -> None:
    counts = {len(takes) for takes in request.embeddings}
    if len(request.prompts) < len(request.embeddings) or len(counts) > 1:
        raise RequestRejected("every refined prompt that was shot needs the same number of takes; shoot the missing")
    if request.adherences and [len(row) for row in request.adherences] != [len(row) for row in request.embeddings]:
        raise RequestRejected("adherences and takes do not pair up; give one a take, or none")


def _unavailable(reason: str) -> EstimateResult:
    return EstimateResult(uncertainty=Unavailable(reason=reason), p_bad=Unavailable(reason=reason))


def _videos(request: EstimateRequest, workspace: Workspace) -> NDArray[np.float32]:
    """Return (k, m, d): m embedded takes of each of the k refined prompts that were shot."""
    import numpy as np

    return np.stack([np.stack([_vector(one, workspace) for one in row]) for row in request.embeddings])


def _estimated(request: EstimateRequest, videos: NDArray[np.float32]) -> Found:
    import numpy as np

    from circletake.models.squbed import estimate
    from circletake.tools.embedding.texts import text_embedder

    # A shot that says everything has refined prompts that are all the same.
    unlike = list(dict.fromkeys(request.prompts))
    rows = text_embedder().embed(unlike)
    return estimate(np.stack([rows[unlike.index(prompt)] for prompt in request.prompts]), videos)


def _anytime(videos: NDArray[np.float32], value: float) -> Measure:
    """Return the epistemic spread with a betting interval over disjoint pairs of takes, in the order of drawing.

    Refined prompts that came out the same share their takes: those are counted once.
    """
    import numpy as np

    from circletake.models.squbed import confidence_sequence, spread_of

    rows = np.unique(videos.reshape(len(videos), -1), axis=0, return_index=True)[1]
    unlike = videos[np.sort(rows)].astype(np.float64)
    unlike /= np.linalg.norm(unlike, axis=-1, keepdims=True)
    pairs = [1.0 - float(row[j] @ row[j + 1]) for j in range(0, unlike.shape[1] - 1, 2) for row in unlike]
    low, high = confidence_sequence(np.clip(np.array(pairs) / _CEILING, 0.0, 1.0), _ALPHA)
    d = videos.shape[2]
    ends = (spread_of(1.0 - _CEILING * low, d), 1.0 if high >= 1.0 else spread_of(1.0 - _CEILING * high, d))
    return Measure(value=round(value, 6), low=round(min(value, ends[0]), 6), high=round(max(value, ends[1]), 6))


def _vector(artifact: Artifact, workspace: Workspace) -> NDArray[np.float32]:
    import numpy as np

    return np.frombuffer(workspace.path(artifact).read_bytes(), "<f4")


def _told(found: Found, videos: NDArray[np.float32], request: EstimateRequest) -> EstimateResult:
    from circletake.models.minilm import MiniLM
    from circletake.tools.calibration import p_bad

    uncertainty = Uncertainty(
        total=_measure(found.total),
        aleatoric=_measure(found.aleatoric),
        epistemic=_measure(found.epistemic),
        epistemic_anytime=_anytime(videos, found.epistemic.value),
        aleatoric_nats=found.aleatoric.nats,
        epistemic_nats=found.epistemic.nats,
        latents=found.latents,
        videos=found.videos,
        between=round(found.split.between.value, 6),
        within=round(found.split.within.value, 6),
        text_embedder=MiniLM.name,
        video_embedder=request.instruments.embedder.name,
    )
    probability = p_bad(uncertainty, request)
    return EstimateResult(uncertainty=uncertainty.with_(calibrated=isinstance(probability, Measure)), p_bad=probability)


def _measure(spread: Spread) -> Measure:
    return Measure(value=round(spread.value, 6), low=round(spread.low, 6), high=round(spread.high, 6))
