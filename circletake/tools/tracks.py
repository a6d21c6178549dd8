"""Listening to a track: beats, bars and sections of music that was not written here."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from circletake.schema import (
    SAMPLE_RATE,
    RequestRejected,
    Resources,
    TrackRequest,
    TrackResult,
    TrackSection,
    Workspace,
    sample_at,
)
from circletake.tools.sound_files import save_sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RATE = 24_000
LONGEST_S = 1800
_FADE_S = 1.5


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
        path = workspace.path(request.audio)
        heard = hear(path, request.name)
        if request.rate is None or not request.frames:
            return heard
        workspace.progress(0.7, "heard")
        length = sample_at(request.frames, request.rate)
        return heard.with_(sound=save_sound(_under_film(path, request.name, length), "track.wav", workspace))


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


def _under_film(path: Path, name: str, length: int) -> NDArray[np.float32]:
    """Return a track at 48 kHz in stereo, (2, length), faded where the film ends before it."""
    import numpy as np

    sound = _decoded(path, name, "stereo", SAMPLE_RATE)
    out = np.zeros((2, length), np.float32)
    kept = min(length, sound.shape[1])
    out[:, :kept] = sound[:, :kept]
    if sound.shape[1] > length:
        fall = min(round(_FADE_S * SAMPLE_RATE), length)
        out[:, length - fall :] *= np.cos(np.linspace(0.0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return out


def _mono(path: Path, name: str) -> NDArray[np.float32]:
    """Decode a file's sound to mono at 24 kHz."""
    import numpy as np

    return np.ascontiguousarray(_decoded(path, name, "mono", _RATE)[0])


def _decoded(path: Path, name: str, layout: str, rate: int) -> NDArray[np.float32]:
    """Decode a file's sound, (channels, samples)."""
    import av
    import numpy as np

    pieces: list[NDArray[np.float32]] = []
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise RequestRejected(f"{name} has no sound; give a music file")
            resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate)
            count = 0
            for frame in container.decode(container.streams.audio[0]):
                for piece in resampler.resample(frame):
                    pieces.append(np.asarray(piece.to_ndarray(), np.float32))
                    count += piece.samples
                if count > LONGEST_S * rate:
                    raise RequestRejected(f"{name} is longer than {LONGEST_S // 60} minutes; cut it first")
            pieces += [np.asarray(piece.to_ndarray(), np.float32) for piece in resampler.resample(None)]
    except (av.FFmpegError, OSError) as error:
        raise RequestRejected(f"{name} can't be read as sound ({error}); is the file whole?") from error
    if not pieces or sum(piece.shape[1] for piece in pieces) < rate // 2:
        raise RequestRejected(f"{name} holds less than half a second of sound; give a music file")
    return np.concatenate(pieces, axis=1)
