"""The production memory on a real Chroma server: what the folder does, for many machines; and servers that are none."""

from __future__ import annotations

import gc
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from chroma_servers import chroma_server, free_port
from test_memory import embed, lesson

from circletake.schema import BriefError, Recollection, Settings, StoreError
from circletake.store import ServerMemory
from circletake.store.chroma import Entry
from circletake.store.chroma_server import ServerCollections
from circletake.studio.memory import open_meaning

pytestmark = [
    pytest.mark.xdist_group("chroma"),
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _chroma_s_own_sockets() -> Iterator[None]:
    """Have connections that Chroma's client leaves open collected here, where that is let pass."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("chroma") / "data") as url:
        yield url


@pytest.fixture
def memory(url: str) -> Iterator[ServerMemory]:
    memory = ServerMemory(url, embed, "words")
    yield memory
    memory.close()
    opened = ServerCollections(url)
    for name in opened.names():
        opened._client.delete_collection(opened._name(name))
    opened.close()


def test_a_new_memory_is_empty(memory: ServerMemory) -> None:
    memory.check()
    assert memory.recall("lesson", "whales") == ()


def test_the_nearest_come_first_and_the_kinds_are_kept_apart(memory: ServerMemory) -> None:
    memory.remember((lesson("drawing whales", "1"), lesson("walking dogs", "2"), lesson("drawing dogs", "3")))
    memory.remember((Recollection(kind="identity", text="drawing whales", data="who"),))
    found = memory.recall("lesson", "drawing whales", n=2)
    assert [(one.text, one.data) for one in found] == [("drawing whales", "1"), ("drawing dogs", "3")]
    assert found[0].distance == pytest.approx(0.0, abs=1e-6)
    expected = 1 - float(embed(["drawing whales"])[0] @ embed(["drawing dogs"])[0])
    assert found[1].distance == pytest.approx(expected, abs=1e-5)


def test_the_same_text_replaces_what_was_kept(memory: ServerMemory) -> None:
    memory.remember((lesson("whale", "old"),))
    memory.remember((lesson("whale", "newest"),))
    assert [one.data for one in memory.recall("lesson", "whale", n=5)] == ["newest"]


def test_two_machines_share_it(memory: ServerMemory, url: str) -> None:
    other = ServerMemory(url, embed, "words")

    def write(one: ServerMemory, animal: str) -> None:
        for number in range(5):
            one.remember((lesson(f"{animal} {number}"),))

    with ThreadPoolExecutor(2) as threads:
        for writing in [threads.submit(write, memory, "whale"), threads.submit(write, other, "dog")]:
            writing.result(timeout=60)
    assert len(memory.recall("lesson", "whale", n=50)) == 10
    assert memory.recall("lesson", "whale 3", n=50) == other.recall("lesson", "whale 3", n=50)
    other.close()


def test_what_another_machine_has_begun_meanwhile_is_kept(memory: ServerMemory, url: str) -> None:
    ours, theirs = (ServerCollections(url) for _ in range(2))
    # Both looked before either began.
    ours.names = theirs.names = lambda: ()  # type: ignore[method-assign]
    theirs.begin("lesson", "words")
    theirs.put("lesson", [Entry("1", "whales", embed(["whales"])[0], {"data": "{}"})])
    ours.begin("lesson", "words")
    assert [found.text for found in ours.all("lesson")] == ["whales"]
    ours.close()
    theirs.close()


def test_another_embedder_embeds_again(memory: ServerMemory, url: str) -> None:
    memory.remember((lesson("drawing whales", "1"), lesson("walking dogs", "2")))
    other = ServerMemory(url, lambda texts: embed(texts)[:, :32], "half the words")
    assert [one.data for one in other.recall("lesson", "walking dogs")] == ["2", "1"]
    other.close()


def test_a_film_uses_the_server_that_the_settings_name(url: str, memory: ServerMemory, tmp_path: Path) -> None:
    from circletake.render.vocabulary import STAGE_VOCABULARY

    told: list[str] = []
    meaning = open_meaning(Settings(memory=tmp_path, memory_server=url), STAGE_VOCABULARY, told.append)
    meaning.aids.memory.remember((lesson("the stage draws whales well"),))
    assert [one.text for one in meaning.aids.memory.recall("lesson", "whales")] == ["the stage draws whales well"]
    meaning.close()
    assert told == []
    assert not (tmp_path / "memory").exists()


def test_a_server_that_is_down_is_named_before_the_film_begins(tmp_path: Path) -> None:
    from circletake.render.vocabulary import STAGE_VOCABULARY

    nowhere = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(StoreError, match=rf"the memory server {nowhere} can't be used .*chroma run"):
        open_meaning(Settings(memory=tmp_path, memory_server=nowhere), STAGE_VOCABULARY, print)


def test_a_server_that_goes_away_is_a_store_error(tmp_path: Path) -> None:
    with chroma_server(tmp_path / "data") as url:
        memory = ServerMemory(url, embed, "words")
        memory.remember((lesson("whale"),))
    with pytest.raises(StoreError, match=f"the memory server {url} can't be used"):
        memory.recall("lesson", "whale")


@pytest.fixture
def impostor(request: pytest.FixtureRequest) -> Iterator[str]:
    """A server that answers every question in one way."""
    status, body = request.param

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "impostor",
    [(404, {"detail": "Not Found"}), (200, {"hello": "world"}), (410, {"error": "The v1 API is deprecated"})],
    indirect=True,
)
def test_something_else_that_answers_there_is_named(impostor: str) -> None:
    with pytest.raises(StoreError, match=f"the memory server {impostor} can't be used"):
        ServerMemory(impostor, embed, "words").check()


@pytest.mark.parametrize("impostor", [(200, "0.5.23")], indirect=True)
def test_a_server_of_another_time_is_named(impostor: str) -> None:
    with pytest.raises(StoreError, match=r"is of version 0\.5\.23, at least 1\.0 is needed; upgrade it"):
        ServerMemory(impostor, embed, "words").check()


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://host", "http://", "http://host:port", "http://me:pw@host:1"])
def test_a_url_that_can_t_be_meant_is_the_person_s_to_fix(url: str) -> None:
    with pytest.raises(BriefError, match="--memory-server") as raised:
        ServerMemory(url, embed, "words").check()
    assert "pw" not in str(raised.value)
