"""A delivered film stands until anything that it hangs on is another: then the graph runs again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_films import BRIEF, SMALL

from circletake import run_graph
from circletake.schema import Brief, Event, Settings
from circletake.studio.folder import ProductionFolder
from circletake.studio.making import keep_plan
from circletake.studio.standing import stands

pytestmark = [pytest.mark.film, pytest.mark.xdist_group("film")]


def _stands(folder: ProductionFolder, brief: str = BRIEF, settings: Settings = SMALL) -> bool:
    fresh = ProductionFolder(folder.path)
    return stands(fresh.read(), fresh, Brief(text=brief), settings)


def _largest(folder: ProductionFolder) -> Path:
    return max((folder.store.root / "objects").glob("??/*"), key=lambda path: path.stat().st_size)


def _garble(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(content)


def _edit_the_plan(folder: ProductionFolder) -> None:
    production = folder.read()
    assert production.plan is not None
    keep_plan(folder, production.brief, production.settings, production.plan.with_(seed=7), edited=True)


HARMS: dict[str, Callable[[ProductionFolder], None]] = {
    "a delivered file is gone": lambda folder: (folder.path / "film.srt").unlink(),
    "a delivered file is damaged": lambda folder: _garble(folder.path / "stems/music.wav"),
    "the report is gone": lambda folder: (folder.path / "report.html").unlink(),
    "the manifest is damaged": lambda folder: _garble(folder.path / "manifest.json"),
    "an object is gone": lambda folder: _largest(folder).unlink(),
    "an object is damaged": lambda folder: _garble(_largest(folder)),
    "a result is gone": lambda folder: next((folder.store.root / "results").glob("??/*.json")).unlink(),
    "a result is damaged": lambda folder: _garble(next((folder.store.root / "results").glob("??/*.json"))),
    "the plan was edited": _edit_the_plan,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_what_is_gone_damaged_or_edited_is_noticed(
    copied: Callable[[], Path], harm: Callable[[ProductionFolder], None]
) -> None:
    folder = ProductionFolder(copied())
    assert _stands(folder)
    harm(folder)
    assert not _stands(folder)


def test_another_brief_or_other_settings_are_another_film(copied: Callable[[], Path]) -> None:
    folder = ProductionFolder(copied())
    assert not _stands(folder, brief=f"{BRIEF} Noir.")
    assert not _stands(folder, settings=SMALL.with_(seed=2))
    assert not _stands(folder, settings=SMALL.with_(gates=("plan",)))


def test_another_program_makes_it_anew(copied: Callable[[], Path], tmp_path: Path, monkeypatch) -> None:
    folder = ProductionFolder(copied())
    (tmp_path / "newer.py").write_text("VERSION = 2\n")
    monkeypatch.setattr("circletake.studio.standing.files", lambda package: tmp_path)
    assert not _stands(folder)


def test_a_film_that_was_damaged_is_mended_and_stands_again(copied: Callable[[], Path]) -> None:
    folder = ProductionFolder(copied())
    before = (folder.path / "stems/music.wav").read_bytes()
    _garble(folder.path / "stems/music.wav")
    told: list[Event] = []
    run_graph(BRIEF, out=folder.path, settings=SMALL, on_event=told.append)
    assert (folder.path / "stems/music.wav").read_bytes() == before
    assert any(event.kind == "step" and event.name == "deliver" for event in told)
    assert _stands(folder)
