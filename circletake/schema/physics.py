"""A shot's physics: which phenomena it shows, what changes state, and the quantities behind them.

The classes and quantities are those of WISA (J. Wang et al., "WISA: World Simulator Assistant for Physics-Aware
Text-to-Video Generation", arXiv 2503.08153, Sec. 3 and App. A.5): 17 phenomena in three families, six changes of
state, whether the camera moves, and ranges of density, time and temperature. Its classes of "no obvious ..." are here
the absence of any. Seconds are of the event, not of the film, and are bounds, so they are no exact timeline times.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from circletake.schema.base import Value

Dynamics = Literal["collision", "rigid body motion", "elastic motion", "liquid motion", "gas motion", "deformation"]
"""How things move and push each other."""

Thermodynamics = Literal["melting", "solidification", "vaporization", "liquefaction", "explosion", "combustion"]
"""Changes of phase, and what burns."""

Optics = Literal["reflection", "refraction", "scattering", "interference and diffraction", "unnatural light sources"]
"""What light does; `unnatural light sources` are lamps, screens, lasers: light that somebody made."""

Phenomenon = Literal[
    "collision", "rigid body motion", "elastic motion", "liquid motion", "gas motion", "deformation",
    "melting", "solidification", "vaporization", "liquefaction", "explosion", "combustion",
    "reflection", "refraction", "scattering", "interference and diffraction", "unnatural light sources",
]  # fmt: skip
"""One of the 17 phenomena, in the paper's order."""

DYNAMICS: tuple[Dynamics, ...] = get_args(Dynamics)
THERMODYNAMICS: tuple[Thermodynamics, ...] = get_args(Thermodynamics)
OPTICS: tuple[Optics, ...] = get_args(Optics)
PHENOMENA: tuple[Phenomenon, ...] = get_args(Phenomenon)

StateChange = Literal[
    "liquid objects appear", "solid objects appear", "gas objects appear", "object decomposition and splitting",
    "mixing of multiple objects", "object disappearance",
]  # fmt: skip
"""What comes into the picture, parts, mixes or goes while the shot lasts."""

STATE_CHANGES: tuple[StateChange, ...] = get_args(StateChange)


class Density(Value):
    """How dense something is: it decides what sinks, floats and flies, and how heavily things move."""

    entity: str
    """A subject's id, or the place's id for what the place is made of."""
    material: str
    """Such as `snow`, `oak`, `salt water`."""
    low_g_cm3: Annotated[float, Field(gt=0, le=25)]
    high_g_cm3: Annotated[float, Field(gt=0, le=25)]


class Bounds(Value):
    """Between which two values a quantity lies."""

    low: float
    high: float


class Physics(Value):
    """What happens in a shot by nature, so that a picture back-end can't well show it happening otherwise."""

    words: str = ""
    """What is seen of it, in one or two sentences of plain words, without numbers and without the names of laws."""
    phenomena: tuple[Phenomenon, ...] = ()
    state_changes: tuple[StateChange, ...] = ()
    camera_moves: bool = False
    densities: Annotated[tuple[Density, ...], Field(max_length=5)] = ()
    seconds: Bounds | None = None
    """How long the main event lasts, from and to; None where nothing happens that has a length of its own."""
    temperature_c: Bounds | None = None
    """Degrees Celsius of the main event; None where no heat matters."""
