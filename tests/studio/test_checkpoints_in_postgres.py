"""Checkpoints in a real Postgres: a run goes on from there, productions keep apart, and the password stays unseen."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_servers import PASSWORD, postgres_server
from small_films import BRIEF, SMALL

from circletake import run_graph
from circletake.graphs.checkpoints import open_database
from circletake.schema import BriefError, Event, StoreError
from circletake.studio.folder import ProductionFolder

pytestmark = pytest.mark.xdist_group("postgres")

AT_THE_PLAN = SMALL.with_(checkpoints="postgres", gates=("plan",))


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    if importlib.util.find_spec("psycopg") is None:
        pytest.skip("the driver is not installed: pip install 'circletake[postgres]'")
    with postgres_server() as url:
        yield url


def rows(url: str, query: str) -> list[tuple]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query).fetchall()


def test_a_run_waits_there_and_goes_on_from_there(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIRCLETAKE_CHECKPOINTS", url)
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        assert run_graph(BRIEF, out=folder, settings=AT_THE_PLAN).status == "in progress"
    threads = {thread for (thread,) in rows(url, "SELECT DISTINCT thread_id FROM checkpoints")}
    assert len(threads) == 2, "each production has its own"
    before = rows(url, "SELECT count(*) FROM checkpoints")
    steps: list[str] = []

    def note(event: Event) -> None:
        if event.kind == "step":
            steps.append(event.name)

    assert run_graph(BRIEF, out=folders[0], settings=AT_THE_PLAN, on_event=note).status == "in progress"
    assert "plan" not in steps, "planning was done"
    assert rows(url, "SELECT count(*) FROM checkpoints") == before
    for folder in folders:
        assert not ProductionFolder(folder).checkpoints.exists()
        kept = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
        assert not any(PASSWORD.encode() in content for content in kept)


def test_without_a_url_the_person_is_told_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CIRCLETAKE_CHECKPOINTS", raising=False)
    with pytest.raises(BriefError, match="CIRCLETAKE_CHECKPOINTS=postgresql://"):
        run_graph(BRIEF, out=tmp_path / "film", settings=AT_THE_PLAN)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda url: url.replace(PASSWORD, "wrong-word"), "password authentication failed"),
        (lambda url: url.replace("/postgres", "/nowhere"), "does not exist"),
        (lambda url: url.rpartition(":")[0] + ":1/postgres", "can't be opened"),
        (lambda url: f"mysql://film:{PASSWORD}@host/db", "must be a URL such as"),
        (lambda url: "host=localhost", "must be a URL such as"),
    ],
)
def test_a_wrong_url_is_named_without_its_password(url: str, harm, told: str) -> None:
    with pytest.raises(BriefError, match=told) as raised, open_database(harm(url)):
        raise AssertionError("it must not open")
    said = str(raised.value) + "".join(getattr(raised.value, "__notes__", ()))
    assert PASSWORD not in said
    assert "wrong-word" not in said
    assert "--checkpoints sqlite" in said
    assert raised.value.__cause__ is None


def test_a_database_that_goes_away_is_a_store_error(url: str) -> None:
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'film'"
    with pytest.raises(StoreError, match=r"was lost .*run again") as raised, open_database(url) as saver:  # noqa: PT012
        rows(url, others)
        list(saver.list({"configurable": {"thread_id": "run-1"}}))
    assert PASSWORD not in str(raised.value)
