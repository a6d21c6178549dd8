"""Prompt files, by name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from circletake.prompts import load, names


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    load.cache_clear()
    monkeypatch.setattr("importlib.resources.files", lambda _package: tmp_path)
    yield tmp_path
    load.cache_clear()


def test_a_prompt_is_its_text_and_its_digest(folder: Path) -> None:
    (folder / "read_brief.md").write_bytes("Read the brief.\r\nÜber alles.\n\n".encode())
    prompt = load("read_brief")
    assert prompt.text == "Read the brief.\nÜber alles.\n"
    assert prompt.digest == hashlib.blake2b(prompt.text.encode(), digest_size=32).hexdigest()


def test_prompts_may_stand_in_folders(folder: Path) -> None:
    (folder / "critic").mkdir()
    (folder / "critic" / "judge.md").write_text("Judge.")
    (folder / "plan.md").write_text("Plan.")
    assert load("critic/judge").text == "Judge.\n"
    assert names() == ("plan",)


@pytest.mark.parametrize("name", ["", "../plan", "/plan", "plan/", "plan.md", "a//b", "Plan", "a\nb"])
def test_what_is_no_name_is_refused(folder: Path, name: str) -> None:
    (folder / "plan.md").write_text("Plan.")
    with pytest.raises(LookupError, match="not the name of a prompt"):
        load(name)


def test_a_missing_prompt_names_those_that_are_there(folder: Path) -> None:
    (folder / "plan.md").write_text("Plan.")
    with pytest.raises(LookupError, match=r"no prompt file score\.md; there are plan"):
        load("score")


def test_every_prompt_that_ships_has_something_to_say() -> None:
    for name in names():
        assert len(load(name).text) > 200, name
