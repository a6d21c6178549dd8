"""Verb groups: a verb with its auxiliaries, negation, adverbs and particle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from circletake.language.function_words import PARTICLES, PREPOSITIONS
from circletake.language.lemmas import may_be_done
from circletake.language.wordlists import wordset
from circletake.language.words import VERBS, Word

Form = Literal["finite", "infinitive", "ing", "done"]

_HELPERS = frozenset({"modal", "be", "have", "do", "neg", "adv"})
_TAKES_PARTICLE_BEFORE_OBJECT = wordset(
    "pick up,put on,put down,put out,take off,take out,turn on,turn off,light up,hold up,hold out,blow out,open up,"
    "give up,lift up,switch on,switch off,set off,set up,wake up,bring up,bring back,take back,pull out,pull up,"
    "knock over,knock down,hand over,give back,pick out,fill up,fold up,wind up,look up,look over,cut down,shut down,"
    "throw away,throw out,put away,tear up,push away,carry away,sweep up,clean up,dig up"
)
"""Verbs whose small word comes before the object: `picks up a letter` is no place."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """What is done, and how the sentence puts it."""

    lemma: str
    form: Form
    first: int
    last: int
    passive: bool = False
    negated: bool = False
    past: bool = False
    future: bool = False
    particle: str | None = None
    adverbs: tuple[str, ...] = ()
    word: str = ""
    """The full verb as the text has it, lower case."""


def read_verbs(words: tuple[Word, ...], at: int) -> VerbGroup | None:
    """Read the verb group that begins at a word; None when none begins there."""
    infinitive = words[at].tag == "to"
    start = at + 1 if infinitive else at
    helpers: list[Word] = []
    here = start
    while here < len(words) and words[here].tag in _HELPERS:
        helpers.append(words[here])
        here += 1
    if here < len(words) and words[here].tag in VERBS and _belongs(words[here], helpers, infinitive):
        return _with_particle(words, _group(at, here, words[here], helpers, infinitive))
    return _helper_alone(words, at, helpers, infinitive)


def _belongs(verb: Word, helpers: list[Word], infinitive: bool) -> bool:
    """Tell whether a verb form can follow these helpers: `is found`, but not `is finds`."""
    tags = [word.tag for word in helpers if word.tag not in ("adv", "neg")]
    if not helpers:
        return True
    if not tags:
        return infinitive or helpers[-1].tag == "neg" or all(word.tag == "adv" for word in helpers)
    if tags[-1] in ("be", "have"):
        return verb.tag in ("ing", "done", "past") or may_be_done(verb.lower)
    return verb.tag in ("base", "done")


def _group(first: int, last: int, verb: Word, helpers: list[Word], infinitive: bool) -> VerbGroup:
    tags = [word.tag for word in helpers]
    be = [word for word in helpers if word.tag == "be"]
    form: Form = "finite"
    if infinitive:
        form = "infinitive"
    elif verb.tag in ("ing", "done") and not any(tag in tags for tag in ("be", "have", "modal")):
        form = verb.tag
    return VerbGroup(
        lemma=verb.lemma,
        form=form,
        first=first,
        last=last,
        passive=verb.tag in ("done", "past") and (form == "done" or (bool(be) and tags[-1] != "have")),
        negated="neg" in tags,
        past=verb.tag == "past" or any(word.lower in ("was", "were", "had", "did") for word in helpers),
        future=any(word.lower in ("will", "'ll", "’ll", "shall") for word in helpers),
        adverbs=tuple(word.lower for word in helpers if word.tag == "adv"),
        word=verb.lower,
    )


def _helper_alone(words: tuple[Word, ...], at: int, helpers: list[Word], infinitive: bool) -> VerbGroup | None:
    """Read `is`, `has`, `will be` with no full verb behind: being and having are what is said."""
    cut = len(helpers)
    while cut and helpers[cut - 1].tag in ("adv", "modal"):
        cut -= 1
    full = [word for word in helpers[:cut] if word.tag in ("be", "have", "do")]
    if not full or (words[at].tag == "adv" and not infinitive):
        return None
    verb = full[-1]
    start = at + 1 if infinitive else at
    return VerbGroup(
        lemma={"be": "be", "have": "have", "do": "do"}[verb.tag],
        form="infinitive" if infinitive else ("ing" if verb.lower in ("being", "having", "doing") else "finite"),
        first=at,
        last=start + cut - 1,
        negated=any(word.tag == "neg" for word in helpers[:cut]),
        past=any(word.lower in ("was", "were", "had", "did") for word in helpers),
        future=any(word.lower in ("will", "'ll", "’ll") for word in helpers),
    )


def _with_particle(words: tuple[Word, ...], group: VerbGroup) -> VerbGroup:
    at = group.last + 1
    if at >= len(words) or words[at].lower not in PARTICLES:
        return group
    small = words[at].lower
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.lower == "of":
        return group
    phrasal = f"{group.lemma} {small}" in _TAKES_PARTICLE_BEFORE_OBJECT
    before_object = following is not None and following.tag in ("det", "poss", "noun", "nouns", "adj", "name", "num")
    if before_object and small in PREPOSITIONS and not phrasal and small not in ("away", "back", "apart"):
        return group
    return replace(group, last=at, particle=small)
