"""Gates: the graph stops, asks, takes words of change, and goes on later where nobody answers."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from small_films import BRIEF, SMALL

from circletake import run_graph
from circletake.graphs.gates import GateOpen
from circletake.schema import Production

pytestmark = [pytest.mark.film, pytest.mark.xdist_group("gates")]

GATED = SMALL.with_(gates=("plan", "takes", "cut", "final"))


def test_words_at_the_plan_gate_change_the_film(tmp_path: Path) -> None:
    asked: list[str] = []
    answers = iter(["make the second shot at night", "gibberish blub wolf tax", "yes", "yes", "yes", "yes"])

    def answer(gate: GateOpen, production: Production) -> str:
        asked.append(f"{gate.gate}: {gate.said}")
        assert production.plan is not None
        return next(answers)

    film = run_graph(BRIEF, out=tmp_path / "film", settings=GATED, on_gate=answer)
    assert [one.partition(":")[0] for one in asked] == ["plan", "plan", "plan", "takes", "cut", "final"]
    assert "not understand" in asked[2]
    assert film.plan is not None
    hour = film.plan.shots[1].staging.light.hour
    assert hour is not None
    assert hour >= 20 or hour <= 5
    assert film.film is not None


def test_where_nobody_answers_it_waits_and_goes_on_later(tmp_path: Path) -> None:
    settings = SMALL.with_(gates=("takes",), duration_s=Fraction(4))
    waiting = run_graph(BRIEF, out=tmp_path / "film", settings=settings)
    assert waiting.status == "in progress"
    assert waiting.film is None
    assert waiting.plan is not None
    assert len(waiting.takes) == len(waiting.plan.shots)
    done = run_graph(BRIEF, out=tmp_path / "film", settings=settings, on_gate=lambda gate, production: "yes")
    assert done.film is not None
    assert done.plan == waiting.plan
