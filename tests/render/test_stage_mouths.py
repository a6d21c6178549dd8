"""Mouths: the lips that every sound of speech is seen by."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.graphs.mouths import lip_shape, openness
from circletake.render.casting import lips_of
from circletake.render.preparation import prepare
from circletake.render.scene import Clock, Floats
from circletake.schema import LipShape, Mouth


@pytest.mark.parametrize(
    ("phoneme", "shape"),
    [("p", "closed"), ("b", "closed"), ("m", "closed"), ("f", "bitten"), ("v", "bitten"), ("uː", "round"),
     ("oʊ", "round"), ("w", "round"), ("iː", "wide"), ("ɛ", "wide"), ("s", "teeth"), ("tʃ", "teeth"), ("ɑː", "open"),
     ("k", "rest"), ("h", "rest")],
)  # fmt: skip
def test_a_phoneme_is_spoken_with_its_lips(phoneme: str, shape: LipShape) -> None:
    assert lip_shape(phoneme) == shape


def test_lips_close_for_m_and_drop_for_a() -> None:
    assert openness("m") == 0.0
    assert openness("f") < openness("i") < openness("a") == 1.0


def _mouth(shape: LipShape, opened: float) -> Floats:
    """Return the outline of the inside of a mouth that holds a shape, in metres, and its teeth's."""
    request = take(staged("room", acting("woman", "stand", facing="camera"), size="close-up"), seconds=1.0)
    mouth = Mouth(speaker="woman", points=((0.0, opened), (1.0, opened)), shapes=((0.0, shape), (1.0, shape)))
    (woman,) = prepare(request.with_(mouths=(mouth,))).cast
    inside = next(
        one for one in woman.shapes if one.paint.colour == pytest.approx((0x4A / 255, 0x1F / 255, 0x26 / 255))
    )
    return inside.points[3, :, :2]


def test_a_round_mouth_is_narrower_and_a_wide_one_wider_than_an_open_one() -> None:
    wide, round_, plain = (float(np.ptp(_mouth(shape, 0.6)[:, 0])) for shape in ("wide", "round", "rest"))
    assert round_ < 0.8 * plain < plain < wide


def test_teeth_are_bared_on_the_lip_for_f() -> None:
    clock = Clock(24, 24.0)
    mouth = Mouth(speaker="woman", points=((0.0, 0.14), (1.0, 0.14)), shapes=((0.0, "rest"), (0.5, "bitten")))
    lips = lips_of(mouth, clock)
    assert lips is not None
    assert lips.bitten[0] == 0.0
    assert lips.bitten[11] > 0.9
    assert lips.bitten[-1] == 0.0


def test_a_mouth_of_which_only_the_openness_is_known_keeps_its_shape() -> None:
    lips = lips_of(Mouth(speaker="woman", points=((0.0, 0.5), (1.0, 0.5))), Clock(6, 6.0))
    assert lips is not None
    assert lips.open.min() == 0.5
    assert not any(values.any() for values in lips[1:])
