"""The closed classes of English: words whose part of speech is known by heart."""

from __future__ import annotations

from circletake.language.wordlists import wordset
from circletake.language.words import Tag

_CLASSES: dict[Tag, str] = {
    "det": "a an the this that these those every each some any no another all both either neither what such",
    "poss": "my your his her its our their whose",
    "pron": "he she it him her this that everyone everybody someone somebody something anyone anybody "
    "anything nobody nothing everything himself herself itself one another",
    "prons": "i you we they them us me themselves ourselves myself yourself these those all both each other",
    "rel": "who whom which that whose",
    "prep": "in on at to from of by with without into onto through across over under above below behind beside "
    "between among near around against toward towards along past inside outside off out up down about during "
    "before after until till since like as for beyond beneath underneath amid amidst amongst within "
    "upon via despite aboard alongside opposite atop throughout per than next",
    "sub": "when while as until till before after because since if though although where whenever once that "
    "whether unless so",
    "conj": "and or but yet nor & plus then",
    "to": "to",
    "modal": "will would can could may might must shall should 'll ’ll 'd ’d cannot gonna",
    "be": "be am is are was were been being 're ’re 'm ’m 's ’s",
    "have": "have has had having 've ’ve",
    "do": "do does did doing done",
    "neg": "not never n't n’t",
    "there": "there",
    "part": "'s ’s",
    "oh": "oh ah hey hello goodbye yes please thanks wow ok okay alas hooray well",
    "adv": "not so too very quite rather almost just only even also still again soon now then there here away "
    "back home together apart alone up down out off over around along about forward forwards backward "
    "backwards ahead aside upstairs downstairs inside outside nearby everywhere somewhere nowhere later "
    "earlier suddenly finally eventually meanwhile afterwards afterward today tonight tomorrow yesterday once "
    "twice ever always often sometimes usually perhaps maybe instead somehow however therefore first last "
    "next far near fast hard late early long high low deep straight overhead underwater outdoors indoors "
    "through across past by in on half more most less least much enough as all yet ago else really "
    "slowly quietly gently softly quickly",
    "adj": "own other same such last next first second third alone",
    "num": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "several many few dozens hundreds thousands dozen half couple both",
}


def _by_word() -> dict[str, tuple[Tag, ...]]:
    out: dict[str, tuple[Tag, ...]] = {}
    for tag, words in _CLASSES.items():
        for word in words.split():
            out[word] = (*out.get(word, ()), tag)
    return out


CLOSED: dict[str, tuple[Tag, ...]] = _by_word()
"""Word to every part of speech that it can be, closed classes only."""

OPEN_TOO = wordset(
    "like near past down second last next first second third well inside outside still deep far fast hard late "
    "early long high low round around home back over straight will can might may must does felt even close own "
    "one once another what plus alone half couple dozen better best more most less"
)
"""Closed-class words that can be nouns, verbs or adjectives as well."""

PARTICLES = wordset(
    "up down out off away back over in on together around along apart forward ahead aside through by home onto "
    "into ashore aloft inside outside overhead across past"
)
"""Words that belong to the verb before them: rise up, swim away, turn around."""

PREPOSITIONS = frozenset(_CLASSES["prep"].split())

DEGREE = wordset("very quite rather almost so too really extremely slightly somewhat nearly totally all half")
"""Adverbs that weigh an adjective and say nothing of the verb."""
