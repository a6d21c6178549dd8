"""What nouns are: who they may be called by, and which of them nobody can point a camera at."""

from __future__ import annotations

from typing import Literal

from circletake.language.given_names import GIVEN_NAMES
from circletake.language.thesaurus import PEOPLE
from circletake.language.wordlists import wordset

Presented = Literal["feminine", "masculine", "neutral"]

_FEMININE = wordset(
    "woman girl lady mother mum mom grandmother grandma granny queen princess aunt sister daughter wife bride widow "
    "actress "
    "waitress witch sorceress enchantress nun ballerina goddess heroine niece granddaughter girlfriend schoolgirl "
    "lass crone "
    "mermaid policewoman businesswoman housewife stewardess empress duchess vixen mare hen cow ewe lioness doe "
    "maiden madam "
    "she-wolf siren midwife countess"
)
_MASCULINE = wordset(
    "man boy father dad grandfather grandpa king prince uncle brother son husband groom widower actor waiter wizard "
    "monk "
    "priest gentleman guy lad god hero nephew grandson boyfriend schoolboy fisherman fireman policeman businessman "
    "cowboy "
    "emperor duke stag bull rooster ram tomcat lord knight sorcerer butler milkman postman snowman merman salesman "
    "watchman craftsman swordsman count baron"
)

_ROLE_ENDINGS = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "ian",
    "eur",
    "ress",
    "smith",
    "keeper",
    "wright",
    "ee",
    "ant",
    "monger",
    "herd",
)
_NOT_ROLES = wordset(
    "water river flower paper letter number power summer winter weather corner tower shoulder finger dinner supper "
    "butter "
    "feather leather spider tiger hammer lantern ladder timber lumber silver copper anger danger wonder thunder "
    "order border "
    "shelter center theater chapter matter mirror door floor color colour harbor harbour motor meteor error horror "
    "terror "
    "tremor armor flavor vapor anchor razor tractor conductor reactor computer printer trailer poster counter planet "
    "helicopter roller rover glacier crater container scooter boiler blister ember cider tuber ginger pepper plant "
    "elephant "
    "restaurant giant pendant coffee tree bee knee referee steer deer beer pier tier list mist fist twist wrist "
    "chest slipper "
    "sweater jumper burger cucumber caterpillar cooler freezer heater lighter blender mixer folder drawer locker "
    "clipper "
    "banner charger headquarter altar pillar collar dollar guitar stair chair air hair flair propeller rubber amber "
    "paper-cutter reminder remainder disaster monster fever layer prayer answer future picture stranger's shower "
    "oven blanket rocket carpet basket market ticket pocket jacket bucket helmet magnet planet puppet trumpet "
    "dress address mattress fortress cypress compress headdress "
    "october november december september cover lever fender cinder folder newspaper encounter adventure whisper "
    "laughter "
    "daughter sister brother mother father center metre meter liter litre fiber timer speaker character customer"
) - wordset("daughter sister brother mother father customer conductor giant referee")

ABSTRACT = wordset(
    "silence sound noise hope love joy fear peace war time way life death end beginning start thing nothing "
    "something "
    "everything anything idea feeling mood tone style music score song soundtrack melody voice word story tale film "
    "movie "
    "video trailer clip shot scene dream memory secret mystery adventure journey truth world moment day night "
    "morning "
    "evening noon afternoon dusk dawn twilight midnight year month week hour minute second age past present future "
    "summer winter "
    "spring autumn "
    "season weather wind rain fog mist storm air darkness dark light sunlight moonlight shadow distance direction "
    "side left "
    "right top bottom middle center centre front background foreground frame camera close-up view help luck power "
    "strength "
    "beauty freedom home work job rest sleep breath heart mind soul spirit eye face hand arm leg head hair foot "
    "back shoulder "
    "finger tear smile laugh laughter look gaze cry voice whisper scream kiss hug step footstep turn chance choice "
    "problem "
    "question answer reason name kind sort part piece half lot bit place spot edge corner line color colour blue "
    "red green "
    "gold heat cold warmth cloud sky sun sunset sunrise horizon snow ice water sea wave shore tide dust smoke steam "
    "steadiness "
    "duration length second aspect ratio format style text title caption credit logo slogan brand product "
    "viewer "
    "narrator narration dialogue speech conversation sequence montage cut transition fade sound effect ambience "
    "ambiance "
    "loneliness friendship childhood youth courage grief sorrow happiness sadness anger excitement wonder magic "
    "trust care "
    "return arrival departure escape rescue search chase fight battle race dance game play show party wedding "
    "birthday "
    "celebration festival ceremony meal breakfast lunch dinner supper walk run swim ride flight fall rise jump trip "
    "travel "
    "duel storm thunder lightning gravity space nature ground bottom depth height width speed pace rhythm "
    "beat tempo "
    "noise echo hum buzz roar howl song tune chord key-change "
    "other one someone anyone everyone somebody nobody everybody rest crack noir drama comedy horror romance "
    "thriller "
    "documentary western fantasy fiction science vibe energy action feel atmosphere ambition intention reality "
    "nose mouth lip cheek ear neck chest knee chin brow fist palm thumb paw wing tail claw beak feather fur skin "
    "body "
    "eve waltz tango ballet lullaby hymn symphony serenade sonata aria polka foxtrot salsa joke gossip applause "
    "aurora borealis firmament starlight sunbeam moonbeam daylight starry-sky "
    "thunderstorm snowstorm rainstorm sandstorm blizzard hurricane downpour drizzle breeze heatwave "
    "humour humor slapstick suspense satire parody irony farce nonsense romcom biopic mystery whodunit tearjerker "
    "time-lapse timelapse slow-motion hyperlapse flashback voice-over voiceover soundscape "
    "crash explosion blast applause laughter accident collision success failure victory defeat triumph "
    "tagline slogan card knock rumor rumour signal news smell taste touch scent sight perfume"
)
"""Nouns that name nothing to be put in a picture by itself."""

BODY_PARTS = wordset(
    "eye face hand arm leg head hair foot back shoulder finger tear smile nose mouth lip cheek ear neck chest knee "
    "chin brow "
    "fist palm thumb paw wing tail claw beak feather fur skin body heart"
)
"""Parts of somebody: a shot of them is a shot of whose they are."""

SCENERY = wordset(
    "blackboard whiteboard chalkboard bookshelf bookcase windowpane doorframe doorbell "
    "oven stove sink fridge refrigerator counter shelf shelves cupboard floor wall ceiling roof deck mast railing "
    "pavement "
    "sidewalk kerb curb platform curtain carpet stair stairs staircase gutter drain chimney porch veranda threshold "
    "doorstep "
    "sand soil mud dirt gravel asphalt crack hole puddle tunnel rubble rail track bank riverbank tide current wake "
    "foam "
    "branch trunk root twig hedge lawn soilbed balcony windowsill sill awning pillow sheet duvet plate bowl spoon "
    "fork pan "
    "spark ember petal confetti glitter slope incline "
    "pot dish tray tap shower bath toilet shutter blind hinge knob handle wheel sail oar mast rigging cabin bunk"
)
"""Parts of a place or a thing: where nothing of that name can be shown, the place itself shows them."""

HYPERNYMS: dict[str, frozenset[str]] = {
    "animal": frozenset({"animal", "creature"}),
    "creature": frozenset({"animal", "creature", "person"}),
    "beast": frozenset({"animal", "creature"}),
    "bird": frozenset({"animal"}),
    "giant": frozenset({"animal", "creature"}),
    "friend": frozenset({"person", "animal", "creature"}),
    "stranger": frozenset({"person", "creature"}),
    "man": frozenset({"person"}),
    "woman": frozenset({"person"}),
    "boy": frozenset({"person"}),
    "girl": frozenset({"person"}),
    "child": frozenset({"person"}),
    "kid": frozenset({"person"}),
    "person": frozenset({"person"}),
    "hero": frozenset({"person", "creature", "animal"}),
    "machine": frozenset({"vehicle", "creature"}),
    "boat": frozenset({"vehicle"}),
    "ship": frozenset({"vehicle"}),
    "vehicle": frozenset({"vehicle"}),
    "vessel": frozenset({"vehicle"}),
    "plane": frozenset({"vehicle"}),
    "building": frozenset({"structure"}),
    "plant": frozenset({"plant"}),
    "flower": frozenset({"plant"}),
    "couple": frozenset({"person"}),
    **dict.fromkeys(("pack", "herd", "flock", "swarm", "pride", "shoal", "colony"), frozenset({"animal"})),
    "others": frozenset({"person", "animal", "creature"}),
}
"""Wider words by which something named before may be called again: `the animal`, `the boat`."""


def presentation_of(head: str, name: str | None = None, adjectives: tuple[str, ...] = ()) -> Presented | None:
    """Return how somebody is presented by noun, name or adjective; None when nothing tells."""
    if head in _FEMININE or "female" in adjectives or head.endswith(("woman", "girl")):
        return "feminine"
    if head in _MASCULINE or "male" in adjectives or (head.endswith("man") and head not in ("human", "woman")):
        return "masculine"
    return GIVEN_NAMES.get(name.split()[0].lower()) if name else None


def looks_like_role(head: str) -> bool:
    """Tell whether an unlisted noun probably names a person: sommelier, cartographer, violist."""
    return head in PEOPLE or (head not in _NOT_ROLES and len(head) > 4 and head.endswith(_ROLE_ENDINGS))
