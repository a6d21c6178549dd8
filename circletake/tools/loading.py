"""Loading what `weights` has checked: safetensors only, offline, no remote code, nothing made up for what lacks."""

from __future__ import annotations

import contextlib
import pickle
import warnings
from collections.abc import Iterator
from typing import Any

from circletake.executor import measure_machine
from circletake.schema import Resources, ToolFailed
from circletake.tools.weights import Weights

_WORKING_SHARE = 0.5
"""What activations take beside the weights, as a share of them."""
_LIBRARIES_MB = 1200
"""torch, transformers or diffusers, once imported."""
_GPU_CONTEXT_MB = 600


def resources_for(weights: Weights, model: str, *, beside_mb: int = 0) -> Resources:
    """Return what a model needs: on the GPU at half precision where it fits there, else in memory at full precision.

    Args:
        weights: the model.
        model: its name for `executor.warm`.
        beside_mb: memory for everything else that the call does.
    """
    on_gpu = round(weights.size_mb * (1 + _WORKING_SHARE)) + _GPU_CONTEXT_MB
    if on_gpu <= measure_machine().gpu_memory_mb:
        memory = _LIBRARIES_MB + weights.size_mb + beside_mb
        return Resources(cpus=1, memory_mb=memory, gpu_memory_mb=on_gpu, model=model)
    memory = _LIBRARIES_MB + round(weights.size_mb * (1 + _WORKING_SHARE)) + beside_mb
    return Resources(cpus=1, memory_mb=memory, model=model)


def device_for(weights: Weights) -> str:
    """Return `cuda` where the model fits on a GPU that torch can use, else `cpu`.

    Raises:
        ToolFailed: torch is not installed.
    """
    try:
        import torch
    except ImportError as error:
        raise ToolFailed("models need the gpu extra: pip install 'circletake[gpu]'") from error
    needed = resources_for(weights, "").gpu_memory_mb
    return "cuda" if needed and torch.cuda.is_available() else "cpu"


def load_pretrained(kind: Any, weights: Weights, *, device: str) -> Any:
    """Load a transformers model for inference: half precision on a GPU, full on the processor.

    Args:
        kind: the model's class.
        weights: where it lies.
        device: `cuda` or `cpu`.

    Raises:
        ToolFailed: it can't be built from what is there, or weights are missing that would have to be made up.
    """
    import torch

    dtype = torch.float16 if device == "cuda" else torch.float32
    with loading(weights):
        model, told = kind.from_pretrained(
            str(weights.folder), use_safetensors=True, local_files_only=True, dtype=dtype, output_loading_info=True
        )
    lost = sorted({*told["missing_keys"], *(str(entry[0]) for entry in told["mismatched_keys"])})
    if lost:
        raise ToolFailed(
            f"{str(weights.folder)!r} lacks {len(lost)} of the weights of a {kind.__name__} ({lost[0]} ...): "
            "fetch the whole model, or name another"
        )
    return model.eval().requires_grad_(False).to(device)


@contextlib.contextmanager
def loading(weights: Weights) -> Iterator[None]:
    """Turn whatever goes wrong while a model is built into an error that names its folder. Libraries are kept quiet.

    Raises:
        ToolFailed: it went wrong.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from transformers.utils import logging

            quieten: Any = logging.disable_progress_bar
            quieten()
            yield
    except (
        OSError, ValueError, KeyError, TypeError, AttributeError, ImportError, RuntimeError, pickle.UnpicklingError
    ) as error:  # fmt: skip
        if type(error).__name__ == "OutOfMemoryError":
            raise
        said = " ".join(str(error).split())[:300]
        raise ToolFailed(
            f"the model in {str(weights.folder)!r} can't be loaded ({type(error).__name__}: {said}); "
            "fetch it again, or name another"
        ) from error
