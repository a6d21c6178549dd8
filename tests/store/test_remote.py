"""Objects kept by URL: whole, verified, found by other machines, and every failure told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from circletake.executor import InlineExecutor, ToolRef
from circletake.schema import Artifact, ArtifactMissing, BriefError, DigestMismatch, StoreError, Transient
from circletake.store import RemoteObjects, Store, StoreForbidden, StoreUnreachable, open_store, remote

HELLO = "256c83b297114d201b30179f3f0ef0cace9783622da5974326b436178aeef610"
ABSENT = Artifact(digest="ab" * 32, media_type="text/plain", size_bytes=3)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "BACKOFF_S", (0.0, 0.0))


@pytest.fixture(params=["folder", "file", "memory"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    places = {"folder": str(tmp_path / "a share"), "file": f"file://{tmp_path}/share", "memory": "memory://films/one"}
    yield places[request.param]
    MemoryFileSystem.store.clear()


def stores(tmp_path: Path, url: str) -> tuple[Store, Store]:
    """Return the stores of two machines that share nothing but a URL."""
    return open_store(tmp_path / "here", url), open_store(tmp_path / "there", url)


def everything(url: str) -> list[str]:
    files, root = fsspec.core.url_to_fs(url)
    return sorted(name.removeprefix(root) for name in files.find(root))


def test_what_one_machine_puts_the_other_reads(tmp_path: Path, url: str) -> None:
    here, there = stores(tmp_path, url)
    (tmp_path / "take.mp4").write_bytes(b"a take")
    for artifact, content in (
        (here.put_bytes(b"hello world", "text/plain"), b"hello world"),
        (here.put_file(tmp_path / "take.mp4", "video/mp4"), b"a take"),
    ):
        assert there.read(artifact) == content
        assert there.path(artifact) == there.place(artifact.digest)
    assert list(there.scratch.iterdir()) == []
    assert f"/objects/{HELLO[:2]}/{HELLO[2:]}" in everything(url)
    assert len(everything(url)) == 2, "no part of anything is left"


def test_what_was_fetched_is_kept_and_not_fetched_again(tmp_path: Path, url: str) -> None:
    here, there = stores(tmp_path, url)
    artifact = here.put_bytes(b"hello world", "text/plain")
    there.path(artifact)
    assert there.remote is not None
    there.remote.drop(artifact.digest)
    assert there.read(artifact) == b"hello world"


def test_what_is_kept_already_is_not_written_again(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = stores(tmp_path, url)
    here.put_bytes(b"hello world", "text/plain")
    assert there.remote is not None
    monkeypatch.setattr(there.remote._files, "put_file", None)
    there.put_bytes(b"hello world", "text/plain")


def test_sharing_hands_in_what_was_kept_before_there_was_a_url(tmp_path: Path, url: str) -> None:
    alone = Store(tmp_path / "here")
    artifact = alone.put_bytes(b"hello world", "text/plain")
    alone.share([artifact.digest])
    here, there = stores(tmp_path, url)
    with pytest.raises(ArtifactMissing, match="no such object"):
        there.path(artifact)
    here.share([artifact.digest, ABSENT.digest])
    assert there.read(artifact) == b"hello world"


def test_a_missing_object_is_named(tmp_path: Path, url: str) -> None:
    with pytest.raises(ArtifactMissing, match="no such object"):
        open_store(tmp_path / "here", url).path(ABSENT)
    assert list((tmp_path / "here").rglob("*.part")) == []


def test_a_damaged_object_is_named_removed_and_made_anew(tmp_path: Path, url: str) -> None:
    here, there = stores(tmp_path, url)
    artifact = here.put_bytes(b"hello world", "text/plain")
    assert here.remote is not None
    here.remote._files.pipe_file(here.remote._place(artifact.digest), b"hello w0rld")
    with pytest.raises(DigestMismatch, match=r"is damaged: its 11 bytes have digest"):
        there.path(artifact)
    assert not there.place(artifact.digest).exists()
    assert list(there.scratch.iterdir()) == []
    with pytest.raises(ArtifactMissing):
        there.path(artifact)
    here.share([artifact.digest])
    assert there.read(artifact) == b"hello world"


def test_a_damaged_copy_is_healed_from_elsewhere(tmp_path: Path, url: str) -> None:
    here, _ = stores(tmp_path, url)
    artifact = here.put_bytes(b"hello world", "text/plain")
    place = here.path(artifact)
    place.chmod(0o644)
    place.write_bytes(b"hello w0rld")
    assert here.read(artifact) == b"hello world"


def test_a_note_is_found_by_the_machine_that_makes_the_call_again(tmp_path: Path, url: str) -> None:
    here, there = stores(tmp_path, url)
    key = "0f" * 32
    assert there.notes.read(key, "job") is None
    here.notes.write(key, "job", "video_123")
    assert there.notes.read(key, "job") == "video_123"
    there.notes.write(key, "job", None)
    there.notes.write(key, "job", None)
    assert here.notes.read(key, "job") is None


def test_it_is_checked_and_nothing_is_left(url: str) -> None:
    RemoteObjects(url).check()
    assert everything(url) == []


class FailingFileSystem(MemoryFileSystem):
    """Fails as it is told to."""

    protocol = "failing"
    store: ClassVar[dict[str, Any]] = {}
    failures: ClassVar[list[Exception]] = []

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop()

    def exists(self, path: str, **kwargs: Any) -> bool:
        self._fail()
        return bool(super().exists(path, **kwargs))

    def get_file(self, rpath: str, lpath: str, **kwargs: Any) -> None:
        self._fail()
        super().get_file(rpath, lpath, **kwargs)

    def mv(self, path1: str, path2: str, **kwargs: Any) -> None:
        self._fail()
        super().mv(path1, path2, **kwargs)


class EndpointConnectionError(Exception):
    """As botocore's: no OSError."""


@pytest.fixture
def failing() -> Iterator[list[Exception]]:
    fsspec.register_implementation("failing", FailingFileSystem, clobber=True)
    yield FailingFileSystem.failures
    FailingFileSystem.failures.clear()
    FailingFileSystem.store.clear()


def down(times: int) -> list[Exception]:
    return [EndpointConnectionError("could not connect to https://key:secret@objects.example") for _ in range(times)]


def test_a_passing_fault_is_tried_again(tmp_path: Path, failing: list[Exception]) -> None:
    here, there = stores(tmp_path, "failing://films")
    failing += down(2)
    artifact = here.put_bytes(b"hello world", "text/plain")
    failing += [TimeoutError("slow"), ConnectionResetError("gone")]
    assert there.read(artifact) == b"hello world"
    assert failing == []


def test_what_stays_away_is_a_passing_fault_for_the_caller(tmp_path: Path, failing: list[Exception]) -> None:
    here, _ = stores(tmp_path, "failing://films")
    failing += down(3)
    with pytest.raises(StoreUnreachable, match=r"failing://films could not be reached to write, 3 times") as raised:
        here.put_bytes(b"hello world", "text/plain")
    assert isinstance(raised.value, Transient)
    assert raised.value.exit_code == 2
    assert "secret" not in str(raised.value)
    here.put_bytes(b"hello world", "text/plain")


def test_a_rename_that_fails_leaves_no_part(tmp_path: Path, failing: list[Exception], monkeypatch: Any) -> None:
    here, _ = stores(tmp_path, "failing://films")

    def broken(self: Any, path1: str, path2: str, **kwargs: Any) -> None:
        raise ConnectionResetError("gone")

    monkeypatch.setattr(FailingFileSystem, "mv", broken)
    with pytest.raises(StoreUnreachable):
        here.put_bytes(b"hello world", "text/plain")
    assert FailingFileSystem.store == {}


def test_who_may_not_enter_is_told_at_once(tmp_path: Path, failing: list[Exception]) -> None:
    here, _ = stores(tmp_path, "failing://films")
    failing += [PermissionError("Access Denied")]
    with pytest.raises(StoreForbidden, match=r"may not write in failing://films .*credentials"):
        here.put_bytes(b"hello world", "text/plain")
    assert failing == []


def test_a_tool_is_not_run_again_for_a_store_that_is_away(tmp_path: Path, failing: list[Exception]) -> None:
    import sys

    sys.path.insert(0, str(Path(__file__).parents[1] / "executor"))
    try:
        import sample_tools
    finally:
        sys.path.pop(0)
    executor = InlineExecutor(tmp_path / "here", store_url="failing://films")
    sample_tools.STARTED.clear()
    failing += down(3)
    with pytest.raises(StoreUnreachable):
        executor.run(ToolRef(factory="sample_tools:Noise"), sample_tools.NoiseRequest())
    assert len(sample_tools.STARTED) == 1


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("s3://bucket/films", r"needs a driver that is not installed .*s3fs"),
        ("nonsense://films", r"can't be opened .*file:///mnt/share"),
        ("sftp://me:secret@host/films", r"--store sftp://host/films: leave the password out"),
    ],
)
def test_a_url_that_can_t_be_meant_is_the_person_s_to_fix(url: str, told: str) -> None:
    if url.startswith("s3") and _installed("s3fs"):
        pytest.skip("the driver is installed")
    with pytest.raises(BriefError, match=told):
        RemoteObjects(url)


def _installed(name: str) -> bool:
    import importlib.util

    return importlib.util.find_spec(name) is not None


def test_store_errors_are_store_errors() -> None:
    assert issubclass(StoreForbidden, StoreError)
    assert not issubclass(StoreUnreachable, StoreError), "what is only away must not be made again as if it were lost"
