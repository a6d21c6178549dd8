"""Sounds that tools hand over: written as WAV, kept as artifacts, and what they take in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from circletake.schema import Artifact, Workspace

if TYPE_CHECKING:
    from circletake.sound import Samples

_BYTES_A_SAMPLE = 8
"""Two channels of float32."""


def save_sound(
    sound: Samples, name: str, workspace: Workspace, *, coding: Literal["pcm24", "float32"] = "float32", start: int = 0
) -> Artifact:
    """Write a sound as `name` and keep it.

    Args:
        sound: mono `(samples,)` or `(channels, samples)`, 48 kHz.
        name: the file's name in the workspace.
        workspace: where it is written and kept.
        coding: `float32` keeps every value, `pcm24` is for delivery.
        start: where it begins on the programme's time line, in samples.
    """
    from circletake.sound import write_wav

    path = workspace.folder / name
    write_wav(path, sound, coding=coding, time_reference=start)
    return workspace.save(path, "audio/wav")


def track_mb(frames: int, rate: float) -> int:
    """Return what one stereo track of a film's length takes in memory, in MB, 1 at least."""
    return max(1, round(frames / rate * 48_000 * _BYTES_A_SAMPLE / 2**20))
