"""Meaning and memory: the text embedder, the lexicon and the production memory, opened when they are first used."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from circletake.agents.director import GRAMMAR
from circletake.schema import (
    Aids,
    Lexicon,
    Match,
    Memory,
    Recollection,
    RecollectionKind,
    Settings,
    StandIn,
    StoreError,
    TermKind,
    Vocabulary,
)
from circletake.store import ChromaLexicon, ChromaMemory, NoMemory, PlainLexicon, ServerMemory
from circletake.studio.folder import default_memory_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from circletake.models.minilm import MiniLM


class Meaning(NamedTuple):
    """What agents look things up in, what stands in for what, and how to let go of it."""

    aids: Aids
    stand_ins: tuple[StandIn, ...]
    close: Callable[[], None]


class TextEmbedder:
    """MiniLM, loaded when it is first used. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: MiniLM | None = None

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts; see `MiniLM.embed`."""
        with self._lock:
            if self._model is None:
                from circletake.tools.embedding.texts import text_embedder

                self._model = text_embedder()
            return self._model.embed(texts)


class HeldMemory:
    """A memory whose faults are told once and do not stop a film: a film does not need a past."""

    def __init__(self, memory: Memory, tell: Callable[[str], None]) -> None:
        self._memory = memory
        self._tell = tell
        self._broken = False
        self._knows_grammar = False
        self._lock = threading.Lock()

    def recall(self, kind: RecollectionKind, text: str, n: int = 3) -> tuple[Recollection, ...]:
        """Return what is recalled; nothing once the memory turned out to be unusable."""
        if self._broken:
            return ()
        try:
            if kind == "grammar":
                self._learn_grammar()
            return self._memory.recall(kind, text, n)
        except StoreError as error:
            self._give_up(error)
            return ()

    def remember(self, recollections: tuple[Recollection, ...]) -> None:
        """Keep these, unless the memory turned out to be unusable."""
        if self._broken:
            return
        try:
            self._memory.remember(recollections)
        except StoreError as error:
            self._give_up(error)

    def _learn_grammar(self) -> None:
        """Teach a new memory how situations are usually shot."""
        with self._lock:
            if not self._knows_grammar:
                first = GRAMMAR[0]
                found = self._memory.recall("grammar", first.text, 1)
                if not any(one.text == first.text and one.data == first.data for one in found):
                    self._memory.remember(GRAMMAR)
                self._knows_grammar = True

    def _give_up(self, error: StoreError) -> None:
        self._broken = True
        self._tell(f"going on without the production memory: {error}")


class HeldLexicon:
    """A lexicon by meaning that falls back to exact words, and says so, when its folder can't be used."""

    def __init__(self, lexicon: Lexicon, plain: Lexicon, tell: Callable[[str], None]) -> None:
        self._lexicon = lexicon
        self._plain = plain
        self._tell = tell

    def nearest(self, word: str, kinds: tuple[TermKind, ...] = ()) -> Match:
        """Return the nearest term."""
        try:
            return self._lexicon.nearest(word, kinds)
        except StoreError as error:
            self._tell(f"words are matched by spelling, not by meaning: {error}")
            self._lexicon = self._plain
            return self._plain.nearest(word, kinds)


def open_meaning(settings: Settings, vocabulary: Vocabulary, tell: Callable[[str], None]) -> Meaning:
    """Open what agents look things up in.

    Args:
        settings: where the memory lives, and whether to use it.
        vocabulary: of the preferred picture back-end.
        tell: takes a sentence when something can't be used.

    Raises:
        BriefError, StoreError: a memory server was named that can't be used.
    """
    from circletake.models.minilm import MINILM_SHA256, WeightsMissing, find_weights

    plain = PlainLexicon(vocabulary)
    try:
        find_weights()
    except WeightsMissing as error:
        stand_in = StandIn(what="matching by spelling", why=str(error))
        return Meaning(Aids(plain, NoMemory()), (stand_in,), lambda: None)
    folder = settings.memory or default_memory_folder()
    embed = TextEmbedder()
    lexicon = ChromaLexicon(folder / "lexicon", vocabulary, embed, MINILM_SHA256)
    memory = _memory(settings, folder, embed, MINILM_SHA256)

    def close() -> None:
        lexicon.close()
        if memory is not None:
            memory.close()

    held = HeldMemory(memory, tell) if memory is not None else NoMemory()
    return Meaning(Aids(HeldLexicon(lexicon, plain, tell), held), (), close)


def _memory(settings: Settings, folder: Path, embed: TextEmbedder, embedder: str) -> ChromaMemory | ServerMemory | None:
    if not settings.remember:
        return None
    if settings.memory_server is None:
        return ChromaMemory(folder / "memory", embed, embedder)
    server = ServerMemory(settings.memory_server, embed, embedder)
    server.check()
    return server
