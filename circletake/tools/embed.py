"""Draft takes to vectors, each take once: what was embedded is found by its digest and the embedder's."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from circletake.schema import (
    Artifact,
    EmbedRequest,
    EmbedResult,
    RequestRejected,
    Resources,
    Workspace,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from circletake.tools.embedding import VideoEmbedder


class Embed:
    """Embeds a take with the embedder that the request names, and holds words against it."""

    name = "critic.embed"
    version = "1"
    timeout_s = 300.0

    def resources(self, request: EmbedRequest) -> Resources:
        """Return what the embedder needs, by its own weights.

        Raises:
            BriefError: there is no such embedder, or its weights are missing or broken.
        """
        from circletake.tools.embedding import needs_of

        return needs_of(request.embedder.name)

    def run(self, request: EmbedRequest, workspace: Workspace, *, rng: random.Random) -> EmbedResult:
        """Embed a take.

        Raises:
            BriefError: there is no such embedder, or its weights are missing.
            RequestRejected: the weights on this machine are not those that the request names.
        """
        from circletake.tools.embedding import open_video_embedder

        embedder = open_video_embedder(request.embedder.name)
        if embedder.digest != request.embedder.digest:
            raise RequestRejected(
                f"the embedder {request.embedder.name!r} has weights {embedder.digest[:12]} here, the request was made "
                f"for {request.embedder.digest[:12]}; give every machine the same weights"
            )
        clip = _frames(request.video, workspace)
        path = workspace.folder / "embedding.f32"
        vector, found = _seen(embedder, clip, request)
        path.write_bytes(vector.astype("<f4").tobytes())
        return EmbedResult(
            embedding=workspace.save(path, "application/octet-stream"),
            adherences=tuple(round(float(value), 6) for value in found),
        )


def _seen(
    embedder: VideoEmbedder, clip: NDArray[np.uint8], request: EmbedRequest
) -> tuple[NDArray[np.float32], Sequence[float] | NDArray[np.float32]]:
    """Return a clip's unit vector, and how well it shows each text; nothing of that from who knows no words."""
    look = getattr(embedder, "look", None)
    if look is not None and request.texts:
        vector, adherences = look(clip, request.texts, request.rate)
        return vector, adherences
    vector = embedder.embed_videos([clip], request.rate)[0]
    held = getattr(embedder, "adherence", None)
    if held is None or not request.texts:
        return vector, ()
    return vector, held([clip] * len(request.texts), request.texts, request.rate)


def _frames(artifact: Artifact, workspace: Workspace) -> NDArray[np.uint8]:
    import numpy as np

    from circletake.render.encode import decode

    return np.stack(list(decode(workspace.path(artifact))))
