"""Where a phrase belongs in the clause that is being read: subject, object, or one more in a row."""

from __future__ import annotations

from dataclasses import replace

from circletake.language.clause_drafts import Draft, Reading
from circletake.language.clauses import HELPING, SAYING, Attached, ClauseKind
from circletake.language.lookahead import finite_follows
from circletake.language.phrases import Phrase, read_phrase, tells_time
from circletake.language.words import FINITE


def read_phrase_here(reading: Reading) -> bool:
    """Read the phrase that begins here into the open clause; False when none does."""
    phrase = read_phrase(reading.words, reading.at)
    if phrase is None:
        return False
    _place(reading, phrase)
    reading.at = phrase.last + 1
    reading.took(phrase.first, phrase.last)
    reading.last = phrase
    return True


def _place(reading: Reading, phrase: Phrase) -> None:
    draft = reading.here
    lead = reading.words[phrase.first].lower
    if tells_time(phrase, lead) and reading.tag_at(phrase.last + 1) not in FINITE:
        draft.attached.append(Attached("at", phrase, None))
    elif reading.after_comma and not reading.joined and _names_last(reading, draft, phrase):
        return
    elif draft.verb is None:
        _place_before_verb(reading, draft, phrase)
    elif draft.exists and not draft.objects and not draft.subjects:
        draft.subjects.append(phrase)
    elif _has_verb_of_its_own(reading, draft.verb.lemma, phrase):
        kind: ClauseKind = "main" if reading.linked else "complement"
        reading.begin(kind, [phrase], outer=None if reading.linked else draft.verb.lemma)
    elif reading.linked:
        _extend_row(reading, draft, phrase)
    else:
        draft.objects.append(phrase)


def _has_verb_of_its_own(reading: Reading, lemma: str, phrase: Phrase) -> bool:
    """Tell whether a phrase behind a verb begins a clause: `and the dog barks`, `sees the sun rise`."""
    if not (reading.linked or lemma in SAYING | HELPING) or not _does_something(reading, phrase):
        return False
    # "A keeper who finds a whale smiles": a verb that agrees goes back to whoever still waits for one.
    waiting = any(older.verb is None and older.subjects for older in reading.open[:-1])
    return reading.linked or not (waiting and _agreeing(reading, phrase.last + 1))


def _agreeing(reading: Reading, at: int) -> bool:
    """Tell whether the next verb from `at` on shows person or tense; phrases after prepositions are passed over."""
    while reading.tag_at(at) == "prep" and (inner := read_phrase(reading.words, at + 1)) is not None:
        at = inner.last + 1
    return reading.tag_at(at) in ("third", "past")


def _does_something(reading: Reading, phrase: Phrase) -> bool:
    return finite_follows(reading.words, phrase.last + 1, strict=reading.present or not reading.linked)


def _place_before_verb(reading: Reading, draft: Draft, phrase: Phrase) -> None:
    if reading.after_comma and not reading.joined and _explains(reading, draft, phrase):
        last = draft.subjects[-1]
        draft.rename(last, replace(last, also=phrase))
        return
    if not draft.subjects or reading.linked or draft.kind == "relative":
        draft.subjects.append(phrase)
    else:
        # "the boat she built": two phrases in a row, the second does something to the first.
        reading.begin("relative", [phrase], [draft.subjects[-1]])


def _explains(reading: Reading, draft: Draft, phrase: Phrase) -> bool:
    """Tell whether a phrase between commas says what the one before is: `the customer, an old woman, bites`."""
    if not draft.subjects or phrase.name or phrase.determiner not in ("indefinite", "definite"):
        return False
    last = draft.subjects[-1]
    following = reading.words[phrase.last + 1].lower if phrase.last + 1 < len(reading.words) else ""
    if not finite_follows(reading.words, phrase.last + 2):
        return False
    told_apart = last.name is not None or last.determiner in ("definite", "possessive")
    return told_apart and not last.is_pronoun and following == "," and last.plural == phrase.plural


def _names_last(reading: Reading, draft: Draft, phrase: Phrase) -> bool:
    """Take a name behind a comma for the one of whom it follows: `the keeper's daughter, Emma, ...`."""
    last = reading.last
    if last is None or last.name or last.is_pronoun or not phrase.name or phrase.determiner != "none":
        return False
    draft.rename(last, replace(last, name=phrase.name))
    return True


def _extend_row(reading: Reading, draft: Draft, phrase: Phrase) -> None:
    if draft.attached and reading.last is draft.attached[-1].phrase:
        draft.attached.append(Attached(draft.attached[-1].prep, phrase, draft.attached[-1].anchor))
    elif draft.exists and draft.subjects:
        draft.subjects.append(phrase)
    else:
        draft.objects.append(phrase)
