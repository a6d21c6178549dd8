"""What embedders with pretrained weights share: frames spread over a clip, processors, unit rows, errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from circletake.schema import BriefError, ToolFailed
from circletake.tools.loading import loading
from circletake.tools.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from circletake.tools.embedding.contract import Frames


def spread(length: int, wanted: int) -> list[int]:
    """Return `wanted` indices spread evenly over `length` frames: the middle of each stretch, doubled where short."""
    return [min(length - 1, int((at + 0.5) * length / wanted)) for at in range(wanted)]


def check_clips(clips: Sequence[Frames]) -> None:
    """Make sure that every clip is one.

    Raises:
        ValueError: another shape or type.
    """
    for clip in clips:
        if clip.ndim != 4 or clip.shape[-1] != 3 or len(clip) < 1 or clip.dtype != "uint8":
            raise ValueError(f"needs (F, H, W, 3) sRGB bytes with a frame at least, got {clip.shape} {clip.dtype}")


def image_processor(weights: Weights) -> Any:
    """Return the model's own preparation of pictures, by Pillow: the same wherever it runs."""
    import transformers

    kind: Any = transformers.AutoImageProcessor
    with loading(weights):
        return kind.from_pretrained(str(weights.folder), local_files_only=True, backend="pil")


def tokenizer(weights: Weights) -> Any:
    """Return the model's own tokenizer."""
    import transformers

    with loading(weights):
        return transformers.AutoTokenizer.from_pretrained(str(weights.folder), local_files_only=True)


def pooled(features: Any) -> Any:
    """Return the vectors of what a model's `get_..._features` gives."""
    return getattr(features, "pooler_output", features)


def unit(vector: Any) -> NDArray[np.float32]:
    """Return a torch vector as a unit row."""
    import numpy as np

    row = vector.float().cpu().numpy()
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-12), np.float32)


@contextmanager
def opening() -> Iterator[None]:
    """Say of an embedder that can't be loaded that the person must act: it was asked for by name.

    Raises:
        BriefError: it can't be loaded.
    """
    try:
        yield
    except ToolFailed as error:
        raise BriefError(str(error)) from error
