"""Noun phrases: who or what is spoken of, how many, and what they are like."""

from __future__ import annotations

from dataclasses import dataclass, replace

from circletake.language.lemmas import SAME_FOR_MANY
from circletake.language.nouns import BODY_PARTS
from circletake.language.phrase_fronts import Determiner, Front, read_front
from circletake.language.wordlists import wordset
from circletake.language.words import NOUNS, Word

MANY = 3
"""How many a bare plural stands for: `children` are three until somebody says otherwise."""

_LONGEST_COMPOUND = 6
_DEEPEST = 4
_GROUPS = {
    "couple": 2, "pair": 2, "group": 4, "number": 4, "lot": 6, "dozen": 12, "dozens": 24, "hundred": 40,
    "hundreds": 40, "thousand": 60, "thousands": 60, "bunch": 4, "handful": 4, "team": 4, "gang": 4, "herd": 6,
    "pack": 5, "flock": 9, "swarm": 12, "crowd": 12, "army": 16, "row": 5, "line": 5, "handfuls": 4, "fleet": 5,
    "school": 9, "shoal": 9, "family": 4, "colony": 6, "pride": 4, "host": 9, "cloud": 12, "trio": 3, "tens": 20,
    "class": 6, "troop": 6, "choir": 8, "procession": 8,
}  # fmt: skip
_SHOALS = frozenset({"school", "shoal"})
_TOO_MANY = frozenset({"flock", "swarm", "cloud"})
"""Groups that nobody counts: a back-end may have a picture of many for them."""
_ANTS = "ant bee wasp fly locust mosquito butterfly bat"
COMPANIES: dict[str, frozenset[str]] = {
    "pack": wordset("wolf dog hyena coyote husky hound rat jackal"),
    "herd": wordset("deer cow cattle horse sheep goat elephant buffalo bison reindeer zebra antelope giraffe camel"),
    "flock": wordset("bird goose sheep gull pigeon crow starling swallow seagull swan duck sparrow"),
    "pride": wordset("lion"),
    "swarm": wordset(_ANTS),
    "colony": wordset(f"{_ANTS} penguin seal gull"),
}
"""Groups by the animals that are named before them: `a wolf pack`."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Somebody or something as a text names it."""

    head: str
    """The head noun, singular, lower case; empty for a pronoun."""
    words: tuple[str, ...]
    """The compound that ends in the head: (`lighthouse`, `keeper`)."""
    start: int
    end: int
    """Offsets into the text."""
    first: int
    last: int
    """Indices of its first and last word in the sentence."""
    determiner: Determiner = "none"
    adjectives: tuple[str, ...] = ()
    count: int = 1
    counted: bool = False
    """True when the text says how many."""
    plural: bool = False
    name: str | None = None
    pronoun: str | None = None
    possessor: Phrase | None = None
    of: Phrase | None = None
    quote: str | None = None
    also: Phrase | None = None
    """What else it is called right behind: `the customer, an old woman,`."""

    @property
    def is_pronoun(self) -> bool:
        """Tell whether it stands for somebody named elsewhere."""
        return self.pronoun is not None


_TREASURES = wordset("treasure wooden tool ice iron toy")


def is_body_part(phrase: Phrase) -> bool:
    """Tell whether a phrase names a part of somebody: a chest that is dug up is none, nor is a palm that is climbed."""
    if phrase.head not in BODY_PARTS or len(phrase.words) > 2:
        return False
    if phrase.head == "chest":
        return not _TREASURES & {*phrase.words, *phrase.adjectives} and phrase.determiner != "indefinite"
    return not (
        phrase.head == "palm"
        and phrase.possessor is None
        and phrase.of is None
        and phrase.determiner in ("indefinite", "definite")
    )


FRAMES = wordset(
    "shot close-up closeup view image picture scene film movie video trailer story tale clip sequence montage "
    "portrait "
    "panorama glimpse footage animation short documentary ad advert advertisement commercial teaser spot vignette "
    "journey kind sort piece silhouette"
)
"""Words that only hold what the text is about: `a close-up of her hands` is about hands."""


_TIMES = wordset(
    "day night morning evening afternoon week month year moment time hour minute second summer winter spring autumn "
    "fall "
    "dawn dusk noon midnight sunset sunrise weekend monday tuesday wednesday thursday friday saturday sunday"
)
_TIME_LEADS = wordset("next last every each one that this later same another following previous")


BODY_FRAMES = wordset("face eye hand head hair finger foot paw portrait")
"""Parts of somebody that a close shot is on."""


def tells_time(phrase: Phrase, lead: str) -> bool:
    """Tell whether a phrase without a preposition says when: `every day`, `the next morning`.

    Args:
        phrase: The phrase.
        lead: Its first word, lower case.
    """
    return phrase.head in _TIMES and (lead in _TIME_LEADS or bool(_TIME_LEADS & set(phrase.adjectives)))


def unframed(phrase: Phrase) -> Phrase:
    """Return what a phrase is about: the hands of `a close-up of her hands`."""
    while phrase.of is not None and phrase.head in FRAMES:
        phrase = phrase.of
    return phrase


def read_phrase(words: tuple[Word, ...], at: int, depth: int = 0) -> Phrase | None:
    """Read the noun phrase that begins at a word.

    Returns:
        The phrase, its `last` the index of its last word; None when none begins there.
    """
    if at >= len(words):
        return None
    if words[at].tag == "quote":
        return _bare(words, at, quote=words[at].text)
    if words[at].tag in ("pron", "prons") or words[at].lower in ("each", "one"):
        pronoun = _pronoun(words, at)
        if words[at].tag in ("pron", "prons") or pronoun.pronoun == "each other":
            return _out_of(words, pronoun) if pronoun.pronoun == "one" else pronoun
    rest = _the_other(words, at)
    if rest is not None:
        return rest
    front = read_front(words, at)
    heads = _heads(words, front.at)
    if not heads:
        return _headless(words, at, front)
    last = front.at + len(heads) - 1
    phrase = _built(words, at, front, heads, last)
    if last + 1 < len(words) and words[last + 1].tag == "part" and depth < _DEEPEST:
        owned = read_phrase(words, last + 2, depth + 1)
        if owned is not None and not owned.is_pronoun:
            return replace(owned, possessor=phrase, determiner="possessive", start=phrase.start, first=phrase.first)
        return replace(phrase, last=last + 1, end=words[last + 1].end)
    return _with_of(words, phrase, depth)


def _bare(words: tuple[Word, ...], at: int, *, quote: str | None = None, pronoun: str | None = None) -> Phrase:
    word = words[at]
    plural = word.tag == "prons"
    return Phrase("", (), word.start, word.end, at, at, quote=quote, pronoun=pronoun, plural=plural)


def _pronoun(words: tuple[Word, ...], at: int) -> Phrase:
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if (words[at].lower, following) in (("each", "other"), ("one", "another")):
        last = words[at + 1]
        return Phrase("", (), words[at].start, last.end, at, at + 1, pronoun="each other", plural=True)
    return _bare(words, at, pronoun=words[at].lower)


_OTHERS = {"other": "the other", "others": "the other", "second": "the other", "latter": "the other", "first": "one",
           "former": "one"}  # fmt: skip


def _the_other(words: tuple[Word, ...], at: int) -> Phrase | None:
    """Read `the other`, `the others`, `the first`: one of those who were named together."""
    told = _OTHERS.get(words[at + 1].lower) if words[at].lower == "the" and at + 1 < len(words) else None
    if told is None or (at + 2 < len(words) and words[at + 2].tag in (*NOUNS, "adj", "num", "ing", "done")):
        return None
    last = words[at + 1]
    plural = last.lower == "others"
    return replace(_bare(words, at, pronoun=told), end=last.end, last=at + 1, plural=plural)


def _heads(words: tuple[Word, ...], at: int) -> list[Word]:
    """Return the run of nouns from here: a compound, or a name."""
    out: list[Word] = []
    while at < len(words) and words[at].tag in NOUNS and len(out) < _LONGEST_COMPOUND:
        if out and out[-1].tag == "nouns" and words[at].tag != "name":
            break
        out.append(words[at])
        at += 1
    return out


def _headless(words: tuple[Word, ...], at: int, front: Front) -> Phrase | None:
    """Read `another`, `one of them`, `the last`: a phrase whose noun is left out."""
    if front.at == at:
        return None
    last = words[front.at - 1]
    if last.lower.isdigit():
        return None
    if last.tag in ("det", "num") and (front.number is not None or front.determiner == "another"):
        bare = _bare(words, at, pronoun="one")
        count = front.number or 1
        lone = replace(
            bare, end=last.end, last=front.at - 1, determiner=front.determiner, count=count, plural=count > 1
        )
        return _out_of(words, lone)
    return None


def _out_of(words: tuple[Word, ...], lone: Phrase) -> Phrase:
    """Read on behind `one`: the `of them` that says out of whom."""
    at = lone.last + 1
    whole = read_phrase(words, at + 1) if at < len(words) and words[at].lower == "of" else None
    return lone if whole is None else replace(lone, of=whole, end=whole.end, last=whole.last)


def _built(words: tuple[Word, ...], at: int, front: Front, heads: list[Word], last: int) -> Phrase:
    names = [word.text for word in heads if word.tag == "name"]
    common = [word for word in heads if word.tag != "name"]
    trailing_name = heads[-1].tag == "name"
    # "keeper Mara" has a noun and a name; in "Mars rover" the name is part of the noun.
    kept = common if trailing_name and common else heads
    head = kept[-1]
    plural = head.tag == "nouns"
    count = front.number if front.number is not None else (MANY if plural else 1)
    group = _as_group(tuple(word.lemma.lower() for word in kept))
    if group is not None:
        kept, head, plural, count = kept[:-1], kept[-2], True, group
    name = " ".join(names) if trailing_name else None
    possessor = None
    if front.owner is not None:
        possessor = Phrase("", (), words[at].start, words[at].end, at, at, pronoun=front.owner)
    return Phrase(
        head=head.lemma.lower(),
        words=(*(word.lower for word in kept[:-1]), head.lemma.lower()),
        start=words[at].start,
        end=words[last].end,
        first=at,
        last=last,
        determiner=front.determiner,
        adjectives=front.adjectives,
        count=count,
        counted=front.number is not None or (group is not None and group < _GROUPS["flock"]),
        plural=plural or count > 1,
        name=name,
        possessor=possessor,
    )


def _with_of(words: tuple[Word, ...], phrase: Phrase, depth: int) -> Phrase:
    at = phrase.last + 1
    if depth >= _DEEPEST or at + 1 >= len(words) or words[at].lower != "of":
        return phrase
    inner = read_phrase(words, at + 1, depth + 1)
    if inner is None:
        return phrase
    group = _GROUPS.get(phrase.head)
    if group and inner.head and (inner.plural or inner.head in SAME_FOR_MANY):
        group = phrase.count if phrase.head == "number" and phrase.count > 1 else group
        count = inner.count if inner.plural and inner.count != MANY else group
        whole = replace(inner, start=phrase.start, first=phrase.first, count=count, determiner=phrase.determiner)
        if phrase.head in _SHOALS and inner.head == "fish":
            return replace(whole, head="shoal", words=("shoal",), count=1)
        return replace(whole, plural=True, counted=phrase.head not in _TOO_MANY)
    return replace(phrase, of=inner, end=inner.end, last=inner.last)


def _as_group(heads: tuple[str, ...]) -> int | None:
    """Return how many a compound such as `wolf pack` stands for; None when its last word is no group of animals."""
    return _GROUPS[heads[-1]] if len(heads) > 1 and heads[-2] in COMPANIES.get(heads[-1], ()) else None
