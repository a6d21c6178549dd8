"""S-QUBED on draft takes."""

from __future__ import annotations

import random
from functools import cache
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

    from circletake.models.minilm import MiniLM
    from circletake.models.squbed import Spread


class Estimate:
    """Measures how uncertain a picture back-end is about a prompt, from takes of its refined prompts."""

    name = "critic.squbed"
    version = "1"
    timeout_s = 120.0

    def resources(self, request: EstimateRequest) -> Resources:
        """One core; the text embedder's weights."""
        return Resources(cpus=1, memory_mb=350)

    def run(self, request: EstimateRequest, workspace: Workspace, *, rng: random.Random) -> EstimateResult:
        """Estimate total, aleatoric and epistemic uncertainty.

        Raises:
            RequestRejected: prompts and videos do not pair up.
        """
        import numpy as np

        from circletake.models.descriptor import DESCRIPTOR_VERSION, describe
        from circletake.models.minilm import MiniLM, WeightsMissing
        from circletake.models.squbed import estimate

        counts = {len(videos) for videos in request.videos}
        if len(request.prompts) != len(request.videos) or len(counts) != 1:
            raise RequestRejected("every refined prompt needs the same number of takes; shoot the missing ones")
        if len(request.prompts) < 2 or counts.pop() < 2:
            return EstimateResult(uncertainty=Unavailable(reason="fewer than two refined prompts or two takes of each"))
        try:
            text = _text_embedder().embed(request.prompts)
        except WeightsMissing as error:
            return EstimateResult(uncertainty=Unavailable(reason=str(error)))
        video = np.stack(
            [np.stack([describe(_frames(artifact, workspace)) for artifact in videos]) for videos in request.videos]
        )
        found = estimate(text, video)
        return EstimateResult(
            uncertainty=Uncertainty(
                total=_measure(found.total),
                aleatoric=_measure(found.aleatoric),
                epistemic=_measure(found.epistemic),
                aleatoric_nats=found.aleatoric.nats,
                epistemic_nats=found.epistemic.nats,
                latents=found.latents,
                videos=found.videos,
                text_embedder=MiniLM.name,
                video_embedder=DESCRIPTOR_VERSION,
            )
        )


@cache
def _text_embedder() -> MiniLM:
    from circletake.models.minilm import MiniLM

    return MiniLM()


def _measure(spread: Spread) -> Measure:
    return Measure(value=round(spread.value, 6), low=round(spread.low, 6), high=round(spread.high, 6))


def _frames(artifact: Artifact, workspace: Workspace) -> NDArray[np.uint8]:
    import numpy as np

    from circletake.render.encode import decode

    return np.stack(list(decode(workspace.path(artifact))))
