"""What every test of a mind needs."""

from __future__ import annotations

import pytest
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
