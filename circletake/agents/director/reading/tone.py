"""The feeling, the kind and the time of a film: as the brief says, else as its story suggests."""

from __future__ import annotations

from typing import NamedTuple

from circletake.language import Story, TextRead, Wishes
from circletake.schema import Choice, Form, Genre, Mood

_GENRE_MOODS: dict[Genre, Mood] = {
    "drama": "tender", "adventure": "epic", "comedy": "comic", "thriller": "tense", "horror": "scary",
    "science fiction": "wondrous", "fantasy": "wondrous", "romance": "romantic", "documentary": "calm",
    "fairy tale": "wondrous", "western": "tense", "noir": "dark", "nature": "calm", "mystery": "mysterious",
    "sport": "triumphant", "war": "dark", "slice of life": "tender",
}  # fmt: skip
_SUGGESTS: tuple[tuple[Genre, frozenset[str]], ...] = (
    (
        "western",
        frozenset("cowboy,saloon,sheriff,bandit,gunslinger,outlaw".split(",")),
    ),
    (
        "science fiction",
        frozenset(
            "astronaut,spaceship,spacecraft,robot,alien,ufo,rocket,android,planet,mars,rover,cyborg,space,capsule,"
            "starship".split(",")
        ),
    ),
    (
        "fantasy",
        frozenset("dragon,wizard,knight,elf,sorceress,unicorn,troll,ogre,mermaid,potion".split(",")),
    ),
    (
        "fairy tale",
        frozenset("princess,prince,witch,fairy,giant,gnome,frog king,queen,king".split(",")),
    ),
    (
        "mystery",
        frozenset("detective,inspector,sleuth,clue,murderer,suspect".split(",")),
    ),
    (
        "horror",
        frozenset("ghost,monster,zombie,vampire,skeleton,skull,graveyard".split(",")),
    ),
    (
        "sport",
        frozenset("runner,boxer,athlete,footballer,team,champion,skier,swimmer,racer".split(",")),
    ),
    (
        "war",
        frozenset("soldier,trench,tank,battlefield,army".split(",")),
    ),
    (
        "adventure",
        frozenset("pirate,treasure,explorer,map,expedition,captain".split(",")),
    ),
)
_DEED_MOODS: dict[str, Mood] = {
    "fight": "tense", "chase": "tense", "flee": "tense", "escape": "tense", "hide": "scary", "scream": "scary",
    "haunt": "scary", "die": "melancholy", "lose": "melancholy", "mourn": "melancholy", "cry": "melancholy",
    "remember": "wistful", "wait": "wistful", "leave": "wistful", "kiss": "romantic", "marry": "romantic",
    "hug": "tender",
    "embrace": "tender", "help": "hopeful", "save": "hopeful", "rescue": "hopeful", "grow": "hopeful",
    "plant": "hopeful",
    "find": "wondrous", "discover": "wondrous", "fly": "wondrous", "dance": "joyful", "laugh": "joyful",
    "celebrate": "joyful",
    "juggle": "playful", "win": "triumphant", "slip": "comic", "stumble": "comic", "sleep": "calm", "rest": "calm",
    "explore": "epic", "sail": "epic", "search": "mysterious", "follow": "mysterious", "knock": "mysterious",
}  # fmt: skip
_PACE_MOODS: dict[str, Mood] = {"fast": "joyful", "slow": "calm"}
"""What a wish for pace says of the mood where nothing else does."""
_DUG_UP = frozenset({"dinosaur", "fossil", "mammoth", "museum", "archaeologist"})
"""Where these are, bones frighten nobody."""
_ANIMAL_ONLY: Genre = "nature"


class Tone(NamedTuple):
    """How the film is to feel."""

    form: Form
    genre: Genre
    moods: tuple[Mood, ...]
    choices: tuple[Choice, ...]


def read_tone(read: TextRead) -> Tone:
    """Decide form, genre and moods. What the brief says counts first; the rest is told as a choice."""
    wishes = read.wishes
    choices: list[Choice] = []
    genre = _genre(read, choices)
    moods = _moods(wishes, read.story, genre, choices)
    return Tone(wishes.form or "film", genre, moods, tuple(choices))


def _genre(read: TextRead, choices: list[Choice]) -> Genre:
    wishes, story = read.wishes, read.story
    if wishes.genres:
        return wishes.genres[0]
    if wishes.form == "documentary":
        return "documentary"
    if "once upon a time" in read.text[:400].lower():
        return "fairy tale"
    nouns = {entity.head for entity in story.entities} | {word for entity in story.entities for word in entity.words}
    if nouns & _DUG_UP:
        nouns -= {"skeleton", "skull"}
    for genre, words in _SUGGESTS:
        seen = sorted(words & nouns)
        if seen:
            choices.append(Choice(topic="genre", chosen=genre, because=f"the brief speaks of {seen[0]}"))
            return genre
    living = [entity for entity in story.entities if entity.living]
    if living and all(entity.kind == "animal" for entity in living):
        choices.append(Choice(topic="genre", chosen=_ANIMAL_ONLY, because="only animals act in it"))
        return _ANIMAL_ONLY
    return "drama"


def _moods(wishes: Wishes, story: Story, genre: Genre, choices: list[Choice]) -> tuple[Mood, ...]:
    if wishes.moods:
        return tuple(wishes.moods[:4])
    if wishes.hints:
        hint = wishes.hints[0]
        choices.append(Choice(topic="mood", chosen=hint, because="that is how somebody in it is described"))
        return (hint,)
    told = [_DEED_MOODS[event.clause.lemma] for event in story.events if event.clause.lemma in _DEED_MOODS]
    if wishes.genres:
        choices.append(Choice(topic="mood", chosen=_GENRE_MOODS[genre], because=f"it is what a {genre} film lives on"))
        return (_GENRE_MOODS[genre],)
    if told:
        mood: Mood = told[-1]
        choices.append(Choice(topic="mood", chosen=mood, because="that is where the story leads"))
        first = told[0]
        return (first, mood) if first != mood and len(told) > 2 else (mood,)
    if wishes.tempo in _PACE_MOODS:
        paced = _PACE_MOODS[wishes.tempo]
        choices.append(Choice(topic="mood", chosen=paced, because=f"the brief names none, and wants it {wishes.tempo}"))
        return (paced,)
    choices.append(Choice(topic="mood", chosen=_GENRE_MOODS[genre], because="the brief names none"))
    return (_GENRE_MOODS[genre],)
