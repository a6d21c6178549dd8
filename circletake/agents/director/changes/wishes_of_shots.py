"""Wishes that speak of single shots: in or out, order, length, framing, light, place, picture."""

from __future__ import annotations

import re
from collections.abc import Callable

from circletake.agents.director.changes.edits import (
    AddShot,
    Edit,
    MoveShot,
    RemoveShots,
    Restage,
    Retake,
    SetCamera,
    SetLength,
    SetLight,
    SetLines,
    SetMood,
    SetPlace,
    SplitShot,
    SwapShots,
)
from circletake.agents.director.changes.picturing import picture_from
from circletake.agents.director.changes.said import Said
from circletake.language import (
    MOODS,
    kinds_by,
    person_by_form,
    read_camera,
    read_length,
    read_light,
    read_text,
    third_person,
)
from circletake.schema import Light, Mood, Place, Shot, VoiceLine, derive_seed

_OUT = re.compile(
    r"\b(?:(?:drop|remove|delete|cut out|leave out|lose|skip|get rid of|throw out|kill|take "
    r"out|without)\b|cut\s+(?=the\b|shot|\d))"
)
_NOT_SHOTS = re.compile(
    r"\b(music|score|narration|narrator|voice-?over|dialogue|dialog|lines?|words|title|titles|sound)\b"
)
_ADD = re.compile(
    r"^(?:please\s+)?(?:add|insert|put in|include|i want|we need|show|then)\s+(?:me\s+)?(?:another\s+|one more\s+)?"
)
_WHERE = re.compile(
    r"\s*,"
    r"?\s*\b(?P<how>after|before|behind|following)\s+(?:shot\s+)?(?:number\s+)?(?P<which>the\s+(?:first|last|second|third)(?:\s+(?:shot|one))?|"
    r"\d{1,3}[a-z]{0,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\s*,"
    r"?\s*\bat\s+the\s+(?P<end>end|beginning|start)\b"
)
_MOOD_FORMS = {
    "sadder": "melancholy", "happier": "joyful", "darker": "dark", "scarier": "scary", "funnier": "comic",
    "calmer": "calm",
    "warmer": "hopeful", "lonelier": "lonely", "tenser": "tense", "more tension": "tense", "brighter": "joyful",
    "more romantic": "romantic", "lighter": "playful", "quieter": "calm", "gentler": "tender", "spookier": "scary",
}  # fmt: skip


def _retake(said: Said) -> list[Edit]:
    again = re.search(r"\b(again|retake|reshoot|re-shoot|redo|another take|once more|try)\b", said.lower)
    return [Retake(slates=said.shots.slates)] if again and said.shots.slates and not _ADD.match(said.lower) else []


def _remove(said: Said) -> list[Edit]:
    if not _OUT.search(said.lower) or _NOT_SHOTS.search(said.lower) or not said.shots.slates:
        return []
    return [RemoveShots(slates=said.shots.slates)]


def _split(said: Said) -> list[Edit]:
    asked = said.has("split", "divide") or re.search(r"\bmake two (?:shots )?(?:of|out of|from)\b", said.lower)
    return [SplitShot(slate=said.shots.slates[0])] if asked and len(said.shots.slates) == 1 else []


def _swap(said: Said) -> list[Edit]:
    if said.has("swap", "exchange", "switch", "trade") and len(said.shots.slates) == 2:
        return [SwapShots(one=said.shots.slates[0], other=said.shots.slates[1])]
    return []


def _move(said: Said) -> list[Edit]:
    if not re.match(r"(?:please\s+)?(?:move|put|shift)\b", said.lower) or not said.shots.slates:
        return []
    slate, rest = said.shots.slates[0], said.shots.slates[1:]
    order = [shot.slate for shot in said.plan.shots if shot.slate != slate]
    if said.has("beginning", "start", "front", "first") and not rest:
        return [MoveShot(slate=slate, after=None)]
    if said.has("end") and (not rest or rest == (order[-1],)):
        return [MoveShot(slate=slate, after=order[-1] if order else None)]
    if not rest:
        return []
    at = order.index(rest[0]) if rest[0] in order else len(order) - 1
    after = rest[0] if not said.has("before") else (order[at - 1] if at else None)
    return [MoveShot(slate=slate, after=after)]


def _add(said: Said) -> list[Edit]:
    if not _ADD.match(said.lower) or _NOT_SHOTS.search(said.lower) or said.quotes or said.has("earlier", "sooner"):
        return []
    where = _WHERE.search(said.lower)
    text = _WHERE.sub("", said.text) if where else said.text
    text = re.sub(
        r"(?i)^(?:please\s+)?(?:add|insert|put in|include|i want|we need|show|then)\s+(?:me\s+)?(?:another\s+|one "
        r"more\s+)?",
        "",
        text,
    )
    text = re.sub(r"(?i)^(?:a\s+)?(?:shot|picture|scene|clip)\s+(?:of|with|where|in which|showing)\s+", "", text)
    order = [shot.slate for shot in said.plan.shots]
    at = _insert_at(where, said, order)
    near = said.plan.shots[max(0, at - 1)]
    found = picture_from(text, said.plan, near, said.meanings)
    if found is None:
        return []
    length = read_length(said.text, first=True)
    return [
        AddShot(
            after=order[at - 1] if at else None, seconds=float(length.seconds) if length is not None else 3.5,
            staging=found.staging, purpose=found.purpose, must_show=found.must_show, identities=found.identities,
            places=found.places,
        )
    ]  # fmt: skip


def _insert_at(where: re.Match[str] | None, said: Said, order: list[str]) -> int:
    """Return how many shots come before the new one."""
    if where is None:
        return len(order)
    if where["end"]:
        return len(order) if where["end"] == "end" else 0
    named = said.shots.slates[-1] if said.shots.slates else order[-1]
    return order.index(named) + (0 if where["how"] == "before" else 1)


def _length(said: Said) -> list[Edit]:
    if not said.shots.slates:
        return []
    length = read_length(said.text, first=True) or read_length(f"make it {_seconds_part(said.lower)}", first=True)
    if length is not None and length.seconds > 0:
        return [SetLength(slates=said.shots.slates, seconds=float(length.seconds))]
    for word, factor in (
        ("longer", 1.4),
        ("shorter", 0.7),
        ("half as long", 0.5),
        ("twice as long", 2.0),
        ("double", 2.0),
    ):
        if said.has(word):
            return [SetLength(slates=said.shots.slates, factor=factor)]
    return []


def _seconds_part(lower: str) -> str:
    found = re.search(r"[\w.,]+(?:\s\w+)?\s*(?:seconds?|secs?|s)\b", lower)
    return found.group(0) if found else ""


def _camera(said: Said) -> list[Edit]:
    if not said.shots.slates:
        return []
    found = read_camera(said.lowers)
    steps = 0
    if said.has("closer", "tighter", "nearer") or re.search(r"\bclose(r)? (in|on)\b", said.lower):
        steps = 2 if said.has("much closer", "much tighter") else 1
    elif said.has("wider", "farther", "further away", "further back"):
        steps = -2 if said.has("much wider") else -1
    still = said.has("static", "still camera", "no movement", "don't move", "locked")
    move = found.move or ("static" if still else None)
    if steps and said.has("closer on", "close on", "tighter on"):
        return [SetCamera(slates=said.shots.slates, steps=steps, move=move)]
    if steps:
        return [SetCamera(slates=said.shots.slates, steps=steps, move=move)]
    size = found.size
    plain = re.search(r"\b(a|as a|to a|be)\s+(wide|close-up|closeup|medium|full|extreme wide)\b", said.lower)
    if size is None and plain:
        size = {"closeup": "close-up"}.get(plain.group(2), plain.group(2))  # type: ignore[assignment]
    return [SetCamera(slates=said.shots.slates, size=size, move=move)] if size or move else []


def _light(said: Said) -> list[Edit]:
    if _ADD.match(said.lower) or said.has("music", "score"):
        return []
    found = read_light(said.words, said.text)
    weather = found.weather
    if weather is not None and re.search(r"\bno (rain|snow|fog|storm|wind|clouds|mist)\b", said.lower):
        weather = "clear"
    if weather is None and re.search(r"\b(clear|cloudless|sunny)\W*$", said.lower):
        weather = "clear"
    if found.hour is None and weather is None and found.season is None:
        return []
    if (
        not said.shots.slates
        and not said.shots.everything
        and not re.search(r"\b(it|set|make|change|at|in)\b", said.lower)
    ):
        return []
    light = Light(hour=found.hour, season=found.season, weather=weather, intensity=found.intensity)
    edits: list[Edit] = [SetLight(slates=said.shots.slates, light=light)]
    place = _place_named(said)
    return edits + ([SetPlace(slates=said.shots.slates, place=place)] if place is not None else [])


def _place(said: Said) -> list[Edit]:
    if _ADD.match(said.lower) or not re.search(r"\b(in|on|at|to|by|under|through|along|inside)\b", said.lower):
        return []
    if not re.search(
        r"\b(make|set|put|move|place|let|change|should|play|plays|happen|happens|take|takes)\b|\binstead\b", said.lower
    ):
        return []
    place = _place_named(said)
    return [SetPlace(slates=said.shots.slates, place=place)] if place is not None else []


def _place_named(said: Said) -> Place | None:
    """Return the place that a wish names behind a preposition: one of the bible, or a new one."""
    read = read_text(said.text, kinds_by(said.meanings.index, person_by_form))
    entity = next((one for one in read.story.entities if one.kind == "place"), None)
    if entity is None:
        return None
    meant = said.meanings.thing(entity, "in")
    known = next(
        (one for one in said.plan.bible.places if entity.head in (one.noun, one.term) or meant.term == one.term), None
    )
    if known is not None:
        return known
    id_ = entity.head.replace(" ", "-")
    return Place(
        id=id_, name=f"the {entity.head}", noun=entity.head, term=meant.term, adjectives=tuple(entity.adjectives),
        seed=derive_seed(said.plan.seed, "place", id_), description=f"A {entity.head}.",
    )  # fmt: skip


def _mood(said: Said) -> list[Edit]:
    mood = _mood_named(said)
    if mood is None or said.has("music", "score", "soundtrack"):
        return []
    asked = re.search(r"\b(make|mood|feel|feels|feeling|more|less|tone|should be|let)\b", said.lower) is not None
    if not asked and not any(word in said.lower for word in _MOOD_FORMS):
        return []
    if _names_somebody(said):
        return []
    return [SetMood(slates=said.shots.slates, mood=mood)]


def _mood_named(said: Said) -> Mood | None:
    for form, mood in _MOOD_FORMS.items():
        if said.has(form):
            return mood  # type: ignore[return-value]
    found = MOODS.find(said.lowers)
    return found[0].value if found else None


def _names_somebody(said: Said) -> bool:
    nouns = {identity.noun for identity in said.plan.bible.identities} | {
        one.name.lower() for one in said.plan.bible.identities
    }
    return any(said.has(noun.removeprefix("the ")) for noun in nouns)


def _line(said: Said) -> list[Edit]:
    """Read words to be spoken: `add narration “...” to shot 2`, `in shot 3 the keeper says “...”`."""
    if not said.quotes or not said.has(
        "narration", "narrator", "voice-over", "voiceover", "says", "say", "line", "whispers"
    ):
        return []
    slate = said.shots.slates[0] if said.shots.slates else said.plan.shots[0].slate
    speaker = next(
        (
            one.id
            for one in said.plan.bible.identities
            if said.has(one.noun) or said.has(one.name.lower().removeprefix("the "))
        ),
        None,
    )
    taken = {line.id for shot in said.plan.shots for line in shot.lines}
    number = next(at for at in range(1, len(taken) + 2) if f"line-{at}" not in taken)
    return [SetLines(slate=slate, lines=(VoiceLine(id=f"line-{number}", text=said.quotes[0], speaker=speaker),))]


def _restage(said: Said) -> list[Edit]:
    """Read another picture for one shot: `make shot 3 a fox running`, `in shot 2 the keeper should wave`."""
    if len(said.shots.slates) != 1 or said.lower.startswith("replace "):
        return []
    slate = said.shots.slates[0]
    text = re.sub(
        r"(?i)^(?:please\s+)?(?:in\s+)?(?:make|change|let|have|turn|replace)?\s*(?:the\s+)?(?:last|first|second|third)?\s*(?:shot\s*)?"
        r"(?:\d{1,3}[a-z]{0,2}|one|two|three|four|five|six|seven|eight|nine|ten)?\s*(?:,"
            r"|:|into|to|with|by|be|as|show|is|shows)?\s*",
        "", said.text,
    )  # fmt: skip
    text = re.sub(
        r"(?i)\b(?:should|shall|must|has to|have to)\s+(\w+)", lambda found: third_person(found.group(1)), text
    ).strip()
    if not text or text == said.text:
        return []
    shot: Shot = said.plan.shot(slate)
    found = picture_from(text, said.plan, shot, said.meanings)
    if found is None or not found.staging.subjects:
        return []
    camera = found.staging.camera.with_(move=shot.staging.camera.move)
    return [
        Restage(
            slate=slate, staging=found.staging.with_(camera=camera, titles=shot.staging.titles),
                purpose=found.purpose,
            must_show=found.must_show, identities=found.identities, places=found.places,
        )
    ]  # fmt: skip


SHOT_WISHES: tuple[Callable[[Said], list[Edit]], ...] = (
    _remove, _split, _swap, _move, _line, _add, _retake, _camera, _length, _light, _place, _mood,
)  # fmt: skip
"""Readers of a wish, in the order in which they are tried."""

LAST_RESORT = _restage
