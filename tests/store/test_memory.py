"""The production memory: one contract, and what only the one on disk must stand."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from circletake.schema import Recollection, StoreError
from circletake.store import ChromaMemory, NoMemory, held_lock


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Embed texts by the words that they share: one direction a word, 64 dimensions."""
    vectors = np.full((len(texts), 64), 1e-3, dtype=np.float32)
    for row, text in enumerate(texts):
        for word in text.split():
            digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
            vectors[row] += np.random.default_rng(int.from_bytes(digest, "big")).normal(size=64)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def lesson(text: str, data: str = "{}") -> Recollection:
    return Recollection(kind="lesson", text=text, data=data)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[ChromaMemory]:
    memory = ChromaMemory(tmp_path / "memory", embed, "words")
    yield memory
    memory.close()


def test_no_memory_recalls_nothing() -> None:
    memory = NoMemory()
    memory.remember((lesson("the stage draws whales well"),))
    assert memory.recall("lesson", "the stage draws whales well") == ()


def test_a_new_memory_is_empty_and_makes_no_folder(memory: ChromaMemory, tmp_path: Path) -> None:
    assert memory.recall("lesson", "whales") == ()
    assert not (tmp_path / "memory").exists()


def test_the_nearest_come_first(memory: ChromaMemory) -> None:
    memory.remember((lesson("drawing whales", "1"), lesson("walking dogs", "2"), lesson("drawing dogs", "3")))
    found = memory.recall("lesson", "drawing whales", n=2)
    assert [one.text for one in found] == ["drawing whales", "drawing dogs"]
    assert [one.data for one in found] == ["1", "3"]
    assert found[0].distance == pytest.approx(0.0, abs=1e-6)
    expected = 1 - float(embed(["drawing whales"])[0] @ embed(["drawing dogs"])[0])
    assert found[1].distance == pytest.approx(expected, abs=1e-5)


def test_the_kinds_are_kept_apart(memory: ChromaMemory) -> None:
    memory.remember((lesson("whale"), Recollection(kind="identity", text="whale", data="who")))
    (found,) = memory.recall("identity", "whale")
    assert (found.kind, found.data) == ("identity", "who")
    assert memory.recall("motif", "whale") == ()


def test_the_same_text_replaces_what_was_kept(memory: ChromaMemory) -> None:
    memory.remember((lesson("whale", "old"), lesson("whale", "newer")))
    memory.remember((lesson("whale", "newest"),))
    assert [one.data for one in memory.recall("lesson", "whale", n=5)] == ["newest"]


def test_it_is_there_for_the_next_one(memory: ChromaMemory, tmp_path: Path) -> None:
    memory.remember((lesson("whale"),))
    memory.close()
    other = ChromaMemory(tmp_path / "memory", embed, "words")
    assert [one.text for one in other.recall("lesson", "whale")] == ["whale"]
    other.close()


def test_what_another_wrote_meanwhile_is_seen(memory: ChromaMemory, tmp_path: Path) -> None:
    memory.remember((lesson("whale"),))
    assert len(memory.recall("lesson", "whale")) == 1
    script = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_memory import embed, lesson
from circletake.store import ChromaMemory
memory = ChromaMemory(Path(sys.argv[1]), embed, "words")
for number in range(10):
    memory.remember((lesson(f"whale {number}"),))
"""
    command = [sys.executable, "-c", script, str(tmp_path / "memory"), str(Path(__file__).parent)]
    with subprocess.Popen(command) as other:
        for number in range(10):
            memory.remember((lesson(f"dog {number}"),))
        assert other.wait(timeout=60) == 0
    assert len(memory.recall("lesson", "whale", n=50)) == 21


def test_another_embedder_embeds_again(memory: ChromaMemory, tmp_path: Path) -> None:
    memory.remember((lesson("drawing whales", "1"), lesson("walking dogs", "2")))
    memory.close()
    other = ChromaMemory(tmp_path / "memory", lambda texts: embed(texts)[:, :32], "half the words")
    assert [one.data for one in other.recall("lesson", "walking dogs")] == ["2", "1"]
    other.close()


def test_the_search_misses_nothing(memory: ChromaMemory) -> None:
    rng = random.Random(7)
    words = [f"w{number}" for number in range(40)]
    texts = sorted({" ".join(rng.choices(words, k=4)) for _ in range(300)})
    memory.remember(tuple(lesson(text) for text in texts))
    vectors = embed(texts)
    for _ in range(20):
        asked = " ".join(rng.choices(words, k=4))
        distances = np.clip(1 - vectors @ embed([asked])[0], 0, 1)
        found = memory.recall("lesson", asked, n=5)
        assert [one.distance for one in found] == pytest.approx(sorted(distances)[:5], abs=1e-5)


def test_a_damaged_folder_is_a_store_error_that_names_it(memory: ChromaMemory, tmp_path: Path) -> None:
    memory.remember((lesson("whale"),))
    memory.close()
    (tmp_path / "memory" / "chroma.sqlite3").write_bytes(b"garbage" * 5000)
    for _ in range(2):
        with pytest.raises(StoreError, match=str(tmp_path / "memory")):
            memory.recall("lesson", "whale")
    shutil.rmtree(tmp_path / "memory")
    memory.remember((lesson("whale"),))
    assert len(memory.recall("lesson", "whale")) == 1


def test_a_folder_that_is_a_file_is_a_store_error(memory: ChromaMemory, tmp_path: Path) -> None:
    (tmp_path / "memory").write_text("x")
    with pytest.raises(StoreError):
        memory.remember((lesson("whale"),))


def test_a_busy_memory_is_a_store_error(tmp_path: Path) -> None:
    memory = ChromaMemory(tmp_path, embed, "words", wait_s=0.05)
    with held_lock(tmp_path / "lock"), pytest.raises(StoreError, match=r"busy for 0\.05 s"):
        memory.recall("lesson", "whale")


def test_the_environment_does_not_move_it(
    memory: ChromaMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMA_API_IMPL", "chromadb.api.fastapi.FastAPI")
    monkeypatch.setenv("IS_PERSISTENT", "false")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("CHROMA_API_IMPL=nonsense\nPERSIST_DIRECTORY=/nowhere\n")
    memory.remember((lesson("whale"),))
    assert (tmp_path / "memory" / "chroma.sqlite3").stat().st_size > 0
