"""S-QUBED on drafts: what hardly differs is certain, what has nothing in common is not, and it says whose fault."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from desk import Desk

from circletake.render.encode import encode
from circletake.schema import Artifact, EstimateRequest, RequestRejected, Size, Uncertainty
from circletake.tools.estimate import Estimate

SIZE = Size(96, 64)
SAME = ("a whale on a beach at dawn", "a whale lies on a beach at dawn", "at dawn a whale on the beach")
APART = ("a whale on a beach at dawn", "two bankers argue in a lift", "a rocket above a red desert")


def scene(kind: int, variant: int = 0) -> Callable[[int], np.ndarray]:
    """Return a way to draw one of a few scenes; the variant moves things a little."""
    rng = np.random.default_rng(kind)
    colours = rng.integers(20, 230, (4, 3))
    boxes = rng.integers(0, 60, (4, 2))

    def draw(index: int) -> np.ndarray:
        picture = np.empty((SIZE.height, SIZE.width, 3), np.uint8)
        picture[:] = np.linspace(colours[0], colours[1], SIZE.height)[:, None].astype(np.uint8)
        for number, (x, y) in enumerate(boxes):
            left = (x + variant + index * (1 + kind % 3)) % (SIZE.width - 20)
            picture[y // 2 : y // 2 + 14 + 5 * number, left : left + 20] = colours[3 - number % 3]
        return picture

    return draw


def noise(seed: int) -> Callable[[int], np.ndarray]:
    """Return a way to draw blotches that have nothing to do with any other seed's."""

    def draw(index: int) -> np.ndarray:
        rng = np.random.default_rng((seed, index // 6))
        blotches = rng.integers(0, 256, (8, 12, 3), np.uint8)
        return np.repeat(np.repeat(blotches, 8, axis=0), 8, axis=1)

    return draw


class Set:
    """Shoots drafts and estimates them."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder)
        self.shot = 0

    def take(self, draw: Callable[[int], np.ndarray]) -> Artifact:
        path = self.desk.folder / f"take-{self.shot}.mp4"
        self.shot += 1
        encode((draw(index) for index in range(10)), path, SIZE, Fraction(8))
        return self.desk.give(path, "video/mp4")

    def estimate(self, prompts: tuple[str, ...], draws: list[list[Callable[[int], np.ndarray]]]) -> Uncertainty:
        videos = tuple(tuple(self.take(draw) for draw in row) for row in draws)
        request = EstimateRequest(prompts=prompts, videos=videos)
        result = Estimate().run(request, self.desk, rng=random.Random(0))
        assert isinstance(result.uncertainty, Uncertainty)
        return result.uncertainty


@pytest.fixture
def set_(tmp_path: Path) -> Set:
    return Set(tmp_path)


def test_identical_takes_leave_no_doubt_and_noise_leaves_much(set_: Set) -> None:
    sure = set_.estimate(SAME, [[scene(1)] * 3 for _ in SAME])
    lost = set_.estimate(SAME, [[noise(10 * row + column) for column in range(3)] for row in range(3)])
    assert sure.epistemic.value < 0.1
    assert lost.epistemic.value > 3 * sure.epistemic.value
    assert lost.epistemic.low > sure.epistemic.high
    assert lost.aleatoric == sure.aleatoric
    assert lost.total.value > sure.total.value


def test_uncertainty_grows_with_what_takes_differ_in(set_: Set) -> None:
    values = [
        set_.estimate(SAME, [[draw(row, column) for column in range(3)] for row in range(3)]).epistemic.value
        for draw in (
            lambda row, column: scene(1, 2 * column),
            lambda row, column: scene(1 + column),
            lambda row, column: noise(10 * row + column),
        )
    ]
    assert values[0] < 0.5 * values[1] < values[1] < values[2]


def test_vague_prompts_are_told_from_an_unsure_model(set_: Set) -> None:
    draws = [[scene(row, column) for column in range(2)] for row in range(3)]
    one, many = set_.estimate(SAME, draws), set_.estimate(APART, draws)
    assert many.aleatoric.value > 1.5 * one.aleatoric.value
    # The same takes: what the bootstrap draws differs, what it finds does not.
    assert many.epistemic.value == pytest.approx(one.epistemic.value, abs=0.002)


def test_the_same_request_gives_the_same_numbers(set_: Set) -> None:
    takes = [set_.take(noise(seed)) for seed in range(4)]
    request = EstimateRequest(prompts=SAME[:2], videos=(tuple(takes[:2]), tuple(takes[2:])))
    one, two = (Estimate().run(request, set_.desk, rng=random.Random(seed)) for seed in (0, 5))
    assert one == two


def test_it_reports_what_it_counted(set_: Set) -> None:
    found = set_.estimate(APART, [[scene(row, column) for column in range(2)] for row in range(3)])
    assert (found.latents, found.videos) == (3, 2)
    assert not found.calibrated
    for measure in (found.total, found.aleatoric, found.epistemic):
        assert 0 <= measure.low <= measure.value <= measure.high <= 1


def test_too_little_to_tell_from_is_said(set_: Set) -> None:
    one = set_.take(scene(1))
    for prompts, videos in (((SAME[0],), ((one, one),)), (SAME[:2], ((one,), (one,)))):
        result = Estimate().run(EstimateRequest(prompts=prompts, videos=videos), set_.desk, rng=random.Random(0))
        assert result.uncertainty.kind == "unavailable"
        assert "fewer than two" in result.uncertainty.reason


def test_prompts_and_takes_that_do_not_pair_up_are_refused(set_: Set) -> None:
    one = set_.take(scene(1))
    for prompts, videos in ((SAME, ((one, one),)), (SAME[:2], ((one, one), (one,))), ((), ())):
        with pytest.raises(RequestRejected, match="same number of takes"):
            Estimate().run(EstimateRequest(prompts=prompts, videos=videos), set_.desk, rng=random.Random(0))
