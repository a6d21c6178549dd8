"""Viewing a picture: decoded small, measured, told as moments and shots."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from circletake.schema import (
    NTSC_RATES,
    FrameRange,
    Moment,
    RequestRejected,
    Resources,
    SeenShot,
    ViewRequest,
    ViewResult,
    Workspace,
    parse_timecode,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from circletake.models.viewing import Boundaries, Happening, Light, Motion

    Pictures = NDArray[np.uint8]

SHORTEST_S, LONGEST_S = 2, 1200
"""What can be scored: two seconds to twenty minutes, one reel."""

_USUAL_RATES = (
    *dict.fromkeys(NTSC_RATES.values()), Fraction(24), Fraction(25), Fraction(30), Fraction(48), Fraction(50),
    Fraction(60), Fraction(12), Fraction(15),
)  # fmt: skip
_SNAP = Fraction(3, 10_000)
_UNEVEN = 0.3
"""Frames whose distance strays by more than this share of a frame make a rate variable, when they are many."""
_PRINT = (8, 6)
_LIVELY, _CAMERA_LIVELY = 0.012, 0.02
"""Displacement a frame at 24 frames a second that counts as half of the liveliest, in picture widths."""


class ViewPicture:
    """Looks at a picture: where it cuts, what happens, how light it is and how much moves."""

    name = "view.picture"
    version = "2"
    timeout_s = 1800.0

    def resources(self, request: ViewRequest) -> Resources:
        """One core; small pictures of every frame of a reel."""
        return Resources(cpus=1, memory_mb=1300)

    def run(self, request: ViewRequest, workspace: Workspace, *, rng: random.Random) -> ViewResult:
        """Look at a picture.

        Raises:
            RequestRejected: it can't be read, has no picture, or is too short or too long to be scored.
        """
        from circletake.models import viewing

        path = workspace.path(request.video)
        about = probe(path, request.name)
        seen = viewing.look(_told(_pictures(path, about, request.name), about.frames, workspace), float(about.rate))
        rate, frames, light, motion = float(about.rate), len(seen.luma), seen.light, seen.motion
        energy = _energy(motion, rate)
        prints = workspace.folder / "fingerprint.bin"
        prints.write_bytes(_fingerprint(seen.luma).tobytes())
        return ViewResult(
            rate=about.rate, frames=frames, width=about.width, height=about.height,
            variable_rate=about.variable, has_sound=about.has_sound, start_frame=about.start_frame,
            moments=_moments(seen.boundaries, seen.happenings),
            shots=tuple(_shot(span, light, motion, energy, rate) for span in seen.spans),
            motion=_every_half_second(energy, rate), light=_every_half_second(light.level, rate),
            fingerprint=workspace.save(prints, "application/octet-stream"),
        )  # fmt: skip


class Probe(NamedTuple):
    """A video file's outside."""

    rate: Fraction
    frames: int
    width: int
    height: int
    variable: bool
    has_sound: bool
    start_frame: int


def probe(path: Path, name: str) -> Probe:
    """Return what a video file says of itself, its rate from the times of its frames.

    Raises:
        RequestRejected: it can't be read, has no picture, or is too short or too long.
    """
    import av

    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise RequestRejected(f"{name} has no picture; give a video file")
            stream = container.streams.video[0]
            times = sorted(p.pts for p in container.demux(stream) if p.pts is not None and p.size)
            base = Fraction(stream.time_base or Fraction(1, 90_000))
            said = stream.average_rate
            width, height = stream.width, stream.height
            has_sound = bool(container.streams.audio)
            code = stream.metadata.get("timecode") or container.metadata.get("timecode") or ""
            code = code or next((s.metadata["timecode"] for s in container.streams if "timecode" in s.metadata), "")
    except (av.FFmpegError, OSError) as error:
        raise RequestRejected(f"{name} can't be read as a video ({error}); is the file whole?") from error
    if len(times) < 2 or width < 16 or height < 16:
        raise RequestRejected(f"{name} has {len(times)} frames of {width}x{height}; there is nothing to score")
    rate, variable = rate_of([(time - times[0]) * base for time in times], said)
    length = (times[-1] - times[0]) * base + 1 / rate
    if not SHORTEST_S <= length <= LONGEST_S:
        raise RequestRejected(
            f"{name} lasts {float(length):.2f} s; what can be scored lasts from {SHORTEST_S} s to {LONGEST_S // 60} "
            "minutes: score longer films reel by reel"
        )
    return Probe(rate, round(length * rate), width, height, variable, has_sound, _start_of(code, rate))


def rate_of(seconds: list[Fraction], said: Fraction | None) -> tuple[Fraction, bool]:
    """Return frames a second from the times of frames, exactly where it is a usual one, and whether it varies."""
    steps = sorted(other - one for one, other in itertools.pairwise(seconds))
    middle = steps[len(steps) // 2]
    mean = seconds[-1] / (len(seconds) - 1)
    uneven = sum(abs(step - middle) > _UNEVEN * middle for step in steps) > max(1, len(steps) // 200)
    candidate = Fraction(said) if said and not uneven and abs(said * mean - 1) < Fraction(1, 100) else 1 / mean
    nearest = min(_USUAL_RATES, key=lambda usual: abs(usual / candidate - 1))
    close = abs(nearest / candidate - 1) <= (Fraction(3, 100) if uneven else _SNAP)
    if close:
        return nearest, uneven
    return (Fraction(max(1, round(candidate))) if uneven else candidate.limit_denominator(100_000)), uneven


def _start_of(code: str, rate: Fraction) -> int:
    try:
        return parse_timecode(code, rate)
    except ValueError:
        return 0


def _told(pictures: Iterator[Pictures], frames: int, workspace: Workspace) -> Iterator[Pictures]:
    """Pass pictures on, and tell how far it is."""
    for number, picture in enumerate(pictures):
        if number % 48 == 0:
            workspace.progress(0.95 * number / max(1, frames), "looking")
        yield picture


def _pictures(path: Path, about: Probe, name: str) -> Iterator[Pictures]:
    """Yield a small picture for every frame of the constant rate; one that is missing is the one before, held."""
    import av
    import numpy as np
    from av.video.reformatter import Interpolation, VideoReformatter

    from circletake.models.viewing import FINE_HEIGHT, FINE_WIDTH

    shrink = VideoReformatter()
    given, last, origin = 0, None, None
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            base = Fraction(stream.time_base or 1)
            for frame in container.decode(stream):
                small = shrink.reformat(frame, FINE_WIDTH, FINE_HEIGHT, "rgb24", interpolation=Interpolation.AREA)
                picture = np.asarray(small.to_ndarray(), np.uint8)
                pts = frame.pts if frame.pts is not None else 0
                origin = pts if origin is None else origin
                index = round((pts - origin) * base * about.rate)
                while last is not None and given < min(index, about.frames):
                    given += 1
                    yield last
                last = picture
    except av.FFmpegError as error:
        if given < about.frames // 2:
            raise RequestRejected(f"{name} is broken after frame {given} ({error}); export it again") from error
    if last is None:
        raise RequestRejected(f"{name} holds no picture that can be decoded; export it again")
    while given < about.frames:
        given += 1
        yield last


def _moments(boundaries: Boundaries, happenings: Sequence[Happening]) -> tuple[Moment, ...]:
    found = [Moment(frame=cut, kind="cut", strength=_strength(boundaries.changes[cut])) for cut in boundaries.cuts]
    found += [
        Moment(frame=(b.start + b.end) // 2, kind=b.kind, strength=0.5, frames=b.end - b.start)
        for b in boundaries.blends
    ]
    found += [
        Moment(frame=start, kind="flash", strength=_strength(boundaries.changes[start]), frames=end - start)
        for start, end in boundaries.flashes
    ]
    found += [Moment(frame=h.frame, kind=h.kind, strength=round(h.strength, 3), x=round(h.x, 3)) for h in happenings]
    return tuple(sorted(found, key=lambda moment: (moment.frame, moment.kind)))


def _strength(change: float) -> float:
    return round(min(1.0, 0.2 + 2.0 * float(change)), 3)


def _energy(motion: Motion, rate: float) -> NDArray[np.float32]:
    """Return how much moves in each frame, 0 to 1: things count more than the camera."""
    import numpy as np

    scale = rate / 24.0
    things, camera = motion.things * scale, motion.camera * scale
    total = things / (things + _LIVELY) + 0.6 * camera / (camera + _CAMERA_LIVELY)
    return np.asarray(total.clip(0.0, 1.0), np.float32)


def _shot(span: tuple[int, int], light: Light, motion: Motion, energy: NDArray[np.float32], rate: float) -> SeenShot:
    here = slice(*span)
    middle = (span[0] + span[1]) // 2
    inside = slice(min(span[0] + 1, span[1] - 1), span[1])
    camera = float(motion.camera[inside].mean()) * rate / 24.0

    def mean(values: NDArray[np.float32], part: slice) -> float:
        return float(values[part].mean()) if part.stop > part.start else 0.0

    return SeenShot(
        span=FrameRange(start=span[0], end=span[1]),
        light=_share(mean(light.level, here)),
        contrast=_share(2 * mean(light.contrast, here)),
        saturation=_share(mean(light.saturation, here)),
        warmth=round(mean(light.warmth, here), 4),
        motion=_share(mean(energy, inside)),
        camera=_share(camera / (camera + _CAMERA_LIVELY)),
        motion_slope=round(
            mean(energy, slice(middle, span[1])) - mean(energy, slice(inside.start, max(middle, inside.start + 1))), 4
        ),
    )


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 4)


def _every_half_second(values: NDArray[np.float32], rate: float) -> tuple[float, ...]:
    step = max(1, round(rate / 2))
    return tuple(_share(float(values[at : at + step].mean())) for at in range(0, len(values), step))


def _fingerprint(luma: NDArray[np.float32]) -> Any:
    """Return (n, 48) bytes: each frame in 8 by 6 fields of its luma."""
    import numpy as np

    from circletake.models.viewing import HEIGHT, WIDTH

    across, down = _PRINT
    rows = np.linspace(0, HEIGHT, down + 1).astype(int)
    columns = np.linspace(0, WIDTH, across + 1).astype(int)
    sums = np.add.reduceat(np.add.reduceat(luma, rows[:-1], axis=1), columns[:-1], axis=2)
    areas = np.diff(rows)[:, None] * np.diff(columns)[None, :]
    return np.clip(np.rint(255.0 * sums / areas), 0, 255).astype(np.uint8).reshape(len(luma), -1)
