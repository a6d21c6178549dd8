"""Telling what happens in whole sentences, with names in the place of pronouns that point nowhere."""

from __future__ import annotations

from circletake.language import conjugated, is_plural, lemmas_of, plural, sentence, tag_words, tokenize
from circletake.schema import BriefReading, Happening, Mention

_PRONOUNS = frozenset("he she it they him her them".split())


class Teller:
    """Writes a reading's happenings as sentences."""

    def __init__(self, reading: BriefReading) -> None:
        self._reading = reading
        self._mentions = {mention.id: mention for mention in reading.mentions}

    def name(self, id_: str) -> str:
        """Return how somebody is called: `Mara`, `the keeper`, `the gulls`."""
        mention = self._mentions.get(id_)
        return called(mention) if mention is not None else id_

    def verb(self, verb: str, id_: str) -> str:
        """Return a verb in the form that goes with somebody."""
        mention = self._mentions.get(id_)
        many = mention is not None and is_several(mention.noun, mention.count)
        return conjugated(verb, many=many)

    def sentence(self, at: int) -> str:
        """Return a happening as a sentence of its own."""
        return sentence(self.clause(self._reading.happenings[at]))

    def clause(self, happening: Happening) -> str:
        """Return the clause of a happening with a subject that can be understood by itself."""
        text = " ".join(happening.text.split())
        words = tag_words(tokenize(text))
        if not words or not happening.subjects:
            return text
        who = " and ".join(self.name(id_) for id_ in happening.subjects)
        first = words[0]
        if first.lower in _PRONOUNS and first.tag in ("pron", "prons"):
            return f"{who}{text[first.end :]}"
        if first.tag == "ing":
            return f"{who} {conjugated(first.lemma, many=self._are(happening))}{text[first.end :]}"
        if first.lower == "to" and len(words) > 1:
            return f"{who} {conjugated(words[1].lower, many=self._are(happening))}{text[words[1].end :]}"
        if first.tag in ("third", "past", "base") or happening.verb in lemmas_of(first.lower):
            return f"{who} {text}"
        return text

    def _are(self, happening: Happening) -> bool:
        """Tell whether the verb stands in the plural."""
        found = [self._mentions[id_] for id_ in happening.subjects if id_ in self._mentions]
        return len(happening.subjects) > 1 or any(is_several(one.noun, one.count) for one in found)


def is_several(noun: str, count: int) -> bool:
    """Tell whether somebody is spoken of in the plural: three foxes, the villagers; not a crowd."""
    return count > 1 or is_plural(noun)


def called(mention: Mention) -> str:
    """Return how a text speaks of somebody that it has named."""
    if mention.name:
        return mention.name
    other = "other " if "other" in mention.adjectives else ""
    return f"the {other}{plural(mention.noun) if mention.count > 1 else mention.noun}"
