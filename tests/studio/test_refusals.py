"""What can't be made is refused with what to do, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from small_films import BRIEF, SMALL

from circletake import run_graph
from circletake.executor import Cancelled, CancelToken, ToolRef
from circletake.schema import BriefError, Event, ProductionBusy, Settings
from circletake.store import held_lock
from circletake.studio import backends
from circletake.studio.folder import ProductionFolder


@pytest.mark.parametrize(
    ("brief", "settings", "says"),
    [
        ("", SMALL, "empty"),
        (" \n\t ", SMALL, "empty"),
        ("!!! ... ???", SMALL, "no words"),
        ("a fox " * 20_000, SMALL, "100,000"),
        (BRIEF, SMALL.with_(duration_s=Fraction(2)), "4 s"),
        (BRIEF, SMALL.with_(duration_s=Fraction(7200)), "600 s"),
        ("A fox. A film of 3 hours.", SMALL, "600 s"),
        (BRIEF, SMALL.with_(picture=("sora",)), "stage"),
        (BRIEF, SMALL.with_(score="orchestra"), "symbolic"),
        (BRIEF, SMALL.with_(mind="gpt"), "openai:MODEL"),
        (BRIEF, SMALL.with_(soundfont=Path("nowhere.sf2")), "--soundfont"),
        (BRIEF, Settings(aspect="100:1", remember=False), "16:9"),
    ],
)
def test_the_message_says_what_to_do(brief: str, settings: Settings, says: str, tmp_path: Path) -> None:
    with pytest.raises(BriefError, match=says.replace(".", r"\.")):
        run_graph(brief, out=tmp_path / "film", settings=settings)


def test_other_peoples_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(BriefError, match="not a production"):
        run_graph(BRIEF, out=tmp_path, settings=SMALL)
    with pytest.raises(BriefError, match="is a file"):
        run_graph(BRIEF, out=tmp_path / "thesis.txt", settings=SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_second_process_is_told_that_the_production_is_busy(tmp_path: Path) -> None:
    folder = ProductionFolder(tmp_path / "film")
    with held_lock(folder.lock), pytest.raises(ProductionBusy, match="in use by process"):
        run_graph(BRIEF, out=folder.path, settings=SMALL)


@pytest.mark.parametrize("damage", [b"", b"{", b'{"schema_version": 99}', b"\xff\xfe", b'{"brief": 3}'])
def test_a_damaged_production_is_named(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "production.json").write_bytes(damage)
    (tmp_path / ".circletake").mkdir()
    with pytest.raises(BriefError, match=r"backup|upgrade"):
        run_graph(BRIEF, out=tmp_path, settings=SMALL)
    assert (tmp_path / "production.json").read_bytes() == damage


@pytest.mark.film
@pytest.mark.xdist_group("gates")
def test_called_off_it_stops_and_goes_on_later(tmp_path: Path) -> None:
    cancel = CancelToken()

    def stop(event: Event) -> None:
        if event.kind == "step" and event.name == "judge":
            cancel.cancel()

    with pytest.raises(Cancelled):
        run_graph(BRIEF, out=tmp_path / "film", settings=SMALL, on_event=stop, cancel=cancel)
    film = run_graph(BRIEF, out=tmp_path / "film", settings=SMALL)
    assert film.film is not None


@pytest.mark.film
@pytest.mark.xdist_group("film")
def test_a_film_that_fails_its_final_check_is_degraded(
    copied: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(backends._FIXED, "mix", ToolRef(factory="broken_tools:QuietMix"))
    monkeypatch.setattr(backends, "IN_PROCESS", backends.IN_PROCESS | {"mix"})
    monkeypatch.setattr("circletake.studio.crew.IN_PROCESS", backends.IN_PROCESS)
    film = run_graph(BRIEF, out=copied(), settings=SMALL.with_(workers=1))
    assert film.film is not None
    assert film.status == "degraded"
    assert {finding.check for finding in film.findings if not finding.ok} >= {"loudness"}


@pytest.mark.film
@pytest.mark.xdist_group("film")
def test_a_damaged_checkpoint_file_costs_nothing_but_itself(copied: Callable[[], Path]) -> None:
    folder = ProductionFolder(copied())
    folder.checkpoints.write_bytes(b"not a database" * 100)
    events: list[Event] = []
    film = run_graph(BRIEF, out=folder.path, settings=SMALL.with_(workers=1), on_event=events.append)
    assert film.film is not None
    assert folder.checkpoints.with_suffix(".damaged").is_file()
    assert [event for event in events if event.kind == "tool" and event.seconds is not None and not event.cached] == []
