"""Parts of speech: the cheapest reading of a whole sentence.

A first-order Viterbi search over each word's possible readings: what the word usually is, plus what usually
follows what. The costs are set by hand for the language of briefs and captions; they are a grammar written as
a table, not a trained model. Time grows linearly with the sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from circletake.language.given_names import GIVEN_NAMES
from circletake.language.idioms import IDIOM_TAGS, join_idioms
from circletake.language.lemmas import Sense, senses
from circletake.language.mending import mend
from circletake.language.transitions import END, START, follow_cost
from circletake.language.wordlists import wordset
from circletake.language.words import Tag, Token, Word

_QUOTE = (Sense("quote", "", 0.0),)
_PUNCT = (Sense("punct", "", 0.0),)
_CLOCK = (Sense("noun", "time", 0.0),)
_NUMBER = (Sense("num", "", 0.0),)
_NAME_ANYWAY = 0.1


def tag_words(tokens: tuple[Token, ...]) -> tuple[Word, ...]:
    """Give every token of a sentence its part of speech and base form."""
    tokens = join_idioms(tokens)
    shouted = _is_shouted(tokens)
    options = [_options(tokens, at, shouted) for at in range(len(tokens))]
    chosen = _cheapest(options)
    words = [
        Word(token.text, token.text.lower(), sense.tag, sense.lemma or token.text.lower(), token.start, token.end)
        for token, sense in zip(tokens, chosen, strict=True)
    ]
    return tuple(mend(words))


def _is_shouted(tokens: tuple[Token, ...]) -> bool:
    """Tell whether capitals mean nothing here, because all or nearly all words have them."""
    words = [token.text for token in tokens if token.kind == "word" and token.text[0].isalpha()]
    capital = sum(1 for word in words if word[0].isupper())
    return len(words) > 2 and capital >= 0.7 * len(words)


def _options(tokens: tuple[Token, ...], at: int, shouted: bool) -> tuple[Sense, ...]:
    token = tokens[at]
    if token.kind == "quote":
        return _QUOTE
    if token.kind == "number":
        return _NUMBER
    if token.kind == "clock":
        return _CLOCK
    if token.kind == "punct":
        return _PUNCT
    if " " in token.text:
        return (Sense(IDIOM_TAGS[token.text.lower()], "", 0.0),)
    first = all(before.kind != "word" or before.end > token.start for before in tokens[:at][-6:]) or (
        tokens[at - 1].text in '.:!?"“-–—(' and tokens[at - 1].kind == "punct"
    )
    return _word_options(token.text, first, shouted)


@lru_cache(maxsize=16384)
def _word_options(text: str, first: bool, shouted: bool) -> tuple[Sense, ...]:
    lower = text.lower()
    found = senses(lower)
    if not text[:1].isupper() or lower == "i":
        return tuple(sense for sense in found if sense.tag != "name") or (Sense("noun", lower, 0.5),)
    if lower in _CALENDAR:
        return (Sense("noun", lower, 0.0),)
    given = lower in GIVEN_NAMES
    closed = any(sense.tag in ("det", "prep", "pron", "prons", "sub", "conj", "poss", "modal") for sense in found)
    if shouted or first:
        if closed or not given:
            return found if not given else (*found, Sense("name", text, 1.0))
        return (*found, Sense("name", text, _NAME_ANYWAY))
    if closed and not given:
        return found
    return (Sense("name", text, 0.0), *(sense._replace(cost=sense.cost + 0.9) for sense in found))


_CALENDAR = wordset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september "
    "october november december christmas halloween easter"
)


class _Step(NamedTuple):
    cost: float
    back: int


def _cheapest(options: list[tuple[Sense, ...]]) -> list[Sense]:
    columns: list[list[_Step]] = []
    before: tuple[Tag | str, ...] = (START,)
    costs: tuple[float, ...] = (0.0,)
    for senses_here in options:
        column = []
        for sense in senses_here:
            best, back = min(
                (cost + follow_cost(tag, sense.tag), index)
                for index, (tag, cost) in enumerate(zip(before, costs, strict=True))
            )
            column.append(_Step(best + sense.cost, back))
        columns.append(column)
        before = tuple(sense.tag for sense in senses_here)
        costs = tuple(step.cost for step in column)
    return _walk_back(options, columns, before, costs)


def _walk_back(
    options: list[tuple[Sense, ...]], columns: list[list[_Step]], tags: tuple[Tag | str, ...], costs: tuple[float, ...]
) -> list[Sense]:
    if not columns:
        return []
    at = min(range(len(costs)), key=lambda index: (costs[index] + follow_cost(tags[index], END), index))
    chosen: list[Sense] = []
    for senses_here, column in zip(reversed(options), reversed(columns), strict=True):
        chosen.append(senses_here[at])
        at = column[at].back
    return chosen[::-1]
