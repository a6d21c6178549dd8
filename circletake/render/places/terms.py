"""The places that the stage can show, with the words that mean them."""

from __future__ import annotations

from circletake.schema import Term

# name: other words | gloss; a line that starts with a space goes on.
_PLACES = """
sea: ocean, sea, open water, waves, horizon | the open sea under a wide sky, with waves
coast: beach, shore, seashore, coastline, seaside, sand beach, cove, bay, cliff, cliffs, island | a beach where
  waves reach the sand
harbour: harbor, port, dock, pier, quay, marina, wharf, jetty | a harbour with a pier and moored boats
river: stream, creek, brook, riverbank, waterfall | a river winding between green banks
lake: pond, lagoon, lakeside, lakeshore | a still lake that mirrors hills
underwater: reef, coral reef, deep sea, seabed, ocean floor, sea floor, deep | under the sea, with weeds, coral and
  light rays
mountains: mountain, peak, summit, alps, ridge, range, glacier, volcano | high mountains with snowy peaks
hills: hill, hillside, moor, heath, valley, highland, countryside, landscape | rolling green hills
fields: field, cornfield, wheatfield, barley field, meadow, plain, prairie, grassland, pasture, savanna, savannah,
  steppe, wheat field, vineyard | wide fields of grass or grain
forest: wood, woods, woodland, grove, clearing, pine forest, thicket | a deep forest of tall trees
jungle: rainforest, tropical forest | a dense jungle of palms, vines and ferns
desert: dunes, dune, sahara, wasteland, badlands, canyon, oasis | a desert of sand dunes
snowfield: arctic, antarctic, tundra, ice, ice field, iceberg, polar ice, north pole | a white plain of snow and
  ice
sky: clouds, cloud, heaven, air, above the clouds | high among the clouds
space: outer space, cosmos, galaxy, orbit, universe, stars, nebula | outer space with stars and planets
planet: moon surface, moon, mars, lunar surface, alien world, alien planet, red planet, crater | the bare
  surface of another planet under a black sky
city: skyline, roof, downtown, metropolis, town, rooftop, rooftops, skyscrapers, cityscape | a city skyline of towers
  with lit windows
street: alley, avenue, lane, sidewalk, pavement, corner, boulevard, crossing, market street, square, plaza | a
  street between houses with lamps
village: hamlet, small town, cottages, settlement | a small village of cottages with a church
farm: farmyard, barn, farmhouse, ranch, orchard | a farm with a barn and a fence
garden: park, playground, backyard, yard, courtyard, greenhouse | a garden with flower beds, a path and trees
castle: fortress, palace, citadel, battlement, kingdom | a castle with towers on a rock
temple: shrine, pagoda, ruins, ruin, monastery, church, cathedral, graveyard, cemetery | an old temple with
  columns and steps
factory: mill, industrial plant, warehouse, shipyard, mine, foundry, power plant | a factory with chimneys and
  smoke
railway: train tracks, railroad, train station, station, platform, rails | a railway through open country
road: highway, motorway, path, trail, racetrack, track, race track | a road leading to the horizon
bridge: viaduct, overpass | a bridge over a river
room: house, home, living room, bedroom, apartment, flat, cabin, hut, attic, cottage, parlour, study, inn,
  hallway | a cosy room with a window and a lamp
kitchen: bakery, restaurant, cafe, café, diner, bar, tavern, coffee shop | a kitchen with a stove, shelves and a
  table
workshop: garage, studio, forge, smithy, atelier, shed, shop, clockmaker's shop, toy shop | a workshop with a
  bench and tools on the wall
library: archive, bookshop, bookstore, reading room, museum, gallery | a library with tall shelves of books
classroom: school, schoolroom, lecture hall | a classroom with a blackboard and desks
office: cubicle, desk, newsroom, police station, control room | an office with desks, screens and a wide window
laboratory: lab, observatory, clinic, hospital, operating room | a laboratory with instruments and glass vessels
theatre: stage, concert hall, theater, opera, opera house, circus, ballroom, arena, concert | a theatre stage
  with curtains and spotlights
spaceship: spacecraft interior, cockpit, space station, submarine interior, bridge of the ship | inside a
  spaceship, with panels and a round window
cave: cavern, grotto, tunnel, mine shaft, underground, dungeon, cell, prison, jail | a cave with dripping stone
"""


def _parse(block: str) -> tuple[Term, ...]:
    terms = []
    for line in block.strip().replace("\n ", " ").splitlines():
        name, _, rest = line.partition(":")
        words, _, gloss = rest.partition("|")
        terms.append(
            Term(
                name=name.strip(),
                kind="place",
                words=tuple(" ".join(word.split()) for word in words.split(",")),
                gloss=" ".join(gloss.split()),
            )
        )
    return tuple(terms)


PLACE_TERMS: tuple[Term, ...] = _parse(_PLACES)

INTERIORS = frozenset(
    {"room", "kitchen", "workshop", "library", "classroom", "office", "laboratory", "theatre", "spaceship", "cave"}
)
