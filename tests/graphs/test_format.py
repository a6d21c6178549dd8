"""A film's size, from what was set and what the brief says."""

from __future__ import annotations

from typing import Any

import pytest

from circletake.graphs.format import film_format
from circletake.schema import BriefError, BriefReading, Format, Settings, Size

READING = BriefReading(title="t", logline="l")


@pytest.mark.parametrize(
    ("set_", "read", "frame", "window"),
    [
        ({}, {}, (1280, 720), None),
        ({}, {"letterbox": "2.39:1"}, (1280, 720), (1280, 536)),
        ({"letterbox": "2.39:1", "aspect": "9:16"}, {}, (720, 1280), (720, 304)),
        ({"letterbox": "4:3"}, {"letterbox": "2.39:1"}, (1280, 720), (960, 720)),
        ({"letterbox": "16:9"}, {}, (1280, 720), None),
        ({"width": 3840, "height": 2160, "letterbox": "2.39:1"}, {}, (3840, 2160), (3840, 1608)),
    ],
)
def test_a_letterbox_stands_in_the_middle_of_its_frame(
    set_: dict[str, Any], read: dict[str, Any], frame: tuple[int, int], window: tuple[int, int] | None
) -> None:
    made = film_format(Settings(**set_), READING.with_(**read)).format
    assert made.size == frame
    assert made.window == window
    assert made.picture == (window or frame)


def test_a_shape_that_no_film_has_is_named() -> None:
    with pytest.raises(BriefError, match=r"'50:1'.*2\.39:1"):
        film_format(Settings(letterbox="50:1"), READING)


def test_bars_that_the_codec_could_not_place_are_refused() -> None:
    with pytest.raises(ValueError, match="multiple of 4"):
        Format(size=Size(1280, 720), rate=Settings().rate, window=Size(1280, 534))
