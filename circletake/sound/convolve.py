"""Convolution with an impulse response, block by block."""

from __future__ import annotations

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft

from circletake.sound.track import Samples

_SHORTEST_BLOCK = 1 << 14


def convolved(sound: Samples, answer: Samples) -> Samples:
    """Return a sound as a system answers it, as long as the sound; what rings on after its end is left out.

    Args:
        sound: mono.
        answer: the system's impulse response, `(samples,)` or `(channels, samples)`.

    Returns:
        As many channels as the answer has.
    """
    rows = np.atleast_2d(answer)
    reach = rows.shape[1]
    length = next_fast_len(max(_SHORTEST_BLOCK, 4 * reach, min(sound.size, 8 * reach)) + reach, real=True)
    step = length - reach + 1
    spectra = rfft(rows, length)
    out = np.zeros((rows.shape[0], sound.size), np.float32)
    for begin in range(0, sound.size, step):
        part = sound[begin : begin + step]
        if not part.any():
            continue
        answered = irfft(rfft(part, length) * spectra, length)
        end = min(sound.size, begin + part.size + reach - 1)
        out[:, begin:end] += answered[:, : end - begin]
    return out if answer.ndim == 2 else np.asarray(out[0])
