"""Where things are usually found: the place to shoot somebody of whom no place is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.natures import INTERIORS

_BY_TERM: dict[str, str] = {
    term: place
    for place, terms in {
        "sea": "whale,dolphin,ship,sailing boat,submarine",
        "coast": "keeper,lighthouse,gull,turtle,snail",
        "underwater": "shark,octopus,fish,shoal,seaweed,mermaid",
        "harbour": "fisherman,rowing boat,barrel",
        "river": "duck,frog,crocodile,paper boat,fishing rod",
        "forest": "fox,wolf,bear,deer,owl,rabbit,mushroom,witch,fairy,tree,dead tree,pine,leaf,snake",
        "fields": "lion,elephant,giraffe,horse,cow,sheep,kite,scarecrow,butterfly,bee,windmill,hot-air balloon,"
        "tractor,flower,tortoise,"
        "flowers,grass,barn,seedling",
        "farm": "farmer,hen,pig",
        "jungle": "monkey",
        "desert": "camel,cactus,pyramid",
        "snowfield": "penguin,snowman,igloo,snowball,iceberg",
        "mountains": "eagle,giant,dragon,traveller",
        "hills": "flock,bird,tent",
        "castle": "soldier,crown,sword,shield,castle",
        "space": "astronaut,rocket,ufo,star,planet,alien",
        "planet": "rover",
        "kitchen": "cook,bread,cup,apple,bottle",
        "workshop": "worker,hammer,clock,robot,broom,toy,radio",
        "library": "teacher,book",
        "laboratory": "doctor,potion,telescope,computer",
        "theatre": "dancer,musician,clown,violin,piano,trumpet,guitar,drum",
        "street": "man,woman,police officer,cat,dog,bicycle,car,bus,truck,motorcycle,skateboard,umbrella,lamp post,"
        "shop,sign,"
        "athlete,couple,crowd",
        "city": "tower",
        "village": "boy,girl,child,old man,old woman,house,church,well,bell",
        "garden": "statue,swing,ferris wheel,bench,ball,balloon",
        "railway": "train",
        "sky": "aeroplane,helicopter,paper plane",
        "room": "mouse,candle,lantern,letter,box,bag,table,chair,bed,window,camera,key,coin,hat,mirror,rope,ladder",
        "temple": "monk,ruin,skull,ghost",
        "road": "wagon,carriage",
        "bridge": "bridge",
    }.items()
    for term in (part.strip() for part in terms.split(","))
}  # fmt: skip
_BY_KIND: dict[str, str] = {
    "person": "street", "animal": "fields", "creature": "forest", "vehicle": "road", "plant": "garden",
    "structure": "hills",
    "prop": "room",
}  # fmt: skip


_WITHIN = {
    "along the {}": "coast beach shore river road path street harbour pier coastline railway tracks trail quay",
    "across the {}": "sea ocean lake desert snowfield ice planet fields field meadow plain bridge sky moon square roof",
    "over the {}": "hills hill mountains mountain clouds",
    "through the {}": "forest wood woods jungle city town village garden park castle market station factory ruins "
    "temple",
}
_WITHIN_OF = {noun: how for how, nouns in _WITHIN.items() for noun in nouns.split()}


def within(place: str) -> str:
    """Return a place noun with the words for moving about in it: `along the beach`, `through the forest`."""
    return _WITHIN_OF.get(place, "through the {}").format(place)


_BY_WORD: dict[str, str] = {
    word: place
    for place, words in {
        "room": "door knock window wake sleep bed sofa lamp dream read letter floor attic stairs",
        "kitchen": "cook bake oven stove dinner breakfast bread cake",
        "sea": "sail waves storm-tossed water dive ship",
        "lake": "row fish fishes rows",
        "coast": "sand shore tide shells lighthouse surf surfs surfing",
        "garden": "plant plants harvest watering bees flowers",
        "road": "race racing drives drive ride finish",
        "mountains": "climb climbs summit ski peak",
        "theatre": "perform stage applause concert curtain",
        "classroom": "teach teaches lesson pupils blackboard chalk whiteboard",
        "workshop": "repair repairs build builds invent hammer",
        "forest": "woods trees mushrooms hunt",
        "railway": "train platform rails",
        "space": "orbit planet spaceship",
        "street": "shop traffic corner rooftop",
    }.items()
    for word in words.split()
}


_BY_NOUN: dict[str, str] = {
    noun: place
    for place, nouns in {
        "street": "detective,spy,agent,inspector,reporter,journalist,postman,mailman,thief,robber,busker,beggar,"
        "stranger,pedestrian,commuter,firefighter,fireman,tourist,neighbour,neighbor",
        "desert": "cowboy,sheriff,bandit,outlaw,gunslinger,nomad,bedouin",
        "castle": "king,queen,prince,princess,knight,jester,archer",
        "temple": "samurai,ninja,pilgrim,archaeologist",
        "harbour": "sailor,captain,skipper,seaman,mariner",
        "coast": "pirate,viking,surfer,lifeguard,castaway,keeper,sandcastle,shell",
        "kitchen": "baker,chef,waiter,waitress,barista,bartender",
        "workshop": "clockmaker,watchmaker,toymaker,carpenter,blacksmith,mechanic,inventor,painter,potter,tailor",
        "fields": "striker,footballer,goalkeeper,jockey,referee",
        "hills": "shepherd,shepherdess", "garden": "gardener,florist", "cave": "miner,caveman,dwarf,troll",
        "laboratory": "scientist,nurse,surgeon,chemist,professor,patient", "classroom": "student,pupil,teacher",
        "underwater": "diver,merman", "mountains": "climber,mountaineer,hiker", "snowfield": "skier",
        "theatre": "conductor,magician,singer,actor,actress,acrobat,boxer,ballerina", "office": "clerk,secretary,boss",
        "jungle": "explorer,tarzan", "library": "librarian,writer,poet,scholar", "forest": "hunter,woodcutter,elf",
    }.items()
    for noun in (part.strip() for part in nouns.split(","))
}  # fmt: skip
"""Where those are found whom a back-end shows as somebody more common."""

_EVERYBODY = frozenset(
    {"man", "woman", "boy", "girl", "child", "old man", "old woman", "couple", "crowd", "dog", "cat", "bird", "flock"}
)
_CARRIED = frozenset(
    {"hat", "letter", "bag", "coin", "key", "crown", "camera", "rope", "book", "cup", "gun", "glasses"}
)
_WILD = frozenset({"lion", "elephant", "giraffe", "camel", "crocodile", "eagle", "whale", "shark"})
"""Animals that never come into a house."""
_ANYWHERE = 0.3
"""What somebody who is found everywhere says of a place, against 1 for who has a place."""
_OUTDOORS = frozenset(
    {"lamp post", "car", "bus", "truck", "motorcycle", "bicycle", "train", "carriage", "tractor", "skateboard", "tree",
     "pine", "palm", "sign", "gate", "mailbox", "phone booth", "bench", "campfire", "tent"}
)  # fmt: skip
_FURNISHED = frozenset({"bed", "window", "table", "chair", "sofa", "mirror", "piano", "computer", "kettle", "pot"})
_ROOMS = frozenset("door desk bed sofa window kitchen oven stove stairs attic lamp".split())
_CLIMBED = frozenset({"ladder", "tree", "palm", "pine", "rope", "wall", "tower", "house", "castle", "lamp post"})
"""What can be climbed where there is no mountain."""
_WET = frozenset({"rain", "snow", "storm", "fog", "dust"})


class Thing(NamedTuple):
    """Somebody or something that is there."""

    term: str | None
    """What the back-end calls it."""
    kind: str
    noun: str = ""
    """What the brief calls it."""


def default_place(things: Sequence[Thing], words: Sequence[str] = (), *, outdoors: bool = False) -> str:
    """Return the place term where most of some things are usually found.

    Args:
        things: Who and what is there; what comes first counts most.
        words: What is said of them; a door or a knock makes it a room.
        outdoors: True for a place without a roof.
    """
    outdoors = outdoors or (any(thing.term in _WILD for thing in things) and not _ROOMS & set(words))
    votes: dict[str, float] = {}
    for at, thing in enumerate(things):
        place = _BY_NOUN.get(thing.noun) or _BY_TERM.get(thing.term or "")
        usual = place or _BY_KIND.get(thing.kind, "hills")
        common = thing.term in _EVERYBODY and thing.noun not in _BY_NOUN
        weight = _ANYWHERE if common or thing.term in _CARRIED or thing.noun == "net" else 1.0 if place else 0.25
        votes[usual] = votes.get(usual, 0.0) + weight * (1.4 if at == 0 else 1.0)
    climbed = any(thing.term in _CLIMBED for thing in things)
    for word in dict.fromkeys(words):
        if word in _BY_WORD and not (climbed and word in ("climb", "climbs")):
            votes[_BY_WORD[word]] = votes.get(_BY_WORD[word], 0.0) + 1.1
    if outdoors:
        votes = {place: weight for place, weight in votes.items() if place not in INTERIORS} or {"street": 1.0}
    return max(votes, key=lambda place: votes[place]) if votes else "hills"


def is_outdoors(things: Sequence[Thing], words: Sequence[str], weather: str | None) -> bool:
    """Tell whether somebody must be out of doors: beside a street lamp or a car, or in the rain."""
    if any(thing.term in _FURNISHED for thing in things) or _ROOMS & set(words):
        return False
    return weather in _WET or any(thing.term in _OUTDOORS for thing in things)


_PAST_PLACES: dict[str, str] = {
    "city": "village", "street": "village", "office": "castle", "laboratory": "workshop", "railway": "road",
    "factory": "workshop", "classroom": "library", "spaceship": "castle", "bridge": "road",
}  # fmt: skip
"""Modern places by what stood for them before there were engines."""
_FRONTIER_PLACES: dict[str, str] = {
    "city": "desert", "street": "desert", "village": "desert", "office": "room", "castle": "desert", "fields": "desert",
}  # fmt: skip
_LONG_AGO = re.compile(
    r"medieval|middle age|viking|ancient|roman|renaissance|baroque|antiquity|stone age|bronze age|iron age|prehistoric"
    r"|edo|\b1[0-7]\d\d|\b1[0-8]th"
)


def place_in_time(term: str, genre: str, era: str | None, *, named: bool) -> str:
    """Return the place that stands for another in the time in which a film plays.

    Args:
        term: The place.
        genre: The film's genre.
        era: The time that the brief names.
        named: True when the brief names the place: then only what did not exist yet is replaced.
    """
    if genre == "western":
        return _FRONTIER_PLACES.get(term, term) if not named or term in ("city", "street") else term
    long_ago = era is not None and _LONG_AGO.search(era) is not None
    legendary = genre in ("fantasy", "fairy tale") and era is None and not named
    return _PAST_PLACES.get(term, term) if long_ago or legendary else term
