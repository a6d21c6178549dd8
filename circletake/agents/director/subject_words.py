"""Subjects in words: who is in the frame and what they do, as a picture caption says it."""

from __future__ import annotations

from circletake.agents.director.telling import is_several
from circletake.agents.natures import FURNITURE, GROUPS, is_living
from circletake.language import conjugated, counted, is_plural, listed, plural
from circletake.schema import Action, Bible, Staging, Subject

TIGHT = frozenset({"close-up", "extreme close-up"})
"""Sizes that hold a part of somebody, or one thing."""

_TARGETS: dict[str, str] = {
    "walk": "to {}", "run": "to {}", "look": "at {}", "talk": "to {}", "reach": "for {}", "embrace": "{}", "slap": "{}",
    "shove": "{}", "blow out": "{}", "pour": "over {}",
    "fight": "{}",
    "play": "{}", "read": "{}", "eat": "{}", "throw": "{}", "ride": "{}", "row": "{}", "drive": "{}",
    "sit": "beside {}",
    "kneel": "beside {}", "lie": "beside {}", "stand": "beside {}", "climb": "{}", "wave": "to {}", "point": "at {}",
    "carry": "{}", "dance": "with {}", "work": "on {}", "sail": "past {}", "swim": "past {}", "fly": "over {}",
    "jump": "over {}", "give": "something to {}", "fall": "on {}", "roll": "towards {}", "shine": "on {}",
    "kick": "{}", "push": "{}", "pull": "{}", "lift": "{}", "shoot": "at {}",
}  # fmt: skip
_MOUNTING = frozenset({"ride", "row", "drive", "sail"})
_WITH_HELD = frozenset({"read", "eat", "play"})
"""Deeds done to what is in the hands."""
_FACES = {"afraid": "frightened"}
"""Faces that are called otherwise before a noun."""
_OTHER = "other"
"""Said of the second of two of a kind."""
_OBJECT_PRONOUNS = {"feminine": "her", "masculine": "him"}


class Wording:
    """Says who is in one staging and what they do, each thing by the same words throughout."""

    def __init__(self, staging: Staging, bible: Bible) -> None:
        self._staging = staging
        self._identities = {identity.id: identity for identity in bible.identities}
        self._mounts = {action.target for one in staging.subjects for action in one.actions if action.verb in _MOUNTING}
        self._spoken: set[str] = set()
        """Who has been named already: from then on it is `the` and no longer `a`."""
        self._coloured = {identity.noun: identity for identity in bible.identities if identity.kind == "prop"}

    def clauses(self) -> list[str]:
        """Return a clause for everybody who is not merely what another one's deed is done to."""
        subjects = self._staging.subjects
        targets = {action.target for subject in subjects for action in subject.actions}
        told = [
            one
            for at, one in enumerate(subjects)
            if at == 0 or one.id not in targets or (one.actions and one.id not in self._mounts)
        ]
        return [self._clause(subject) for subject in told]

    def known(self, subject: Subject) -> str:
        """Return somebody as already spoken of: `the keeper`, `the foxes`, `the villagers`."""
        noun = self._noun(subject)
        other = f"{_OTHER} " if _OTHER in subject.adjectives else ""
        return f"the {other}{plural(noun) if subject.count > 1 and not is_plural(noun) else noun}"

    def _noun(self, subject: Subject) -> str:
        identity = self._identities.get(subject.id)
        named = identity is not None and identity.name.lower() != identity.noun
        return identity.noun if identity is not None and named else subject.noun

    def _phrase(self, subject: Subject) -> str:
        """Return somebody as first spoken of: `an old keeper`, `two foxes`, `the villagers`."""
        noun = self._noun(subject)
        face = subject.expression if subject.expression not in (None, "neutral") else None
        lasting = [word for word in subject.adjectives if " " not in word and word != _OTHER][:2]
        adjectives = [_FACES.get(face, face), *lasting] if face is not None else lasting
        other = _OTHER in subject.adjectives
        if other:
            adjectives.insert(0, _OTHER)
        if subject.id in self._spoken or other or (is_plural(noun) and self._is_living(subject)):
            number = f"{subject.count}" if subject.count > 1 and is_plural(noun) else ""
            form = plural(noun) if subject.count > 1 and not is_plural(noun) else noun
            return " ".join(filter(None, ("the", number, *adjectives, form)))
        if is_plural(noun):
            return " ".join((*adjectives, noun))
        return counted(subject.count, noun, adjectives)

    def _is_living(self, subject: Subject) -> bool:
        identity = self._identities.get(subject.id)
        return identity is None or is_living(identity.kind)

    def _clause(self, subject: Subject) -> str:
        """Write who it is and what they do: `a surprised old keeper walks to the whale and looks at it`."""
        part = self._part(subject)
        if part is not None:
            return f"the {part} of {self._phrase(subject)}"
        several = is_several(self._noun(subject), subject.count)
        held = [f"with {self._held(subject.holding)}"] if subject.holding is not None else []
        extras = [f"{one}," if several else one for one in held]
        if subject.facing == "away":
            extras.append("seen from behind")
        if subject.placement.side in ("left", "right") and len(self._staging.subjects) > 1:
            extras.append(f"on the {subject.placement.side}")
        lead = " ".join((self._phrase(subject) + ("," if held and several else ""), *extras))
        return f"{lead} {self._deeds(subject)}".rstrip(" ,")

    def _part(self, subject: Subject) -> str | None:
        """Return which part of somebody a tight frame holds; None for all of it, or where hands are at work."""
        size = self._staging.camera.size
        identity = self._identities.get(subject.id)
        still = all(action.verb in ("look", "lie", "stand", "sit", "swim", "kneel") for action in subject.actions)
        if size not in TIGHT or identity is None or not is_living(identity.kind) or not still:
            return None
        if subject.count > 1 or subject.noun in GROUPS:
            return "faces"
        return "eye" if identity.kind != "person" and size == "extreme close-up" else "face"

    def _held(self, noun: str) -> str:
        """Return what somebody holds, in the words that the brief has for it: `a red umbrella`."""
        identity = next((one for one in self._coloured.values() if noun in (one.noun, one.term)), None)
        if identity is None:
            return counted(1, noun)
        return counted(1, identity.noun, [word for word in identity.adjectives if " " not in word][:2])

    def _deeds(self, subject: Subject) -> str:
        many = is_several(self._noun(subject), subject.count)
        said: list[str] = []
        told: set[str] = set()
        for action in sorted(subject.actions, key=lambda action: action.begin):
            if action.verb == "carry" and action.target is None and subject.holding is not None:
                continue
            words = self._towards(action, subject, told)
            said.append(f"{conjugated(action.verb, many=many)}{_manner(action)}{words}")
        return listed(list(dict.fromkeys(said)))

    def _towards(self, action: Action, subject: Subject, told: set[str]) -> str:
        """Return to whom or what a deed is done, with a blank before; a pronoun for whom the clause has named."""
        target = next((other for other in self._staging.subjects if other.id == action.target), None)
        if target is None or target.id == subject.id:
            return " it" if action.verb in _WITH_HELD and subject.holding is not None else ""
        name = self._again(target) if target.id in told else self._named(target)
        told.add(target.id)
        self._spoken.add(target.id)
        if action.verb == "sail" and target.id in self._mounts:
            return f" in {name}"
        if action.manner == "away":
            return f" from {name}"
        if action.verb == "sit" and target.noun in FURNITURE:
            return f" on {name}"
        return f" {_TARGETS.get(action.verb, 'near {}').format(name)}"

    def _named(self, subject: Subject) -> str:
        """Return whom a deed is done to: what is ridden or rowed has no clause of its own, and is named here."""
        return self._phrase(subject) if subject.id in self._mounts else self.known(subject)

    def _again(self, subject: Subject) -> str:
        """Return the pronoun for somebody just spoken of."""
        if is_several(self._noun(subject), subject.count):
            return "them"
        identity = self._identities.get(subject.id)
        if identity is None or identity.kind != "person":
            return "it"
        return _OBJECT_PRONOUNS.get(identity.look.presentation or "", self.known(subject))


def _manner(action: Action) -> str:
    return f" {action.manner}" if action.manner else ""
