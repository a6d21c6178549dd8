"""The stage eval: how fast it draws, how large its files are, and whether its truth is what it drew.

Frames a second are counted in seconds of this process's own CPU time, so that a busy machine does not change them:
drawing and finishing, without encoding. Truth is checked against pictures, not against itself: an object is painted
another colour, and the pixels that change are compared with its mask; contacts are compared with where the body is.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np

from circletake.evals.row import Row
from circletake.evals.stage_truth import Agreement, agreement, contact_errors_m
from circletake.render import VideoWriter, shoot
from circletake.schema import (
    Action,
    Camera,
    CameraMove,
    Format,
    Light,
    ShotSize,
    Size,
    Staging,
    Subject,
    TakeRequest,
    Weather,
)

_HD = Size(1280, 720)
_DRAFT = Size(160, 90)


class Setup(NamedTuple):
    """A typical scene."""

    place: str
    who: tuple[tuple[str, str], ...]
    """(noun, verb)."""
    size: ShotSize
    move: CameraMove
    hour: float
    weather: Weather = "clear"


SETUPS = {
    "street, rain, night": Setup("street", (("woman", "walk"),), "full", "follow", 21.5, "rain"),
    "coast, dawn, two": Setup("coast", (("whale", "swim"), ("keeper", "wave")), "wide", "push in", 6.4),
    "forest, dog runs": Setup("forest", (("dog", "run"),), "wide", "pan right", 10.0),
    "room, talk": Setup("room", (("man", "talk"), ("woman", "sit")), "medium", "static", 20.0),
    "city, car": Setup("city", (("car", "drive"),), "wide", "truck right", 15.0, "cloudy"),
    "sea, storm, ship": Setup("sea", (("ship", "sail"),), "extreme wide", "static", 17.0, "storm"),
    "theatre, crowd": Setup("theatre", (("dancer", "dance"), ("crowd", "sit")), "wide", "crane up", 20.0),
    "snowfield, fox": Setup("snowfield", (("fox", "walk"),), "full", "orbit", 18.2),
}
_WALKS = ("street, rain, night", "forest, dog runs", "snowfield, fox")

_PEAK = """
import pathlib, re, resource, sys
from circletake.render import shoot
from circletake.schema import TakeRequest
for picture in shoot(TakeRequest.read(sys.stdin.read())):
    pass
status = pathlib.Path("/proc/self/status")
if status.exists():
    print(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1])
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
"""What a process used at most, in kB. `ru_maxrss` is the second choice: Linux counts the process into it that this one
was forked from, and that one has shot many takes."""


def measure(quick: bool) -> list[Row]:
    """Measure frames a second by scene, drafts, memory, bytes a frame, and the truth."""
    setups = dict(list(SETUPS.items())[:3]) if quick else SETUPS
    frames = 24 if quick else 72
    list(shoot(request(setups["street, rain, night"], _DRAFT, 6, 4)))  # compiled code is loaded, not measured
    speeds = {name: _speed(setup, frames) for name, setup in setups.items()}
    rows = []
    for name, speed in speeds.items():
        rows.append(Row(f"frames a second a core at 1280x720: {name}", round(speed.by_cpu, 1)))
        rows.append(Row(f"the same by the clock on the wall, other work beside it: {name}", round(speed.by_wall, 1)))
    median = float(np.median([speed.by_cpu for speed in speeds.values()]))
    rows.append(Row("frames a second a core at 1280x720, median", round(median, 1), 60, "more"))
    draft = _draft_speed(setups)
    rows.append(Row("draft 160x90, ms a frame", round(1000 / draft.by_cpu, 2), 1.0))
    rows.append(Row("draft 160x90, ms a frame by the clock on the wall", round(1000 / draft.by_wall, 2)))
    rows.append(Row("peak memory of a process that shoots 1280x720, MB", round(_peak_mb(frames)), 300))
    rows.append(Row("bytes a frame, H.264 at 1280x720", round(_bytes_a_frame(frames))))
    rows += _truth(setups)
    return rows


def request(setup: Setup, size: Size, fps: int, frames: int) -> TakeRequest:
    """Return a take request of a setup."""
    subjects = tuple(Subject(id=noun, noun=noun, actions=(Action(verb=verb),)) for noun, verb in setup.who)
    staging = Staging(
        place=setup.place,
        light=Light(hour=setup.hour, weather=setup.weather, season="summer", intensity=0.5),
        subjects=subjects,
        camera=Camera(size=setup.size, move=setup.move),
        mood="calm",
    )
    return TakeRequest(
        slate="1A", take=1, prompt="", staging=staging, format=Format(size=size, rate=Fraction(fps)), frames=frames,
        seed=7, quality="full" if size == _HD else "draft",
    )  # fmt: skip


class Speed(NamedTuple):
    """Frames a second."""

    by_cpu: float
    """In seconds that this process really computed: what a core does, whatever else the machine is busy with."""
    by_wall: float
    """In seconds that passed."""


def _speed(setup: Setup, frames: int) -> Speed:
    shooting = shoot(request(setup, _HD, 24, frames))
    shooting.frame(0)
    cpu, wall = time.process_time(), time.perf_counter()
    for index in range(1, frames):
        shooting.frame(index)
    return Speed((frames - 1) / (time.process_time() - cpu), (frames - 1) / (time.perf_counter() - wall))


def _draft_speed(setups: dict[str, Setup]) -> Speed:
    """Return the speed of drafts, all frames of a shooting, its preparation left out."""
    cpu = wall = drawn = 0.0
    for setup in setups.values():
        shooting = shoot(request(setup, _DRAFT, 6, 24))
        shooting.frame(0)
        cpu, wall = cpu - time.process_time(), wall - time.perf_counter()
        for _ in shooting:
            drawn += 1
        cpu, wall = cpu + time.process_time(), wall + time.perf_counter()
    return Speed(drawn / cpu, drawn / wall)


def _peak_mb(frames: int) -> float:
    asked = request(SETUPS["street, rain, night"], _HD, 24, frames)
    done = subprocess.run(
        [sys.executable, "-c", _PEAK], input=asked.model_dump_json(), capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024


def _bytes_a_frame(frames: int) -> float:
    shooting = shoot(request(SETUPS["coast, dawn, two"], _HD, 24, frames))
    with tempfile.TemporaryDirectory(prefix="circletake-eval-") as scratch:
        path = Path(scratch) / "take.mp4"
        with VideoWriter(path, _HD, Fraction(24)) as writer:
            for picture in shooting:
                writer.write(picture)
        return path.stat().st_size / frames


def _truth(setups: dict[str, Setup]) -> list[Row]:
    found: list[Agreement] = []
    for setup in setups.values():
        found += agreement(shoot(request(setup, Size(320, 180), 12, 24)))
    masked = sum(one.masked for one in found)
    errors = [
        error
        for name in _WALKS
        if name in setups
        for error in contact_errors_m(shoot(request(setups[name], _DRAFT, 24, 48)))
    ]
    return [
        Row(
            "mask pixels that do not show their object, share", round(sum(one.foreign for one in found) / masked, 5), 0
        ),
        Row(
            "pixels that show an object and lie off its mask, share",
            round(sum(one.missed for one in found) / masked, 5),
            0,
        ),
        Row("objects and frames compared", len(found), 6, "more"),
        Row("footfalls: foot above ground at contact, worst, m", round(max(errors, default=float("nan")), 4), 0.03),
        Row("footfalls compared", len(errors), 4, "more"),
    ]
