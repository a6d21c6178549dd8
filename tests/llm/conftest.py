"""What every test of a mind needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from asked import Asked
from hostile_server import Server
from skies import PROMPT

from circletake import prompts
from circletake.schema import Aids, Vocabulary
from circletake.store import NoMemory, PlainLexicon


@pytest.fixture
def aids() -> Aids:
    return Aids(PlainLexicon(Vocabulary(name="none", version="1")), NoMemory())


@pytest.fixture(autouse=True)
def _sky_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "load", {"pick_sky": PROMPT}.__getitem__)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def asked(server: Server, aids: Aids, tmp_path: Path) -> Iterator[Asked]:
    asked = Asked(server, aids, tmp_path / "answers")
    yield asked
    for mind in asked.minds:
        mind.close()
