"""Every structure: its drawings, colours and how it differs from one to the next."""

from __future__ import annotations

from typing import NamedTuple

from circletake.render.cast.structures import buildings as b
from circletake.render.cast.structures import monuments as m

_ROOFS = ("#a4523f", "#6d5a6b", "#4f6577", "#8a5a38", "#5f6f55")
_WALLS = ("#e6d8be", "#d9c3a0", "#e0cfc0", "#cfd2c4", "#d8b9a0")
_DOORS = ("#3f6d6a", "#8a3f3a", "#3f5f8a", "#6a4a38", "#5f7d4a")
_STONES = ("#9a948a", "#a89c88", "#8b8d92", "#b0a58f")


class Building(NamedTuple):
    """A structure: its drawings to choose from and its colours."""

    arts: tuple[str, ...]
    primary: tuple[str, ...]
    secondary: tuple[str, ...] = _WALLS
    accent: tuple[str, ...] = _DOORS
    scale: float = 1.0
    smokes: tuple[float, float] | None = None
    """Where smoke leaves its chimney, metres."""


ESTATE: dict[str, Building] = {
    "lighthouse": Building((b.LIGHTHOUSE,), ("#b8403a", "#b8403a", "#3f5f8a", "#4a4f5c")),
    "house": Building((b.COTTAGE, b.COTTAGE, b.TOWNHOUSE), _ROOFS, smokes=(2.65, 7.6)),
    "tower": Building((b.TOWER,), ("#6a7484", "#7d7468", "#5d6f7d", "#84777f"), scale=1.1),
    "church": Building((b.CHURCH,), ("#5a6577", "#6d4f45", "#4f5f58"), ("#e0d8c8", "#d3cbbd", "#c9b9a3")),
    "windmill": Building((b.WINDMILL,), ("#8a4f38", "#5d5a6b"), ("#e6dcc8", "#d9c9ae", "#cfc6ba")),
    "barn": Building((b.BARN,), ("#a83f36", "#96553c", "#5f6f58"), ("#6a5a50", "#57505a")),
    "castle": Building((b.CASTLE,), ("#9b968f", "#a59a8c", "#8d909a"), ("#4f6a8f", "#8a3f4a", "#5d5f7d"), ("#b8403a",
                       "#d9a441")),
    "tent": Building((b.TENT,), ("#d08a3f", "#5f8a6a", "#b8553f", "#4a7f8f")),
    "bridge": Building((m.BRIDGE,), _STONES),
    "well": Building((m.WELL,), _ROOFS),
    "gate": Building((m.GATE,), _STONES, ("#7a4f3f", "#5a5f70")),
    "wall": Building((m.WALL,), (*_STONES, "#a4634f")),
    "statue": Building((m.STATUE,), ("#7f9a8a", "#8f8a80", "#a0805a")),
    "ruin": Building((m.RUIN,), ("#b5aa94", "#a89c8f", "#a3a198")),
    "pyramid": Building((m.PYRAMID,), ("#d3b07a", "#c9a570")),
    "ferris wheel": Building((b.FERRIS_WHEEL,), ("#d8d2c8", "#c86a6a", "#6a9aa8"), ("#c8443a",), ("#d9a441",
                             "#3f8a8a")),
    "lamp post": Building((b.LAMP_POST,), ("#3a3d46",)),
    "sign": Building((b.SIGN,), ("#8a5a38",)),
    "igloo": Building((b.IGLOO,), ("#eef2f4",)),
    "shop": Building((b.SHOP,), ("#b8443c", "#3f7d7c", "#5f8a52", "#8a5a86"), _WALLS, ("#3f5f5a", "#6a3f3a",
                     "#3f4a6a")),
}  # fmt: skip
"""Structures by term."""

STRUCTURE_VARIANTS: dict[str, tuple[str, float, str]] = {
    "clock tower": (b.CLOCK_TOWER, 1.0, ""), "belfry": (b.CLOCK_TOWER, 1.0, ""), "turret": (b.CLOCK_TOWER, 0.8, ""),
        "cottage": (b.COTTAGE, 0.92, ""),
    "cabin": (b.COTTAGE, 0.8, "#7a4f35"), "hut": (b.COTTAGE, 0.66, "#a8874f"), "mansion": (b.TOWNHOUSE, 1.5, ""),
        "villa": (b.TOWNHOUSE, 1.25, ""),
    "palace": (b.CASTLE, 1.0, "#d9cbb5"), "fountain": (m.FOUNTAIN, 1.0, ""), "door": (m.DOOR, 1.0, ""),
        "doorway": (m.DOOR, 1.0, ""),
    "portal": (m.DOOR, 1.3, "#5a4f86"), "fence": (m.FENCE, 1.0, "#e0d6c2"), "hedge": (m.WALL, 0.8, "#5e7445"),
        "barricade": (m.FENCE, 1.0, "#7a5238"),
    "obelisk": (m.OBELISK, 1.0, ""), "pillar": (m.COLUMN, 1.0, ""), "column": (m.COLUMN, 1.0, ""),
        "traffic light": (b.TRAFFIC_LIGHT, 1.0, ""),
    "skyscraper": (b.TOWER, 1.35, ""), "high-rise": (b.TOWER, 1.2, ""), "chapel": (b.CHURCH, 0.7, ""),
        "cathedral": (b.CHURCH, 1.5, ""),
    "footbridge": (m.BRIDGE, 0.7, "#8a5a38"), "shed": (b.BARN, 0.5, "#7a6a52"), "stable": (b.BARN, 0.75, ""),
}  # fmt: skip
"""What a word makes of a structure: its drawing, its size, its main colour where it has one of its own."""
