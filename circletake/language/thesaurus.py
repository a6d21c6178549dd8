"""Rarer words by commoner ones that stand for nearly the same to the eye."""

from __future__ import annotations

from circletake.language.verb_kin import VERB_KIN
from circletake.language.wordlists import wordset

_NOUNS = """
police officer: sheriff marshal constable deputy gendarme ranger bailiff
traveller: bandit outlaw thief robber burglar smuggler vagabond tramp gunslinger settler refugee hitchhiker
man: mayor chairman bachelor hero villain gentleman neighbour neighbor owner boss guest host stranger gambler groom
woman: sweetheart darling beloved customer heroine hostess maid bridesmaid actress model
worker: astronomer craftsman craftswoman electrician welder shipwright luthier sculptor technician lumberjack
fisherman: ferryman boatman rower deckhand captain harpooner oarsman helmsman whaler
farmer: beekeeper winemaker vintner rancher milkmaid forester
cook: sommelier pastry-chef confectioner butcher brewer barkeeper bartender innkeeper
doctor: physicist botanist zoologist psychologist archaeologist paleontologist vet veterinarian paramedic
teacher: cartographer historian archivist scholar philosopher author novelist editor secretary judge mayor
man: president heir assassin rebel veteran duke baron squire pharaoh emperor sultan nerd concierge vampire
woman: duchess countess heiress empress baroness
boy: newsboy paperboy bellboy errand-boy
teacher: critic architect umpire referee
doctor: midwife apothecary pharmacist
worker: sweep chimney-sweep
musician: minstrel bard troubadour
soldier: centurion legionary
witch: psychic clairvoyant fortune-teller
wizard: dwarf goblin hobbit leprechaun
wool: scarf sweater sock
crowd: fan supporter onlooker bystander
musician: violist flautist flutist harpist accordionist composer organist bassist dj
dancer: trapeze-artist tightrope-walker juggler performer showgirl contortionist
clown: ringmaster comedian puppeteer harlequin
athlete: jockey striker skateboarder weightlifter sprinter gymnast wrestler snowboarder goalkeeper
soldier: general sergeant officer gladiator archer crusader mercenary swordsman
astronaut: spacewalker pilot aviator
wizard: alchemist druid warlock shaman
ghost: mummy zombie ghoul banshee demon wraith
giant: cyclops minotaur bigfoot
mouse: raccoon badger otter beaver weasel ferret chipmunk
bird: kingfisher woodpecker magpie peacock hummingbird cuckoo nightingale blackbird toucan
lizard: iguana chameleon gecko
dragon: iguana
bear: koala sloth
horse: steed stallion pony
pine: conifer
bush: bramble shrubbery
boat: barge raft punt skiff ferryboat
ship: barque frigate schooner liner cruiser warship
car: roadster limo suv hatchback
truck: bulldozer tank
aeroplane: airliner seaplane warplane airbus
chair: sofa couch armchair
stick: bow longbow crossbow
lantern: chandelier spotlight headlamp lightbulb
box: trunk coffin safe
letter: telegram ticket certificate invitation poem drawing painting sketch blueprint
book: typewriter ledger album
rock: crystal diamond gem jewel ruby emerald meteorite
bread: dough soup croissant loaf bun baguette pastry meal cookie pancake noodles
radio: microphone walkie-talkie speaker
gate: gateway doorway entrance exit
tent: gazebo pavilion
statue: idol bust totem
bottle: jar jug
apple: nut acorn walnut chestnut hazelnut
crate: kennel doghouse birdhouse hutch coop nestbox
crowd: team squad gang troupe
cup: drink beer wine whisky soda milk juice
coin: dollar jewel
computer: chessboard keyboard smartphone
kitchen: saloon canteen cafeteria pizzeria pub
railway: airport subway metro
theatre: stadium nightclub cinema fairground funfair
workshop: supermarket store boutique mall
room: bathroom basement balcony treehouse prison cell dorm nursery cellar
forest: treehouse
office: courtroom bank embassy headquarters
garden: zoo picnic
city: paris london berlin rome tokyo madrid lisbon vienna moscow istanbul chicago brooklyn manhattan hollywood havana
city: amsterdam barcelona dublin prague warsaw athens cairo mumbai delhi shanghai beijing seoul sydney toronto vegas
harbour: venice
"""

_VERBS = """
work: knead assemble install engineer operate manufacture scrub dust iron knit weave embroider print fold stack
stand: get_up stand_up wake_up rise_up wake awaken
walk: set_off set_out come_back go_back go_on go_home move_on
look: gasp gape turn_around turn_back look_up look_down look_back wake_to turn
work: make use do prepare
reach: get put set pick_up put_down turn_on turn_off switch_on switch_off
hold: keep hold_up
sleep: fall_asleep go_to_sleep
dance: come_alive
fly: take_off
grow: grow_up
fall: fall_over fall_down
talk: call_out cry_out
eat: bite_into
walk: sneak crawl limp stagger plod tiptoe hobble saunter amble tread advance retreat vanish disappear
run: scramble scurry bolt stampede scamper dart
look: stargaze inspect scan spy contemplate reflect ponder regard behold discover daydream marvel face
talk: interrogate confess propose apologise apologize promise swear pray debate joke gossip order
embrace: befriend reconcile snuggle marry wed
wave: applaud clap cheer gesture
stand: live dwell stop halt cease tremble shiver hesitate freeze hide guard shield shelter appear vanish exist
reach: unwrap unfold untie switch press grasp snatch grip accept receive extinguish
carry: shoulder heave tow steal smuggle
lie: surrender collapse expire drown
sit: squat
kneel: surrender beg
throw: juggle pitch chuck catapult
fight: protect wage resist confront challenge struggle defeat slay kill shoot
give: donate present bestow sell
fall: plunge topple capsize descend faint
fly: levitate orbit ascend swoop
swim: wade splash
jump: lunge bound spring skip
shine: glisten shimmer dazzle ignite illuminate radiate
grow: flourish ripen become transform
break: split snap tear
cry: sob weep wail whimper
smile: grin beam chuckle giggle
eat: devour nibble gobble munch feast lick
drink: gulp slurp
sleep: slumber snooze hibernate
dance: whirl prance frolic
play: rehearse improvise
read: recite browse
chase: stalk
search: rummage seek
"""


def _by_rare(block: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for line in block.strip().splitlines():
        common, _, rare = line.partition(":")
        for word in rare.split():
            out.setdefault(word.replace("_", " "), common)
    return out


COMMONER_NOUNS = _by_rare(_NOUNS)
"""A rarer noun to a commoner one that looks much the same."""

COMMONER_VERBS = {**_by_rare(VERB_KIN), **_by_rare(_VERBS)}
"""A rarer verb to a commoner one that looks much the same."""

PEOPLE = wordset(
    "pickpocket crook swindler vandal intruder bully "
    "sheriff bandit outlaw thief hero villain mayor customer neighbour neighbor owner boss guest host visitor "
    "passenger "
    "enemy rival lover twin cousin crew gambler tramp beggar refugee patient victim suspect murderer killer savage "
    "monk nun pupil "
    "sweetheart darling beloved jockey striker fan supporter onlooker bystander "
    "apprentice servant slave butler maid bride groom spouse fiancé fiancée baby infant teenager adult human citizen "
    "immigrant captain general sergeant judge chef guru saint pope ninja geisha tribe kin nomad expat goth punk "
    "friend companion partner colleague buddy mate classmate roommate teammate acquaintance stranger "
    "hipster"
)
"""Nouns of people that no ending gives away."""
