"""Loops that stand in for NumPy's give NumPy's numbers, to the bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.sound.kernels import per_sample


@given(st.integers(1, 40), st.integers(1, 480), st.integers(0, 3000), st.integers(0, 9))
@settings(deadline=None, max_examples=60)
def test_a_curve_is_drawn_as_numpy_draws_it(steps: int, hop: int, samples: int, seed: int) -> None:
    curve = np.random.default_rng(seed).standard_normal(steps)
    drawn = np.interp(np.arange(samples), np.arange(steps) * hop, curve)
    assert per_sample(curve, hop, samples).tobytes() == drawn.tobytes()


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_it_takes_either_width(kind: type[np.floating]) -> None:
    curve = np.array([0.1, 0.7, -0.2], kind)
    assert per_sample(curve, 5, 14).tobytes() == np.interp(np.arange(14), np.arange(3) * 5, curve).tobytes()
