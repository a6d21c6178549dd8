"""What an adapter says of a family of video models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from circletake.tools.diffusion.grid import Grid, Native
from circletake.tools.diffusion.model import Model

if TYPE_CHECKING:
    import torch
    from PIL.Image import Image


class Wanted(NamedTuple):
    """One pass of a pipeline.

    Attributes:
        prompt: What is to be seen.
        negative: What is not.
        native: Size, length and rate.
        steps: Denoising steps.
        guidance: How closely the prompt is held to.
        generator: On the CPU, so that a seed means the same on every device.
        first: The picture to begin with, in the native size; None for none.
        last: The picture to end with, in the native size; None for none.
    """

    prompt: str
    negative: str
    native: Native
    steps: int
    guidance: float
    generator: torch.Generator
    first: Image | None = None
    last: Image | None = None


class Scales(NamedTuple):
    """How a picture shrinks on its way to the denoiser: by the autoencoder, then by patches."""

    spatial: int
    temporal: int
    patch: int = 1
    patch_temporal: int = 1


class Decoding(NamedTuple):
    """What an autoencoder's decoder holds while it works; estimates from its channels at full size.

    Attributes:
        values: Live values a pixel.
        frames: How many frames it works on at once.
        tiles: It can work in tiles.
    """

    values: int
    frames: int
    tiles: bool = True


def _no_sibling(_model: Model, _first: bool, _last: bool) -> str | None:
    return None


def _no_end(_model: Model) -> bool:
    return False


@dataclass(frozen=True)
class Family:
    """An adapter: how a family's pipelines are called, and what they can shoot.

    Attributes:
        name: As people call it.
        text: Pipeline classes that shoot from words alone.
        image: Pipeline classes that begin with a picture.
        grid: What a model of the family can shoot.
        scales: How its pictures shrink.
        arguments: What its pipelines are called with.
        decoding: What its decoder holds.
        sibling: The class that shoots from pictures (first, last) with a text model's own weights; None for none.
        ends: Whether a model takes a last picture.
        steps: Of a take in full.
        draft_steps: Of a draft.
        guidance: Unless asked otherwise.
        denoisers: Names of the components that denoise.
        batch: How many copies of the video a step works on at once, for guidance.
        float32: Components that lose too much at half precision.
        sound: It makes sound with the picture.
        extra: Packages that it needs beside diffusers and transformers.
    """

    name: str
    text: tuple[str, ...]
    image: tuple[str, ...]
    grid: Callable[[Model], Grid]
    scales: Callable[[Model], Scales]
    arguments: Callable[[Wanted], dict[str, Any]]
    decoding: Decoding
    sibling: Callable[[Model, bool, bool], str | None] = _no_sibling
    ends: Callable[[Model], bool] = _no_end
    steps: int = 50
    draft_steps: int = 20
    guidance: float = 5.0
    denoisers: tuple[str, ...] = ("transformer",)
    batch: int = 1
    float32: tuple[str, ...] = ()
    sound: bool = False
    extra: tuple[str, ...] = ()

    @property
    def pipelines(self) -> tuple[str, ...]:
        """Return every pipeline class that the adapter takes."""
        return (*self.text, *self.image)


def usual_arguments(wanted: Wanted) -> dict[str, Any]:
    """Return what nearly every video pipeline is called with."""
    out: dict[str, Any] = {
        "prompt": wanted.prompt,
        "negative_prompt": wanted.negative,
        "width": wanted.native.size.width,
        "height": wanted.native.size.height,
        "num_frames": wanted.native.frames,
        "num_inference_steps": wanted.steps,
        "guidance_scale": wanted.guidance,
        "generator": wanted.generator,
    }
    if wanted.first is not None:
        out["image"] = wanted.first
    return out


def halvings(config: dict[str, Any], channels: str = "block_out_channels", usual: int = 8) -> int:
    """Return by how much an autoencoder with these channels a stage shrinks a side: twice a stage but the last."""
    stages = config.get(channels)
    return 2 ** (len(stages) - 1) if isinstance(stages, list | tuple) else usual
