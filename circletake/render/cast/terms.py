"""The people, animals, vehicles, things and actions that the stage can show, with the words that mean them."""

# The words of a term stand on one line, however many they are.
# ruff: noqa: E501
from __future__ import annotations

from circletake.schema import Term
from circletake.schema.vocabulary import TermKind

# name: other words. A gloss is made from the kind where none stands after "|".
_PEOPLE = """
man: guy, gentleman, father, dad, husband, uncle, king, prince, boyfriend, widower, brother, son, lord, prisoner, convict, neighbour, neighbor, butler, groom, grandad
woman: lady, mother, mum, mom, wife, aunt, queen, princess, girlfriend, bride, sister, daughter, widow, housewife, stewardess, maid
boy: lad, schoolboy, grandson, nephew
girl: schoolgirl, granddaughter, niece, lass
child: kid, toddler, orphan, pupil, student, teenager, baby, infant
old man: grandfather, grandpa, elder, hermit, old guy
old woman: grandmother, grandma, granny, crone
keeper: lighthouse keeper, guard, watchman, caretaker, janitor, gatekeeper | a keeper in a coat and cap
fisherman: angler, sailor, crew, captain, skipper, pirate, seaman, mariner
farmer: shepherd, peasant, gardener, harvester, herder
worker: welder, smith, builder, miner, mechanic, engineer, carpenter, blacksmith, clockmaker, watchmaker, toymaker, plumber, tailor, potter, painter, artist, sculptor, shoemaker, postman, mailman, courier, driver, butcher, barber, repairman, handyman
cook: chef, baker, waiter, waitress, barista, bartender
doctor: nurse, scientist, chemist, surgeon, inventor, professor, researcher, biologist | somebody in a white coat
teacher: librarian, writer, poet, clerk, reporter, journalist, accountant, lawyer, businessman, businesswoman, detective, spy, agent, inspector, photographer, director, boss, shopkeeper, merchant, salesman, florist, bookseller, lecturer
police officer: policeman, policewoman, cop, officer, firefighter, fireman, sheriff, marshal
soldier: knight, warrior, army, troops, squad, samurai, guardsman, gladiator, viking, archer, bowman, crossbowman | a fighter in armour
dancer: ballerina, acrobat, gymnast, skater, breakdancer, street dancer, rapper
musician: pianist, violinist, guitarist, singer, drummer, cellist, trumpeter, saxophonist, conductor, busker, band, rock band, jazz band, orchestra, choir, quartet
athlete: runner, boxer, team, swimmer, footballer, player, surfer, climber, skier, racer, champion, cyclist, motorcyclist, biker, jogger, diver, lifeguard, wrestler, goalkeeper
traveller: traveler, hiker, wanderer, explorer, tourist, nomad, pilgrim, stranger, walker, backpacker, adventurer, drifter, cowboy
astronaut: cosmonaut, spaceman, space explorer, pilot
witch: sorceress, enchantress
wizard: magician, sorcerer, mage, gnome, garden gnome
monk: priest, nun, druid
clown: jester, mime
couple: lovers, pair, newlyweds | two people together
crowd: people, audience, villagers, passengers, protesters, dancers, soldiers, tourists, strangers, workers, spectators, commuters, family, friends, parents, neighbours, neighbors, guests, customers, pupils, students, robbers
"""

# A cub of which nothing else is said is a lion's.
_ANIMALS = """
dog: puppy, hound, terrier, retriever, collie, sheepdog
cat: kitten, tabby, tomcat
fox: vixen, fox cub
wolf: wolf cub, coyote, jackal, husky
bear: grizzly, polar bear, bear cub, panda
lion: lion cub, cub, tiger cub, lioness, tiger, leopard, panther, cheetah, jaguar
horse: mare, stallion, foal, pony, mustang, unicorn, donkey, zebra, mule
cow: bull, ox, calf, buffalo, bison
sheep: lamb, goat, ram, ewe
pig: piglet, boar, hog
deer: stag, doe, fawn, elk, reindeer, moose, antelope, gazelle
rabbit: hare, bunny
mouse: rat, hamster, hedgehog, squirrel, mole
elephant: mammoth, elephant calf
giraffe: okapi
camel: llama, alpaca
monkey: ape, gorilla, chimpanzee, chimp
bird: sparrow, robin, dove, pigeon, swallow, songbird, canary, finch, crow, raven, parrot, bat, bats
gull: seagull, albatross, tern, pelican
owl: barn owl
eagle: hawk, falcon, condor, vulture
duck: goose, swan, duckling, heron, flamingo, stork, crane bird
hen: chicken, rooster, cock, turkey
penguin: puffin
flock: birds, flock of birds, geese, gulls, starlings
fish: goldfish, salmon, trout, carp, koi, clownfish
shoal: school of fish, fishes
shark: orca
whale: humpback, blue whale, sperm whale
dolphin: porpoise, seal, sea lion
octopus: squid, kraken, jellyfish
turtle: sea turtle
snake: serpent, cobra, python, eel, worm
frog: toad
butterfly: moth, dragonfly
bee: bumblebee, wasp, fly, beetle, ladybug, ladybird, insect, ant
snail: slug
"""

_REPTILES = """
tortoise: giant tortoise, land turtle, terrapin
crocodile: alligator, caiman, lizard, iguana, gecko, salamander, newt
"""

_CREATURES = """
robot: android, automaton, droid, machine, cyborg
dragon: wyvern, dinosaur, tyrannosaurus
ghost: spirit, phantom, spectre, apparition
giant: ogre, troll, monster, golem, yeti, titan, beast, werewolf, demon, devil, cyclops
alien: extraterrestrial, martian
fairy: pixie, elf, sprite, angel
mermaid: siren
scarecrow: puppet, doll, marionette, string puppet
snowman: snow man
"""

_VEHICLES = """
car: automobile, sedan, taxi, cab, convertible, sports car, sportscar, supercar, roadster, racing car, race car, police car, limousine, jeep
bus: school bus, tram, trolley, streetcar
truck: lorry, pickup, van, ambulance, fire engine, fire truck, firetruck, fire brigade truck, fire brigade engine, fire brigade car, fire brigade, caravan
bicycle: bike, cycle, tricycle
motorcycle: motorbike, scooter, moped
train: locomotive, steam train, railway train, subway, metro
rowing boat: boat, rowboat, canoe, kayak, dinghy, raft, lifeboat, gondola
sailing boat: sailboat, yacht, sloop, fishing boat, trawler
ship: steamer, ferry, ocean liner, freighter, tanker, galleon, pirate ship, vessel
submarine: u-boat, bathyscaphe
aeroplane: airplane, plane, jet, biplane, glider, propeller plane
helicopter: chopper, drone
hot-air balloon: hot air balloon, airship, zeppelin, blimp
rocket: spaceship, spacecraft, shuttle, starship, capsule, rocket ship
ufo: flying saucer, saucer
carriage: coach, stagecoach, cart, wagon, covered wagon, coach and horses, sleigh, chariot, sled, sledge, dogsled, dog sled
tractor: combine, harvester machine, bulldozer, digger
rover: moon rover, buggy, lander
satellite: probe, space probe, space telescope, orbiter
skateboard: roller skates
"""

_STRUCTURES = """
lighthouse: beacon tower
house: cottage, cabin, hut, home, mansion, villa, bungalow
tower: skyscraper, high-rise, clock tower, belfry, turret
church: chapel, cathedral
windmill: mill, wind turbine
barn: stable, shed
castle: fortress, palace
tent: camp, teepee, yurt, pavilion
bridge: footbridge
well: fountain
gate: arch, doorway, door, portal
wall: fence, hedge, barricade
statue: monument, obelisk, sculpture
ruin: ruins, pillar, column
pyramid: ziggurat
ferris wheel: carousel, merry-go-round
lamp post: streetlight, street lamp, lamppost, traffic light
sign: signpost, billboard
igloo: snow hut
shop: store, cafe, bakery, stall, kiosk, market stall, bar counter
"""

_PLANTS = """
tree: oak, maple, birch, willow, cherry tree, apple tree, elm
pine: fir, spruce, christmas tree, cedar
palm: palm tree, coconut tree
dead tree: bare tree
bush: shrub, hedge plant, fern
flower: rose, tulip, daisy, poppy, sunflower, lily, blossom, dandelion
flowers: bouquet, bunch of flowers, wildflowers
cactus: cacti
grass: reeds, wheat, corn, hay
mushroom: toadstool
seedling: sprout, sapling, plant, pot plant, seed
seaweed: kelp, coral
leaf: leaves, autumn leaf, petal, petals, cherry petals, rose petals, flower petals, cherry blossoms, falling leaves, autumn leaves
"""

_PROPS = """
ball: bomb, dynamite, grenade, football, soccer ball, beach ball, basketball, tennis ball, rugby ball, baseball, volleyball, marble, balloon ball, wrecking ball
balloon: red balloon, balloons, soap bubble, bubble, soap bubbles
kite: paper kite
umbrella: parasol
lantern: lamp, oil lamp, torch, candle, flashlight, chandelier
letter: envelope, note, postcard, message, paper, map, photograph, photo, picture, drawing, poster, ticket, envelope with a seal
book: diary, notebook, novel, scroll, comic, magazine, album
box: domino, dominoes, dominos, domino row, row of dominoes, crate, parcel, package, present, gift, chest, treasure chest, treasure, case, bin, cage, birdcage, bird cage
bag: backpack, suitcase, sack, basket, briefcase, purse, parcel bag, wallet
bottle: message in a bottle, vial, flask
cup: mug, glass, straw in a glass, glass of water, straw, tea, coffee, coffee cup, teacup, wine, beer, milk, soup, bowl, juice, cocoa, cocktail
bread: cake, birthday cake, wedding cake, pie, loaf, pizza, sandwich, cookie, croissant, dough, burger, cheese, bun, roll, pastry, biscuit, dessert
apple: fruit, orange, pear, pumpkin, egg, banana, cherry, tomato, lemon, fruits
table: desk, workbench, counter
chair: stool, throne, armchair, rocking chair
bench: park bench, seat
bed: cradle, hammock
window: skylight
clock: watch, pocket watch, alarm clock, hourglass
telescope: spyglass, binoculars, microscope
camera: film camera, video camera
radio: gramophone, record player, television, tv, phone, telephone, smartphone
computer: laptop, screen, monitor, tablet
piano: organ, keyboard instrument
violin: cello, fiddle, viola
guitar: banjo, ukulele, lute, harp
drum: drums, drum kit
trumpet: saxophone, horn, trombone, flute, clarinet
sword: blade, knife, dagger, spear
shield: armour
hammer: axe, tool, wrench, shovel, pickaxe, spade, screwdriver, crowbar
oil slick: oil, oil film, oil puddle, puddle of oil, film of oil, petrol, petrol puddle, petrol slick, gasoline, gasoline puddle | a film of oil in all colours on water or asphalt
rope: chain, chains, iron chain, metal chain, steel chain, anchor
ladder: rope ladder, stairs, staircase, steps
broom: mop, rake
key: golden key
coin: coins, gold, money, medal
crown: tiara
hat: cap, cowboy hat, straw hat
mirror: looking glass
paper boat: toy boat, origami boat
paper plane: paper airplane
toy: teddy bear, teddy, toy car, train set, doll toy
campfire: smoke, fire, bonfire, fireplace, flame, flames, burning fire
candle: candles, matches, lighter
fishing rod: fishing net, net
swing: seesaw, slide, pendulum
snowball: snow ball
rock: stone, boulder, pebble, asteroid, meteor
skull: bone, bones, dinosaur skeleton, dinosaur fossil, dinosaur bones
potion: cauldron, magic potion
wand: magic wand, staff, walking stick, cane, baton, stick
flag: banner, laundry, washing, washing line, clothes line, clothesline, curtain, curtains
bell: church bell, temple bell, handbell, hand bell
star: shooting star, comet
planet: moon, earth, globe
aurora: northern lights, aurora borealis, southern lights, polar lights | curtains of green light in the night sky
rainbow: | a bow of seven colours in the sky
fireworks: firework, firecracker, skyrocket | rockets that burst into coloured sparks in the sky
iceberg: ice floe, ice, ice cube, ice block, block of ice
vase: flower vase, urn, amphora, jar, jug, pitcher | a vase of painted porcelain
ring: wedding ring, engagement ring, gold ring, bracelet, earring
diamond: gem, jewel, crystal, ruby, emerald, sapphire, gemstone, necklace, jewels, jewellery
trophy: award, prize, gold cup, winner's cup, world cup
newspaper: paper news, gazette, tabloid, daily paper
painting: portrait, artwork, masterpiece, oil painting, picture frame, canvas painting
easel: canvas, painter's easel
typewriter: typing machine
gun: pistol, revolver, handgun, rifle, shotgun, musket, weapon
shell: seashell, conch, sea shell, clam, oyster, pearl
glasses: spectacles, sunglasses, eyeglasses, goggles
chessboard: chess, chess board, chess game, board game
sandcastle: sand castle, castle of sand
gravestone: grave, tombstone, headstone, tomb, memorial stone
coffin: casket, sarcophagus
mailbox: letterbox, postbox, post box, pillar box
phone booth: telephone booth, telephone box, phone box, call box
barrel: cask, keg, oil drum
bucket: pail, watering can
sofa: couch, settee, loveseat
kettle: teapot, coffee pot
pot: pan, frying pan, cooking pot, saucepan, wok
pen: pencil, quill, fountain pen, crayon, chalk
paintbrush: brush, painter's brush
"""

_MORE_VEHICLES = """
surfboard: surf board, bodyboard
wheelchair: wheel chair, invalid chair
"""

_MORE_STRUCTURES = """
volcano: erupting volcano, volcanic cone
"""

_MORE_PROPS = """
shoe: running shoe, running shoes, shoes, sneaker, sneakers, trainers, sandal, slipper, high heel
boot: boots, rubber boots, wellington
ice cream: ice cream cone, ice-cream, popsicle, gelato
lollipop: candy, sweet, sweets
cupcake: muffin
donut: doughnut, bagel
plate: dish, tray, platter
scissors: shears
compass
mask: carnival mask
microphone: mic
megaphone: loudspeaker, loudhailer
glove: gloves, mitten, boxing glove
banknote: banknotes, bill, cash, dollar bill, dollar
playing cards: cards, playing card, deck of cards, card
rubber duck: toy duck
racket: tennis racket, badminton racket, racquet
baseball bat: cricket bat, club
wheelbarrow: handcart, pushcart, barrow
cannon: artillery gun, field gun
carpet: flying carpet, magic carpet, rug
hose: fire hose, garden hose
cobweb: spider web, spider's web
confetti: streamers, paper confetti
saw: handsaw, hacksaw
test tube: test tubes, phial
sky lantern: paper lantern, floating lantern, sky lanterns
wool: ball of wool, yarn, ball of yarn, knitting
rocking horse: hobby horse
lava: lava flow, lava stream, magma, molten rock
target: archery target, bullseye, dartboard
lever: switch lever, hand lever, crank handle
goal: goalpost, goalposts, goal net, football goal, soccer goal
hoop: basketball hoop, basket hoop, basketball net
bow: longbow, bow and arrow, bow and arrows, crossbow
arrow: arrows
"""

_MORE_ACTIONS = """
shoot: loose an arrow, let fly, fire an arrow
push: push along
lift: hoist, heave, raise overhead
kick: kick a ball, score, shoot a goal
pull: drag, haul, tow, tug
"""

_ACTIONS = """
stand: wait, stay, linger, remain, pause, pose, be, freeze, solidify, freeze over, ice over, condense, fog up, mist up
walk: stroll, wander, stride, pace, trudge, march, approach, arrive, enter, leave, come, go, cross, return, follow, travel, hike, step, head, move, journey, roam, depart, explore, patrol, search, lead
run: sprint, race, rush, dash, chase, hurry, flee, escape, jog, charge, gallop, trot, hunt, pursue, ski, snowboard
sit: rest, perch, settle, relax, meditate
lie: sleep, nap, doze, lie down, dream, strand, die, faint
kneel: crouch, bow, pray, squat, bend, plant, dig, mourn
jump: leap, hop, bounce, rebound, skip, breach, dive, pounce, vault
fall: trip, stumble, tumble, collapse, slip, crash, sink, drop, topple, tip over, capsize, overturn, keel over, plunge, founder, go under, collide, crash into, bump into
climb: scale, clamber, ascend, mount
wave: greet, signal, beckon, hail, salute, say goodbye
point: show, indicate, gesture
look: watch, gaze, stare, see, observe, notice, search for, spot, glance, peer, find, discover, stargaze, study, examine, inspect, admire, witness, blow out, realise, realize, recognise, recognize, dream of, think, wonder, listen, hear, remember, smile, cry, weep
carry: hold, bring, bear, take, deliver, fetch, steal, rescue, save, lug
give: hand, offer, share, present, pass, show to, hand over, return to
reach: touch, shove, nudge, grab, catch, pick, pick up, open, close, press, stroke, pet, feed, release, knock, free, unlock, light, collect
embrace: hug, kiss, hold each other, comfort, reunite, cuddle
dance: twirl, spin, waltz, sway, celebrate, cheer, party
fight: duel, slap, smack, battle, punch, box, strike, attack, wrestle, defend, clash, hit, fence
play: perform, strum, drum, play music, sing, practise, practice, conduct
talk: speak, say, whisper, shout, call, argue, tell, announce, chat, ask, laugh, answer, discuss, read aloud, negotiate, teach, meet
work: build, hammer, weld, solder, repair, fix, cook, bake, paint, write, draw, forge, sew, craft, make, mend, assemble, type, mix, stir, sweep, clean, saw, carve, invent, create, harvest, water, pour, wash, polish, tinker, brew, boil, evaporate, vaporise, vaporize, steam, spill, leak, drip, flow, gush
read: study a book, leaf through
eat: drink, sip, chew, bite, graze, dine, taste
throw: toss, hurl, launch, fling, cast
ride: cycle, gallop on, skate, sled
drive: steer, pilot, cruise, speed, park
row: paddle
sail: float, drift, bob
swim: dive under, snorkel, surface
fly: soar, glide, hover, flutter, float in the air, circle, land, take off, lift off, launch into the sky, flap, rise
shine: glow, flash, burn, light up, sparkle, flicker, blaze, glimmer, twinkle
grow: bloom, blossom, sprout, unfold, expand
break: explode, burst, shatter, erupt, crumble, melt, crack, detonate, blow up, go off, disintegrate, splinter, thaw, dissolve, liquefy
roll: slide, slide down, rotate, turn, revolve
swing: sway back and forth, hang, dangle
"""


def _parse(block: str, kind: TermKind) -> tuple[Term, ...]:
    terms = []
    for line in block.strip().splitlines():
        name, _, rest = line.partition(":")
        words, _, gloss = rest.partition("|")
        terms.append(
            Term(
                name=name.strip(),
                kind=kind,
                words=tuple(word.strip() for word in words.split(",") if word.strip()),
                gloss=gloss.strip() or name.strip(),
            )
        )
    return tuple(terms)


CAST_TERMS: tuple[Term, ...] = (
    *_parse(_PEOPLE, "person"),
    *_parse(_ANIMALS, "animal"),
    *_parse(_CREATURES, "creature"),
    *_parse(_VEHICLES, "vehicle"),
    *_parse(_STRUCTURES, "structure"),
    *_parse(_PLANTS, "plant"),
    *_parse(_PROPS, "prop"),
    *_parse(_ACTIONS, "action"),
    *_parse(_REPTILES, "animal"),
    *_parse(_MORE_VEHICLES, "vehicle"),
    *_parse(_MORE_PROPS, "prop"),
    *_parse(_MORE_ACTIONS, "action"),
    *_parse(_MORE_STRUCTURES, "structure"),
)
