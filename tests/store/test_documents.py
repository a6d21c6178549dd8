"""Documents: whole or not at all, and errors name the file."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

from circletake.schema import ArtifactMissing, Brief, SchemaTooNew, Settings, StoreError
from circletake.store import StoreFull, read_document, write_document


def test_a_document_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    settings = Settings(duration_s=Fraction(1001, 24), rate=Fraction(24000, 1001))
    write_document(path, settings)
    assert read_document(path, Settings) == settings
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_a_failed_write_leaves_the_old_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.json"
    write_document(path, Brief(text="old"))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFull, match=r"brief\.json"):
        write_document(path, Brief(text="new"))
    assert read_document(path, Brief) == Brief(text="old")
    assert [file.name for file in tmp_path.iterdir()] == ["brief.json"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (None, ArtifactMissing),
        ("", StoreError),
        ("{", StoreError),
        ("[]", StoreError),
        ('{"text": 3}', StoreError),
        ('{"text": "x", "colour": "red"}', StoreError),
        ('{"text": "x", "schema_version": 99}', SchemaTooNew),
    ],
)
def test_what_is_no_document_is_an_error_that_names_the_file(tmp_path: Path, text: str | None, error) -> None:
    path = tmp_path / "brief.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(error, match=r"brief\.json"):
        read_document(path, Brief)


def test_a_folder_in_place_of_a_document_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be read"):
        read_document(tmp_path, Brief)
