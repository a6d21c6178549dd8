"""What a search over neighbours can't see: readings that hang on words further away."""

from __future__ import annotations

from circletake.language.lemmas import SAME_FOR_MANY, senses
from circletake.language.nouns import looks_like_role, presentation_of
from circletake.language.preferences import USUAL
from circletake.language.wordlists import wordset
from circletake.language.words import FINITE, NOUNS, Tag, Word

PERCEPTION = wordset("see watch hear feel let make help notice observe spot find have")
"""Verbs whose object may do something by a bare verb: `she watches the sun rise`."""

_WILLING = wordset("begin start continue try want need learn have love like decide hope dream refuse prepare")
"""Verbs after which `to` opens an infinitive: `starts to rain`."""

_COMPANIES = wordset("crowd couple family audience team group pair band")
_DEEDS = wordset(
    "chase watch dance race play walk fish dream hunt search ride drive love fight hug kiss cook paint plant water "
    "swing duel hide run jump swim climb drum dive laugh smile whisper talk sleep rest march travel row sail skate "
    "ski surf wrestle quarrel study battle struggle sneak trip fall stumble wave stare gaze look listen hum whistle "
    "bake brew harvest camp hike jog sprint dash rush stroll drift float glide crawl leap hop skip pounce bounce "
    "slide roll tumble spin twirl waltz tango cheer toast picnic feast drink snack shop trade gossip chat argue "
    "debate joke cry scream shout yell howl bark growl hiss sigh yawn cuddle embrace rescue attack escape retreat "
    "land parade protest rehearse practise practice sketch film photograph record repair fix mend hammer rake sweep "
    "mop wash iron sew knit milk shear feed groom pet saddle gallop trot canter sneeze hurry escort guard visit help "
    "dig share swap lift load cut cast stack stop start step turn touch trail train tour tug wait whip wink check comb "
    "count cover crash cross press pull push reach roar seek shoot shout stop swim tackle toss trace track trap vote "
    "answer call greet honour mourn bow nod point signal salute plan plot scheme circle mirror shadow share split"
)
"""Verbs that a dictionary lists as nouns too, and that two who are named together probably do."""
_SPRAYS = frozenset({"sprays", "squirts", "pours", "splashes", "spits", "drinks", "throws", "spills"})
"""What one does with water, and what does not water."""
_AFTER_VERB: frozenset[Tag] = frozenset({"punct", "prep", "adv", "det", "poss", "sub", "conj", "to", "pron", "prons"})


def mend(words: list[Word]) -> list[Word]:
    """Return the words with what was misread put right."""
    for at in range(1, len(words)):
        word = words[at]
        if word.lower == "young" and words[at - 1].tag in ("poss", "part") and _names_offspring(words, at):
            words[at] = word._replace(tag="nouns", lemma="young")
        elif word.tag == "noun" and _is_dreamt(words, at):
            words[at - 1], words[at] = words[at - 1]._replace(tag="adv"), _retag(word, "ing")
        elif word.tag == "noun":
            if not (word.lower == "water" and words[at - 1].lower in _SPRAYS):
                _mend_noun(words, at)
        elif word.tag == "nouns" and _has(word, "third"):
            _mend_plural(words, at)
        elif word.tag == "third" and _has(word, "nouns") and (_in_row_of_objects(words, at) or _is_object(words, at)):
            words[at] = _retag(word, "nouns")
        elif word.tag == "base" and _has(word, "noun") and _second_of_two(words, at):
            words[at] = _retag(word, "noun")
    return words


def _is_dreamt(words: list[Word], at: int) -> bool:
    """Tell whether a form in -ing is what somebody does in a dream: `she dreams of flying over the clouds`."""
    dreamt = at > 1 and words[at - 1].lower in ("of", "about") and words[at - 2].lemma == "dream"
    return dreamt and _has(words[at], "ing")


def _names_offspring(words: list[Word], at: int) -> bool:
    """Tell whether `young` behind a possessive has no noun of its own: `a swan and its young swim`."""
    behind = words[at + 1] if at + 1 < len(words) else None
    if behind is None or behind.tag not in ("adj", *NOUNS):
        return True
    return behind.lower in _DEEDS and not _acts_before(words, at)


def _second_of_two(words: list[Word], at: int) -> bool:
    """Tell whether what looks like a bare verb is somebody named second, of whom the verb follows: `a bride and groom
    leave`."""
    if at < 2 or at + 1 == len(words) or words[at - 1].lower != "and" or words[at - 2].tag != "noun":
        return False
    return words[at + 1].tag in FINITE and not _acts_before(words, at)


def _to_each_other(words: list[Word], at: int) -> bool:
    """Tell whether those named before do it to each other: `a cowboy and a sheriff face each other`."""
    behind = tuple(word.lower for word in words[at + 1 : at + 3])
    return behind in (("each", "other"), ("one", "another")) and not _acts_before(words, at)


def _mend_plural(words: list[Word], at: int) -> None:
    if words[at - 1].lower == "couple" and at > 1 and words[at - 2].tag == "det":
        words[at - 1] = words[at - 1]._replace(tag="noun", lemma="couple")
    lone = words[at - 1].lower in ("other", "one", "first", "second") and _ends_clause(words, at)
    lone = lone or _one_of_them(words, at)
    group_acts = words[at - 1].tag == "nouns" and words[at].lower != "leaves" and not _acts_before(words, at, near=True)
    if lone or group_acts or (_ends_clause(words, at) and _is_verb(words, at)):
        # "A flock of geese flies": nothing but a verb stands right behind a plural.
        words[at] = _retag(words[at], "third")


def _one_of_them(words: list[Word], at: int) -> bool:
    """Tell whether one of several named before does it: `one of them crashes`."""
    one = at > 2 and words[at - 3].lower in ("one", "each", "neither", "none") and words[at - 2].lower == "of"
    return one and words[at - 1].tag == "prons"


def _is_object(words: list[Word], at: int) -> bool:
    """Tell whether what looks like a verb is what somebody does something to: `they throw paper planes`."""
    return at > 1 and words[at - 1].tag == "noun" and words[at - 2].tag == "base"


def _in_row_of_objects(words: list[Word], at: int) -> bool:
    """Tell whether what looks like `pans` the verb is one more object: `they drum on pots and pans`."""
    return words[at - 1].lower == "and" and at > 1 and words[at - 2].tag == "nouns" and _verb_before(words, at, "base")


def _acts_before(words: list[Word], at: int, *, near: bool = False) -> bool:
    """Tell whether a verb stands before `at` in the part of the sentence, or nearer: of the clause, it belongs to."""
    for word in reversed(words[:at][-30:]):
        if word.tag == "punct" and (near or word.lower != ","):
            return False
        if near and word.tag == "conj":
            return False
        if word.tag in FINITE:
            return True
    return False


def _mend_noun(words: list[Word], at: int) -> None:
    before, word = words[at - 1], words[at]
    if before.lower == "to" and _has(word, "base") and _is_infinitive(words, at):
        words[at - 1], words[at] = before._replace(tag="to"), _retag(word, "base")
        return
    if _two_act(words, at) or (_has(word, "base") and _to_each_other(words, at)):
        words[at] = _retag(word, "base")
        return
    if _acts_behind_her(words, at):
        words[at - 1], words[at] = before._replace(tag="pron"), _retag(word, "base")
        return
    if not _ends_clause(words, at) or not ("base" in USUAL.get(word.lower, {}) or word.lower in _DEEDS):
        return
    if before.tag == "third" and at > 1 and words[at - 2].tag in NOUNS and _has(before, "nouns"):
        # "The city lights glow": a plural and its verb, where the search saw a verb and its object.
        words[at - 1], words[at] = _retag(before, "nouns"), _retag(word, "base")
    elif (before.tag in NOUNS and (_perceived(words, at) or _subjects_joined(words, at))) or (
        before.lower in ("and", ",", "then") and _verb_before(words, at, "base")
    ):
        words[at] = _retag(word, "base")


def _two_act(words: list[Word], at: int) -> bool:
    """Tell whether a noun is what two who are named right before it do: `a robot and a cat chase a ball`.

    After a plural a bare verb needs no second subject: `the twins drum on pots`.
    """
    word = words[at]
    if word.lower not in _DEEDS or not _has(word, "base") or words[at - 1].tag not in NOUNS or _acts_before(words, at):
        return False
    if at + 1 < len(words) and words[at + 1].tag in NOUNS and words[at + 1].lower in _DEEDS:
        return False
    back = at - 1
    while back >= 0 and words[back].tag in (*NOUNS, "adj", "det", "poss", "num"):
        back -= 1
    several = back > 0 and words[back].lower == "and" and (words[back - 1].tag in NOUNS or words[back - 1].lower == ",")
    counted = words[at - 1].lower in SAME_FOR_MANY and words[back + 1].tag == "num" and words[back + 1].lower != "one"
    many = (words[at - 1].tag == "nouns" or counted) and (back < 0 or words[back].tag == "punct")
    return several or many


def _acts_behind_her(words: list[Word], at: int) -> bool:
    """Tell whether `her` ends a phrase and the verb follows: `the children behind her throw paper planes`."""
    if words[at - 1].lower != "her" or not _has(words[at], "base") or at < 3 or at + 1 == len(words):
        return False
    between = words[at - 2].tag == "prep" and words[at - 3].tag == "nouns"
    idle = all(word.tag not in FINITE for word in words[_clause_begins(words, at) : at])
    return between and idle and words[at + 1].tag in (*NOUNS, "det", "adj")


def _is_infinitive(words: list[Word], at: int) -> bool:
    """Tell whether `to` and a bare noun are really an infinitive: `starts to rain`, `gather to drink`."""
    if at > 1 and words[at - 2].lemma in _WILLING:
        return True
    if at + 1 < len(words) and words[at + 1].tag in ("pron", "prons", "det", "poss"):
        return True
    return "base" in USUAL.get(words[at].lower, {}) and _ends_clause(words, at)


def _is_verb(words: list[Word], at: int) -> bool:
    """Tell whether a word that looks like a plural is what a singular subject does."""
    return _lone_subject(words, at) or _placed_subject(words, at) or _goes_on(words, at)


def _lone_subject(words: list[Word], at: int) -> bool:
    """Tell whether a name or a pronoun with no verb yet stands before: `Mara waves.`, `a couple dances in the rain`."""
    before = words[at - 1]
    known = looks_like_role(before.lower) or presentation_of(before.lower) is not None or before.lower in _COMPANIES
    somebody = before.tag == "noun" and known
    return (somebody or before.tag in ("name", "pron")) and not _acts_in_clause(words, at)


def _placed_subject(words: list[Word], at: int) -> bool:
    """Tell whether somebody who does nothing yet stands before, with where they are: `a boy on the bank waves`."""
    first = _clause_begins(words, at)
    while first < at and words[first].tag in ("det", "adj", "num", "poss"):
        first += 1
    if first + 1 >= at or words[first].tag != "noun" or words[first + 1].tag != "prep" or words[at].lower == "leaves":
        return False
    somebody = looks_like_role(words[first].lower) or presentation_of(words[first].lower) is not None
    does = words[at].lower.removesuffix("s") in _DEEDS or words[at].lower.removesuffix("es") in _DEEDS
    return somebody and does and words[at - 1].tag == "noun" and not _acts_in_clause(words, at)


def _clause_begins(words: list[Word], at: int) -> int:
    """Return where the part of the sentence begins in which a word stands."""
    back = at
    while back > 0 and words[back - 1].tag not in ("punct", "sub", "conj"):
        back -= 1
    return back


def _acts_in_clause(words: list[Word], at: int) -> bool:
    """Tell whether the part of the sentence in which a word stands has a verb besides it."""
    end = at
    while end + 1 < len(words) and words[end + 1].tag not in ("punct", "sub", "conj"):
        end += 1
    return any(word.tag in FINITE for word in words[_clause_begins(words, at) : end + 1])


def _goes_on(words: list[Word], at: int) -> bool:
    """Tell whether a sentence in the present goes on here: `wakes, kneads dough and waters the plants`."""
    if words[at - 1].lower not in (",", "and", "then", "but"):
        return False
    plain = [word for word in words[:at][-30:] if word.tag in FINITE and not _may_be_participle(word)]
    if plain:
        return plain[-1].tag == "third" or plain[-1].lower in ("is", "has", "does")
    return _has_subject(words, at)


def _may_be_participle(word: Word) -> bool:
    return word.tag == "past" and _has(word, "done")


def _has_subject(words: list[Word], at: int) -> bool:
    """Tell whether the first noun before `at` stands free, not behind a preposition."""
    for first, word in enumerate(words[:at][:30]):
        if word.tag in NOUNS:
            before = first - 1
            while before >= 0 and words[before].tag in ("det", "adj", "poss", "num"):
                before -= 1
            return before < 0 or words[before].tag != "prep"
    return False


def _verb_before(words: list[Word], at: int, tag: Tag) -> bool:
    """Tell whether the nearest finite verb before is of this form."""
    return next((word.tag == tag for word in reversed(words[:at][-30:]) if word.tag in FINITE), False)


def _ends_clause(words: list[Word], at: int) -> bool:
    return at + 1 == len(words) or words[at + 1].tag in _AFTER_VERB


def _has(word: Word, tag: Tag) -> bool:
    return any(sense.tag == tag for sense in senses(word.lower))


def _retag(word: Word, tag: Tag) -> Word:
    lemma = next((sense.lemma for sense in senses(word.lower) if sense.tag == tag), word.lower)
    return word._replace(tag=tag, lemma=lemma)


def _perceived(words: list[Word], at: int) -> bool:
    """Tell whether a verb of seeing or letting stands before the phrase that ends before `at`."""
    back = at - 1
    while back >= max(0, at - 8) and words[back].tag in (*NOUNS, "adj", "det", "poss", "num"):
        back -= 1
    return back >= 0 and words[back].tag in ("base", "third", "past", "ing") and words[back].lemma in PERCEPTION


def _subjects_joined(words: list[Word], at: int) -> bool:
    """Tell whether two joined subjects stand before `at`, with no verb yet: `a whale and a keeper look at ...`."""
    joined = False
    for word in reversed(words[:at][-30:]):
        if word.tag in FINITE:
            return False
        if word.tag == "punct" and word.lower != ",":
            return joined
        joined = joined or word.lower == "and"
    return joined
