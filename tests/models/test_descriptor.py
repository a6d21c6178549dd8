"""The descriptor tells clips that look alike from those that don't."""

from __future__ import annotations

import numpy as np
import pytest

from circletake.models.descriptor import DESCRIPTOR_SIZE, describe


def clip(hue: int, at: float, speed: float, *, noise: int = 0) -> np.ndarray:
    """Draw a square that moves over a gradient."""
    frames = np.zeros((12, 48, 80, 3), np.uint8)
    frames[..., hue] = np.linspace(30, 160, 48, dtype=np.uint8)[:, None]
    for index, frame in enumerate(frames):
        x = int(at * 60 + speed * index)
        frame[20:36, x : x + 14] = (230, 220, 200)
    grain = np.random.default_rng(noise).integers(-4, 5, frames.shape) if noise else 0
    return np.clip(frames.astype(int) + grain, 0, 255).astype(np.uint8)


def test_a_unit_vector_of_its_size() -> None:
    vector = describe(clip(2, 0.2, 1.0))
    assert vector.shape == (DESCRIPTOR_SIZE,)
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_alike_is_closer_than_unlike() -> None:
    base = describe(clip(2, 0.2, 1.0))
    grainy = base @ describe(clip(2, 0.2, 1.0, noise=7))
    moved = base @ describe(clip(2, 0.6, 1.0))
    other = base @ describe(clip(0, 0.6, -1.0))
    assert 1 - grainy < 0.35 * (1 - moved)  # grain counts for less than a third of a step to the side
    assert moved > other


def test_small_and_large_renderings_agree() -> None:
    small = clip(1, 0.4, 0.5)
    large = small.repeat(3, axis=1).repeat(3, axis=2)
    assert describe(small) @ describe(large) > 0.9


@pytest.mark.parametrize("shape", [(4, 48, 80), (4, 8, 80, 3), (4, 48, 80, 4)])
def test_other_shapes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="frames"):
        describe(np.zeros(shape, np.uint8))


def test_a_black_clip_has_a_vector() -> None:
    assert np.all(np.isfinite(describe(np.zeros((3, 20, 20, 3), np.uint8))))
