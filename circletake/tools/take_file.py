"""Writing a take: frames become H.264 that can be cut where the film may be cut, and three stills."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from circletake.schema import Artifact, Contact, Format, RequestRejected, TakeRequest, Workspace, still_frames
from circletake.tools.strips import cut_points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAX_PIXELS = 7680 * 4320
_SHORTEST_SIDE = 16
_ABOUT_S = 0.4
"""How far from the moment that was asked for a still of footage may be of which nothing is known."""


class TakeFile(NamedTuple):
    """A take in the store."""

    video: Artifact
    stills: tuple[Artifact, ...]


def check_take(request: TakeRequest, who: str) -> None:
    """Make sure that a take can be written.

    Args:
        request: what is asked for.
        who: the back-end, as messages call it.

    Raises:
        RequestRejected: an odd size, or one that is too small or too large; or handles as long as the take.
    """
    size = request.format.size
    if size.width * size.height > _MAX_PIXELS:
        raise RequestRejected(f"{who} shoots up to 7680x4320, got {size}; ask for a smaller size")
    if min(size) < _SHORTEST_SIDE:
        raise RequestRejected(f"{who} shoots from {_SHORTEST_SIDE} pixels a side, got {size}; ask for a larger size")
    if size.width % 2 or size.height % 2:
        raise RequestRejected(f"H.264 in 4:2:0 needs even sides, got {size}; ask for an even size")
    if 2 * request.handle >= request.frames:
        raise RequestRejected(
            f"{request.frames} frames with handles of {request.handle} leave nothing to use; ask for more frames"
        )


def write_take(
    pictures: Iterable[NDArray[np.uint8]], request: TakeRequest, workspace: Workspace, *, begun: float = 0.0,
    contacts: Sequence[Contact] | None = None,
) -> TakeFile:  # fmt: skip
    """Write a take's frames, each (H, W, 3) sRGB of `format.picture`, and stills from between its handles.

    In a letterbox the file's frames have their bars; the stills, near the beginning, at the moment that tells the shot,
    and near the end, are of the picture alone.

    Args:
        pictures: `request.frames` of them.
        request: what the take is of.
        workspace: where it goes.
        begun: how far the call is before the first frame is written, 0 to 1.
        contacts: what touches what in the take, where that is known before it is written. None where nothing is known
            of it: then the telling still is the sharpest frame about the moment at which the deed was asked for.

    Raises:
        RuntimeError: more or fewer frames came than were asked for.
    """
    from circletake.render import VideoWriter

    path = workspace.folder / "take.mp4"
    wanted = set(still_frames(request, contacts or ()))
    about = _about(request) if contacts is None else range(0)
    wanted -= set(about)
    sharpest = _Sharpest()
    stills: list[Artifact] = []
    count = 0
    cuts = cut_points(request.frames, request.handle)
    with VideoWriter(path, request.format.size, request.format.rate, cuts=cuts) as writer:
        for picture in pictures:
            writer.write(boxed(picture, request.format))
            if count in about:
                sharpest.see(picture)
            if count == about.stop - 1 and sharpest.picture is not None:
                picture = sharpest.picture
                wanted.add(count)
            if count in wanted:
                stills.append(_save_still(picture, len(stills), workspace))
            count += 1
            workspace.progress(begun + (1 - begun) * count / request.frames)
    if count != request.frames:
        raise RuntimeError(f"{count} frames came where {request.frames} were asked for")
    return TakeFile(workspace.save(path, "video/mp4"), tuple(stills))


def _about(request: TakeRequest) -> range:
    """Return the frames about the telling one from which the sharpest is chosen, between the other two stills."""
    first, telling, last = still_frames(request)
    reach = round(_ABOUT_S * float(request.format.rate))
    return (
        range(max(first + 1, telling - reach), min(last, telling + reach + 1)) if first < telling < last else range(0)
    )


class _Sharpest:
    """Keeps the sharpest of the pictures that it sees."""

    def __init__(self) -> None:
        self.picture: NDArray[np.uint8] | None = None
        self._sharpness = -1.0

    def see(self, picture: NDArray[np.uint8]) -> None:
        """Keep a picture where it is sharper than those before."""
        found = sharpness(picture)
        if found > self._sharpness:
            self.picture, self._sharpness = picture.copy(), found


def sharpness(picture: NDArray[np.uint8]) -> float:
    """Return how sharp a picture (H, W, 3) is: the variance of its Laplacian, in squared 8-bit levels of green."""
    import numpy as np

    green = picture[..., 1].astype(np.float32)
    middle = green[1:-1, 1:-1]
    around = green[:-2, 1:-1] + green[2:, 1:-1] + green[1:-1, :-2] + green[1:-1, 2:]
    return float(np.var(around - 4.0 * middle))


def boxed(picture: NDArray[np.uint8], shape: Format) -> NDArray[np.uint8]:
    """Return the frame that shows a picture, (H, W, 3) of `format.picture`: in a letterbox between black bars."""
    if shape.window is None:
        return picture
    import numpy as np

    top, left = ((whole - part) // 2 for whole, part in zip(shape.size[::-1], picture.shape[:2], strict=True))
    frame = np.zeros((shape.size.height, shape.size.width, 3), np.uint8)
    frame[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    return frame


def _save_still(picture: NDArray[np.uint8], number: int, workspace: Workspace) -> Artifact:
    from circletake.render import still

    path = workspace.folder / f"still-{number}.jpg"
    path.write_bytes(still(picture))
    return workspace.save(path, "image/jpeg")
