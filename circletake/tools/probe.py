"""What a prompt leaves open, thing by thing: how far its meanings lie apart when only that thing varies."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from circletake.schema import ProbeRequest, ProbeResult, Resources, ToolFailed, Workspace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Probe:
    """Measures, for each open thing by itself, the mean pairwise cosine distance of the prompts that fill it.

    That is the main effect of the thing on the prompts' spread: what an answer about it would take away.
    """

    name = "critic.probe"
    version = "1"
    timeout_s = 120.0

    def resources(self, request: ProbeRequest) -> Resources:
        """One core; the text embedder's weights."""
        return Resources(cpus=1, memory_mb=350)

    def run(self, request: ProbeRequest, workspace: Workspace, *, rng: random.Random) -> ProbeResult:
        """Measure every probe.

        Raises:
            ToolFailed: the text embedder's weights are missing.
        """
        from circletake.models.minilm import WeightsMissing

        prompts = list(dict.fromkeys(prompt for probe in request.probes for prompt in probe.prompts))
        if not prompts:
            return ProbeResult(dispersions=(), measured_by="nothing")
        try:
            name, embed = _embedder(request)
            rows = dict(zip(prompts, embed(prompts), strict=True))
        except WeightsMissing as error:
            raise ToolFailed(str(error)) from error
        return ProbeResult(
            dispersions=tuple(_dispersion([rows[prompt] for prompt in probe.prompts]) for probe in request.probes),
            measured_by=name,
        )


def _embedder(request: ProbeRequest) -> tuple[str, Callable[[list[str]], NDArray[np.float32]]]:
    """Return the text embedder with its name: the request's own where it knows words."""
    from circletake.tools.embedding import open_video_embedder
    from circletake.tools.embedding.texts import text_embedder

    own = getattr(open_video_embedder(request.embedder.name), "embed_texts", None)
    if own is not None:
        return request.embedder.name, own
    model = text_embedder()
    return model.name, model.embed


def _dispersion(rows: list[NDArray[np.float32]]) -> float:
    """Return 1 - the mean cosine over all pairs of unit rows; 0 for fewer than two."""
    n = len(rows)
    if n < 2:
        return 0.0
    whole = sum(rows[1:], rows[0])
    return round(max(0.0, 1.0 - (float(whole @ whole) - n) / (n * (n - 1))), 6)
