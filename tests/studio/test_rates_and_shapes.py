"""Any rate and any shape that H.264 takes: whole films, checked at the end."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import pytest
from small_films import SMALL

from circletake import run_graph

pytestmark = [pytest.mark.film, pytest.mark.xdist_group("shapes")]

BRIEF = 'A fox jumps over a stream at dawn. "Hello," says the fox. 5 seconds.'


@pytest.mark.parametrize(
    ("rate", "asked", "got"),
    [
        (Fraction(24000, 1001), (108, 192), (108, 192)),
        (Fraction(30000, 1001), (193, 109), (192, 108)),
        (Fraction(60), (120, 120), (120, 120)),
        (Fraction(25), (258, 108), (258, 108)),
    ],
)
def test_a_film_of_any_rate_and_shape(
    rate: Fraction, asked: tuple[int, int], got: tuple[int, int], tmp_path: Path
) -> None:
    settings = SMALL.with_(width=asked[0], height=asked[1], rate=rate)
    film = run_graph(BRIEF, out=tmp_path / "film", settings=settings)
    assert film.film is not None
    assert [finding.detail for finding in film.findings if not finding.ok] == []
    with av.open(str(film.film)) as container:
        video = container.streams.video[0]
        assert (video.width, video.height) == got
        assert video.average_rate == rate
        assert sum(1 for packet in container.demux(video) if packet.size) == round(5 * rate)
