"""What deeds, things, weather and places do by nature, for the house rule of a shot's physics.

Each entry says which of WISA's phenomena are seen (arXiv 2503.08153, App. A.5), in words a picture model can draw, and
the orders of magnitude of the event: textbook values, rounded.
"""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import Bounds, Phenomenon, StateChange, Weather


class Law(NamedTuple):
    """What happens by nature where something is done, stands or blows."""

    phenomena: tuple[Phenomenon, ...]
    words: str
    """With `{}` for who or what it happens to: `the keeper`."""
    seconds: Bounds | None = None
    temperature_c: Bounds | None = None
    changes: tuple[StateChange, ...] = ()


def span(low: float, high: float) -> Bounds:
    """Return the order of magnitude of something, from and to."""
    return Bounds(low=low, high=high)


_FIRE = Law(
    ("combustion", "gas motion", "unnatural light sources"),
    "The flames of {} lick upward, no two moments alike, and their light trembles on all around.",
    temperature_c=span(600, 1100),
)
_LAMP = Law(
    ("unnatural light sources",),
    "The light of {} is strongest close by, fades with distance, and throws shadows away.",
)
_GLASS = Law(
    ("refraction", "reflection"),
    "Through {} the background is seen bent and upside down, with one small bright spot of light.",
)

THINGS: dict[str, Law] = {
    "campfire": _FIRE,
    "candle": _FIRE,
    "torch": _FIRE,
    "vase": _GLASS,
    "bottle": _GLASS,
    "fireworks": Law(
        ("explosion", "combustion", "unnatural light sources"),
        "The sparks of {} burst outward all at once, slow down, bend into arcs and go out in falling.",
        seconds=span(0.5, 3),
        temperature_c=span(1000, 2500),
    ),
    "lighthouse": Law(
        ("unnatural light sources", "scattering"),
        "The beam of {} is seen in the air that it passes through, and sweeps round evenly.",
        seconds=span(5, 20),
    ),
    "diamond": Law(
        ("refraction", "reflection"),
        "Every turn of {} throws small coloured flashes that jump from facet to facet.",
    ),
    "mirror": Law(
        ("reflection",),
        "What stands before {} is seen in it the other way round, as far behind as it is in front.",
    ),
    "rainbow": Law(
        ("refraction", "scattering"),
        "The bow of {} stands opposite the sun, red outside and violet inside, behind all that is near.",
    ),
    "bubble": Law(
        ("interference and diffraction", "elastic motion"),
        "Thin bands of colour slide over the wobbling skin of {}.",
    ),
    "flag": Law(("gas motion", "deformation"), "Waves run through the cloth of {} from the pole to the free end."),
    "kite": Law(
        ("gas motion", "deformation"),
        "The wind holds {} up against the line, and every gust brings a dip and a lift.",
    ),
    "iceberg": Law(
        ("liquid motion",),
        "Most of the bulk of {} lies under the water; the swell lifts and lowers it slowly.",
    ),
    "windmill": Law(
        ("rigid body motion", "gas motion"),
        "The sails of {} turn with the wind at one even pace.",
        seconds=span(2, 8),
    ),
}
"""What things do where they stand, by the stage's word or the brief's."""

LAMPS: dict[str, Law] = dict.fromkeys(("lantern", "lamp post", "computer", "window", "phone booth"), _LAMP)
"""What is a source of light when it is dark."""

WEATHER: dict[Weather, Law] = {
    "rain": Law(
        ("liquid motion", "reflection"),
        "Rain falls in slanting lines, rings every puddle, and the wet ground mirrors what stands on it.",
        temperature_c=span(2, 25),
    ),
    "snow": Law(
        ("gas motion",),
        "The flakes sink slowly, each at its own pace, and turn aside with the air.",
        temperature_c=span(-10, 1),
    ),
    "fog": Law(("scattering",), "The farther away, the paler and softer everything is."),
    "storm": Law(
        ("gas motion", "liquid motion", "elastic motion"),
        "Gusts bend whatever is loose, and it springs back between them.",
    ),
    "wind": Law(("gas motion", "elastic motion"), "Grass, cloth and hair lean with the wind and spring back."),
    "dust": Law(("gas motion", "scattering"), "The dust rolls low over the ground and dims the sun to a disc."),
}

PLACES: dict[str, Law] = {
    "underwater": Law(
        ("liquid motion", "refraction", "scattering"),
        "Ripples of light wander over everything, far things fade into blue, and loose things sway.",
        temperature_c=span(4, 28),
    ),
    "lake": Law(
        ("reflection", "liquid motion"),
        "The still water mirrors the shore upside down, and every ripple breaks the mirror.",
        temperature_c=span(4, 25),
    ),
    "river": Law(
        ("liquid motion", "reflection"),
        "The water runs one way, curls behind stones, and glitters where it is rough.",
        temperature_c=span(2, 20),
    ),
    "sea": Law(
        ("liquid motion", "reflection"),
        "The swell passes under everything that floats, and lifts and lowers it in turn.",
        temperature_c=span(4, 28),
    ),
    "coast": Law(
        ("liquid motion",),
        "Each wave steepens, breaks into foam, runs up the shore and slides back before the next.",
        seconds=span(5, 12),
        temperature_c=span(4, 28),
    ),
    "harbour": Law(
        ("liquid motion", "reflection"),
        "Whatever floats rocks a little, and its mirror image breaks and joins again.",
        temperature_c=span(4, 25),
    ),
    "forest": Law(("scattering",), "Light falls in shafts between the trunks, and leaves tremble one by one."),
}
"""What the place itself does, seen where nobody's deed is."""

DAYLIT = frozenset({"forest"})
"""Places that do it by daylight alone."""

MATERIALS: dict[str, tuple[str, float, float]] = {
    "person": ("flesh", 0.95, 1.1), "animal": ("flesh", 0.95, 1.1), "plant": ("green wood", 0.4, 1.0),
    "robot": ("metal and air", 1.0, 4.0), "ghost": ("air", 0.001, 0.002), "giant": ("flesh", 0.95, 1.1),
    "snowman": ("packed snow", 0.3, 0.6), "scarecrow": ("straw", 0.05, 0.2),
    "whale": ("flesh and blubber", 0.95, 1.1), "bird": ("flesh and feathers", 0.6, 0.9),
    "gull": ("flesh and feathers", 0.6, 0.9), "flock": ("flesh and feathers", 0.6, 0.9),
    "rowing boat": ("wood", 0.5, 0.8), "sailing boat": ("wood", 0.5, 0.8), "ship": ("steel and air", 0.3, 0.9),
    "paper boat": ("paper", 0.7, 1.2), "paper plane": ("paper", 0.7, 1.2), "letter": ("paper", 0.7, 1.2),
    "book": ("paper", 0.7, 1.2), "newspaper": ("paper", 0.7, 1.2), "iceberg": ("ice", 0.9, 0.92),
    "hot-air balloon": ("warm air", 0.0009, 0.0011), "balloon": ("helium", 0.0002, 0.0012),
    "snowball": ("packed snow", 0.3, 0.6), "ball": ("rubber and air", 0.05, 1.2), "rock": ("stone", 2.3, 3.0),
    "bottle": ("glass", 2.4, 2.6), "vase": ("glass", 2.4, 2.6), "mirror": ("glass", 2.4, 2.6),
    "diamond": ("diamond", 3.5, 3.53), "bell": ("bronze", 8.7, 8.9), "coin": ("metal", 7.0, 10.5),
    "crown": ("gold alloy", 11.0, 16.0), "key": ("brass", 8.4, 8.7), "sword": ("steel", 7.7, 7.9),
    "hammer": ("steel", 7.7, 7.9), "kettle": ("steel", 7.7, 7.9), "candle": ("wax", 0.88, 0.95),
    "campfire": ("wood", 0.4, 0.8), "feather": ("feather", 0.002, 0.01), "apple": ("apple", 0.8, 0.95),
    "bread": ("bread", 0.2, 0.35), "rope": ("hemp", 0.8, 1.5), "bench": ("wood", 0.4, 0.9),
    "table": ("wood", 0.4, 0.9), "chair": ("wood", 0.4, 0.9), "ladder": ("wood", 0.4, 0.9),
    "piano": ("wood and iron", 0.5, 1.0), "barn": ("wood", 0.4, 0.9),
    "sea": ("salt water", 1.02, 1.03), "coast": ("salt water", 1.02, 1.03), "harbour": ("salt water", 1.02, 1.03),
    "underwater": ("salt water", 1.02, 1.03), "lake": ("fresh water", 0.998, 1.0),
    "river": ("fresh water", 0.998, 1.0), "snowfield": ("snow", 0.1, 0.5), "desert": ("dry sand", 1.5, 1.7),
    "vehicle": ("steel, glass and air", 0.2, 1.5), "structure": ("stone and brick", 1.8, 2.6),
}  # fmt: skip
"""Material and density in g/cm³, from and to, by term, else by kind. Nothing stands here for props of unknown stuff."""
