"""What deeds do by nature: how things move, push, break, melt and burn. See `natural_laws`."""

from __future__ import annotations

from circletake.agents.director.natural_laws import Law, span

DEEDS: dict[str, Law] = {
    "walk": Law(("rigid body motion",), "The weight of {} goes over from foot to foot, and no foot slides."),
    "run": Law(
        ("rigid body motion",),
        "Every stride of {} leaves the ground for an instant and lands with weight.",
    ),
    "jump": Law(
        ("rigid body motion", "collision"),
        "The jump of {} slows while it rises, gathers speed while it falls, and is caught by bending.",
        seconds=span(0.4, 1),
    ),
    "fall": Law(
        ("rigid body motion", "collision"),
        "The fall of {} gathers speed all the way down and ends at once where the ground is.",
        seconds=span(0.3, 1.5),
    ),
    "throw": Law(
        ("rigid body motion",),
        "What leaves the hand of {} flies in an arc and turns as it flies.",
        seconds=span(0.3, 2),
    ),
    "roll": Law(
        ("rigid body motion",),
        "Rolling turns {} exactly as far as the ground passes, and dies away little by little.",
    ),
    "swing": Law(
        ("rigid body motion",),
        "The swing of {} is fastest at its lowest point and stands still for an instant at either end.",
        seconds=span(1.5, 3.5),
    ),
    "climb": Law(("rigid body motion",), "The weight of {} hangs from one hold until the next one bears it."),
    "dance": Law(
        ("rigid body motion", "deformation"),
        "Cloth and hair of {} follow every turn a moment late and swing back.",
    ),
    "fight": Law(
        ("collision",),
        "Every blow pushes back what it meets and throws {} off balance for an instant.",
        seconds=span(0.05, 0.3),
    ),
    "carry": Law(("rigid body motion",), "What is carried by {} has weight: it sways a little behind every step."),
    "break": Law(
        ("collision", "deformation"),
        "What breaks comes apart from where it is struck; the pieces fly outward, drop and lie still.",
        seconds=span(0.05, 0.5),
        changes=("object decomposition and splitting",),
    ),
    "swim": Law(("liquid motion",), "The water is pushed aside by {} and closes behind in a trail of swirls."),
    "row": Law(
        ("liquid motion", "rigid body motion"),
        "The oars of {} dip, drag a swirl through the water, and drip as they lift.",
        seconds=span(1.5, 3),
    ),
    "sail": Law(("liquid motion",), "The water parts before {} and closes behind in a widening wake."),
    "grow": Law(
        ("deformation",),
        "The growth of {} is slow and even, from the ground upward, without a jump.",
        changes=("solid objects appear",),
    ),
    "burn": Law(
        ("combustion", "gas motion"),
        "The flames on {} lick upward, no two moments alike, and leave black where they have been.",
        temperature_c=span(600, 1100),
        changes=("gas objects appear",),
    ),
    "explode": Law(
        ("explosion", "combustion", "gas motion"),
        "The blast tears {} apart from the middle outward, fastest at first; smoke follows and rises.",
        seconds=span(0.05, 2),
        temperature_c=span(1000, 3000),
        changes=("object decomposition and splitting", "gas objects appear"),
    ),
    "melt": Law(
        ("melting", "liquid motion"),
        "The edges of {} soften first, run down in drops, and gather in a pool.",
        seconds=span(60, 3600),
        temperature_c=span(0, 30),
        changes=("liquid objects appear",),
    ),
    "freeze": Law(
        ("solidification",),
        "Ice grows over {} from the edges inward, in feathers.",
        seconds=span(60, 3600),
        temperature_c=span(-30, 0),
        changes=("solid objects appear",),
    ),
    "boil": Law(
        ("vaporization", "gas motion"),
        "Bubbles rise in {} faster and faster, and steam curls up and thins away.",
        seconds=span(60, 600),
        temperature_c=span(95, 105),
        changes=("gas objects appear",),
    ),
    "evaporate": Law(
        ("vaporization",),
        "What was wet on {} shrinks from the edges and is gone.",
        seconds=span(60, 3600),
        temperature_c=span(20, 60),
        changes=("object disappearance",),
    ),
    "condense": Law(
        ("liquefaction",),
        "A fine mist forms on {}, gathers into beads, and the heaviest run down.",
        seconds=span(10, 600),
        temperature_c=span(0, 20),
        changes=("liquid objects appear",),
    ),
    "bounce": Law(
        ("elastic motion", "collision"),
        "Each bounce of {} is lower than the one before, a little flattened where it strikes.",
        seconds=span(0.2, 1),
    ),
    "stretch": Law(
        ("elastic motion", "deformation"),
        "The pull makes {} longer and thinner; let go, the shape springs back.",
    ),
    "bend": Law(("deformation",), "The bend in {} is deepest where the load lies."),
    "crash": Law(
        ("collision", "deformation"),
        "The crash crumples {} from the front backward and stops all but what is loose.",
        seconds=span(0.05, 0.5),
    ),
    "collide": Law(
        ("collision", "rigid body motion"),
        "The touch turns {} aside at once; the light one is thrown farther than the heavy one.",
        seconds=span(0.02, 0.3),
    ),
    "shatter": Law(
        ("collision",),
        "Cracks run through {} from the blow outward, and the pieces fly apart, drop and lie still.",
        seconds=span(0.02, 0.5),
        changes=("object decomposition and splitting",),
    ),
    "cut": Law(
        ("deformation",),
        "The blade sinks into {} and leaves two halves behind it.",
        changes=("object decomposition and splitting",),
    ),
    "pour": Law(
        ("liquid motion",),
        "The stream from {} is smooth at the lip, twists and breaks into drops as it falls.",
        seconds=span(1, 10),
        changes=("liquid objects appear",),
    ),
    "drip": Law(
        ("liquid motion",),
        "A drop swells on {}, lets go, and makes one ring where it falls.",
        seconds=span(0.2, 1),
        changes=("liquid objects appear",),
    ),
    "splash": Law(
        ("liquid motion", "collision"),
        "Water leaps up in a crown around {}, falls back, and rings run outward.",
        seconds=span(0.3, 1.5),
        changes=("liquid objects appear",),
    ),
    "spin": Law(("rigid body motion",), "The turning of {} is even, and whatever hangs loose stands out from it."),
    "dissolve": Law(
        ("liquid motion",),
        "Threads sink away from {}, curl, and fade into the liquid.",
        seconds=span(5, 120),
        changes=("mixing of multiple objects", "object disappearance"),
    ),
    "mix": Law(
        ("liquid motion",),
        "The two colours fold into each other in swirls before they become one.",
        seconds=span(2, 60),
        changes=("mixing of multiple objects",),
    ),
}
"""What is done, by its base form: the stage's actions, and deeds that only other back-ends can show."""

WINGED = Law(
    ("gas motion", "rigid body motion"),
    "Every wing beat of {} presses the air down and lifts the body a little, and it sinks between.",
    seconds=span(0.1, 1),
)
FLOATS = Law(("gas motion",), "The drift of {} is slow and even, with the air around.")
BANKS = Law(("rigid body motion", "gas motion"), "Every turn of {} begins with a lean, and none stops at once.")
THRUST = Law(
    ("combustion", "gas motion", "rigid body motion"),
    "Fire and smoke stream out behind {}, and the climb begins slowly and gathers speed.",
    temperature_c=span(2000, 3300),
    changes=("gas objects appear",),
)
WEIGHTLESS = Law(
    ("rigid body motion",),
    "Nothing falls: set in motion, {} can only drift on and turn on at one even pace.",
)
WHEELED = Law(("rigid body motion",), "The wheels of {} turn as fast as the ground passes under them.")
IN_SNOW = Law(("rigid body motion", "deformation"), "Every step of {} presses into the snow and leaves a print.")
IN_SAND = Law(("rigid body motion", "deformation"), "Every step of {} sinks into the sand and leaves a print.")
IN_WET = Law(
    ("rigid body motion", "liquid motion"),
    "Every step of {} throws up a little water from the wet ground.",
)
IN_THE_VOID = Law(
    ("combustion", "gas motion", "rigid body motion"),
    "Fire streams out behind {} in a straight cone without smoke, and the speed grows steadily.",
    temperature_c=span(2000, 3300),
)
IN_AN_ARC = Law(("rigid body motion",), "The path of {} is an arc, slowest at its top and faster as it falls.")
