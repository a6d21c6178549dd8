"""Shooting: one or more passes of a pipeline give a take in the model's own size, length and rate."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.schema import RequestRejected
from circletake.tools.conform import cover_image
from circletake.tools.diffusion.families import Family, Wanted
from circletake.tools.diffusion.grid import Grid, Native, native_frames
from circletake.tools.diffusion.loading import Loaded, generator, sibling

if TYPE_CHECKING:
    from PIL.Image import Image

Picture = NDArray[np.uint8]
MOST_PASSES = 4
"""A long take goes on from the last frame of what is there; colours drift a little with every pass."""


class Pass(NamedTuple):
    """One run of a pipeline.

    Attributes:
        pipeline: Its class.
        native: What it shoots.
        first: It begins with a picture.
        last: It ends with one.
    """

    pipeline: str
    native: Native
    first: bool
    last: bool


class Footage(NamedTuple):
    """What came out: frames, at how many a second, and sound where the model makes it, (channels, samples)."""

    pictures: list[Picture]
    rate: Fraction
    sound: NDArray[np.float32] | None = None
    sound_rate: int = 0


class Script(NamedTuple):
    """What every pass of a take has in common."""

    prompt: str
    negative: str
    seed: int
    steps: int
    guidance: float


def lay_out(needed: int, grid: Grid, first: Native, choose: Callable[[bool, bool], str | None], *,
            has_first: bool, has_last: bool) -> tuple[Pass, ...]:  # fmt: skip
    """Lay a take out in passes.

    Args:
        needed: frames of the model's own that cover it.
        grid: what the model can shoot.
        first: size and rate; its frames are not looked at.
        choose: the pipeline class for a pass (first picture, last picture); None when there is none.
        has_first: a picture to begin with is given.
        has_last: a picture to end with is given.

    Raises:
        RequestRejected: it is too long for the model, or the model can't work from these pictures.
    """
    pipeline = choose(has_first, has_last)
    if pipeline is None:
        raise RequestRejected("it can't shoot from these pictures")
    if needed <= grid.most:
        return (Pass(pipeline, first._replace(frames=native_frames(grid, needed)), has_first, has_last),)
    onward = choose(True, False)
    if onward is None or has_last:
        native_frames(grid, needed)
    passes, left = [Pass(pipeline, first._replace(frames=_longest(grid)), has_first, False)], needed - _longest(grid)
    assert onward is not None
    while left > 0:
        if len(passes) == MOST_PASSES:
            raise RequestRejected(
                f"it shoots at most {MOST_PASSES * grid.max_seconds:.1f} s by going on {MOST_PASSES - 1} times; "
                "plan shorter shots"
            )
        frames = native_frames(grid, min(left + 1, _longest(grid)))
        passes.append(Pass(onward, first._replace(frames=frames), True, False))
        left -= frames - 1
    return tuple(passes)


def shoot(
    loaded: Loaded, family: Family, script: Script, passes: tuple[Pass, ...], first: Image | None, last: Image | None,
    report: Callable[[float, str], None],
) -> Footage:  # fmt: skip
    """Run the passes.

    Args:
        loaded: the pipeline.
        family: its adapter.
        script: prompt, seed and steps.
        passes: see `lay_out`.
        first: the picture to begin with.
        last: the picture to end with.
        report: takes how far it is, 0 to 1, and a word; may raise to stop between two steps.
    """
    import torch
    from PIL import Image as images

    pictures: list[Picture] = []
    sounds: list[NDArray[np.float32]] = []
    sound_rate = 0
    for number, one in enumerate(passes):
        start = images.fromarray(pictures[-1]) if pictures else first
        wanted = Wanted(
            prompt=script.prompt, negative=script.negative, native=one.native, steps=script.steps,
            guidance=script.guidance, generator=generator(script.seed + number),
            first=cover_image(start, one.native.size) if one.first and start is not None else None,
            last=cover_image(last, one.native.size) if one.last and last is not None else None,
        )  # fmt: skip
        pipe = sibling(loaded, one.pipeline)
        try:
            with torch.inference_mode():
                made = pipe(
                    **family.arguments(wanted), output_type="np",
                    callback_on_step_end=_teller(report, number, len(passes), script.steps),
                )  # fmt: skip
        except BaseException:
            # What a cache kept of these steps must not be seen in the next take.
            pipe.maybe_free_model_hooks()
            raise
        frames = _frames(made)
        pictures += frames[1:] if pictures else frames
        if family.sound and getattr(made, "audio", None) is not None:
            sound_rate = int(pipe.vocoder.config.output_sampling_rate)
            skip = round(sound_rate / one.native.rate) if sounds else 0
            sounds.append(_sound(made.audio)[:, skip:])
    return Footage(pictures, passes[0].native.rate, np.concatenate(sounds, 1) if sounds else None, sound_rate)


def _longest(grid: Grid) -> int:
    return grid.offset + (grid.most - grid.offset) // grid.step * grid.step


def _teller(
    report: Callable[[float, str], None], number: int, passes: int, steps: int
) -> Callable[[Any, int, Any, dict[str, Any]], dict[str, Any]]:
    def tell(_pipe: Any, step: int, _timestep: Any, kept: dict[str, Any]) -> dict[str, Any]:
        share = (number + min(1.0, (step + 1) / steps)) / passes
        report(share, f"step {step + 1} of {steps}" + (f", part {number + 1} of {passes}" if passes > 1 else ""))
        return kept

    return tell


def _frames(made: Any) -> list[Picture]:
    """Return a pipeline's frames as (H, W, 3) sRGB bytes each.

    Raises:
        RequestRejected: the model gave nothing that can be shown: not-a-number all over.
    """
    found = made.frames
    video = np.asarray(found[0] if not isinstance(found, np.ndarray) or found.ndim == 5 else found)
    if not np.isfinite(video).all():
        raise RequestRejected(
            "the model gave frames that are not numbers, as half precision may; add ?dtype=float32 or ?dtype=bfloat16"
        )
    return [np.rint(np.clip(frame, 0, 1) * 255).astype(np.uint8) for frame in video]


def _sound(audio: Any) -> NDArray[np.float32]:
    """Return sound as (channels, samples)."""
    heard = audio.detach().float().cpu().numpy() if hasattr(audio, "detach") else np.asarray(audio, np.float32)
    return np.atleast_2d(heard[0] if heard.ndim == 3 else heard).astype(np.float32)
