"""Where things are usually found: the place to shoot somebody of whom no place is said."""

from __future__ import annotations

from collections.abc import Sequence

_BY_TERM: dict[str, str] = {
    term: place
    for place, terms in {
        "sea": "whale,dolphin,ship,sailing boat,submarine",
        "coast": "keeper,lighthouse,gull,turtle,snail",
        "underwater": "shark,octopus,fish,shoal,seaweed,mermaid",
        "harbour": "fisherman,rowing boat",
        "river": "duck,frog,paper boat,fishing rod",
        "forest": "fox,wolf,bear,deer,owl,rabbit,mushroom,witch,fairy,tree,dead tree,pine,leaf,snake",
        "fields": "lion,elephant,giraffe,horse,cow,sheep,kite,scarecrow,butterfly,bee,windmill,hot-air balloon,"
        "tractor,flower,"
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
        "coast": "sand shore tide shells lighthouse",
        "garden": "plant plants harvest watering bees flowers",
        "road": "race racing drives drive ride finish",
        "mountains": "climb climbs summit ski peak",
        "theatre": "perform stage applause concert curtain",
        "classroom": "teach teaches lesson pupils",
        "workshop": "repair repairs build builds invent hammer",
        "forest": "woods trees mushrooms hunt",
        "railway": "train platform rails",
        "space": "orbit planet spaceship earth drifts stars",
        "street": "shop traffic corner rooftop",
    }.items()
    for word in words.split()
}


_EVERYBODY = frozenset(
    {"man", "woman", "boy", "girl", "child", "old man", "old woman", "couple", "crowd", "dog", "cat", "bird", "flock"}
)
_ANYWHERE = 0.3
"""What somebody who is found everywhere says of a place, against 1 for who has a place."""


def default_place(things: Sequence[tuple[str | None, str]], words: Sequence[str] = ()) -> str:
    """Return the place term where most of some things are usually found.

    Args:
        things: Who and what is there, as (term, kind); what comes first counts most.
        words: What is said of them; a door or a knock makes it a room.
    """
    votes: dict[str, float] = {}
    for at, (term, kind) in enumerate(things):
        place = _BY_TERM.get(term or "")
        usual = place or _BY_KIND.get(kind, "hills")
        weight = _ANYWHERE if term in _EVERYBODY else 1.0 if place else 0.25
        votes[usual] = votes.get(usual, 0.0) + weight * (1.4 if at == 0 else 1.0)
    for word in dict.fromkeys(words):
        if word in _BY_WORD:
            votes[_BY_WORD[word]] = votes.get(_BY_WORD[word], 0.0) + 1.1
    return max(votes, key=lambda place: votes[place]) if votes else "hills"


def is_at_home(term: str | None, place: str | None) -> bool:
    """Tell whether a place is where something is usually found."""
    return place is not None and _BY_TERM.get(term or "") == place
