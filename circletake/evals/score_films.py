"""Films made for the score eval: drawn cuts, blends, flashes, pans and bouncing balls, with the truth beside them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, shift

Picture = NDArray[np.uint8]

RATES = (Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001))
WIDTH, HEIGHT = 192, 108


class DrawnFilm(NamedTuple):
    """A drawn film and what is in it, all in frames.

    Attributes:
        rate: Frames a second.
        frames: Its length.
        cuts: First frames of shots after a cut.
        dissolves: (first, end) of blends.
        flashes: (first, end).
        impacts: Frames in which a ball has reached the floor.
        camera_stops: Frames in which a pan has come to rest.
        seed: What it is drawn from.
    """

    rate: Fraction
    frames: int
    cuts: tuple[int, ...]
    dissolves: tuple[tuple[int, int], ...]
    flashes: tuple[tuple[int, int], ...]
    impacts: tuple[int, ...]
    camera_stops: tuple[int, ...]
    seed: int


class _Shot(NamedTuple):
    start: int
    end: int
    kind: str
    """Of what happens in it: `still`, `ball`, `pan`, `flash`."""
    at: int
    """When: frame of the film."""


def draw_plan(seed: int, rate: Fraction, seconds: float = 24.0) -> tuple[DrawnFilm, tuple[_Shot, ...]]:
    """Lay out a film of about six shots: where it cuts or dissolves, and what happens in each."""
    rng = np.random.default_rng(seed)
    frames = round(seconds * rate)
    count = int(rng.integers(5, 8))
    shares = rng.uniform(0.8, 1.3, count)
    bounds = np.concatenate([[0], np.cumsum(shares / shares.sum() * frames)]).round().astype(int)
    kinds = ["ball", "pan", "flash", "still"]
    shots, cuts, dissolves = [], [], []
    flashes, impacts, stops = [], [], []
    for number in range(count):
        start, end = int(bounds[number]), int(bounds[number + 1])
        kind = kinds[(number + int(rng.integers(0, 2))) % 4] if number else "ball"
        middle = start + int((end - start) * rng.uniform(0.45, 0.6))
        shots.append(_Shot(start, end, kind, middle))
        if number and rng.random() < 0.25:
            half = int(rng.integers(5, 11))
            dissolves.append((start - half, start + half))
        elif number:
            cuts.append(start)
        if kind == "ball":
            impacts += [middle, middle + round(rate / 2)]
        elif kind == "pan":
            stops.append(middle)
        elif kind == "flash":
            flashes.append((middle, middle + int(rng.integers(1, 4))))
    film = DrawnFilm(rate, frames, tuple(cuts), tuple(dissolves), tuple(flashes), tuple(impacts), tuple(stops), seed)
    return film, tuple(shots)


def draw(film: DrawnFilm, shots: tuple[_Shot, ...]) -> Iterator[Picture]:
    """Yield the film's pictures, (108, 192, 3)."""
    scenes = [_Scene(film.seed * 31 + number, shot, film) for number, shot in enumerate(shots)]
    grain = np.random.default_rng(film.seed)
    for frame in range(film.frames):
        number = max(index for index, shot in enumerate(shots) if shot.start <= frame)
        picture = scenes[number].at(frame)
        for first, end in film.dissolves:
            if first <= frame < end:
                into = next(index for index, shot in enumerate(shots) if first < shot.start < end)
                share = (frame - first + 1) / (end - first + 1)
                picture = (1 - share) * scenes[into - 1].at(frame) + share * scenes[into].at(frame)
        for first, end in film.flashes:
            if first <= frame < end:
                picture = 0.25 * picture + 0.75
        noisy = picture + grain.normal(0.0, 0.008, picture.shape)
        yield np.asarray(np.clip(noisy * 255.0, 0, 255), np.uint8)


class _Scene:
    """A textured background, wider than the picture, and what moves in front of it."""

    def __init__(self, seed: int, shot: _Shot, film: DrawnFilm) -> None:
        rng = np.random.default_rng(seed)
        self._shot, self._rate = shot, float(film.rate)
        dark, light = rng.uniform(0.08, 0.35, 3), rng.uniform(0.5, 0.8, 3)
        base, other = (dark, light) if rng.random() < 0.5 else (light, dark)
        coarse = gaussian_filter(rng.standard_normal((HEIGHT, WIDTH * 2)), 14)
        fine = gaussian_filter(rng.standard_normal((HEIGHT, WIDTH * 2)), 3)
        field = coarse / np.abs(coarse).max() * 0.8 + fine / np.abs(fine).max() * 0.4
        share = np.clip(field * 0.5 + 0.5, 0, 1)[..., None]
        self._ground = base * (1 - share) + other * share
        self._ball = rng.permutation((0.95, 0.35, 0.05))
        self._lands_x = rng.uniform(0.3, 0.7)
        self._way = rng.uniform(-0.15, 0.15)

    def at(self, frame: int) -> NDArray[np.float64]:
        """Return the picture of a frame, values 0 to 1."""
        seconds = (frame - self._shot.at) / self._rate
        offset = 40.0
        if self._shot.kind == "pan":
            offset += 36.0 * max(-1.2, min(0.0, seconds))
        picture = _window(self._ground, offset + 45.0)
        if self._shot.kind == "ball":
            picture = self._with_ball(picture, seconds)
        return picture

    def _with_ball(self, picture: NDArray[np.float64], seconds: float) -> NDArray[np.float64]:
        """Draw a ball that falls from outside, meets the floor at 0 s, and hops once."""
        floor, radius = HEIGHT * 0.8, 13.0
        fall = -260.0 * seconds - 200.0 * seconds * seconds if seconds > -0.65 else HEIGHT
        if seconds > 0:
            hop = min(seconds, 0.5)
            fall = 34.0 * (1 - (2 * hop / 0.5 - 1) ** 2) if seconds < 0.5 else 0.0
        x = (self._lands_x + self._way * min(seconds, 0.5)) * WIDTH
        y = floor - radius - fall
        rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
        inside = np.clip(radius - np.hypot(rows - y, columns - x) + 0.5, 0, 1)[..., None]
        shade = (1.0 - 0.5 * np.hypot(rows - y + 4, columns - x + 4) / radius / 1.4)[..., None]
        drawn: NDArray[np.float64] = picture * (1 - inside) + self._ball * shade * inside
        return drawn


def _window(ground: NDArray[np.float64], offset: float) -> NDArray[np.float64]:
    whole = int(np.floor(offset))
    view = ground[:, whole : whole + WIDTH + 1]
    moved = shift(view, (0, -(offset - whole), 0), order=1, mode="nearest", prefilter=False)
    seen: NDArray[np.float64] = moved[:, :WIDTH]
    return seen
