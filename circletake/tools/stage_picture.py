"""The embedded picture back-end: the animatic stage."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from circletake.schema import Artifact, RequestRejected, Resources, TakeRequest, TakeResult, Vocabulary, Workspace
from circletake.tools.splice import cut_points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from circletake.render import Shooting

_STILL_SHARES = (0.15, 0.5, 0.85)
_MAX_PIXELS = 7680 * 4320
_SHORTEST_SIDE = 16


class StagePicture:
    """Shoots takes on the stage: 2.5D scenes, drawn; fast, exact, and it knows what it drew."""

    name = "picture.stage"
    timeout_s = 1800.0

    @property
    def version(self) -> str:
        """Changes with everything that changes a picture: the stage's own version and its vocabulary's."""
        from circletake.render import STAGE_VERSION

        return STAGE_VERSION

    def vocabulary(self) -> Vocabulary:
        """Return what the stage can show."""
        from circletake.render.vocabulary import STAGE_VOCABULARY

        return STAGE_VOCABULARY

    def resources(self, request: TakeRequest) -> Resources:
        """One core; a few buffers of the picture's size."""
        size = request.format.size
        return Resources(cpus=1, memory_mb=180 + round(size.width * size.height * 60 / 2**20))

    def run(self, request: TakeRequest, workspace: Workspace, *, rng: random.Random) -> TakeResult:
        """Shoot a take and write it as H.264, with its truth and three stills.

        Raises:
            RequestRejected: an odd size, or one that is too small or too large; or handles as long as the take.
        """
        from circletake.render import VideoWriter, shoot

        _check(request)
        size = request.format.size
        shooting = shoot(request)
        path = workspace.folder / "take.mp4"
        wanted = {_frame_at(share, request) for share in _STILL_SHARES}
        stills: list[Artifact] = []
        cuts = cut_points(request.frames, request.handle)
        with VideoWriter(path, size, request.format.rate, cuts=cuts) as writer:
            for index, picture in enumerate(shooting):
                writer.write(picture)
                if index in wanted:
                    stills.append(_save_still(picture, len(stills), workspace))
                workspace.progress((index + 1) / request.frames)
        return TakeResult(
            video=workspace.save(path, "video/mp4"),
            frames=request.frames,
            handle=request.handle,
            truth=_save_truth(shooting, workspace),
            stills=tuple(stills),
            matches=shooting.matches,
            stand_in="an animatic: drawn by the stage, not filmed by a video model",
        )


def _check(request: TakeRequest) -> None:
    size = request.format.size
    if size.width * size.height > _MAX_PIXELS:
        raise RequestRejected(f"the stage shoots up to 7680x4320, got {size}; ask for a smaller size")
    if min(size) < _SHORTEST_SIDE:
        raise RequestRejected(
            f"the stage shoots from {_SHORTEST_SIDE} pixels a side, got {size}; ask for a larger size"
        )
    if size.width % 2 or size.height % 2:
        raise RequestRejected(f"H.264 in 4:2:0 needs even sides, got {size}; ask for an even size")
    if 2 * request.handle >= request.frames:
        raise RequestRejected(
            f"{request.frames} frames with handles of {request.handle} leave nothing to use; ask for more frames"
        )


def _frame_at(share: float, request: TakeRequest) -> int:
    inside = request.frames - 2 * request.handle
    return min(request.frames - 1, request.handle + int(share * inside))


def _save_still(picture: NDArray[np.uint8], number: int, workspace: Workspace) -> Artifact:
    from circletake.render import still

    path = workspace.folder / f"still-{number}.jpg"
    path.write_bytes(still(picture))
    return workspace.save(path, "image/jpeg")


def _save_truth(shooting: Shooting, workspace: Workspace) -> Artifact:
    path = workspace.folder / "truth.json"
    path.write_text(shooting.truth().model_dump_json(), encoding="utf-8")
    return workspace.save(path, "application/json")
