"""The blind check: twelve sheets a round, shuffled twice, and an answer that fits both orders."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from circletake.evals import blind, sheets
from circletake.evals.blind_briefs import ROUNDS
from circletake.evals.gallery import BRIEFS
from circletake.schema import BriefError, Settings
from circletake.studio.estimating import plan_film


def test_no_brief_is_asked_twice() -> None:
    """Twelve rounds of twelve, all different, and none that the gallery shows."""
    asked = [brief for briefs in ROUNDS for brief in briefs]
    assert [len(briefs) for briefs in ROUNDS] == [12] * 12
    assert len(set(asked) | set(BRIEFS)) == len(asked) + len(BRIEFS)


def test_the_answer_leads_from_every_sheet_to_its_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet with the letter was drawn from the brief with the number."""
    drawn: dict[str, str] = {}

    def note(briefs: Sequence[str], paths: Sequence[Path], workers: int) -> None:
        drawn.update({path.stem: brief for brief, path in zip(briefs, paths, strict=True)})

    monkeypatch.setattr(blind, "draw_sheets", note)
    key = tmp_path / "keys" / "2.json"
    answer = blind.draw_round(2, tmp_path / "2", key)
    listed = dict(re.findall(r"^(\d+)\. (.+)$", (tmp_path / "2" / "briefs.txt").read_text("utf-8"), re.MULTILINE))
    assert {letter: listed[str(number)] for letter, number in answer.items()} == drawn
    assert json.loads(key.read_text("utf-8")) == answer
    assert list(answer) == list("ABCDEFGHIJKL")
    assert list(answer.values()) != sorted(answer.values())


def test_a_viewer_passes_with_eleven_of_twelve(tmp_path: Path) -> None:
    """Two sheets taken for each other are one too many; one of which nothing is said is not."""
    answer = {letter: at for at, letter in enumerate("ABCDEFGHIJKL", start=1)}
    (tmp_path / "key.json").write_text(json.dumps(answer), "utf-8")
    said = tmp_path / "said.json"
    for changed, status in (({"A": 2, "B": 1}, 1), ({"A": 0}, 0)):
        said.write_text(json.dumps({**answer, **changed}), "utf-8")
        assert blind.main([str(tmp_path), "--round", "1", "--check", str(said)]) == status


def test_a_round_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The message says which there are."""
    with pytest.raises(BriefError, match="from 1 to 12"):
        blind.draw_round(13, tmp_path, tmp_path / "key.json")


def test_a_sheet_holds_stills_and_no_words(tmp_path: Path) -> None:
    """Two stills stand side by side on paper; a file's suffix tells how it is written."""
    stills = sheets.stills_of("A red ball rolls over a table.", most=2)
    assert [still.shape for still in stills] == [(270, 480, 3)] * 2
    assert sheets.sheet_of(stills).size == (2 * 480 + 30, 270 + 20)


def test_no_picture_is_told_what_a_title_or_a_stand_in_would_say() -> None:
    """Titles come back through captions too, and a stand-in's card carries its word."""
    plan = plan_film("A zorbflix crosses a lake.", Settings(duration_s=Fraction(20), remember=False, workers=1))
    assert any(shot.staging.titles for shot in plan.shots)
    assert any(identity.noun == "zorbflix" for identity in plan.bible.identities)
    for request in sheets.mute_requests(plan):
        assert not request.staging.titles
        told = [request.prompt, *(one.noun for one in request.cast), *(one.noun for one in request.staging.subjects)]
        assert not any("zorbflix" in words.lower() or "Title" in words for words in told)
