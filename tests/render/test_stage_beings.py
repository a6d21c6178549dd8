"""Beings and where they rest: elves have ears and no wings, angels wings and a halo, cats lie on what they lie on."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render.cast.props.store import STORE
from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Staging


def _played(staging: Staging) -> list[Performance]:
    return prepare(take(staging, fps=12, seconds=2.0)).cast


def _span(one: Performance) -> float:
    """Return how wide somebody is drawn, in heights."""
    shapes = [shape.points[0] if shape.points.ndim == 3 else shape.points for shape in one.shapes]
    x = np.concatenate(shapes)[:, 0]
    return float(np.ptp(x)) / one.height_m


def _being(noun: str) -> Performance:
    (one,) = _played(staged("meadow", acting(noun, "stand", facing="camera")))
    return one


def test_an_elf_has_no_wings_and_is_larger_than_a_fairy() -> None:
    elf, fairy = _being("elf"), _being("fairy")
    assert _span(elf) < 0.6
    assert _span(fairy) > 0.7
    assert elf.height_m > 1.3 * fairy.height_m


def test_an_angel_has_wide_feathered_wings_and_a_halo_over_the_head() -> None:
    angel = _being("angel")
    assert _span(angel) > 0.9
    assert angel.height_m > 1.4
    head = angel.key_points["head"][0, 1]
    halos = [shape for shape in angel.shapes if shape.paint.emission == 1.0]
    assert halos
    assert all(float(shape.points[0, :, 1].min()) > float(head) + 0.05 * angel.height_m for shape in halos)


@pytest.mark.parametrize("seat", ["sofa", "chair", "bed"])
def test_a_cat_lies_on_the_seat_and_breathes(seat: str) -> None:
    cat, thing = _played(staged("room", acting("cat", towards("lie", "seat")), acting("seat", noun=seat)))
    low = min(float(shape.points[6, :, 1].min()) for shape in cat.shapes if shape.points.ndim == 3)
    assert abs(low - STORE[seat].seat_m - float(thing.anchor[0, 1])) < 0.12
    back = cat.key_points["back"]
    assert float(np.ptp(back[:, 0])) < 0.02


def test_a_cat_sits_on_the_sill_of_a_window() -> None:
    cat, window = _played(staged("room", acting("cat", towards("sit", "window")), acting("window")))
    low = min(float(shape.points[6, :, 1].min()) for shape in cat.shapes if shape.points.ndim == 3)
    assert 0.7 < low - float(window.anchor[0, 1]) < 1.0


def test_the_burner_of_a_balloon_is_over_the_heads_of_those_aboard() -> None:
    man, balloon = _played(
        staged("sky", acting("man", towards("ride", "balloon")), acting("balloon", noun="hot air balloon"))
    )
    flames = [shape for shape in balloon.shapes if shape.paint.emission > 0.85]
    assert flames
    head = man.key_points["head"][:, 1]
    for flame in flames:
        assert (flame.points[..., 1].min(1) > head + 0.1).all()
