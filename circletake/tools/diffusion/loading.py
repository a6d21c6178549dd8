"""Loading a pipeline as its plan says, and putting it where it works."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from circletake.schema import ToolFailed
from circletake.tools.diffusion.caches import enable_cache
from circletake.tools.diffusion.families import Family
from circletake.tools.diffusion.model import Model
from circletake.tools.diffusion.plan import Plan
from circletake.tools.diffusion.wishes import Precision, Wishes

if TYPE_CHECKING:
    import torch


class Loaded(NamedTuple):
    """A pipeline at work.

    Attributes:
        pipe: Of the class that model_index.json names.
        others: Pipelines over the same components, by class, made when they are first needed.
        plan: How it was loaded.
        cached: How many hooks of a cache took hold.
    """

    pipe: Any
    others: dict[str, Any]
    plan: Plan
    cached: int


def precision(wishes: Wishes, device: str) -> Precision:
    """Return the precision of weights: as wished, else bfloat16 on a GPU and float32 on a CPU."""
    return wishes.dtype or ("float32" if device == "cpu" else "bfloat16")


def load(model: Model, family: Family, wishes: Wishes, plan: Plan) -> Loaded:
    """Load a video pipeline and put it where the plan says.

    Raises:
        ToolFailed: a package is missing, the model's parts don't fit each other, or a wish can't be met.
    """
    lacking = [package for package in family.extra if importlib.util.find_spec(package) is None]
    if lacking:
        raise ToolFailed(f"{family.name} needs {' and '.join(lacking)}: pip install {' '.join(lacking)}")
    pipe = load_pipeline(model, dict.fromkeys(family.float32, "float32"), precision(wishes, plan.device))
    place(pipe, plan)
    _speed_up(pipe, family, wishes, plan)
    cached = enable_cache(pipe, family.denoisers, wishes.cache) if wishes.cache else 0
    return Loaded(pipe, {}, plan, cached)


def load_pipeline(model: Model, precisions: Mapping[str, Precision], usual: Precision) -> Any:
    """Load a pipeline onto the CPU: safetensors only, no code of the model's own, no network.

    Args:
        model: which.
        precisions: of some components.
        usual: of all others.

    Raises:
        ToolFailed: a package is missing, or the model's parts don't fit each other.
    """
    try:
        import diffusers
        import torch
        import transformers
    except ImportError as error:
        raise ToolFailed("models need the gpu extra: pip install 'circletake[gpu]'") from error
    for library in (diffusers, transformers):
        library.utils.logging.disable_progress_bar()
    kind = getattr(diffusers, model.pipeline, None)
    if kind is None:
        raise ToolFailed(f"diffusers {diffusers.__version__} has no {model.pipeline}; upgrade it")
    dtypes = {name: getattr(torch, value) for name, value in {"default": usual, **precisions}.items()}
    try:
        pipe = kind.from_pretrained(
            model.folder, torch_dtype=dtypes, use_safetensors=True, local_files_only=True, trust_remote_code=False,
            variant=model.variant,
        )  # fmt: skip
    except ImportError as error:
        first = " ".join(str(error).split())[:300]
        raise ToolFailed(f"{model.pipeline} needs a package that is not installed: {first}") from error
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        first = " ".join(str(error).split())[:300]
        raise ToolFailed(
            f"{str(model.folder)!r} could not be loaded as {model.pipeline}: {first}; fetch it again"
        ) from error
    pipe.set_progress_bar_config(disable=True)
    _check_whole(pipe, model)
    return pipe


def _check_whole(pipe: Any, model: Model) -> None:
    """Make sure that every weight of the network was in a file: diffusers only warns of those that were not."""
    for name, part in pipe.components.items():
        if not hasattr(part, "named_parameters"):
            continue
        empty = sorted(weight for weight, values in part.named_parameters() if values.is_meta)
        if empty:
            raise ToolFailed(
                f"{str(model.folder)!r}: its {name} lacks {len(empty)} of its weights ({empty[0]} ...): config.json "
                "and weights are of different models; fetch it again"
            )


def sibling(loaded: Loaded, class_name: str) -> Any:
    """Return a pipeline of another class over the same components."""
    if class_name == type(loaded.pipe).__name__:
        return loaded.pipe
    if class_name not in loaded.others:
        import diffusers

        kind = getattr(diffusers, class_name)
        settings = {
            name: value for name, value in loaded.pipe.config.items()
            if name in _parameters(kind) and name not in loaded.pipe.components and not name.startswith("_")
        }  # fmt: skip
        parts = {name: part for name, part in loaded.pipe.components.items() if name in _parameters(kind)}
        pipe = kind(**parts, **settings)
        pipe.set_progress_bar_config(disable=True)
        if loaded.plan.offload == "model":
            place(pipe, loaded.plan)
        loaded.others[class_name] = pipe
    elif loaded.plan.offload == "model":
        place(loaded.others[class_name], loaded.plan)
    return loaded.others[class_name]


def place(pipe: Any, plan: Plan) -> None:
    """Put a pipeline's weights where the plan says, and its decoder to work as it says."""
    if plan.decoder == "tiled":
        for method in ("enable_tiling", "enable_slicing"):
            if hasattr(pipe.vae, method):
                getattr(pipe.vae, method)()
    if plan.offload == "none":
        pipe.to(plan.device)
    elif plan.offload == "model":
        pipe.enable_model_cpu_offload(device=plan.device)
    elif plan.offload == "group":
        _offload_groups(pipe, plan.device)
    else:
        pipe.enable_sequential_cpu_offload(device=plan.device)


def _offload_groups(pipe: Any, device: str) -> None:
    import torch

    pipe.enable_group_offload(
        onload_device=torch.device(device), offload_device=torch.device("cpu"), offload_type="block_level",
        num_blocks_per_group=1, use_stream=device == "cuda",
    )  # fmt: skip


def _speed_up(pipe: Any, family: Family, wishes: Wishes, plan: Plan) -> None:
    for name in family.denoisers:
        denoiser = getattr(pipe, name, None)
        if denoiser is None:
            continue
        if wishes.attention is not None:
            try:
                denoiser.set_attention_backend(wishes.attention)
            except (AttributeError, ImportError, KeyError, RuntimeError, ValueError) as error:
                first = " ".join(str(error).split())[:300]
                raise ToolFailed(
                    f"attention backend {wishes.attention!r} can't be used here: {first}; leave ?attention= out"
                ) from error
        if wishes.compile and plan.offload == "none":
            denoiser.compile_repeated_blocks(fullgraph=False)


def generator(seed: int) -> torch.Generator:
    """Return a generator on the CPU: a seed then means the same noise on every device."""
    import torch

    return torch.Generator("cpu").manual_seed(seed)


def _parameters(kind: Any) -> frozenset[str]:
    import inspect

    return frozenset(inspect.signature(kind.__init__).parameters) - {"self"}
