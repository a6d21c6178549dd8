"""Where a verb belongs: in the clause that waits for one, or in a clause of its own."""

from __future__ import annotations

from dataclasses import replace

from circletake.language.clause_drafts import Draft, Reading
from circletake.language.clauses import BEGINNING, HELPING, SAYING, TRYING, ClauseKind
from circletake.language.lemmas import may_be_done
from circletake.language.lookahead import finite_follows
from circletake.language.phrases import read_phrase, unframed
from circletake.language.verbs import VerbGroup, read_verbs

_NAMING = frozenset({"name", "call", "title", "dub", "nickname"})


def read_verbs_here(reading: Reading) -> bool:
    """Read the verb group that begins here into its clause; False when none does."""
    group = read_verbs(reading.words, reading.at)
    if group is None:
        return False
    after_name = _name_for_last(reading, group)
    if after_name is None:
        _place(reading, group)
    reading.at = after_name if after_name is not None else group.last + 1
    reading.took(group.first, group.last)
    reading.last = None
    return True


def _place(reading: Reading, group: VerbGroup) -> None:
    draft = reading.here
    if group.form == "finite":
        _place_finite(reading, group, draft)
    elif group.form == "infinitive":
        _place_infinitive(reading, group, draft)
    else:
        place_participle(reading, group, draft)


def _name_for_last(reading: Reading, group: VerbGroup) -> int | None:
    """Read `named Elsa`, `called "Pim"`: a name for the phrase before, and nothing that happens.

    Returns:
        Index of the word after the name; None when this is no naming.
    """
    last = reading.last
    if group.lemma not in _NAMING or group.first != group.last or last is None or not reading.directly:
        return None
    named = read_phrase(reading.words, group.last + 1)
    if named is None or not (named.name or named.quote or named.determiner == "none"):
        return None
    name = named.name or named.quote or " ".join(named.words).title()
    reading.here.rename(last, replace(last, name=name, end=named.end))
    return named.last + 1


def _place_finite(reading: Reading, group: VerbGroup, draft: Draft) -> None:
    if draft.verb is None and not (draft.subjects and _verb_follows(reading, group)):
        set_verb(reading, draft, group)
        return
    if _is_participle_after_all(reading, group):
        place_participle(reading, replace(group, form="done", passive=True), draft)
        return
    waiting = next((older for older in reversed(reading.open[:-1]) if older.verb is None and older.subjects), None)
    if waiting is not None and reading.joined is None:
        del reading.open[reading.open.index(waiting) + 1 :]
        set_verb(reading, waiting, group)
    elif reading.linked:
        if _goes_on_outside(reading, draft):
            draft = reading.open[-2]
        told = draft.kind == "complement" and draft.outer not in HELPING | SAYING
        fellow = draft if told or draft.kind in ("main", "relative", "adverbial") else _clause_around(reading, draft)
        kind: ClauseKind = "main" if fellow.kind in ("adverbial", "complement") else fellow.kind
        set_verb(reading, reading.begin(kind, list(fellow.subjects)), group)
    elif reading.last is not None and draft.objects and reading.last is draft.objects[-1]:
        subject = draft.objects.pop()
        outer = draft.verb.lemma if draft.verb else None
        set_verb(reading, reading.begin("complement", [subject], outer=outer), group)
    else:
        set_verb(reading, reading.begin("main", list(draft.subjects)), group)


def _goes_on_outside(reading: Reading, draft: Draft) -> bool:
    """Tell whether a row of deeds goes on behind a relative clause: `meets an owl who warns her, crosses a river`."""
    if draft.kind != "relative" or reading.joined is not None or len(reading.open) < 2:
        return False
    around = reading.open[-2]
    told = bool(draft.objects or draft.attached)
    return told and around.kind == "main" and around.verb is not None and bool(around.subjects) and not around.exists


def _clause_around(reading: Reading, draft: Draft) -> Draft:
    return next((older for older in reversed(reading.open) if older.kind in ("main", "relative")), draft)


def _is_participle_after_all(reading: Reading, group: VerbGroup) -> bool:
    """Tell whether a lone past form behind a phrase is no second finite verb: `finds a whale stranded`."""
    word = reading.words[group.first]
    lone = group.first == group.last and word.tag == "past"
    return lone and reading.directly and reading.joined is None and may_be_done(word.lower)


def _verb_follows(reading: Reading, group: VerbGroup) -> bool:
    """Tell whether the real verb is still to come: `a whale stranded on the beach calls for help`."""
    if not _is_participle_after_all(reading, group):
        return False
    thing = read_phrase(reading.words, group.last + 1)
    return finite_follows(reading.words, thing.last + 1 if thing else group.last + 1, strict=True)


def set_verb(reading: Reading, draft: Draft, group: VerbGroup) -> None:
    """Give a clause its verb, and a participle that stands before it the same subject."""
    draft.verb = group
    draft.adverbs += group.adverbs
    for older in reading.open:
        if older.fronted and not older.subjects:
            older.subjects = list(draft.subjects)


def _place_infinitive(reading: Reading, group: VerbGroup, draft: Draft) -> None:
    verb = draft.verb
    if verb is None:
        set_verb(reading, draft, group)
    elif not draft.objects and verb.lemma in BEGINNING | TRYING and not draft.attached:
        draft.outer, draft.verb = verb.lemma, replace(group, first=verb.first, form=verb.form)
    elif draft.objects and verb.lemma in HELPING:
        set_verb(reading, reading.begin("infinitive", [draft.objects[-1]], outer=verb.lemma), group)
    else:
        set_verb(reading, reading.begin("infinitive", list(draft.subjects), outer=verb.lemma), group)


def place_participle(reading: Reading, group: VerbGroup, draft: Draft) -> None:
    """Read an -ing or -ed form without a helper: said of the phrase before it, or of the subject."""
    verb, last = draft.verb, reading.last
    if verb is not None and not draft.objects and not draft.attached and verb.lemma in BEGINNING:
        draft.outer, draft.verb = verb.lemma, replace(group, first=verb.first, form=verb.form)
    elif reading.directly and last is not None and (last.head or last.pronoun or last.name):
        outer = verb.lemma if verb is not None and verb.lemma in HELPING else None
        set_verb(reading, reading.begin("participle", [unframed(last)], outer=outer), group)
    elif verb is None and not draft.subjects:
        draft.kind, draft.fronted, draft.verb = "participle", True, group
        draft.adverbs += group.adverbs
        reading.open = [draft]
    else:
        set_verb(reading, reading.begin("participle", list(draft.subjects)), group)
