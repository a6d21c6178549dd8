"""Stable Audio Open by diffusers (Z. Evans et al., arXiv 2407.14358): a pipeline that makes sound of a length."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from circletake.executor import warm
from circletake.schema import Resources, ToolFailed
from circletake.tools.loading import device_for, loading, resources_for
from circletake.tools.weights import Weights, expect_kind, find_weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from circletake.sound import Samples

LICENCE = (
    "Stable Audio Open's weights are under the Stability AI Community License: free up to a yearly revenue that it "
    "names, by registration beyond."
)
GUIDANCE = 7.0
_JOIN_S = 2.0
"""Over how long two stretches are faded into each other, in seconds."""
_AVOID = "low quality, clipping, hiss"

Tell = Callable[[float], None]


class StableAudio:
    """Stable Audio Open as it lies on this machine.

    Raises:
        BriefError: there is no such model, its weights are not whole, or it is another pipeline.
    """

    def __init__(self, model: str) -> None:
        self._weights = find_weights(model)
        expect_kind(self._weights, {"StableAudioPipeline"}, "stable-audio")
        self.by = f"stable-audio:{model}"
        self.digest = self._weights.digest

    def resources(self, beside_mb: int) -> Resources:
        """What the model needs, with so much memory for everything else."""
        return resources_for(self._weights, f"stable-audio:{self.digest}", beside_mb=beside_mb)

    def opened(self) -> AbstractContextManager[StableAudioPlayer]:
        """Lend the loaded model while a block runs; score and effects share it."""
        needed = self.resources(0)
        return warm(
            needed.model, self.open, memory_mb=needed.memory_mb, gpu_memory_mb=needed.gpu_memory_mb
        )  # fmt: skip

    def open(self) -> StableAudioPlayer:
        """Load it."""
        return StableAudioPlayer(self._weights)


class StableAudioPlayer:
    """A loaded pipeline."""

    steps = 100
    """Of denoising, as its authors use it."""

    def __init__(self, weights: Weights) -> None:
        import torch

        device = device_for(weights)
        with loading(weights):
            import diffusers

            diffusers.utils.logging.disable_progress_bar()
            kind: Any = diffusers.StableAudioPipeline
            self._pipe: Any = kind.from_pretrained(
                str(weights.folder), local_files_only=True, use_safetensors=True,
                torch_dtype=torch.float16 if device == "cuda" else torch.float32,
            ).to(device)  # fmt: skip
        self._pipe.set_progress_bar_config(disable=True)
        self._torch = torch
        config = self._pipe.vae.config
        self._rate = int(config.sampling_rate)
        self.longest_s = self._pipe.transformer.config.sample_size * math.prod(config.downsampling_ratios) / self._rate

    def make(self, prompt: str, samples: int, seed: int, tell: Tell, *, joints_s: tuple[float, ...] = ()) -> Samples:
        """Return (2, samples) at 48 kHz.

        What is longer than the model is made in stretches that are faded into each other, each joint at the nearest
        of `joints_s` (first beats of bars, in seconds) where there is one.

        Raises:
            ToolFailed: the model gives no numbers, or silence.
        """
        import numpy as np

        from circletake.sound.track import RATE, count, lay, silence

        out = silence(samples)
        spans = list(stretches(samples / RATE, self.longest_s, joints_s))
        for number, (begin, end) in enumerate(spans):

            def told(share: float, number: int = number) -> None:
                tell((number + share) / len(spans))

            sound = self._stretch(prompt, end - begin, seed + number, told)
            if not np.isfinite(sound).all() or float(np.abs(sound).max(initial=0.0)) < 1e-4:
                raise ToolFailed("Stable Audio gave no sound; its weights may be damaged: fetch them again")
            if number:
                _fade(sound, count(_JOIN_S))
            if number + 1 < len(spans):
                _fade(sound[:, ::-1], count(_JOIN_S))
            lay(out, sound, count(begin))
        return out

    def _stretch(self, prompt: str, seconds: float, seed: int, tell: Tell) -> Samples:
        """Return (2, about seconds) at 48 kHz."""
        import numpy as np

        from circletake.sound.track import resampled

        def after(step: int, _timestep: Any, _latents: Any) -> None:
            tell(min(1.0, (step + 1) / self.steps))

        with self._torch.inference_mode(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of rounding in the noise of its solver
            found = self._pipe(
                prompt, negative_prompt=_AVOID, audio_end_in_s=min(seconds + 0.1, self.longest_s),
                num_inference_steps=self.steps, guidance_scale=GUIDANCE, callback=after, callback_steps=1,
                generator=self._torch.Generator("cpu").manual_seed(seed % 2**63), output_type="pt",
            ).audios[0]  # fmt: skip
        sound = found.float().cpu().numpy()
        wide = resampled(sound, self._rate, 48_000) if self._rate != 48_000 else sound
        return np.array(np.broadcast_to(wide, (2, wide.shape[-1]))[:, : round(seconds * 48_000)], np.float32)


def stretches(seconds: float, longest_s: float, joints_s: tuple[float, ...]) -> Iterator[tuple[float, float]]:
    """Yield the stretches that cover a length, in seconds; two neighbours share two seconds about their joint."""
    begin, longest = 0.0, min(longest_s, max(longest_s - 0.1, 4 * _JOIN_S))
    while seconds - begin > longest:
        latest = begin + longest - _JOIN_S / 2
        bars = [at for at in joints_s if begin + longest / 2 <= at <= latest]
        joint = max(bars, default=latest)
        yield begin, joint + _JOIN_S / 2
        begin = joint - _JOIN_S / 2
    yield begin, seconds


def _fade(sound: Samples, samples: int) -> None:
    """Raise the first samples of a sound, in place, at equal power."""
    import numpy as np

    length = min(samples, sound.shape[1])
    sound[:, :length] *= np.sin(0.5 * np.pi * (np.arange(length) + 0.5) / length).astype(np.float32)
