"""Every vehicle: its drawing, its measures, how it moves, where its people sit."""

from __future__ import annotations

from typing import Literal, NamedTuple

from circletake.render.cast.vehicles import cars, horse_drawn, orbital, rail, road, water_air
from circletake.schema import SourceKind

Medium = Literal["land", "water", "air", "space"]


class Craft(NamedTuple):
    """A vehicle."""

    art: str
    medium: Medium
    speed_mps: float
    seat: tuple[float, float]
    """Metres from its middle, and above the ground or the water: where a driver's seat is."""
    inside: bool
    """True when its people are seen behind its side: through glass or over a gunwale."""
    colours: tuple[str, ...]
    second: str
    accent: str
    mass_kg: float
    sound: SourceKind | None = None
    scale: float = 1.0
    chimney: tuple[float, float] | None = None
    """Where smoke leaves it."""
    nozzle: tuple[float, float] | None = None
    """Where fire leaves it, downward."""
    wheel_m: float = 0.3
    """Radius by which its wheels turn."""
    pose: str = "drive"
    """How its driver holds himself: drive, ride, cycle, row, steer, stand, surf."""
    tows: str = ""
    """Drawing of what follows it."""
    handle: tuple[float, float] | None = None
    """Where it is pushed; None: at its back."""
    hitch_m: float = 0.0
    """How far ahead of its middle the animals begin that draw it; 0: before its front."""
    bar: tuple[float, float] | None = None
    """Where its rider's hands are."""
    pegs: tuple[float, float] | None = None
    """Where his feet are; those of a cyclist are on the pedals."""
    sill_m: float = 0.0
    """Where its windows begin, in metres above the ground: of its people only what is higher is seen, before the glass.
    0 where they are seen through the open."""


_PAINTS = ("#b8463c", "#3f6d8f", "#d9a441", "#5f8a6a", "#7a5c86", "#d8d2c4", "#456a73")
_HULLS = ("#9c4f3c", "#3f5f7f", "#5f7d5a", "#8a5a38", "#2f4a5f")

FLEET: dict[str, Craft] = {
    "car": Craft(cars.CAR, "land", 11, (-0.1, 0.42), True, _PAINTS, "ash", "lemon", 1200, "engine", wheel_m=0.33,
                 sill_m=0.98, handle=(-2.0, 0.98)),
    "bus": Craft(road.BUS, "land", 9, (3.85, 1.1), True, ("#c8443a", "#d9a23a", "#3f7d7c"), "cream", "white", 9000,
                 "engine",
                 wheel_m=0.48, sill_m=1.68),
    "truck": Craft(road.TRUCK, "land", 9, (2.22, 1.22), True, _PAINTS, "cream", "red", 8000, "engine", wheel_m=0.44,
                   sill_m=1.78),
    "bicycle": Craft(road.BICYCLE, "land", 4.2, (-0.14, 0.86), False, ("#c8443a", "#3f7d7c", "#4a6d9c", "#3a3840"),
                     "ink", "silver",
                     14, None, wheel_m=0.33, pose="cycle", bar=(0.36, 1.03)),
    "motorcycle": Craft(road.MOTORCYCLE, "land", 12, (-0.42, 0.72), False, ("#a83a34", "#2f4a6f", "#3a3840"), "ink",
                        "silver", 180,
                        "motorbike", wheel_m=0.31, pose="ride", bar=(0.27, 1.02), pegs=(-0.08, 0.34)),
    "train": Craft(rail.TRAIN, "land", 9, (-0.35, 1.12), True, ("#3f5a4a", "#8a3f3a", "#35506a", "#3a3840"), "crimson",
                   "gold", 60000,
                   "train", chimney=(2.5, 3.2), wheel_m=0.62, pose="stand", tows=rail.COACH, sill_m=2.18),
    "rowing boat": Craft(water_air.ROWING_BOAT, "water", 1.6, (-0.1, 0.2), True, _HULLS, "cream", "white", 120, None,
                         pose="row"),
    "sailing boat": Craft(water_air.SAILING_BOAT, "water", 2.6, (-2.3, 0.45), True, _HULLS, "cream", "red", 3000, None,
                          scale=0.85, pose="steer"),
    "ship": Craft(water_air.SHIP, "water", 3.5, (0.6, 2.6), True, ("#c25a3a", "#d9a441", "#b8463c"), "cream", "red",
                  900000, "engine",
                  chimney=(-4.4, 8.8), pose="stand"),
    "submarine": Craft(water_air.SUBMARINE, "water", 2.5, (0.0, 3.9), True, ("#d9a43a", "#4a6d7f", "#6a7382"), "iron",
                       "brass", 40000,
                       "hum", scale=0.7, pose="stand"),
    "aeroplane": Craft(water_air.AEROPLANE, "air", 14, (0.0, 1.2), True, ("#c8443a", "#3f6d8f", "#d9a441",
                       "#5f8a6a"), "cream", "cream",
                       900, "engine", wheel_m=0.24, sill_m=1.7),
    "helicopter": Craft(water_air.HELICOPTER, "air", 10, (0.8, 0.95), True, ("#c8553f", "#3f6d8f", "#d9a441"), "cream",
                        "cream", 1500,
                        "rotor", sill_m=1.18),
    "hot-air balloon": Craft(water_air.BALLOON_CRAFT, "air", 1.1, (0.0, 0.75), True, ("#c8503f", "#d9a23a",
                             "#4a7fa0"), "cream", "gold",
                             500, "fire", scale=0.62, pose="stand"),
    "rocket": Craft(water_air.ROCKET, "air", 14, (0.0, 7.0), True, ("#e8e2d6", "#d2d8dc"), "red", "navy", 20000,
                    "rocket", scale=0.62,
                    nozzle=(0.0, 0.0), pose="stand"),
    "ufo": Craft(water_air.UFO, "air", 5, (0.0, 2.6), True, ("#9aa5b1", "#8f9aa8", "#a3a0b5"), "iron", "lemon", 8000,
                 "hum", scale=0.7,
                 pose="stand"),
    "carriage": Craft(horse_drawn.CARRIAGE, "land", 3.0, (1.18, 1.26), False,
                      ("#6a2f3a", "#2f4a5f", "#3f5a45", "#57402f"),
                      "ink+", "gold", 600,
                      None, wheel_m=0.58, hitch_m=1.5),
    "tractor": Craft(road.TRACTOR, "land", 3.0, (-0.45, 1.25), True, ("#b8463c", "#4f7d4a", "#3f6d8f"), "iron",
                     "gold", 3000, "engine",
                     chimney=(0.84, 1.8), wheel_m=0.76),
    "rover": Craft(road.ROVER, "land", 0.8, (0.0, 0.6), False, ("#d9d5cc", "#c9cdd2"), "iron", "gold", 400, "hum",
                   wheel_m=0.26),
    "satellite": Craft(orbital.SATELLITE, "air", 2.2, (0.0, 1.6), True, ("#d9a441",), "navy", "red", 1500, "hum",
                       scale=0.45, pose="stand"),
    "wheelchair": Craft(road.WHEELCHAIR, "land", 1.4, (-0.02, 0.5), True, ("#3f6d8f", "#8a3f3a", "#3f5a4a"), "ink",
                        "silver", 18, None, wheel_m=0.3, pose="wheel", handle=(-0.44, 0.95)),
    "surfboard": Craft(water_air.SURFBOARD, "water", 4.2, (-0.1, 0.12), False, ("#e8d9a8", "#e9e4d8", "#d9603f"),
                       "cream", "#2f8a8a", 4, "surf", pose="surf"),
    "skateboard": Craft(road.SKATEBOARD, "land", 3.0, (0.0, 0.12), False, ("#c8443a", "#3f7d7c", "#d9a441"), "cream",
                        "white", 3, None,
                        wheel_m=0.04, pose="stand"),
}  # fmt: skip
"""Vehicles by term."""


class CraftVariant(NamedTuple):
    """What a word makes of a vehicle."""

    art: str = ""
    add: str = ""
    colour: str = ""
    second: str = ""
    scale: float = 1.0
    seat: tuple[float, float] | None = None
    sill_m: float = 0.0
    """Of its own drawing."""
    pose: str = ""
    """How its driver holds himself, where it is otherwise."""
    hitch_m: float = 0.0


CRAFT_VARIANTS: dict[str, CraftVariant] = {
    "taxi": CraftVariant(add=cars.TAXI_SIGN, colour="#e2b23a"), "cab": CraftVariant(add=cars.TAXI_SIGN,
                         colour="#e2b23a"),
    "police car": CraftVariant(add=cars.POLICE_LIGHTS, colour="#2f4263"), "racing car": CraftVariant(cars.RACING_CAR,
                               seat=(-0.4, 0.3), sill_m=0.8),
    "race car": CraftVariant(cars.RACING_CAR, seat=(-0.4, 0.3), sill_m=0.8),
                             "limousine": CraftVariant(colour="#2b2a33"),
                             "jeep": CraftVariant(cars.JEEP, colour="#5e7445", seat=(-0.1, 0.55), sill_m=1.06),
    **dict.fromkeys(
        ("sports car", "sportscar", "supercar"),
        CraftVariant(cars.SPORTS_CAR, colour="#c22f2a", seat=(-0.2, 0.14), sill_m=0.86),
    ),
    **dict.fromkeys(("convertible", "roadster"), CraftVariant(cars.CONVERTIBLE, seat=(-0.24, 0.62), sill_m=0.92)),
    "school bus": CraftVariant(colour="#e0a92e"), "tram": CraftVariant(rail.TRAM, seat=(3.4, 1.2)),
                               "trolley": CraftVariant(rail.TRAM, seat=(3.4, 1.2)),
    "streetcar": CraftVariant(rail.TRAM, seat=(3.4, 1.2)), "fire engine": CraftVariant(add=road.FIRE_LADDER,
                              colour="#c23a32", second="#b5352e"),
    **dict.fromkeys(
        ("fire truck", "firetruck", "fire brigade truck", "fire brigade engine", "fire brigade car", "fire brigade"),
        CraftVariant(add=road.FIRE_LADDER, colour="#c23a32", second="#b5352e"),
    ),
    "ambulance": CraftVariant(add=road.RED_CROSS, colour="#efeae0", second="#efeae0"),
                              "scooter": CraftVariant(scale=0.85), "moped": CraftVariant(scale=0.85),
    "canoe": CraftVariant(water_air.CANOE), "kayak": CraftVariant(water_air.CANOE),
                          "gondola": CraftVariant(water_air.CANOE, colour="#2b2a33"),
    "raft": CraftVariant(water_air.RAFT), "fishing boat": CraftVariant(water_air.FISHING_BOAT, seat=(-1.6, 0.7)),
    "trawler": CraftVariant(water_air.FISHING_BOAT, scale=1.2, seat=(-1.6, 0.7)),
                            "galleon": CraftVariant(water_air.GALLEON, seat=(-7.6, 4.2)),
    "pirate ship": CraftVariant(water_air.GALLEON, second="ink", seat=(-7.6, 4.2)),
                                "vessel": CraftVariant(water_air.GALLEON, seat=(-7.6, 4.2)),
    "jet": CraftVariant(water_air.JET), "airplane": CraftVariant(), "airship": CraftVariant(water_air.AIRSHIP),
                        "zeppelin": CraftVariant(water_air.AIRSHIP),
    "blimp": CraftVariant(water_air.AIRSHIP),
    "sleigh": CraftVariant(horse_drawn.SLEIGH, seat=(-0.2, 0.62), hitch_m=1.7),
    "cart": CraftVariant(horse_drawn.CART, seat=(0.66, 1.2), hitch_m=1.45),
    **dict.fromkeys(("wagon", "covered wagon"), CraftVariant(horse_drawn.WAGON, seat=(1.2, 1.1), hitch_m=1.6)),
    "chariot": CraftVariant(horse_drawn.CHARIOT, seat=(-0.3, 0.57), pose="stand", hitch_m=1.3),
    **dict.fromkeys(
        ("dogsled", "dog sled"), CraftVariant(horse_drawn.DOGSLED, seat=(-1.12, 0.08), pose="stand", hitch_m=2.3)
    ),

                          "sled": CraftVariant(horse_drawn.SLEIGH, scale=0.6, seat=(-0.1, 0.4)),
    "locomotive": CraftVariant(), "drone": CraftVariant(scale=0.12), "yacht": CraftVariant(colour="#efeae0"),
}  # fmt: skip
"""Variants by noun."""
