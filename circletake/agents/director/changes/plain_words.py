"""A person's words as they were meant: typing errors mended, words of other tongues in English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from circletake.language import detect_language, gloss, is_listed
from circletake.schema import Plan

_COMMANDS = frozenset(
    "make drop remove delete shot shots scene last first second third closer wider night day dawn sunset sunrise noon "
    "rain snow fog storm music title slower faster longer shorter narration swap move add after before between "
    "close-up wide medium camera static without seconds film the should again picture weather winter summer spring "
    "autumn whole darker sadder happier piano strings orchestra opening ending with".split()
)
"""Words of which a slip of the fingers is understood."""
_TONGUES: dict[str, dict[str, str]] = {
    "de": {
        "make": "mach mache machen", "make it": "lass", "drop": "weglassen streichen entfernen lösche löschen "
        "entferne streiche raus", "shot": "einstellung shot bild aufnahme", "shots": "einstellungen bilder",
        "the": "die der das den dem", "last": "letzte letzten letztes", "first": "erste ersten erstes",
        "night": "nacht", "at night": "nachts", "at dawn": "morgengrauen", "rain": "regnen regen regnet",
        "snow": "schneien schnee schneit", "music": "musik", "no": "ohne keine kein", "slower": "langsamere "
        "langsamer", "faster": "schnellere schneller", "shorter": "kürzer kürzere", "longer": "länger längere",
        "closer": "näher", "wider": "weiter", "and": "und", "swap": "tausche vertausche", "title": "titel",
        "seconds": "sekunden", "in": "im in", "at": "bei am", "winter": "winter", "film": "film",
        "narration": "erzähler erzählung sprecher", "sadder": "trauriger", "happier": "fröhlicher",
        "darker": "dunkler düsterer", "fog": "nebel", "": "bitte es ein eine einen soll",
    },
    "fr": {
        "make": "fais faites rends", "drop": "enlève supprime retire", "shot": "plan", "shots": "plans",
        "the": "le la les l", "last": "dernier dernière", "first": "premier première", "at night": "nuit",
        "rain": "pluie pleuvoir", "music": "musique", "no": "sans", "slower": "lente lent ralentis",
        "faster": "rapide vite", "and": "et", "swap": "échange", "title": "titre", "snow": "neige",
        "shorter": "court courte", "longer": "long longue", "in": "dans sous", "": "s il vous plaît plus de",
    },
    "es": {
        "make": "haz pon", "drop": "quita elimina borra", "shot": "toma plano", "shots": "tomas planos",
        "the": "la el los las", "last": "última último", "first": "primera primero", "at night": "noche",
        "rain": "lluvia llueva", "music": "música", "no": "sin", "slower": "lenta lento", "faster": "rápida rápido",
        "and": "y", "swap": "cambia intercambia", "title": "título", "snow": "nieve", "shorter": "corta corto",
        "longer": "larga largo", "in": "en bajo", "": "por favor más de que",
    },
}  # fmt: skip
"""Language code to English word to the words for it; what is under the empty word is left out."""
_VERBS_LAST = re.compile(r"^(.*\S)\s+(drop|make|swap)$")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+\w*|\s+|.", re.DOTALL)
_SHORTEST = 3
_LONG = 7


def plain_words(text: str, plan: Plan) -> str:
    """Return a message in plain English, as far as it can be read; quotations and the plan's names stay as they are.

    Args:
        text: What the person wrote.
        plan: Whose names are never taken for slips.
    """
    tongue = _tongue(text)
    return _english(text, tongue) if tongue is not None else _mended(text, _names(plan))


def _names(plan: Plan) -> frozenset[str]:
    said = [f"{identity.name} {identity.noun}" for identity in plan.bible.identities]
    said += [f"{place.name} {place.noun}" for place in plan.bible.places]
    return frozenset(word for name in said for word in name.lower().split())


@cache
def _dictionary(tongue: str) -> dict[str, str]:
    return {word: english for english, words in _TONGUES[tongue].items() for word in words.split()}


def _tongue(text: str) -> str | None:
    """Return the language in which most words ask for a change; None for English, and for what is not known."""
    words = [word.lower() for word in _TOKEN.findall(text) if word[0].isalpha()]
    if not words or any(word in ("make", "shot", "drop", "remove", "add", "the") for word in words):
        return None
    counts = {tongue: sum(word in _dictionary(tongue) for word in words) for tongue in _TONGUES}
    best = max(counts, key=lambda tongue: counts[tongue])
    foreign = any(word in _dictionary(best) and not is_listed(word) for word in words)
    if counts[best] and (foreign or detect_language(text) == best):
        return best
    return None


def _english(text: str, tongue: str) -> str:
    known = _dictionary(tongue)
    parts = [known.get(part.lower(), None) if part[0].isalpha() else part for part in _TOKEN.findall(text)]
    spelled = [
        part if part is not None else gloss(original, tongue).text
        for part, original in zip(parts, _TOKEN.findall(text), strict=True)
    ]
    english = " ".join("".join(spelled).split()).strip(" .!")
    last = _VERBS_LAST.match(english)
    return f"{last.group(2)} {last.group(1)}" if last else english


def _mended(text: str, names: frozenset[str]) -> str:
    return "".join(_meant(part, names) for part in _outside_quotes(text))


def _outside_quotes(text: str) -> Iterable[str]:
    """Yield words and the spaces between them; a quotation is one piece."""
    for number, piece in enumerate(re.split(r"([\"“«„][^\"”»“]*[\"”»“])", text)):
        if number % 2:
            yield piece
        else:
            yield from _TOKEN.findall(piece)


def _meant(word: str, names: frozenset[str]) -> str:
    lower = word.lower()
    if not word.isalpha() or len(word) < _SHORTEST or lower in names | _COMMANDS or is_listed(lower):
        return word
    allowed = 2 if len(word) >= _LONG else 1
    near = [(_apart(lower, command), command) for command in sorted(_COMMANDS)]
    distance, best = min(near)
    rivals = sum(other == distance for other, _ in near)
    return best if distance <= allowed and rivals == 1 else word


def _apart(one: str, other: str) -> int:
    """Return how many letters were left out, added, changed or swapped with their neighbour (optimal alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
