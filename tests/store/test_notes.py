"""Notes of unfinished calls: on the disk when written, under the call's key, and gone when struck."""

from __future__ import annotations

from pathlib import Path

import pytest

from circletake.executor.workspace import CallWorkspace
from circletake.schema import StoreError
from circletake.store import Store

KEY, OTHER = "ab" * 32, "cd" * 32


def workspace(store: Store, key: str) -> CallWorkspace:
    return CallWorkspace(store.root, store, lambda _share, _text: None).for_call(key)


def test_a_note_is_there_for_the_same_call_in_another_process(tmp_path: Path) -> None:
    workspace(Store(tmp_path), KEY).note("job", "video_1")
    assert workspace(Store(tmp_path), KEY).recall("job") == "video_1"
    assert workspace(Store(tmp_path), OTHER).recall("job") is None
    assert workspace(Store(tmp_path), KEY).recall("intent") is None


def test_a_note_is_replaced_and_struck(tmp_path: Path) -> None:
    desk = workspace(Store(tmp_path), KEY)
    desk.note("job", "video_1")
    desk.note("job", "video_2")
    assert desk.recall("job") == "video_2"
    desk.note("job", None)
    desk.note("job", None)
    assert desk.recall("job") is None


def test_a_damaged_note_is_no_absent_one(tmp_path: Path) -> None:
    store = Store(tmp_path)
    workspace(store, KEY).note("job", "video_1")
    (place,) = (tmp_path / "notes").rglob("*.txt")
    place.write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError, match="restore it, or delete it"):
        workspace(store, KEY).recall("job")


@pytest.mark.parametrize(("key", "name"), [("", "job"), (KEY, "../job"), ("../../x", "job")])
def test_only_calls_have_notes(tmp_path: Path, key: str, name: str) -> None:
    with pytest.raises(ValueError, match="call key"):
        workspace(Store(tmp_path), key).note(name, "x")
