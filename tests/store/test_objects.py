"""The store's objects: whole, verified, never half-written."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from circletake.schema import Artifact, ArtifactMissing, DigestMismatch, StoreError
from circletake.store import Store, StoreFull
from circletake.store import store as store_module

HELLO = "256c83b297114d201b30179f3f0ef0cace9783622da5974326b436178aeef610"
"""BLAKE2b-256 of `hello world`."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def objects(store: Store) -> list[Path]:
    return sorted(path for path in (store.root / "objects").rglob("*") if path.is_file())


def scratch(store: Store) -> list[Path]:
    return sorted((store.root / "scratch").rglob("*"))


def run_script(script: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(script), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_new_store_makes_no_folder(store: Store) -> None:
    assert not store.root.exists()


def test_bytes_stand_under_their_digest(store: Store) -> None:
    artifact = store.put_bytes(b"hello world", "text/plain")
    assert artifact == Artifact(digest=HELLO, media_type="text/plain", size_bytes=11)
    place = store.path(artifact)
    assert place == store.root / "objects" / HELLO[:2] / HELLO[2:]
    assert place.read_bytes() == b"hello world"
    assert stat.S_IMODE(place.stat().st_mode) == 0o444
    assert scratch(store) == []


def test_a_file_is_moved_in(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "take.mp4"
    file.write_bytes(b"hello world")
    inode = file.stat().st_ino
    artifact = store.put_file(file, "video/mp4")
    assert artifact.digest == HELLO
    assert not file.exists()
    assert store.path(artifact).stat().st_ino == inode


@pytest.mark.parametrize("link", [os.link, os.symlink])
def test_a_file_with_another_name_is_copied(store: Store, tmp_path: Path, link) -> None:
    original, other = tmp_path / "original", tmp_path / "other"
    original.write_bytes(b"hello world")
    link(original, other)
    artifact = store.put_file(other, "text/plain")
    original.write_bytes(b"HELLO WORLD")
    assert store.read(artifact) == b"hello world"
    assert not other.exists()


def test_a_file_from_another_file_system_is_copied(store: Store, tmp_path: Path) -> None:
    elsewhere = Path("/dev/shm")
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second file system")
    file = elsewhere / f"circletake-test-{os.getpid()}"
    file.write_bytes(b"hello world")
    artifact = store.put_file(file, "text/plain")
    assert store.read(artifact) == b"hello world"
    assert not file.exists()


def test_a_missing_file_is_a_store_error(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nothing\.wav"):
        store.put_file(tmp_path / "nothing.wav", "audio/wav")


def test_a_missing_object_is_named(store: Store) -> None:
    with pytest.raises(ArtifactMissing, match=HELLO):
        store.path(Artifact(digest=HELLO, media_type="text/plain", size_bytes=11))


@pytest.mark.parametrize("fresh", [True, False], ids=["in a new process", "in the same process"])
@pytest.mark.parametrize("content", [b"hello w0rld", b"hello", b""])
def test_a_damaged_object_is_named_and_healed(store: Store, content: bytes, fresh: bool) -> None:
    artifact = store.put_bytes(b"hello world", "text/plain")
    place = store.path(artifact)
    place.chmod(0o644)
    place.write_bytes(content)
    reader = Store(store.root) if fresh else store
    with pytest.raises(DigestMismatch, match=str(place)):
        reader.path(artifact)
    assert reader.put_bytes(b"hello world", "text/plain") == artifact
    assert reader.read(artifact) == b"hello world"


def test_an_object_is_verified_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    artifact = store.put_bytes(b"hello world", "text/plain")
    reader, digests = Store(store.root), []
    true_digest = store_module._digest_of
    monkeypatch.setattr(store_module, "_digest_of", lambda p: digests.append(p) or true_digest(p))
    for _ in range(3):
        reader.path(artifact)
    assert len(digests) == 1


@settings(
    derandomize=True,
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.binary(max_size=200), max_size=6))
def test_what_is_put_is_read_back(tmp_path: Path, contents: list[bytes]) -> None:
    store = Store(tmp_path / "round trip")
    artifacts = [store.put_bytes(content, "application/octet-stream") for content in contents]
    assert [Store(store.root).read(artifact) for artifact in artifacts] == contents


def test_no_room_says_how_much_was_needed_and_where(store: Store) -> None:
    script = """
    import resource, sys
    from pathlib import Path
    from circletake.store import Store, StoreFull
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        Store(Path(sys.argv[1])).put_bytes(bytes(5_000_000), "video/mp4")
    except StoreFull as error:
        print(error.exit_code, error)
    """
    assert hasattr(resource, "RLIMIT_FSIZE")
    said, _ = run_script(script, str(store.root)).communicate(timeout=30)
    assert said.startswith("2 no room for ")
    assert "5,000,000 bytes needed" in said
    assert "bytes are free" in said
    assert str(store.root) in said
    assert objects(store) == []
    assert scratch(store) == []


def test_no_room_for_a_file_leaves_it_where_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "take.mp4"
    file.write_bytes(b"hello world")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFull, match="11 bytes needed"):
        store.put_file(file, "video/mp4")
    assert file.read_bytes() == b"hello world"
    assert objects(store) == []


def test_a_root_that_is_a_file_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("not a folder")
    with pytest.raises(StoreError, match="store"):
        Store(tmp_path / "store").put_bytes(b"x", "text/plain")


def test_killed_in_the_middle_of_a_put_nothing_is_visible(store: Store) -> None:
    script = """
    import os, sys, time
    from pathlib import Path
    from circletake.store import Store
    def stuck(descriptor):
        if os.fstat(descriptor).st_size > 1_000_000:
            print("writing", flush=True)
            time.sleep(60)
    os.fsync = stuck
    Store(Path(sys.argv[1])).put_bytes(bytes(2_000_000), "video/mp4")
    """
    with run_script(script, str(store.root)) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        writer.send_signal(signal.SIGKILL)
        writer.wait(timeout=10)
    assert objects(store) == []
    assert len(scratch(store)) == 1
    assert store.sweep(()) == (0, 0)
    assert len(scratch(store)) == 1, "it may be somebody's who is still at work"
    an_hour_ago = time.time() - 3601
    os.utime(scratch(store)[0], (an_hour_ago, an_hour_ago))
    store.sweep(())
    assert scratch(store) == []


def test_processes_may_write_the_same_things_at_once(store: Store) -> None:
    script = """
    import sys
    from pathlib import Path
    from circletake.store import Store
    store = Store(Path(sys.argv[1]))
    sys.stdin.readline()
    for number in range(60):
        artifact = store.put_bytes(b"%d" % number * 1000, "text/plain")
        assert store.read(artifact) == b"%d" % number * 1000
    print("done")
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(store.root)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    writers = [subprocess.Popen(command, **pipes) for _ in range(3)]
    assert [writer.communicate("go\n", timeout=60)[0] for writer in writers] == ["done\n"] * 3
    assert len(objects(store)) == 60
    assert scratch(store) == []


def test_sweep_keeps_what_is_kept(store: Store) -> None:
    kept, other = store.put_bytes(b"kept", "text/plain"), store.put_bytes(b"other", "text/plain")
    assert store.sweep({kept.digest}) == (1, 5)
    assert store.read(kept) == b"kept"
    with pytest.raises(ArtifactMissing):
        store.path(other)


def test_delivering_copies_and_tells_whether_anything_changed(store: Store, tmp_path: Path) -> None:
    artifact = store.put_bytes(b"hello world", "video/mp4")
    film = tmp_path / "out" / "film.mp4"
    assert store.deliver(artifact, film)
    assert film.read_bytes() == b"hello world"
    assert film.stat().st_mode & stat.S_IWUSR
    assert not store.deliver(artifact, film)
    film.write_bytes(b"hello w0rld")
    assert store.deliver(artifact, film)
    assert film.read_bytes() == b"hello world"
    assert [path.name for path in film.parent.iterdir()] == ["film.mp4"]


def test_every_scratch_folder_is_somebody_s_own(store: Store) -> None:
    first, second = store.scratch_folder(), store.scratch_folder()
    assert first != second
    assert list(first.iterdir()) == []
    assert first.stat().st_dev == store.root.stat().st_dev


LARGE = bytes(range(256)) * 400


def test_a_large_recording_is_delivered_without_a_second_copy(store: Store, tmp_path: Path) -> None:
    stem = store.put_bytes(LARGE, "audio/wav")
    target = tmp_path / "out" / "stems" / "music.wav"
    assert store.deliver(stem, target, lean=True)
    assert target.read_bytes() == LARGE
    shared = target.samefile(store.path(stem))
    assert shared or store_module.cloned(store.path(stem), tmp_path / "clone")
    assert bool(target.stat().st_mode & stat.S_IWUSR) != shared, "what is shared under two names is read-only"
    assert not store.deliver(stem, target, lean=True)
    assert [path.name for path in target.parent.iterdir()] == ["music.wav"]
    other = store.put_bytes(LARGE[::-1], "audio/wav")
    assert store.deliver(other, target, lean=True)
    assert (target.read_bytes(), store.read(stem)) == (LARGE[::-1], LARGE)


@pytest.mark.parametrize(("data", "media_type"), [(LARGE, "text/plain"), (b"small", "audio/wav")])
def test_what_people_edit_is_their_own(store: Store, tmp_path: Path, data: bytes, media_type: str) -> None:
    artifact = store.put_bytes(data, media_type)
    target = tmp_path / "film.srt"
    store.deliver(artifact, target, lean=True)
    target.write_bytes(b"edited")
    assert store.read(artifact) == data


def _by_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "cloned", lambda *_: False)


def test_a_program_that_writes_anew_leaves_the_store_alone(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _by_link(monkeypatch)
    stem = store.put_bytes(LARGE, "audio/wav")
    target = tmp_path / "music.wav"
    store.deliver(stem, target, lean=True)
    assert target.samefile(store.path(stem))
    (tmp_path / "new").write_bytes(b"mixed anew")
    (tmp_path / "new").replace(target)
    assert store.read(stem) == LARGE
    assert store.deliver(stem, target, lean=True)
    assert target.read_bytes() == LARGE


def test_what_is_forced_into_a_delivered_file_is_found_out_and_made_good(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _by_link(monkeypatch)
    stem = store.put_bytes(LARGE, "audio/wav")
    target = tmp_path / "music.wav"
    store.deliver(stem, target, lean=True)
    target.chmod(0o644)
    target.write_bytes(b"x" + LARGE[1:])
    os.utime(target, ns=(1, 1))
    with pytest.raises(DigestMismatch, match="made anew"):
        store.deliver(stem, tmp_path / "again.wav", lean=True)
    assert store.put_bytes(LARGE, "audio/wav") == stem
    assert store.deliver(stem, target, lean=True)
    assert target.read_bytes() == store.read(stem) == LARGE


def test_where_nothing_can_be_shared_a_copy_is_made(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _by_link(monkeypatch)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, "another file system")

    monkeypatch.setattr(os, "link", refuse)
    stem = store.put_bytes(LARGE, "audio/wav")
    target = tmp_path / "music.wav"
    assert store.deliver(stem, target, lean=True)
    assert target.read_bytes() == LARGE
    assert target.stat().st_nlink == 1
    assert target.stat().st_mode & stat.S_IWUSR
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["music.wav"]
