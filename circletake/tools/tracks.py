"""Listening to a track: beats, bars and sections of music that was not written here."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from circletake.schema import RequestRejected, Resources, TrackRequest, TrackResult, TrackSection, Workspace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RATE = 24_000
LONGEST_S = 1800


class ListenToTrack:
    """Finds beats, downbeats and sections, and refuses a grid where there is no pulse."""

    name = "listen.track"
    version = "1"
    timeout_s = 600.0

    def resources(self, request: TrackRequest) -> Resources:
        """One core; spectra of the whole track."""
        return Resources(cpus=1, memory_mb=600)

    def run(self, request: TrackRequest, workspace: Workspace, *, rng: random.Random) -> TrackResult:
        """Listen.

        Raises:
            RequestRejected: it can't be read, has no sound, or is too long.
        """
        return hear(workspace.path(request.audio), request.name)


def hear(path: Path, name: str) -> TrackResult:
    """Listen to a file. See `ListenToTrack.run`."""
    from circletake.models.pulse import sections_of, strengths_of, track_pulse

    sound = _mono(path, name)
    strengths = strengths_of(sound, _RATE)
    pulse = track_pulse(strengths)
    return TrackResult(
        seconds=round(len(sound) / _RATE, 3),
        tempo_bpm=pulse.tempo_bpm,
        beats_per_bar=pulse.beats_per_bar,
        pulse=pulse.clarity,
        beats=tuple(round(float(beat), 3) for beat in pulse.beats_s),
        downbeats=tuple(round(float(pulse.beats_s[at]), 3) for at in pulse.downbeats),
        sections=tuple(
            TrackSection(label=one.label, begin_s=one.begin_s, end_s=one.end_s)
            for one in sections_of(strengths, pulse.beats_s)
        ),
        refused=pulse.refused,
    )


def _mono(path: Path, name: str) -> NDArray[np.float32]:
    """Decode a file's sound to mono at 24 kHz."""
    import av
    import numpy as np

    pieces = []
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise RequestRejected(f"{name} has no sound; give a music file")
            resampler = av.AudioResampler(format="flt", layout="mono", rate=_RATE)
            for frame in container.decode(container.streams.audio[0]):
                pieces += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
                if len(pieces) % 512 == 0 and sum(map(len, pieces)) > LONGEST_S * _RATE:
                    raise RequestRejected(f"{name} is longer than {LONGEST_S // 60} minutes; cut it first")
            pieces += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    except (av.FFmpegError, OSError) as error:
        raise RequestRejected(f"{name} can't be read as sound ({error}); is the file whole?") from error
    if not pieces or sum(map(len, pieces)) < _RATE // 2:
        raise RequestRejected(f"{name} holds less than half a second of sound; give a music file")
    return np.concatenate(pieces).astype(np.float32)
