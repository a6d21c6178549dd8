"""The final check: the finished film is looked at and listened to, and may fail."""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from circletake.schema import (
    CheckRequest,
    CheckResult,
    Finding,
    FrameRange,
    Resources,
    ToolFailed,
    Workspace,
)
from circletake.tools.inspection import (
    NO_SOUND,
    Luma,
    Streams,
    read_luma,
    read_sound,
    read_streams,
    runs,
)
from circletake.tools.packets import Packet, pictures_digest, read_packets, setup_of

if TYPE_CHECKING:
    from circletake.sound import Samples

_NO_LUMA, _BLACK_LUMA = 16.0, 20.0
"""Black, and the mean luma (video range) below which a frame counts as black."""
_BLACK_S = 0.5
_FROZEN_CHANGE = 3.0
"""Change of luma in half a second below which nothing moves. Coding alone changes a still picture by up to 2.3; the
calmest shots of the stage, nobody in them and the camera locked, come to 3.9 by their grain."""
_FROZEN_S = 1.5
_SILENCE_DBFS = -70.0
_SILENCE_S = 2.0
_CLIPPED_RUN = 3
"""Samples in a row at full scale that count as clipping."""
_CODING_NOISE_DB = -9.0
"""How far below the mix the difference between it and the film's decoded sound must stay, below 2 kHz. AAC at
256 kb/s measures -38 dB on tones and -13 dB on white noise, its worst; the right sound a packet late, +2 dB."""
_BLUR = 12
"""Samples averaged into one, which leaves what is below 2 kHz."""
_NOTHING_DBFS = -80.0
_SYNC_FRAMES = 1.0
_DRIFT_S = 0.03
"""Sound may be this much longer or shorter than picture: an AAC frame is 21 ms."""


class FinalCheck:
    """Checks streams, length, black and frozen pictures, that the film carries the mix, silence, clipping, loudness,
    sync and subtitles."""

    name = "deliver.check"
    version = "2"
    timeout_s = 900.0

    def resources(self, request: CheckRequest) -> Resources:
        """Two cores decode faster than one; the mix in memory."""
        samples = request.frames / float(request.rate) * request.sample_rate
        return Resources(cpus=1, memory_mb=250 + round(samples * 60 / 2**20))

    def run(self, request: CheckRequest, workspace: Workspace, *, rng: random.Random) -> CheckResult:
        """Check a film. What is wrong is a finding, not an error.

        Raises:
            ToolFailed: the film can't even be opened, or has no picture.
        """
        import av

        film = workspace.path(request.film)
        try:
            streams = read_streams(film)
            workspace.progress(0.1, "streams")
            luma = _seen_before(request, film, workspace) or read_luma(film)
            heard = read_sound(film)
        except (av.FFmpegError, IndexError) as error:
            raise ToolFailed(f"the film can't be looked at: {error}; package it again") from error
        workspace.progress(0.7, "picture")
        picture = [
            _streams(request, streams),
            _length(request, streams, luma),
            _black(request, luma),
            _frozen(request, luma),
        ]
        sound = _sound(request, workspace, heard)
        return CheckResult(findings=(*picture, *sound, _sync(request), _subtitles(request)))


def _seen_before(request: CheckRequest, film: Path, workspace: Workspace) -> Luma | None:
    """Return what was seen of the film's strips before it was packed; None where the film carries other pictures."""
    if not request.screened or not _is_of(film, request, workspace):
        return None
    tables = [np.frombuffer(workspace.path(one.luma).read_bytes(), "<f4").reshape(2, -1) for one in request.screened]
    mean, change = np.concatenate(tables, axis=1)
    return Luma(mean, change, request.screened[0].lag)


def _is_of(film: Path, request: CheckRequest, workspace: Workspace) -> bool:
    """Tell whether a film carries the coded pictures of the strips that were screened, in order, and no others."""
    setups, joined, frames = set(), list[Packet](), 0
    for one in request.screened:
        path, source = workspace.path(one.strip.video), one.strip.source
        setups.add(setup_of(path))
        found = read_packets(path, request.rate, source.start, source.end)
        joined += [packet._replace(frame=packet.frame + frames) for packet in found]
        frames += source.frames
    carried = pictures_digest(setup_of(film), read_packets(film, request.rate))
    return len(setups) == 1 and carried == pictures_digest(setups.pop(), joined)


def _streams(request: CheckRequest, found: Streams) -> Finding:
    wanted = ("h264", "aac", request.width, request.height, request.sample_rate, 2)
    got = (found.video_codec, found.audio_codec, found.width, found.height, found.sample_rate, found.channels)
    ok = wanted == got and found.index_first
    order = "index first" if found.index_first else "its index at the end"
    picture = f"{found.video_codec} {found.width}x{found.height}"
    sound = f"{found.audio_codec} {found.sample_rate} Hz {found.channels} channels"
    if found.audio_codec == NO_SOUND:
        sound = NO_SOUND
    return Finding(check="streams", ok=ok, detail=f"{picture}, {sound}, {order}, {found.chapters} chapters")


def _length(request: CheckRequest, found: Streams, luma: Luma) -> Finding:
    shown = len(luma.mean)
    drift = found.audio_s - request.frames / float(request.rate)
    ok = shown == request.frames == found.frames and abs(drift) <= _DRIFT_S
    return Finding(
        check="length", ok=ok, detail=f"{shown} of {request.frames} frames; sound {drift:+.3f} s against picture"
    )


def _black(request: CheckRequest, luma: Luma) -> Finding:
    shown = 1.0 if request.window is None else math.prod(request.window) / (request.width * request.height)
    limit = _NO_LUMA + (_BLACK_LUMA - _NO_LUMA) * shown
    spans = [span for span in runs(luma.mean < limit) if span.frames >= _BLACK_S * request.rate]
    bad = [span for span in spans if not _meant(span, request.fades)]
    return Finding(check="black frames", ok=not bad, detail=_where(bad, request) or "none that is not meant")


def _frozen(request: CheckRequest, luma: Luma) -> Finding:
    still = runs(luma.change < _FROZEN_CHANGE)
    spans = [FrameRange(start=max(0, span.start - luma.lag), end=span.end) for span in still]
    spans = [span for span in spans if span.frames >= _FROZEN_S * request.rate]
    bad = [span for span in spans if not _meant(span, (*request.fades, *request.holds))]
    return Finding(check="frozen picture", ok=not bad, detail=_where(bad, request) or "none that is not meant")


def _sound(request: CheckRequest, workspace: Workspace, heard: Samples) -> list[Finding]:
    from circletake.sound import loudness, read_wav, true_peak

    mix = read_wav(workspace.path(request.mix)).sound
    peak, loud = true_peak(mix), loudness(mix).integrated_lufs
    profile = request.profile
    missed = loud - profile.integrated_lufs
    near = abs(missed) <= profile.tolerance_lu or (
        request.held_back_lu > 0 and -request.held_back_lu - 0.5 <= missed <= 0
    )
    held = f"; held back by {request.held_back_lu:.1f} LU, quiet as it is" if request.held_back_lu > 0 else ""
    return [
        _carried(heard, mix),
        _silence(request, mix),
        _clipping(mix),
        Finding(
            check="loudness",
            ok=near or request.silence_is_meant,
            detail=f"{loud:.1f} LUFS against {profile.integrated_lufs:.1f} ({profile.name}){held}",
        ),
        Finding(
            check="true peak",
            ok=peak <= profile.true_peak_dbtp + 0.05,
            detail=f"{peak:.1f} dBTP, ceiling {profile.true_peak_dbtp:.1f}",
        ),
    ]


def _carried(heard: Samples, mix: Samples) -> Finding:
    """Compare what the film's players hear with the mix."""
    length = min(heard.shape[1], mix.shape[1])
    wanted = _level_db(mix)
    if wanted < _NOTHING_DBFS:
        return Finding(check="sound is the mix", ok=_level_db(heard) < _NOTHING_DBFS, detail="the mix is silent")
    if length < 0.9 * mix.shape[1] or heard.shape[0] != mix.shape[0]:
        return Finding(check="sound is the mix", ok=False, detail="the film's sound is missing or cut short")
    blurred = _blurred(mix[:, :length])
    apart = _level_db(_blurred(heard[:, :length]) - blurred) - _level_db(blurred)
    return Finding(check="sound is the mix", ok=apart <= _CODING_NOISE_DB, detail=f"{apart:.1f} dB between them")


def _blurred(sound: Samples) -> Samples:
    whole = sound.shape[1] // _BLUR * _BLUR
    return np.asarray(sound[:, :whole].reshape(sound.shape[0], -1, _BLUR).mean(axis=2))


def _level_db(sound: Samples) -> float:
    power = float(np.mean(np.square(sound, dtype=np.float64))) if sound.size else 0.0
    return 10.0 * float(np.log10(max(power, 1e-20)))


def _silence(request: CheckRequest, mix: Samples) -> Finding:
    window = request.sample_rate // 10
    blocks = np.abs(mix[:, : mix.shape[1] // window * window]).reshape(2, -1, window).max(axis=(0, 2))
    quiet = runs(blocks < 10 ** (_SILENCE_DBFS / 20))
    bad = [span for span in quiet if span.frames * 0.1 >= _SILENCE_S]
    words = ", ".join(f"{span.start / 10:.1f} to {span.end / 10:.1f} s" for span in bad)
    ok = not bad or request.silence_is_meant
    return Finding(check="silence", ok=ok, detail=words or "none of two seconds or more")


def _clipping(mix: Samples) -> Finding:
    clipped = sum(span.frames >= _CLIPPED_RUN for channel in mix for span in runs(np.abs(channel) >= 0.99999))
    return Finding(check="clipping", ok=not clipped, detail=f"{clipped} places" if clipped else "none")


def _sync(request: CheckRequest) -> Finding:
    worst = request.sync_worst_frames
    if worst is None:
        return Finding(check="music on its hits", ok=True, detail="no hit had to be met")
    return Finding(check="music on its hits", ok=worst <= _SYNC_FRAMES, detail=f"the worst is {worst:.2f} frames off")


def _subtitles(request: CheckRequest) -> Finding:
    bad = [
        subtitle.text
        for subtitle in request.subtitles
        if subtitle.span.end > request.frames or not any(_inside(subtitle.span, shot) for shot in request.shots)
    ]
    return Finding(
        check="subtitles inside their shots",
        ok=not bad,
        detail=f"outside: {'; '.join(bad)}" if bad else f"{len(request.subtitles)} checked",
    )


def _inside(span: FrameRange, shot: FrameRange) -> bool:
    return shot.start <= span.start and span.end <= shot.end


def _meant(span: FrameRange, meant: tuple[FrameRange, ...]) -> bool:
    """Tell whether most of a span was meant, such as the black between a fade out and a fade in."""
    held = sum(any(other.holds(frame) for other in meant) for frame in range(span.start, span.end))
    return held >= 0.8 * span.frames


def _where(spans: list[FrameRange], request: CheckRequest) -> str:
    return ", ".join(f"frames {span.start} to {span.end}" for span in spans[:6])
