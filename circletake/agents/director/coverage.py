"""Coverage: every picture that a story could be told with, in story order."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.director import pictures, surroundings
from circletake.agents.director.acting import Acted, act
from circletake.agents.director.continuity import Continuity
from circletake.agents.director.grammar import Advice, recall_advice
from circletake.agents.director.legibility import asked_of, readable_sizes, telling_moves
from circletake.agents.director.moments import Moment
from circletake.agents.director.picturable import belongs, picturable
from circletake.agents.director.pictures import View
from circletake.agents.director.scenery import stands_in
from circletake.agents.director.setups import Setup
from circletake.agents.director.telling import Teller
from circletake.agents.habitats import Thing, default_place
from circletake.agents.natures import BIG, FURNITURE, GROUPS, INTERIORS, SHORES, is_living, nature_of
from circletake.schema import (
    Bible,
    BriefReading,
    Expression,
    Happening,
    Identity,
    Memory,
    Place,
    Placement,
    Subject,
    Treatment,
)

_GONE = frozenset({"melt", "vanish", "disappear", "explode", "burst", "detonate", "shatter", "crumble", "sink"})
"""After which somebody is in the picture no more."""
_ONCE = frozenset({"explode", "burst", "detonate", "erupt", "shatter", "blow up"})
"""What is over in a moment, and hides itself in smoke or shards: it is seen from one angle."""
_LEAVING = frozenset({"leave", "go", "depart", "vanish", "disappear", "flee"})
"""After which we look after who is gone."""
_DISCOVERY = frozenset("find discover see notice spot meet hear watch approach follow".split())
_RIDING = frozenset({"ride", "gallop", "canter", "trot"})
_LOOKS = frozenset("find discover see notice spot look watch stare gaze listen hear think remember smile cry".split())
_PRESENCE = frozenset("be stand live wait lie sleep remain stay exist".split())
_SELF_TOLD = _PRESENCE | frozenset("walk wake work sit rest run swim fly row sail ride drive travel wander".split())
_WEIGHTS: dict[str, float] = {"opening": 1.1, "development": 1.0, "turn": 1.3, "ending": 1.2}


def cover(
    reading: BriefReading, treatment: Treatment, bible: Bible, moments: Sequence[Moment], memory: Memory
) -> tuple[Setup, ...]:
    """Return every setup that the story offers, in story order."""
    return _Coverage(reading, treatment, bible, moments, memory).all()


class _Coverage:
    """Goes through the moments and keeps the scene's state."""

    def __init__(
        self,
        reading: BriefReading,
        treatment: Treatment,
        bible: Bible,
        moments: Sequence[Moment],
        memory: Memory,
    ) -> None:
        self.reading, self.bible, self.moments, self.memory = reading, bible, moments, memory
        self.lead = next((one for one in bible.identities if one.role == "lead"), next(iter(bible.identities), None))
        self.view = View(
            identities={identity.id: identity for identity in bible.identities},
            teller=Teller(reading),
            state=Continuity(lead=self.lead.id if self.lead is not None else None),
        )
        self.before = self._opening(treatment)
        """The first moment's place and light, in the mood of the opening."""
        self.acted: Acted | None = None
        """The last deed as it was played."""
        self.landmarks: set[str] = set()
        """Buildings that have been shown with their place."""
        self.out: list[Setup] = []

    def _opening(self, treatment: Treatment) -> Moment:
        first = self.moments[0]
        opening = next((beat for beat in treatment.beats if beat.function == "opening"), None)
        if opening is None or first.function == "opening":
            return first
        return first._replace(function="opening", mood=opening.mood, tension=opening.tension)

    def all(self) -> tuple[Setup, ...]:
        """Return the setups."""
        for at, moment in enumerate(self.moments):
            before = self.moments[at - 1] if at else None
            if before is None or moment.scene_key != before.scene_key:
                same_place = before is not None and before.place.id == moment.place.id
                self.view.state.enter_scene(same_place=same_place)
                self._establish(at, moment)
            elif moment.happening is not None and "later" in moment.happening.manner:
                # A year later others are here.
                self.view.state.enter_scene(same_place=False)
            self._cover(at, moment)
        self.out.append(self._last_image())
        return tuple(sorted(self.out, key=lambda setup: setup.order))

    def _establish(self, at: int, moment: Moment) -> None:
        happening = moment.happening
        if happening is not None and not happening.subjects and not happening.objects:
            return
        if any(earlier.place.id == moment.place.id for earlier in self.moments[:at]):
            # A place is established once; when only the light has changed, what happens next shows it.
            return
        seen = self.before if at == 0 else moment
        landmarks = tuple(one for one in self._landmarks(happening, moment.place) if one.id not in self.landmarks)
        self.landmarks.update(one.id for one in landmarks)
        for one in landmarks:
            if stands_in(self.view.identities[one.id], moment.place.term, moment.place.adjectives):
                self.view.state.sides[one.id] = "right"
                self.view.state.saw(one.id)
        self.out.append(surroundings.establish(self.view, seen, at - 0.4, landmarks, first=at == 0))

    def _landmarks(self, happening: Happening | None, place: Place) -> tuple[Subject, ...]:
        """Return the buildings and big plants of a scene: those of its happening, and those that are scenery."""
        here = (*happening.subjects, *happening.objects) if happening is not None else ()
        found = [self.view.identities[id_] for id_ in here if id_ in self.view.identities]
        scenery = [
            one
            for one in self.bible.identities
            if one.role == "background" and one not in found and self._is_idle(one)
            and default_place([Thing(one.term, one.kind)]) == place.term
        ]  # fmt: skip
        if place.term in INTERIORS:
            # A house does not stand in its own hallway.
            scenery = [one for one in scenery if one.kind != "structure" or one.term not in BIG]
        kept = [
            one for one in (*found, *scenery) if one.kind == "structure" or (one.kind == "plant" and one.term in BIG)
        ]
        kept += [one for one in self.bible.identities if stands_in(one, place.term, place.adjectives)]
        return tuple(
            Subject(
                id=one.id,
                noun=one.term or one.noun,
                count=one.count,
                adjectives=one.adjectives,
                placement=Placement(side="right", depth="far"),
            )
            for one in kept[:2]
        )

    def _is_idle(self, identity: Identity) -> bool:
        return all(identity.id not in (*one.subjects, *one.objects) for one in self.reading.happenings)

    def _last_image(self) -> Setup:
        """Return the picture that answers the film: the lead, and those with whom it all happened."""
        last = self.moments[-1]
        shown = [self.view.identities[id_] for id_ in self.view.state.seen if id_ in self.view.identities]
        if not shown and self.lead is not None and belongs(self.lead, last.place):
            # Where a film ends on a place, whom it is about has come there.
            shown = [self.lead]
        living = [one for one in shown if is_living(one.kind) and one.noun != "audience"] or shown
        mounts = {*self.view.state.mounts.values(), *self.view.state.carries.values()}
        lying = {id_ for id_, posture in self.view.state.posture.items() if posture == "lie"}
        ranked = sorted(
            (one for one in living if one.id not in mounts),
            key=lambda one: (
                one.id in lying,
                one.term in GROUPS and one.term != "couple",
                one.id not in self._in_last_deed(),
                self.lead is None or one.id != self.lead.id,
                -self._part_in_story(one),
                -shown.index(one),
            ),
        )
        standing = tuple(
            pictures.resting(self.view, one)
            for one in shown
            if one.kind == "structure"
            or (one.kind == "vehicle" and one.id not in mounts)
            or one.id in self.view.state.made
            or one.term in FURNITURE
            or (one.kind == "plant" and one.term in BIG)
        )
        leaves = last.happening is not None and last.happening.verb in _LEAVING
        order = len(self.moments) - 1 + 0.45
        return surroundings.last_image(self.view, last, order, ranked, standing[:2], leaves=leaves)

    def _in_last_deed(self) -> set[str]:
        """Return who takes part in what happens last: a film ends on its result."""
        return {one.id for one in self.acted.subjects} if self.acted is not None else set()

    def _part_in_story(self, identity: Identity) -> int:
        """Return in how many happenings somebody takes part."""
        return sum(identity.id in (*one.subjects, *one.objects) for one in self.reading.happenings)

    # One moment

    def _cover(self, at: int, moment: Moment) -> None:
        happening = picturable(moment.happening, self.view.identities)
        moment = moment._replace(happening=happening)
        if happening is None or not (happening.subjects or happening.objects):
            self.out.append(self._land_only(at, moment))
            return
        if at == 0:
            self._introduce(happening)
        self.view.state.place = moment.place.term
        self.view.state.wet = moment.light.weather in ("rain", "storm")
        present = self._present(happening)
        captive = frozenset(self.view.state.freed)
        acted = act(happening, self.bible, self.view.state, moment.mood, moment.place.term)
        self.acted = acted
        self.view.state.keep_doing(acted.subjects)
        sentence = self.view.teller.sentence(moment.number or 0)
        show = self._show(at, moment, acted, recall_advice(self.memory, sentence, acted.deed.sizes), sentence)
        if any(self._is_in_the_house(one.id, moment.place) for one in acted.subjects[:1]):
            # The audience is seen from the stage, by itself.
            show.subjects = tuple(one.with_(facing="camera") for one in acted.subjects[:1])
            show.sizes, present = ("medium", "full"), ()
        show.present = tuple(one for one in present if all(one.id != other.id for other in acted.subjects))
        self.out.append(show)
        if happening.verb in _GONE:
            self._drop(happening.subjects)
        self._around(at, moment, acted)
        if happening.verb in _GONE:
            self.view.state.seen = [id_ for id_ in self.view.state.seen if id_ not in happening.subjects]
        if acted.other is not None and acted.other in self.view.state.freed - captive:
            doers = [self.view.identities[one.id] for one in acted.subjects if one.id != acted.other]
            free = self.view.identities[acted.other]
            self.out.append(surroundings.set_free(self.view, moment, at + 0.32, free, doers[:2]))

    def _drop(self, ids: Sequence[str]) -> None:
        """Take out of everybody's hands what is no more."""
        gone = {noun for id_ in ids for noun in self._called(id_)}
        for holder, held in tuple(self.view.state.holding.items()):
            if held in gone:
                self.view.state.let_go(holder)

    def _called(self, id_: str) -> tuple[str, ...]:
        """Return the words by which something may be in somebody's hands."""
        one = self.view.identities.get(id_)
        return (one.noun, one.term or one.noun) if one is not None else ()

    def _is_in_the_house(self, id_: str, place: Place) -> bool:
        return place.term == "theatre" and id_ in self.view.identities and self.view.identities[id_].noun == "audience"

    def _present(self, happening: Happening) -> tuple[Subject, ...]:
        """Return who was seen in this scene and is not in this happening: the whale still lies there."""
        inside = {*happening.subjects, *happening.objects, *self.view.state.mounts.values()}
        held = set(self.view.state.holding.values())
        seen = [self.view.identities[id_] for id_ in self.view.state.seen if id_ in self.view.identities]
        staying = [
            one
            for one in seen
            if one.id not in inside and one.noun != "audience"
            and (one.term in FURNITURE or one.kind in ("structure", "plant",
            "vehicle") or one.id in self.view.state.posture or is_living(one.kind))
            and one.noun not in held and one.term not in held
        ]  # fmt: skip
        staying.sort(key=lambda one: (one.term not in FURNITURE, not is_living(one.kind)))
        return tuple(pictures.resting(self.view, one) for one in staying[:3])

    def _introduce(self, happening: Happening) -> None:
        """Show the lead alone before anything happens to it, unless the first happening does so itself."""
        lead = self.lead
        if lead is None or lead.kind in ("structure", "plant", "prop") or lead.id not in happening.subjects:
            # Whom the first happening finds or makes is not seen before it does.
            return
        tools = [self.view.identities[id_] for id_ in happening.objects if id_ in self.view.identities]
        with_tools = any(tool.kind == "vehicle" or happening.verb in _RIDING for tool in tools)
        alone = happening.subjects == (lead.id,) and (not tools or with_tools)
        if alone and (happening.verb in _SELF_TOLD or with_tools):
            return
        self.out.append(pictures.introduce(self.view, self.before, -0.3, lead, alone=alone))

    def _land_only(self, at: int, moment: Moment) -> Setup:
        """Show a moment in which only the place and the light act."""
        asked = asked_of(moment.happening)
        told = moment.number is not None
        return Setup(
            kind="show",
            moment=moment,
            order=float(at),
            priority=100.0,
            purpose=self.view.teller.sentence(moment.number or 0) if told else f"{moment.place.name}.",
            sizes=asked.sizes or ("extreme wide", "wide"),
            moves=asked.moves or ("static", "pan right", "tilt up"),
            weight=_WEIGHTS[moment.function],
            fixed_size=bool(asked.sizes),
            fixed_move=bool(asked.moves),
            lens=asked.lens,
        )

    def _show(self, at: int, moment: Moment, acted: Acted, advice: Advice | None, sentence: str) -> Setup:
        asked = asked_of(moment.happening)
        sizes = asked.sizes or readable_sizes(acted, self._cast_of(acted))
        purpose = sentence
        if advice is not None and not asked.sizes and advice.size in sizes:
            sizes = (advice.size, *[size for size in sizes if size != advice.size])
            purpose = f"{sentence[:-1]}: {advice.reason}." if advice.reason else sentence
        ids = [id_ for id_ in (acted.doer, acted.other) if id_ is not None]
        return Setup(
            kind="show",
            moment=moment,
            order=float(at),
            priority=100.0 + 5.0 * (moment.function in ("turn", "ending")),
            purpose=purpose,
            subjects=pictures.with_mounts(self.view, acted.subjects),
            focus=acted.doer or acted.other,
            sizes=sizes,
            moves=asked.moves or telling_moves(acted, advice, moment.mood, self.view.state.heading),
            must=tuple(dict.fromkeys((*ids, *self._acting(acted))))[:3],
            weight=_WEIGHTS[moment.function],
            fixed_size=bool(asked.sizes),
            fixed_move=bool(asked.moves),
            lens=asked.lens,
            racked=asked.racked,
        )

    def _acting(self, acted: Acted) -> list[str]:
        """Return who of the first two in a deed acts; what only stands there may be hidden."""
        return [subject.id for subject in acted.subjects[:2] if subject.actions]

    def _cast_of(self, acted: Acted) -> list[Identity]:
        return [self.view.identities[one.id] for one in acted.subjects if one.id in self.view.identities]

    def _around(self, at: int, moment: Moment, acted: Acted) -> None:
        """Add what surrounds a deed: coming to it, what it is done to, the faces, the thing in close, what is left."""
        view, verb = self.view, moment.happening.verb if moment.happening is not None else ""
        doer, other = view.identities.get(acted.doer or ""), view.identities.get(acted.other or "")
        bonus = 8.0 * (moment.function == "turn") + 4.0 * (moment.function == "ending")
        if doer is not None and other is not None and verb in _DISCOVERY and is_living(doer.kind):
            met = at == 0 and any(setup.kind == "introduce" for setup in self.out)
            self.out.append(pictures.notice(view, moment, at - 0.2, doer, bonus - 15.0 * met))
            self.out.append(pictures.seen_by(view, moment, at - 0.15, doer, other, bonus))
        if verb in _ONCE:
            # What blows up does so once: after it come the faces of those who saw it.
            self._witnesses(at, moment, acted, bonus)
            self.out.append(surroundings.air(moment, at + 0.4, 26.0 - 0.5 * at))
            return
        if other is not None and other.id not in view.state.mounts.values():
            # What carries somebody is not seen without its rider.
            self.out.append(pictures.close_on(view, moment, at + 0.2, other, bonus))
        self._faces(at, moment, acted, bonus)
        props = [one for one in acted.subjects if one.id != acted.other and self._kind(one.id) in ("prop", "plant")]
        if props:
            self.out.append(pictures.detail_of(view, moment, at + 0.1, props[0]))
        if doer is not None:
            if verb not in _LOOKS | _PRESENCE:
                self.out.append(pictures.closer(view, moment, at + 0.05, acted, doer))
                self.out.append(pictures.other_side(view, moment, at + 0.15, acted, doer))
            self.out.append(surroundings.afterwards(view, moment, at + 0.35, doer, other))
        self.out.append(surroundings.air(moment, at + 0.4, 26.0 - 0.5 * at))
        self.out.append(surroundings.sky(moment, at - 0.25, 20.0 - 0.5 * at))

    def _witnesses(self, at: int, moment: Moment, acted: Acted, bonus: float) -> None:
        """Add the faces of those who are there, and took no part in it."""
        inside = {one.id for one in acted.subjects if not self._is_alive(one.id)}
        seen = [self.view.identities[id_] for id_ in self.view.state.seen if id_ in self.view.identities]
        people = [one for one in seen if one.id not in inside and is_living(one.kind)]
        for number, one in enumerate(people[:2]):
            face: Expression | None = "surprised" if one.kind in ("person", "creature") else None
            self.out.append(pictures.face_of(self.view, moment, at + 0.25 + 0.02 * number, one, face, bonus))

    def _is_alive(self, id_: str) -> bool:
        return id_ in self.view.identities and is_living(self.view.identities[id_].kind)

    def _faces(self, at: int, moment: Moment, acted: Acted, bonus: float) -> None:
        """Add the face that the moment is about, and the other's answer."""
        view, verb = self.view, moment.happening.verb if moment.happening is not None else ""
        doer, other = view.identities.get(acted.doer or ""), view.identities.get(acted.other or "")
        who = doer
        if doer is not None and doer.kind != "person" and other is not None and other.kind == "person":
            # What a ghost does shows in the face of whom it haunts.
            who = other
        dead = who is not None and verb in ("die", "drown")
        if who is not None and is_living(who.kind) and not dead and not self._is_out_in_the_water(who):
            if verb in _PRESENCE and who is doer:
                self.out.append(pictures.close_on(view, moment, at + 0.2, who, bonus - 6.0))
            else:
                face = next((one.expression for one in acted.subjects if one.id == who.id), None)
                self.out.append(pictures.face_of(view, moment, at + 0.25, who, face, bonus))
        if other is not None and doer is not None and is_living(other.kind) and who is doer:
            self.out.append(pictures.answer_of(view, moment, at + 0.3, other, bonus))

    def _is_out_in_the_water(self, identity: Identity) -> bool:
        """Tell whether somebody swims too far out for a look into the face."""
        state = self.view.state
        return (
            nature_of(identity.term, identity.kind) == "swimmer"
            and state.place in SHORES
            and state.posture.get(identity.id) != "lie"
        )

    def _kind(self, id_: str) -> str:
        return self.view.identities[id_].kind if id_ in self.view.identities else ""
