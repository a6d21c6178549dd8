"""A model server that speaks OpenAI's chat completions."""

from __future__ import annotations

import asyncio
import concurrent.futures
import importlib
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any, TypeVar
from urllib.parse import urlsplit

from circletake.llm.faults import NoAnswer, ServerBusy, brief, connection_fault, status_fault
from circletake.llm.reply import Reply, StreamedReply, json_object, read_reply
from circletake.schema import BriefError, CircletakeError

OPENAI_URL = "https://api.openai.com/v1"
_LOOK_EVERY_S = 0.1
_CONNECT_WITHIN_S = 10.0
_LONGEST_ANSWER = 32 * 2**20
"""In bytes. What is longer is no answer of a language model's."""

T = TypeVar("T")


class ModelServer:
    """A connection to a model server. Thread-safe.

    Requests run on an event loop in a thread of its own, so that one that is called off, or takes too long,
    is really broken off.
    """

    def __init__(
        self,
        model: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        timeout_s: float = 180.0,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """Prepare a connection; nothing is opened until the first request.

        Args:
            model: the model's name, as the server has it.
            base_url: such as `http://localhost:8000/v1`; None for OpenAI's own server.
            api_key: the key; most servers but OpenAI's need none. It is never shown.
            timeout_s: how long an answer may take in all.
            check: called ten times a second while a request runs; raises to call it off.

        Raises:
            BriefError: no model, a URL that is none, or no key for OpenAI's server.
        """
        self.model = model.strip()
        self.url = (base_url or OPENAI_URL).rstrip("/")
        self._key = (api_key or "").strip()
        self._timeout_s = timeout_s
        self._check = check
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: Any = None
        parts = urlsplit(self.url)
        if not (self._key.isascii() and self._key.isprintable() and " " not in self._key):
            raise BriefError("OPENAI_API_KEY holds characters that no key has; set it again, without quotes or breaks")
        if parts.username is not None or parts.password is not None:
            raise BriefError(
                "the URL of the model server holds a user's name or password, which would be written down; take it "
                "out and set OPENAI_API_KEY"
            )
        if not self.model:
            raise BriefError("no model was named; write --mind openai:MODEL")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BriefError(f"not the URL of a model server: {base_url!r}; such as http://localhost:8000/v1")
        if self.is_openai and not self._key:
            raise BriefError("OpenAI's server needs a key: set OPENAI_API_KEY, or choose another mind")

    @property
    def is_openai(self) -> bool:
        """Tell whether this is OpenAI's own server."""
        return self._host == "api.openai.com"

    def ask(self, body: dict[str, Any], on_text: Callable[[str], None] | None = None) -> Reply:
        """Send a chat completion request.

        Args:
            body: the request, but for the model's name.
            on_text: takes the answer as far as it has come, again and again while it grows, when the request asks
                for a stream. Called by this thread.

        Raises:
            BriefError: the key, the model or the URL is wrong.
            ServerBusy: no connection, too slow, 429 or 5xx.
            NotUnderstood: the server refuses the form of the request.
            NoAnswer: nothing that is a chat completion came back, or it never will.
        """

        streamed = StreamedReply()

        async def send() -> Reply:
            create = self._client.chat.completions.with_streaming_response.create
            async with create(model=self.model, **body) as response:
                if "text/event-stream" not in response.headers.get("content-type", ""):
                    return read_reply(b"".join([piece async for piece in _pieces(response)]))
                async for line in _lines(response):
                    streamed.take(line)
                return streamed.reply()

        def read_along() -> None:
            if on_text is not None and not self._begins_key(streamed.text):
                on_text(streamed.text)

        return self._without_key(self._told(send, read_along))

    def models(self) -> tuple[str, ...]:
        """Return the names of the models that the server lists, sorted. Raises as `ask` does."""

        async def send() -> bytes:
            response = await self._client.models.with_raw_response.list()
            return bytes(response.content)

        listed = json_object(self._told(send)).get("data")
        names = [one.get("id") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        return tuple(sorted(name for name in names if isinstance(name, str)))

    def close(self) -> None:
        """Break off what runs and end the thread. A second time does nothing."""
        with self._lock:
            loop, self._loop = self._loop, None
        if loop is not None:
            loop.call_soon_threadsafe(loop.stop)
            self._thread.join()

    @property
    def _host(self) -> str:
        return urlsplit(self.url).hostname or ""

    def _without_key(self, reply: Reply) -> Reply:
        """Return a reply that does not hold our key: what a server sends back is written down."""
        if self._key and (self._key in reply.text or self._key in reply.refusal):
            raise NoAnswer("the server sent our key back in its answer, which is thrown away")
        return reply

    def _begins_key(self, text: str) -> bool:
        """Tell whether a growing answer holds our key, or ends with a part of it."""
        if not self._key:
            return False
        return self._key in text or any(text.endswith(self._key[:size]) for size in range(4, len(self._key)))

    def _told(self, send: Callable[[], Coroutine[Any, Any, T]], meanwhile: Callable[[], Any] = lambda: None) -> T:
        """Run a request, and turn what goes wrong into our own errors, without the key in them."""
        try:
            return self._translated(send, meanwhile)
        except CircletakeError as error:
            if self._key and self._key in str(error):
                error.args = tuple(str(part).replace(self._key, "***") for part in error.args)
            raise

    def _translated(self, send: Callable[[], Coroutine[Any, Any, T]], meanwhile: Callable[[], Any]) -> T:
        loop = self._running_loop()
        import openai

        try:
            return self._wait(loop, send, meanwhile)
        except openai.APITimeoutError:
            raise self._too_slow() from None
        except (openai.APIConnectionError, ConnectionError) as error:
            raise connection_fault(error, self.url) from error
        except openai.APIStatusError as error:
            raise status_fault(error, self.url, self.model, self._key) from None
        except openai.OpenAIError as error:
            raise NoAnswer(f"the answer can't be read ({brief(str(error))})") from error

    def _wait(
        self, loop: asyncio.AbstractEventLoop, send: Callable[[], Coroutine[Any, Any, T]], meanwhile: Callable[[], Any]
    ) -> T:
        within = asyncio.wait_for(send(), self._timeout_s)
        answer = asyncio.run_coroutine_threadsafe(within, loop)
        try:
            while not concurrent.futures.wait([answer], _LOOK_EVERY_S).done:
                self._check()
                meanwhile()
            return answer.result()
        except TimeoutError:
            raise self._too_slow() from None
        except concurrent.futures.CancelledError:
            raise NoAnswer("the connection was closed") from None
        finally:
            answer.cancel()

    def _too_slow(self) -> ServerBusy:
        return ServerBusy(f"the model server {self.url} gave no answer within {self._timeout_s:g} s")

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._client = self._new_client()
                arguments = (self._loop, self._client)
                self._thread = threading.Thread(
                    target=_serve, args=arguments, name="circletake-model-server", daemon=True
                )
                self._thread.start()
            return self._loop

    def _new_client(self) -> Any:
        from openai import AsyncOpenAI, Timeout

        return AsyncOpenAI(
            api_key=self._key or "none",
            base_url=self.url,
            max_retries=0,
            timeout=Timeout(self._timeout_s, connect=min(_CONNECT_WITHIN_S, self._timeout_s)),
        )


async def _pieces(response: Any) -> AsyncIterator[bytes]:
    """Yield an answer as it comes, up to a bearable length."""
    # The client speaks HTTP by another library, and passes on what that raises in the middle of an answer.
    http = importlib.import_module(type(response.http_response).__module__.partition(".")[0])
    size = 0
    try:
        async for piece in response.iter_bytes():
            size += len(piece)
            if size > _LONGEST_ANSWER:
                raise NoAnswer(f"the server's answer is longer than {_LONGEST_ANSWER:,} bytes")
            yield piece
    except http.TimeoutException:
        raise TimeoutError from None
    except http.RequestError as error:
        raise ConnectionError(str(error)) from error


async def _lines(response: Any) -> AsyncIterator[str]:
    """Yield the lines of a stream."""
    rest = b""
    async for piece in _pieces(response):
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            yield line.decode(errors="replace").rstrip("\r")
    yield rest.decode(errors="replace")


def _serve(loop: asyncio.AbstractEventLoop, client: Any) -> None:
    """Run an event loop until it is stopped, then end everything on it."""
    asyncio.set_event_loop(loop)
    loop.run_forever()
    unfinished = asyncio.all_tasks(loop)
    for task in unfinished:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*unfinished, return_exceptions=True))
    loop.run_until_complete(client.close())
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
