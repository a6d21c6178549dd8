"""Lexicons: exact words first, then meaning."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from circletake.models.minilm import MiniLM
from circletake.schema import Lexicon, Match, Term, Vocabulary
from circletake.store import ChromaLexicon, PlainLexicon

VOCABULARY = Vocabulary(
    name="small",
    version="1",
    terms=(
        Term(name="dog", kind="animal", words=("hound", "puppy"), gloss="a dog"),
        Term(name="seal", kind="animal", words=("sea lion",), gloss="a seal on the ice"),
        Term(name="wolf", kind="animal", gloss="a grey wolf"),
        Term(name="doctor", kind="person", words=("surgeon",), gloss="a doctor in a white coat"),
        Term(name="woman", kind="person", words=("lady",), gloss="a woman"),
        Term(name="stamp", kind="prop", words=("seal", "box"), gloss="a stamp for letters"),
        Term(name="walk", kind="action", words=("stroll",), gloss="somebody walks"),
    ),
)


class CountingEmbed:
    """MiniLM, counting what it is asked."""

    def __init__(self) -> None:
        self.model = MiniLM()
        self.texts: list[str] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        return self.model.embed(texts)


@pytest.fixture(scope="module")
def embed() -> CountingEmbed:
    return CountingEmbed()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, embed: CountingEmbed) -> Iterator[ChromaLexicon]:
    lexicon = ChromaLexicon(tmp_path_factory.mktemp("lexicon"), VOCABULARY, embed, embed.model.digest)
    yield lexicon
    lexicon.close()


@pytest.fixture(params=["plain", "chroma"])
def lexicon(request: pytest.FixtureRequest, built: ChromaLexicon) -> Lexicon:
    return PlainLexicon(VOCABULARY) if request.param == "plain" else built


@pytest.mark.parametrize(
    ("word", "kinds", "term", "kind"),
    [
        ("dog", (), "dog", "animal"),
        ("Hound", (), "dog", "animal"),
        ("sea  lions", (), "seal", "animal"),
        ("puppies", (), "dog", "animal"),
        ("wolves", (), "wolf", "animal"),
        ("women", (), "woman", "person"),
        ("boxes", ("prop",), "stamp", "prop"),
        ("seal", (), "seal", "animal"),
        ("seal", ("prop", "action"), "stamp", "prop"),
    ],
)
def test_a_word_of_the_vocabulary_is_known(lexicon: Lexicon, word: str, kinds, term: str, kind: str) -> None:
    assert lexicon.nearest(word, kinds) == Match(word=word, term=term, kind=kind, distance=0.0, known=True)


@pytest.mark.parametrize("word", ["", "  ", "\n"])
def test_no_word_matches_nothing(lexicon: Lexicon, word: str) -> None:
    assert lexicon.nearest(word) == Match(word=word, term=None, kind=None, distance=1.0, known=False)


def test_an_open_ended_vocabulary_knows_every_word() -> None:
    match = PlainLexicon(Vocabulary(name="any", version="1", open_ended=True)).nearest("zeppelin")
    assert match == Match(word="zeppelin", term="zeppelin", kind=None, distance=0.0, known=True)


def test_the_plain_lexicon_guesses_nothing() -> None:
    match = PlainLexicon(VOCABULARY).nearest("physician")
    assert match == Match(word="physician", term=None, kind=None, distance=1.0, known=False)


@pytest.mark.parametrize(
    ("word", "kinds", "term"),
    [("physician", (), "doctor"), ("canine", (), "dog"), ("hiking", ("action",), "walk")],
)
def test_other_words_are_matched_by_meaning(built: ChromaLexicon, word: str, kinds, term: str) -> None:
    match = built.nearest(word, kinds)
    assert (match.term, match.known) == (term, False)
    assert 0 < match.distance < 0.65


def test_the_distance_is_the_cosine_distance(built: ChromaLexicon, embed: CountingEmbed) -> None:
    asked, doctor = embed.model.embed(["physician", "doctor"])
    assert built.nearest("physician").distance == pytest.approx(1 - float(asked @ doctor), abs=1e-5)


def test_only_the_kinds_asked_for_are_matched(built: ChromaLexicon) -> None:
    assert built.nearest("physician", ("animal",)).kind == "animal"
    nothing = built.nearest("physician", ("vehicle",))
    assert nothing == Match(word="physician", term=None, kind=None, distance=1.0, known=False)


def test_it_is_built_once(tmp_path: Path, embed: CountingEmbed) -> None:
    def asked(vocabulary: Vocabulary, embedder: str) -> int:
        embed.texts.clear()
        lexicon = ChromaLexicon(tmp_path, vocabulary, embed, embedder)
        lexicon.nearest("dogs")
        assert embed.texts == [], "an exact word needs no embedder"
        assert [lexicon.nearest("physician").term for _ in range(3)] == ["doctor"] * 3
        lexicon.close()
        return len(embed.texts)

    words = sum(1 + len(term.words) for term in VOCABULARY.terms)
    assert asked(VOCABULARY, "one") == words + 1
    assert asked(VOCABULARY, "one") == 1
    assert asked(VOCABULARY, "another") == words + 1
    assert asked(VOCABULARY.with_(version="2"), "one") == words + 1
    assert len(list(tmp_path.iterdir())) == 3


def damage(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"garbage" * 5000)


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@pytest.mark.parametrize("harm", [damage, empty])
def test_a_damaged_lexicon_is_built_again(tmp_path: Path, embed: CountingEmbed, harm) -> None:
    ChromaLexicon(tmp_path, VOCABULARY, embed, "one").build()
    (folder,) = tmp_path.iterdir()
    harm(folder)
    lexicon = ChromaLexicon(tmp_path, VOCABULARY, embed, "one")
    assert lexicon.nearest("physician").term == "doctor"
    lexicon.close()
    assert list(tmp_path.iterdir()) == [folder]
