"""A prompt is checked before anything is made of it: measured, drawn, and told in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from circletake.evals.planted import planted_shots
from circletake.evals.planted.rounds import observe
from circletake.schema import BriefError, Settings, Uncertainty
from circletake.studio.preflight import Checked, Checker, draw_plot, open_checker


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with open_checker(Settings(workers=1, latents=3, embedder="descriptor")) as opened:
        yield opened


@pytest.fixture(scope="module")
def house(checker: Checker) -> Checked:
    return checker.check("a house")


def test_a_vague_prompt_is_told_what_it_leaves_open(house: Checked) -> None:
    found = house.preflight
    verdict = found.verdict
    assert (verdict.decision, verdict.cause) == ("specify", "vague")
    assert verdict.question is not None
    assert found.open_slots
    assert found.takes < found.most_takes
    assert isinstance(verdict.uncertainty, Uncertainty)
    assert set(house.stills) == {score.take for score in verdict.takes}
    assert json.loads(found.model_dump_json())["advice"] == found.advice


def test_the_plot_is_drawn_as_svg_and_as_png(house: Checked, tmp_path: Path) -> None:
    draw_plot(house, tmp_path / "plot.svg")
    drawn = (tmp_path / "plot.svg").read_text()
    assert drawn.count("<image") == len(house.stills)
    assert "aleatoric" in drawn
    draw_plot(house, tmp_path / "plot.png")
    with Image.open(tmp_path / "plot.png") as picture:
        assert picture.width == 1920
    for name in ("plot.pdf", "missing/plot.svg"):
        with pytest.raises(BriefError):
            draw_plot(house, tmp_path / name)


def test_no_words_are_refused(checker: Checker) -> None:
    with pytest.raises(BriefError, match="no prompt"):
        checker.check("   ")


def test_planted_faults_are_really_planted(checker: Checker) -> None:
    shots = planted_shots(12, seed=5, unknown=0.5)
    plain = next(shot for shot in shots if shot.kind == "plain")
    strange = next(shot for shot in shots if shot.unknown and not shot.bits)
    said, unknown = observe(checker, plain), observe(checker, strange)
    assert (said.accuracy, said.best.bad) == (1.0, False)
    assert "thing" in unknown.best.missing
    assert said.uncertainty.aleatoric.value < 0.05
    vague = next(shot for shot in shots if "place" in _left_open(shot.plan.shots[0].staging))
    assert observe(checker, vague).uncertainty.aleatoric.low > said.uncertainty.aleatoric.high


def _left_open(staging: object) -> set[str]:
    return {name for name in ("place",) if getattr(staging, name) is None}
