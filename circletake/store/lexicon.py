"""Lexicons: which of a back-end's terms a word means."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from circletake.schema import (
    Match,
    StoreError,
    Term,
    TermKind,
    Vocabulary,
    canonical_json,
    content_digest,
)
from circletake.store.atomic import explained, make_folder
from circletake.store.chroma import Collections, Entry

if TYPE_CHECKING:
    from circletake.store.chroma import Embed

_PLURALS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""), ("men", "man"))


class PlainLexicon:
    """Knows a word when the vocabulary has it, in the singular or a plain plural; nothing is near."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._open_ended = vocabulary.open_ended
        self._by_word: dict[str, list[Term]] = {}
        for term in vocabulary.terms:
            for word in dict.fromkeys((_plain(term.name), *map(_plain, term.words))):
                self._by_word.setdefault(word, []).append(term)

    def nearest(self, word: str, kinds: tuple[TermKind, ...] = ()) -> Match:
        """Return the term that has this word; distance 1 and no term when none has."""
        for form in _forms(_plain(word)):
            for term in self._by_word.get(form, ()):
                if not kinds or term.kind in kinds:
                    return Match(word=word, term=term.name, kind=term.kind, distance=0.0, known=True)
        if self._open_ended:
            return Match(word=word, term=word, kind=None, distance=0.0, known=True)
        return Match(word=word, term=None, kind=None, distance=1.0, known=False)


class ChromaLexicon:
    """Knows a word as PlainLexicon does; any other is matched by meaning. Thread-safe.

    One vector a name or word, in a collection a kind. The folder's name holds the digests of vocabulary and
    embedder: it is built once, aside, and moved into place whole, so that any number of processes may read
    it. A damaged one is built again. Glosses are left out: on a list of 76 nouns and verbs they changed no
    match for the better.
    """

    def __init__(self, folder: Path, vocabulary: Vocabulary, embed: Embed, embedder: str) -> None:
        """Prepare a lexicon; nothing is opened until a word has to be matched by meaning.

        Args:
            folder: where lexicons are kept; each has a folder of its own in it.
            vocabulary: the back-end's terms.
            embed: texts to unit vectors.
            embedder: digest or name of what embeds; another one gets another lexicon.
        """
        self._plain = PlainLexicon(vocabulary)
        self._words = _words_by_kind(vocabulary)
        self._embed = embed
        digest = content_digest(canonical_json(vocabulary) + b"\x1f" + embedder.encode())
        self._folder = folder / f"lexicon-{digest[:32]}"
        self._open: Collections | None = None
        self._matches: dict[tuple[str, tuple[TermKind, ...]], Match] = {}
        self._lock = threading.Lock()

    def nearest(self, word: str, kinds: tuple[TermKind, ...] = ()) -> Match:
        """Return the nearest term of these kinds (all, when empty); `distance` is cosine distance, 0 to 1.

        Raises:
            StoreError: the folder can't be written or read.
        """
        match = self._plain.nearest(word, kinds)
        if match.known or not word.strip():
            return match
        with self._lock:
            asked = (_plain(word), tuple(sorted(kinds)))
            if asked not in self._matches:
                self._matches[asked] = self._by_meaning(*asked)
            return self._matches[asked].with_(word=word)

    def build(self) -> None:
        """Embed the vocabulary and keep it, unless that was done before. Raises as `nearest` does."""
        with self._lock:
            self._opened()

    def close(self) -> None:
        """Let go of the folder."""
        with self._lock:
            if self._open:
                self._open.close()
            self._open = None

    def _by_meaning(self, word: str, kinds: tuple[TermKind, ...]) -> Match:
        wanted = [kind for kind in self._words if not kinds or kind in kinds]
        best = Match(word=word, term=None, kind=None, distance=1.0, known=False)
        if not wanted:
            return best
        opened, vector = self._opened(), self._embed([word])[0]
        for kind in wanted:
            for found in opened.nearest(kind, vector, 1):
                if best.term is None or found.distance < best.distance:
                    term, distance = found.metadata["term"], found.distance
                    best = Match(word=word, term=term, kind=kind, distance=distance, known=False)
        return best

    def _opened(self) -> Collections:
        if self._open is None:
            self._open = self._sound() or self._built()
        return self._open

    def _sound(self) -> Collections | None:
        """Open the folder; None when it is not there, or is not what was built."""
        if not self._folder.is_dir():
            return None
        opened: Collections | None = None
        try:
            opened = Collections(self._folder)
            if all(opened.count(kind) == len(words) for kind, words in self._words.items()):
                return opened
        except StoreError:
            pass
        if opened:
            opened.close()
        return None

    def _built(self) -> Collections:
        with explained(self._folder):
            make_folder(self._folder.parent)
            aside = Path(tempfile.mkdtemp(prefix=".lexicon-", dir=self._folder.parent))
        try:
            opened = Collections(aside)
            try:
                for kind, words in self._words.items():
                    opened.make(kind, label="")
                    opened.put(kind, list(_entries(words, self._embed)))
            finally:
                opened.close()
            self._move_into_place(aside)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        return Collections(self._folder)

    def _move_into_place(self, aside: Path) -> None:
        with explained(self._folder):
            if self._sound_elsewhere():
                return
            if self._folder.exists():
                damaged = Path(tempfile.mkdtemp(prefix=".damaged-", dir=self._folder.parent))
                self._folder.rename(damaged / "lexicon")
                shutil.rmtree(damaged, ignore_errors=True)
            aside.rename(self._folder)

    def _sound_elsewhere(self) -> bool:
        """Tell whether another process has built the same lexicon meanwhile."""
        opened = self._sound()
        if opened:
            opened.close()
        return opened is not None


class _Word(NamedTuple):
    """A word, and the term that it stands for."""

    word: str
    term: str


def _words_by_kind(vocabulary: Vocabulary) -> dict[TermKind, list[_Word]]:
    """Return every word once a kind; the first term that has it keeps it."""
    by_kind: dict[TermKind, dict[str, str]] = {}
    for term in vocabulary.terms:
        words = by_kind.setdefault(term.kind, {})
        for word in (term.name, *term.words):
            words.setdefault(_plain(word), term.name)
    return {kind: [_Word(*item) for item in words.items()] for kind, words in by_kind.items()}


def _entries(words: list[_Word], embed: Embed) -> Iterator[Entry]:
    vectors = embed([word for word, _ in words])
    for number, ((word, term), vector) in enumerate(zip(words, vectors, strict=True)):
        yield Entry(f"{number:05d}", word, vector, {"term": term})


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def _forms(word: str) -> Iterable[str]:
    """Yield a word, then its possible singulars."""
    yield word
    for ending, instead in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: -len(ending)] + instead
