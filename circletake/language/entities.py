"""Who is who: phrases and pronouns gathered into entities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from circletake.language.nouns import HYPERNYMS, Presented, presentation_of
from circletake.language.phrases import COMPANIES, Phrase
from circletake.language.wordlists import wordset
from circletake.schema import TermKind

KindOf = Callable[[Phrase, str], TermKind | None]
"""Tells what a phrase names, given the preposition before it (empty for none); None for nothing to be seen."""

_HE = wordset("he him his himself")
_SHE = wordset("she her hers herself")
_IT = wordset("it its itself")
_OWN = wordset("his hers himself herself itself")
_THEY = frozenset({*wordset("they them their theirs themselves both all"), "each other"})
_MANY = wordset("audience crowd couple family team band choir orchestra army group crew quartet squad")
"""Singular nouns of whom nobody says he or she."""
_BABIES = frozenset({"baby", "infant", "newborn", "child"})
_WHERE = frozenset(
    {"under", "behind", "in", "inside", "into", "on", "onto", "beneath", "below", "from", "out of", "off"}
)
_A_CLAUSE = 60
"""Characters within which two are named in one breath."""
_LIVING: tuple[TermKind, ...] = ("person", "animal", "creature")
_REMEMBERED = 40
"""Entities looked back at for a pronoun or a second mention; a long text stays linear."""


@dataclass(slots=True)
class Entity:
    """Somebody or something, with everything said of it so far."""

    number: int
    head: str
    words: tuple[str, ...]
    kind: TermKind
    phrase: Phrase
    """The first phrase that named it."""
    count: int = 1
    counted: bool = False
    """True when the text says how many."""
    plural: bool = False
    adjectives: list[str] = field(default_factory=list)
    name: str | None = None
    presented: Presented | None = None
    owner: int | None = None
    """Number of whose it is."""
    alias: tuple[str, ...] = ()
    """What else it is called: the customer is an old woman."""
    member_of: int | None = None
    """Number of those whom it is one of: he, of two strangers."""
    aside: bool = False
    """True when it was last named as where something else is: the bed under which a key is hidden."""
    last_seen: int = 0
    """Offset of the last phrase that named it."""
    times: int = 0
    as_subject: int = 0

    @property
    def living(self) -> bool:
        """Tell whether it can act of itself."""
        return self.kind in _LIVING

    def describe(self, adjectives: tuple[str, ...] | list[str]) -> None:
        """Add what is said of it, once."""
        self.adjectives += [word for word in adjectives if word not in self.adjectives]


class Entities:
    """The entities of a text, in the order in which they appear."""

    def __init__(self, kind_of: KindOf) -> None:
        self.kind_of = kind_of
        self.all: list[Entity] = []
        self.unnamed: dict[str, Entity] = {}
        self.last_subjects: tuple[int, ...] = ()
        self.together: tuple[int, ...] = ()
        """Those who last did something together."""

    def refer(
        self, phrase: Phrase, prep: str = "", *, subject: bool = False, avoid: tuple[int, ...] = ()
    ) -> tuple[Entity, ...]:
        """Return whom a phrase or pronoun means, a new entity where it names one.

        Args:
            phrase: The phrase.
            prep: The preposition before it.
            subject: True when it is who does it.
            avoid: Numbers of entities that a pronoun can't mean: who washes him is not he himself.

        Returns:
            The entities; none when it means nothing that can be seen, or a pronoun that points nowhere.
        """
        if phrase.is_pronoun:
            found = self._pronoun(phrase, subject, avoid)
        else:
            named = self._named(phrase, prep)
            found = (named,) if named is not None else ()
        for entity in found:
            entity.times += 1
            entity.aside = prep in _WHERE
            entity.last_seen = phrase.start
            entity.as_subject += subject
        return found

    # Names

    def _named(self, phrase: Phrase, prep: str) -> Entity | None:
        if phrase.head == "one" and phrase.determiner in ("indefinite", "another"):
            return self._like_the_last(phrase)
        kind = self.kind_of(phrase, prep)
        known = self._again(phrase, kind)
        if known is not None:
            self._merge(known, phrase)
            return known
        if phrase.also is not None and phrase.name and phrase.head == phrase.name.lower().split()[-1]:
            named = replace(phrase.also, name=phrase.name, adjectives=(*phrase.adjectives, *phrase.also.adjectives))
            return self._named(named, prep)
        if kind is None:
            return None
        owner = self.refer(phrase.possessor) if phrase.possessor is not None else ()
        entity = Entity(
            number=len(self.all),
            head=phrase.head,
            words=phrase.words,
            kind=kind,
            phrase=phrase,
            count=phrase.count,
            counted=phrase.counted,
            plural=phrase.plural,
            adjectives=list(phrase.adjectives),
            name=phrase.name,
            presented=presentation_of(phrase.head, phrase.name, phrase.adjectives),
            owner=owner[0].number if owner else None,
        )
        if phrase.also is not None:
            self.call(entity, phrase.also)
        self.all.append(entity)
        return entity

    def _like_the_last(self, phrase: Phrase) -> Entity | None:
        """Return another of what was named last: who lost an ice cream gets `a new one`; None where nothing was."""
        last = self._latest(lambda entity: entity.kind not in ("person", "place"))
        if not last:
            return None
        head = replace(last[0].phrase, adjectives=phrase.adjectives, determiner=phrase.determiner, possessor=None)
        made = Entity(
            number=len(self.all), head=last[0].head, words=last[0].words, kind=last[0].kind, phrase=head,
            adjectives=list(phrase.adjectives),
        )  # fmt: skip
        self.all.append(made)
        return made

    def call(self, entity: Entity, phrase: Phrase) -> None:
        """Note that somebody is also what another phrase says: `he is a fisherman`."""
        entity.describe(phrase.adjectives)
        entity.alias = entity.alias or phrase.words
        entity.presented = entity.presented or presentation_of(phrase.head, phrase.name, phrase.adjectives)

    def _again(self, phrase: Phrase, kind: TermKind | None) -> Entity | None:
        """Return the entity that a phrase names once more."""
        if phrase.determiner == "another":
            return None
        recent = self.all[: -_REMEMBERED - 1 : -1]
        for entity in recent:
            if phrase.name and entity.name and _same_name(phrase.name, entity.name):
                return entity
            if not phrase.name and entity.name and phrase.head and phrase.head == entity.name.lower():
                return entity
        if phrase.name and not phrase.words[:-1] and phrase.head == phrase.name.lower().split()[-1]:
            return None
        for entity in recent:
            if _same_thing(phrase, entity) and _same_kind(kind, entity.kind) and not _another(phrase, entity):
                return entity
        return self._by_wider_word(phrase, recent) if phrase.determiner == "definite" else None

    def _by_wider_word(self, phrase: Phrase, recent: list[Entity]) -> Entity | None:
        kinds = HYPERNYMS.get(phrase.head)
        if kinds is None or phrase.words[:-1]:
            return None
        told = presentation_of(phrase.head)
        for entity in recent:
            fits = entity.kind in kinds and entity.plural == (phrase.plural or phrase.head in COMPANIES)
            if fits and (told is None or entity.presented in (None, told)):
                return entity
        return None

    def _merge(self, entity: Entity, phrase: Phrase) -> None:
        entity.describe([word for word in phrase.adjectives if word not in ("same", "other", "whole", "first", "last")])
        entity.name = entity.name or phrase.name
        if phrase.counted and entity.plural and not entity.counted:
            entity.count, entity.counted = phrase.count, True
        if entity.presented is None:
            entity.presented = presentation_of(phrase.head, phrase.name, phrase.adjectives)
        if len(phrase.words) > len(entity.words) and phrase.words[-1] == entity.head:
            entity.words = phrase.words

    # Pronouns

    def _pronoun(self, phrase: Phrase, subject: bool, avoid: tuple[int, ...]) -> tuple[Entity, ...]:
        pronoun = phrase.pronoun or ""
        if pronoun == "each other":
            return self._each_other()
        if pronoun in _THEY:
            return self._several()
        if pronoun in _HE | _SHE:
            presented: Presented = "masculine" if pronoun in _HE else "feminine"
            kept_out = () if pronoun in _OWN else avoid
            return self._person(presented, subject, kept_out) or self._somebody(phrase, presented)
        if pronoun in _IT:
            return self._thing(subject, avoid)
        if pronoun in ("everyone", "everybody"):
            return self._latest(lambda entity: entity.living and entity.plural) or self._somebody(phrase, None, "crowd")
        if pronoun in ("i", "me", "my", "myself") and subject:
            return self._somebody(phrase, None)
        if pronoun not in ("one", "the other"):
            return ()
        return self._one_of(phrase, pronoun == "the other") or self._latest(lambda entity: entity.kind != "place")

    def _one_of(self, phrase: Phrase, rest: bool) -> tuple[Entity, ...]:
        """Return one of those who were named together, or the rest of them: `one wins, the other kneels`."""
        named = self.refer(phrase.of) if phrase.of is not None and not phrase.of.is_pronoun else ()
        group = named or self._latest(lambda entity: entity.living and entity.plural and entity.member_of is None)
        pair = tuple(self.all[number] for number in self.together)
        if len(pair) == 2 and not named and (not group or max(one.last_seen for one in pair) > group[0].last_seen):
            return (pair[rest],)
        if not group or group[0].count < 2 or phrase.count > 1:
            return group
        return (self.members(group[0])[rest],)

    def members(self, group: Entity) -> tuple[Entity, Entity]:
        """Return one of a group and the rest of it, each somebody of their own from now on."""
        known = [entity for entity in self.all if entity.member_of == group.number]
        if len(known) >= 2:
            return known[0], known[1]
        for count in (1, group.count - 1)[len(known) :]:
            made = replace(group, number=len(self.all), count=count, plural=count > 1, member_of=group.number)
            if count == 1:
                made.phrase = replace(group.phrase, plural=False, count=1, counted=True)
            made.adjectives = [*(["other"] if known else []), *group.adjectives]
            self.all.append(made)
            known.append(made)
        return known[0], known[1]

    def _each_other(self) -> tuple[Entity, ...]:
        """Return those who do something to each other; of two of a kind, each becomes somebody of their own."""
        found = self._several()
        if len(found) == 1 and found[0].living and found[0].counted and found[0].count == 2:
            self.members(found[0])
        return found

    def _somebody(self, phrase: Phrase, presented: Presented | None, head: str = "narrator") -> tuple[Entity, ...]:
        """Bring in the one of whom a text only ever says he, she, I or everybody."""
        head = {"masculine": "man", "feminine": "woman"}.get(presented or "", head)
        known = self.unnamed.get(head)
        if known is None:
            known = Entity(len(self.all), head, (head,), "person", phrase, presented=presented)
            pair = self._latest(lambda entity: entity.kind == "person" and entity.plural and entity.count == 2)
            known.member_of = pair[0].number if pair and presented is not None else None
            self.unnamed[head] = known
            self.all.append(known)
        return (known,)

    def _person(self, presented: Presented, subject: bool, avoid: tuple[int, ...]) -> tuple[Entity, ...]:
        def fits(entity: Entity) -> bool:
            free = entity.number not in avoid and entity.living and not entity.plural and entity.head not in _MANY
            return free and entity.presented in (None, presented)

        def certain(entity: Entity) -> bool:
            return fits(entity) and (entity.presented == presented or entity.kind == "person")

        found = self._just_told(presented, subject, avoid)
        found = found or self._preferred(certain, subject) or self._preferred(fits, subject)
        for entity in found:
            entity.presented = presented
        return found

    def _just_told(self, presented: Presented, subject: bool, avoid: tuple[int, ...]) -> tuple[Entity, ...]:
        """Return who was named last and is plainly a he or a she, where who acted last is not so.

        A mechanic throws a wrench to a girl, and she catches it; a bull knocks a matador down, and a clown helps him.
        """
        last = self._latest(lambda entity: entity.living and not entity.plural and entity.number not in avoid)
        acted = [self.all[number] for number in self.last_subjects]
        if not last or last[0].kind != "person" or last[0] in acted or not acted:
            return ()
        told = last[0].presented == presented and all(one.presented is None for one in acted)
        beast = not subject and last[0].presented in (None, presented) and all(one.kind == "animal" for one in acted)
        return last if told or beast else ()

    def _thing(self, subject: bool, avoid: tuple[int, ...]) -> tuple[Entity, ...]:
        def fits(entity: Entity) -> bool:
            person = entity.kind == "person" and entity.head not in _BABIES
            return entity.number not in avoid and not person and entity.kind != "place" and not entity.plural

        found = self._preferred(fits, subject)
        if found and found[0].aside:
            # What is hidden under a bed and found again is not the bed.
            near = found[0].last_seen - _A_CLAUSE
            moved = self._latest(lambda entity: fits(entity) and not entity.aside and entity.last_seen >= near)
            return moved or found
        return found

    def _several(self) -> tuple[Entity, ...]:
        """Return whom `they` means: the subjects who act together, else a plural, else the two named last."""
        if len(self.last_subjects) > 1:
            return tuple(self.all[number] for number in self.last_subjects)
        crowd = self._latest(lambda entity: entity.plural and entity.living)
        if crowd:
            return crowd
        living = [entity for entity in self.all[-_REMEMBERED:] if entity.living and not entity.plural]
        if len(living) >= 2:
            pair = sorted(living, key=lambda entity: (-entity.last_seen, entity.number))[:2]
            return tuple(sorted(pair, key=lambda entity: entity.number))
        return self._latest(lambda entity: entity.plural and entity.kind != "place") or self._latest(
            lambda entity: entity.kind != "place"
        )

    def _preferred(self, fits: Callable[[Entity], bool], subject: bool) -> tuple[Entity, ...]:
        """Return the last subject when it fits, for a subject or a person; else the one named last."""
        last = self._latest(fits)
        living = bool(last) and last[0].kind == "person"
        # "A balloon lifts it": the penguin that everything is about, and not the iceberg that it stood on.
        lifeless = bool(last) and not last[0].living and last[0].as_subject == 0
        about = any(fits(self.all[number]) and self.all[number].as_subject > 1 for number in self.last_subjects)
        if subject or living or (lifeless and about):
            for number in self.last_subjects:
                if fits(self.all[number]):
                    return (self.all[number],)
        return last

    def _latest(self, fits: Callable[[Entity], bool]) -> tuple[Entity, ...]:
        found = [entity for entity in self.all[-_REMEMBERED:] if fits(entity)]
        return (max(found, key=lambda entity: (entity.last_seen, entity.number)),) if found else ()


def _same_name(one: str, other: str) -> bool:
    ones, others = one.lower().split(), other.lower().split()
    return ones[0] == others[0] or ones[-1] == others[-1] or ones[-1] in others


def _same_kind(kind: TermKind | None, other: TermKind) -> bool:
    """Tell whether two mentions may be one: a place and a thing of one name stay apart."""
    return kind is None or (kind == "place") == (other == "place")


def _same_thing(phrase: Phrase, entity: Entity) -> bool:
    if not phrase.head or (phrase.head != entity.head and phrase.head not in entity.alias[-1:]):
        return False
    if phrase.plural != entity.plural and phrase.determiner != "definite":
        return False
    if phrase.plural != entity.plural:
        return False
    said = set(phrase.adjectives)
    apart = said & _TELL_APART and set(entity.adjectives) & _TELL_APART and not said & set(entity.adjectives)
    compounds = len(phrase.words) > 1 and len(entity.words) > 1 and phrase.words != entity.words
    return not apart and not compounds


def _another(phrase: Phrase, entity: Entity) -> bool:
    """Tell whether `an enemy soldier` is another than the soldier named before."""
    said = {*phrase.adjectives, *phrase.words[:-1]}
    return phrase.determiner == "indefinite" and bool(said - {*entity.adjectives, *entity.words})


_TELL_APART = wordset(
    "red blue green yellow white black brown grey gray golden orange purple pink old young big small tall little "
    "first second "
    "male female rich poor good bad"
)
"""Adjectives by which two of a kind are told apart: a red kite is not the blue one."""
