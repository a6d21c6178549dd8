"""A sentence's words into clauses: one pass from left to right over phrases, verbs and the words that join them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from circletake.language.clause_drafts import Draft, Reading
from circletake.language.clause_phrases import read_phrase_here
from circletake.language.clause_verbs import place_participle, read_verbs_here
from circletake.language.clauses import COPULAS, Attached, Clause, Trait
from circletake.language.lookahead import finite_follows, opens_clause
from circletake.language.phrases import Phrase, read_phrase, unframed
from circletake.language.prepositions import Preposition, read_preposition, starts_long_preposition
from circletake.language.verbs import read_verbs
from circletake.language.wordlists import wordset
from circletake.language.words import FINITE, Tag, Word

_CONNECTIVES = wordset(
    "then suddenly finally eventually meanwhile later afterwards afterward soon next now once again first last "
    "tonight "
    "today tomorrow overnight instantly immediately"
) | {"at last", "in the end", "all of a sudden", "at first", "at once"}
_GROUND = wordset("drive roll crawl trundle rumble walk wander trek hike march trudge stroll roam rattle")
_STOPS = frozenset({";", ":", "—", "–", "-", "--", "(", ")", ".", "!", "?", "…", "...", "/", "|", "•", "*"})


def read_clauses(words: tuple[Word, ...]) -> tuple[Clause, ...]:
    """Read the clauses of one sentence, in the order in which they open."""
    reading = Reading(words)
    while reading.at < len(words):
        before = reading.at
        reader = _READERS.get(words[reading.at].tag)
        if not (reader and reader(reading)) and not _read_content(reading):
            reading.at += 1
        assert reading.at > before
    return tuple(draft.finished() for draft in reading.drafts if draft.end >= 0)


def _read_content(reading: Reading) -> bool:
    return read_verbs_here(reading) or read_phrase_here(reading) or _adjective(reading)


# Words that join


def _punct(reading: Reading) -> bool:
    word = reading.words[reading.at]
    reading.at += 1
    if word.lower in _STOPS:
        reading.close()
    else:
        reading.after_comma = True
        if _leads_in(reading, reading.here):
            reading.begin("main")
    return True


def _leads_in(reading: Reading, draft: Draft) -> bool:
    """Tell whether a clause stands before the main one, so that a comma ends it: `when it rains, ...`."""
    first = all(other.verb is None or other is draft or other.fronted for other in reading.drafts)
    return draft.verb is not None and (draft.fronted or (draft.kind == "adverbial" and first))


def _conj(reading: Reading) -> bool:
    word = reading.words[reading.at]
    if word.lower == "then":
        reading.connective = "then"
    reading.joined = reading.joined or word.lower
    reading.at += 1
    return True


def _sub(reading: Reading) -> bool:
    word = reading.words[reading.at]
    reading.at += 1
    if word.lower == "that":
        reading.connective = None
    else:
        _open_adverbial(reading, word.lower)
    return True


def _open_adverbial(reading: Reading, connective: str) -> None:
    reading.connective = connective
    reading.begin("adverbial")
    reading.last, reading.joined, reading.after_comma = None, None, False


def _rel(reading: Reading) -> bool:
    word, last = reading.words[reading.at], reading.last
    reading.at += 1
    if last is None:
        return True
    antecedent = unframed(last)
    owned = read_phrase(reading.words, reading.at) if word.lower == "whose" else None
    if owned is not None:
        reading.begin("relative", [replace(owned, possessor=antecedent)])
        reading.at = owned.last + 1
        reading.took(owned.first, owned.last)
    elif reading.tag_at(reading.at) in (*FINITE, "adv", "neg"):
        reading.begin("relative", [antecedent])
        reading.last = None
    else:
        reading.begin("relative", objects=[antecedent])
        reading.last = None
    return True


def _there(reading: Reading) -> bool:
    if reading.tag_at(reading.at + 1) not in ("be", "modal"):
        return False
    fresh = reading.here.verb is None and not reading.here.subjects
    draft = reading.here if fresh else reading.begin("main")
    draft.exists = True
    reading.took(reading.at, reading.at)
    reading.at += 1
    return True


def _skip(reading: Reading) -> bool:
    if reading.words[reading.at].tag == "neg" and read_verbs_here(reading):
        return True
    reading.at += 1
    return True


# What else there is in a clause


def _prep(reading: Reading) -> bool:
    found = read_preposition(reading.words, reading.at)
    joins = found.prep in ("before", "after", "until", "till", "since", "as")
    if joins and opens_clause(reading.words, found.next):
        reading.at = found.next
        _open_adverbial(reading, found.prep)
        return True
    phrase = read_phrase(reading.words, found.next)
    if phrase is None:
        _prep_alone(reading, found)
        return True
    prep = "across" if found.prep == "over" and _on_the_ground(reading) else found.prep
    reading.here.attached.append(Attached(prep, phrase, reading.last if reading.directly else None))
    reading.at = phrase.last + 1
    reading.took(found.first, phrase.last)
    reading.last = phrase
    return True


def _on_the_ground(reading: Reading) -> bool:
    """Tell whether what is done leads over something and not above it: who drives over a moon is on it."""
    return reading.here.verb is not None and reading.here.verb.lemma in _GROUND


def _prep_alone(reading: Reading, found: Preposition) -> None:
    """Read a preposition without a phrase: `by rowing` opens a clause, `swims past` is an adverb."""
    verbs = read_verbs(reading.words, found.next) if found.next < len(reading.words) else None
    if verbs is not None and verbs.form == "ing":
        reading.connective = found.prep
        reading.last = None
        reading.at = found.next
        place_participle(reading, verbs, reading.here)
        reading.took(verbs.first, verbs.last)
        reading.at = verbs.last + 1
        return
    reading.took(reading.at, reading.at)
    reading.here.adverbs.append(found.prep)
    reading.at = found.next


def _adverb(reading: Reading) -> bool:
    word = reading.words[reading.at]
    if starts_long_preposition(reading.words, reading.at):
        return _prep(reading)
    if not _follows_verb(reading) and read_verbs_here(reading):
        return True
    if read_phrase_here(reading):
        return True
    if word.lower in _CONNECTIVES and (reading.here.verb is None or reading.linked):
        _connect(reading, word.lower)
    else:
        if _leads_next(reading):
            reading.begin("main")
        reading.here.adverbs.append(word.lower)
        if reading.here.verb is not None:
            reading.here.reach(word.start, word.end)
    reading.at += 1
    return True


def _leads_next(reading: Reading) -> bool:
    """Tell whether an adverb after `and` belongs to a clause that begins with it: `and together they pull`."""
    if reading.joined is None or reading.here.verb is None:
        return False
    phrase = read_phrase(reading.words, reading.at + 1)
    return phrase is not None and finite_follows(reading.words, phrase.last + 1)


def _connect(reading: Reading, word: str) -> None:
    if reading.here.verb is None and not reading.here.subjects:
        reading.here.connective = reading.here.connective or word
    else:
        reading.connective = word


def _follows_verb(reading: Reading) -> bool:
    """Tell whether the word before is the verb that an adverb here belongs to."""
    verb = reading.here.verb
    return verb is not None and verb.last == reading.at - 1


def _adjective(reading: Reading) -> bool:
    """Read an adjective outside a phrase: said of the subject after `is`, else of the phrase before."""
    word, draft = reading.words[reading.at], reading.here
    if word.tag not in ("adj", "done", "num", "det", "poss"):
        return False
    of = _described(draft, reading.last)
    aged = _age(word) if word.tag == "num" and reading.after_comma else None
    if aged is not None and of is not None:
        draft.traits.append(Trait(of, aged))
    elif word.tag in ("adj", "done") and of is not None:
        denied = draft.verb is not None and draft.verb.negated and draft.verb.lemma in COPULAS
        draft.traits.append(Trait(of, word.lower, denied))
    elif word.tag == "adj":
        draft.adverbs.append(word.lower)
    draft.reach(word.start, word.end)
    reading.at += 1
    return True


def _age(word: Word) -> str | None:
    """Return the age that a bare number behind a name says: `Mara, 60,`; None for other numbers."""
    years = int(word.lower) if word.lower.isdigit() and len(word.lower) <= 3 else 0
    if not 2 <= years <= 110:
        return None
    return "little" if years < 13 else "young" if years < 30 else "old" if years >= 60 else "grown"


def _described(draft: Draft, last: Phrase | None) -> Phrase | None:
    verb = draft.verb
    if verb is None or (verb.lemma not in COPULAS and last is not None):
        return last
    return draft.objects[-1] if draft.objects else (draft.subjects[-1] if draft.subjects else None)


_READERS: dict[Tag, Callable[[Reading], bool]] = {
    "punct": _punct, "conj": _conj, "sub": _sub, "rel": _rel, "there": _there, "prep": _prep, "adv": _adverb,
    "oh": _skip, "neg": _skip, "part": _skip,
}  # fmt: skip
