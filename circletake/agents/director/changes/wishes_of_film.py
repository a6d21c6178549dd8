"""Wishes that speak of the whole film: length, title, music, words, looks, people."""

from __future__ import annotations

import re
from collections.abc import Callable

from circletake.agents.director.changes.edits import (
    Edit,
    Recast,
    SetLength,
    SetLines,
    SetMusic,
    SetStyle,
    SetTitle,
)
from circletake.agents.director.changes.said import Said
from circletake.agents.director.changes.wishes_of_shots import LAST_RESORT
from circletake.agents.director.looks import look_of
from circletake.language import THINGS, presentation_of, read_length, read_music_wish, read_style, title_case
from circletake.schema import Identity, Look, Mention, MusicWish

_TITLE = re.compile(
    r"(?i)\b(?:title(?:\s+it|\s+should\s+be|\s+is|\s*:|\s+to)?|call\s+it|name\s+it|rename\s+(?:it|the\s+film)(?:\s+to)?|retitle(?:\s+it)?"
    r"(?:\s+to)?|the\s+title\s+(?:should\s+be|is|to))\s*[:=]?\s*(?P<title>.{1,80})$"
)
_REPLACE = re.compile(
    r"\b(?:replace|swap|exchange|change|turn|make)\b.*?\b(?:with|by|for|into|to)\s+(?:an?\s+|the\s+)?([\w' -]+)$"
)


def _title(said: Said) -> list[Edit]:
    if re.search(r"\b(no|without a|without|remove the|drop the|delete the)\s+(main\s+)?titles?\b", said.lower):
        return [SetTitle(text="")]
    found = _TITLE.search(said.text)
    if not found:
        return []
    text = said.quotes[0] if said.quotes else found["title"].strip(" .\"'“”")
    return [SetTitle(text=text if any(char.isupper() for char in text) else title_case(text))] if text else []


def _length(said: Said) -> list[Edit]:
    length = read_length(said.text, first=True)
    if length is not None and length.seconds > 0 and not said.shots.slates:
        return [SetLength(seconds=float(length.seconds))]
    if said.shots.slates or said.has("music"):
        return []
    for word, factor in (("longer", 1.25), ("shorter", 0.8), ("half as long", 0.5), ("twice as long", 2.0)):
        if said.has(word) and (
            len(said.lowers) <= 3 or said.shots.everything or re.search(r"\b(it|make|film)\b", said.lower)
        ):
            return [SetLength(factor=factor)]
    return []


def _music(said: Said) -> list[Edit]:
    now = said.plan.reading.music
    if re.search(r"\b(no|without|drop|remove|delete|lose)\s+(?:the\s+|any\s+)?(music|score|soundtrack)\b", said.lower):
        return [SetMusic(music=MusicWish(wanted=False))]
    wish = read_music_wish(said.lowers)
    speaks = said.has("music", "score", "soundtrack", "tempo")
    if not speaks and not (wish.styles or wish.instruments):
        return []
    tempo = wish.tempo
    if said.has("slower", "calmer"):
        tempo = "slow"
    elif said.has("faster", "quicker", "livelier"):
        tempo = "fast"
    if not (tempo or wish.styles or wish.instruments or said.has("add", "with music")):
        return []
    return [
        SetMusic(
            music=MusicWish(
                styles=wish.styles or now.styles,
                instruments=wish.instruments or now.instruments,
                tempo=tempo or now.tempo,
            )
        )
    ]


def _silence(said: Said) -> list[Edit]:
    off = r"\b(no|without|drop|remove|delete|cut|lose)\s+(?:the\s+|any\s+|all\s+)?"
    slate = said.shots.slates[0] if said.shots.slates else None
    if re.search(off + r"(narration|narrator|voice-?over|commentary)\b", said.lower):
        return [SetLines(slate=slate, narration_only=True)]
    if re.search(off + r"(dialogue|dialog|lines?|words|speech|talking|voices?)\b", said.lower):
        return [SetLines(slate=slate)]
    return []


def _style(said: Said) -> list[Edit]:
    style = read_style(said.lowers)
    return [SetStyle(style=style)] if style is not None else []


def _recast(said: Said) -> list[Edit]:
    """Read what somebody is to be: `the keeper is a woman`, `give the girl a red coat`, `name the dog Rex`."""
    who = _who(said)
    if who is None:
        return []
    named = re.search(
        r"(?:name|call)\s+(?:the\s+)?[\w' -]+?\s+([A-Z][\w'-]+)\s*$|\b(?:is|be)\s+(?:called|named)\s+([A-Z][\w'-]+)",
        said.text,
    )
    if named:
        name = named.group(1) or named.group(2)
        return [Recast(identity=who.with_(name=name))]
    if not re.search(
        r"\b(is|be|are|as|with|replace|into|give|wears?|has|make|a|an|in|younger|older|bigger|smaller)\b", said.lower
    ):
        return []
    new = _replaced(who, said) or _changed(who, said)
    return [Recast(identity=new)] if new != who else []


def _who(said: Said) -> Identity | None:
    found = [
        one
        for one in said.plan.bible.identities
        if said.has(one.noun) or said.has(one.name.lower().removeprefix("the "))
    ]
    return found[0] if found else None


def _replaced(who: Identity, said: Said) -> Identity | None:
    """Return somebody as another kind of being: `turn the keeper into a robot`, `replace the whale with a dolphin`."""
    found = _REPLACE.search(said.lower)
    noun = found.group(1).strip() if found else ""
    term = said.meanings.index.find(noun.split(), THINGS) if noun else None
    if term is None or noun.split()[-1] in (*_SEXES, who.noun):
        return None
    *before, head = noun.split()
    name = who.name if not who.name.startswith("the ") else f"the {head}"
    look = Look(seed=who.look.seed, primary=who.look.primary)
    return who.with_(
        noun=head, term=term.name, kind=term.kind, name=name, look=look,
        adjectives=tuple(word for word in before if word not in term.name.split()),
    )  # fmt: skip


def _changed(who: Identity, said: Said) -> Identity:
    """Return somebody as the words want them: presentation, age, clothes, colours."""
    own = {who.noun, *who.noun.split()}
    nouns = [word.lemma for word in said.words if word.tag in ("noun", "nouns") and word.lemma not in own]
    worn = {word for noun in nouns if noun not in _SEXES for word in _before(said, noun)}
    adjectives = [word.lower for word in said.words if word.tag in ("adj", "done") and word.lower not in worn | _EMPTY]
    comparatives = {"younger": "young", "older": "old", "bigger": "big", "smaller": "small"}
    adjectives += [plain for form, plain in comparatives.items() if said.has(form)]
    told = next((presentation_of(noun) for noun in nouns if noun in _SEXES), None)
    clothes = [" ".join((*_before(said, noun), noun)) for noun in nouns]
    marks = {"feminine": "female", "masculine": "male"}
    words = (*adjectives, *clothes, *([marks[told]] if told in marks else []))
    mention = Mention(id=who.id, phrase=who.name, noun=who.noun, kind=who.kind, adjectives=words, count=who.count)
    wished = {name: value for name, value in look_of(mention, who.look.seed) if value is not None and name != "seed"}
    against = {word for adjective in adjectives for word in _OPPOSITES.get(adjective, ())}
    kept = [word for word in who.adjectives if word not in against]
    return who.with_(look=who.look.with_(**wished), adjectives=tuple(dict.fromkeys((*adjectives, *kept))))


def _before(said: Said, noun: str) -> list[str]:
    at = next((at for at, word in enumerate(said.words) if word.lemma == noun), 0)
    return [word.lower for word in said.words[max(0, at - 2) : at] if word.tag == "adj"]


_SEXES = frozenset({"woman", "man", "girl", "boy", "lady", "female", "male"})
_EMPTY = frozenset({"more", "same", "less", "other"})
_OPPOSITES = {
    "old": ("young",), "young": ("old",), "big": ("small", "little", "tiny"), "small": ("big", "large", "huge"),
    "happy": ("sad",), "sad": ("happy",), "brave": ("afraid",),
}  # fmt: skip


def _picture(said: Said) -> list[Edit]:
    return LAST_RESORT(said)


FILM_WISHES: tuple[Callable[[Said], list[Edit]], ...] = (_silence, _music, _title, _length, _style, _picture, _recast)
"""Readers of a wish, in the order in which they are tried; the last two are tried when nothing else fits."""
