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
from circletake.schema import (
    Artifact,
    BackendCard,
    EmbedderCard,
    EmbedRequest,
    EstimateRequest,
    Instruments,
    RequestRejected,
    Size,
    Uncertainty,
)
from circletake.tools.embed import Embed
from circletake.tools.embedding import open_video_embedder
from circletake.tools.estimate import Estimate

SIZE = Size(96, 64)
SAME = ("a whale on a beach at dawn", "a whale lies on a beach at dawn", "at dawn a whale on the beach")
APART = ("a whale on a beach at dawn", "two bankers argue in a lift", "a rocket above a red desert")
EMBEDDER = EmbedderCard(name="descriptor", digest=open_video_embedder("descriptor").digest)
MEASURED_WITH = Instruments(embedder=EMBEDDER, backend=BackendCard(name="picture.test", version="1"))


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
        return self.embedding(self.desk.give(path, "video/mp4"))

    def embedding(self, video: Artifact) -> Artifact:
        request = EmbedRequest(video=video, rate=8.0, embedder=EMBEDDER)
        made = self.desk.path(Embed().run(request, self.desk, rng=random.Random(0)).embedding)
        # The desk's folder is every call's: the next one writes a file of the same name.
        return self.desk.give(made.rename(self.desk.folder / f"{self.shot}.f32"))

    def estimate(self, prompts: tuple[str, ...], draws: list[list[Callable[[int], np.ndarray]]]) -> Uncertainty:
        videos = tuple(tuple(self.take(draw) for draw in row) for row in draws)
        result = Estimate().run(asked(prompts, videos), self.desk, rng=random.Random(0))
        assert isinstance(result.uncertainty, Uncertainty)
        return result.uncertainty


def asked(prompts: tuple[str, ...], embeddings: tuple[tuple[Artifact, ...], ...]) -> EstimateRequest:
    return EstimateRequest(prompts=prompts, embeddings=embeddings, instruments=MEASURED_WITH)


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
    request = asked(SAME[:2], (tuple(takes[:2]), tuple(takes[2:])))
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
        result = Estimate().run(asked(prompts, videos), set_.desk, rng=random.Random(0))
        assert result.uncertainty.kind == "unavailable"
        assert "fewer than two" in result.uncertainty.reason


def test_without_takes_there_is_no_uncertainty(set_: Set) -> None:
    result = Estimate().run(asked(APART, ()), set_.desk, rng=random.Random(0))
    assert (result.uncertainty.kind, result.p_bad.kind) == ("unavailable", "unavailable")
    assert "no takes were shot" in result.uncertainty.reason


def test_a_back_end_that_nothing_was_fitted_for_is_only_ranked(set_: Set) -> None:
    takes = [[set_.take(scene(row, column)) for column in range(2)] for row in range(2)]
    result = Estimate().run(asked(APART, tuple(map(tuple, takes))), set_.desk, rng=random.Random(0))
    assert result.p_bad.kind == "unavailable"
    assert result.p_bad.reason.startswith("rank only: ")


def test_prompts_that_were_not_shot_tell_how_much_the_words_leave_open(set_: Set) -> None:
    takes = tuple(tuple(set_.take(scene(row, column)) for column in range(2)) for row in range(2))
    few, all_ = (
        Estimate().run(asked(prompts, takes), set_.desk, rng=random.Random(0)).uncertainty
        for prompts in (APART[:2], APART)
    )
    assert isinstance(few, Uncertainty)
    assert isinstance(all_, Uncertainty)
    assert few.epistemic == all_.epistemic
    assert few.aleatoric != all_.aleatoric
    assert (all_.latents, all_.videos) == (2, 2)


def test_weights_that_are_not_those_asked_for_are_refused(set_: Set) -> None:
    path = set_.desk.folder / "clip.mp4"
    encode((scene(1)(index) for index in range(4)), path, SIZE, Fraction(8))
    card = EMBEDDER.with_(digest="0" * 64)
    with pytest.raises(RequestRejected, match="same weights"):
        Embed().run(EmbedRequest(video=set_.desk.give(path), rate=8.0, embedder=card), set_.desk, rng=random.Random(0))


def test_prompts_and_takes_that_do_not_pair_up_are_refused(set_: Set) -> None:
    one = set_.take(scene(1))
    for prompts, videos in ((SAME[:2], ((one, one),) * 3), (SAME[:2], ((one, one), (one,))), ((), ((one, one),))):
        with pytest.raises(RequestRejected, match="same number of takes"):
            Estimate().run(asked(prompts, videos), set_.desk, rng=random.Random(0))
