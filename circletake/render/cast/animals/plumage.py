"""Plumage: heads of another colour, and an owl's face."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.animals.bird_kinds import Fowl
from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.motion import blink
from circletake.render.cast.moving import Frame2, carried, limb
from circletake.render.cast.outline import cut, oval
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint


def draw_hood(sheet: Sheet, bird: Fowl, neck: Floats, radii: Floats) -> None:
    """Lay a head and neck of another colour: an eagle's white one, a drake's green one over a white ring."""
    if not bird.features & {"white head", "green head"}:
        return
    drake = "green head" in bird.features
    if drake:
        ring = neck[:, 1] + (neck[:, 0] - neck[:, 1]) * np.float32(0.42)
        sheet.put(limb(np.stack([ring, neck[:, 1]], 1), radii[[1, 1]] * np.float32(1.05), 4), Paint(rgb("white")))
    colour = rgb("#2f6b4e") if drake else rgb("paper")
    start = neck[:, 1] + (neck[:, 0] - neck[:, 1]) * np.float32(0.16 if drake else 0.5)
    path = np.stack([start, neck[:, 1], neck[:, 2]], 1)
    wide = np.array([radii[1] * 1.04, radii[1], radii[2]], np.float32)
    sheet.put(limb(path, wide, 4), Paint(shade(colour, 0.4), shade(colour, -0.4)), rim=True)


def draw_owl_face(sheet: Sheet, bird: Fowl, looks: Floats, at: Frame2, r: float) -> None:
    """Lay an owl's face: it looks at the viewer whatever its body does, and turns."""
    p = bird.palette
    turn = looks * 0.22
    shift = np.stack([np.broadcast_to(turn[:, None], (len(turn), 1))[:, 0] * r, 0 * turn], -1)
    for side in (-1, 1):
        tuft = cut("0.25,0.75! 0.95,1.35! 0.85,0.45") * np.array([side, 1], np.float32)
        sheet.put(carried(tuft, at, r), Paint(shade(p["primary"], -0.6)), rim=True)
    moved = Frame2(at.origin + shift, at.angle)
    disc = cut("0,0.75 0.5,0.85 0.85,0.45 0.8,-0.2 0.4,-0.65 0,-0.75 -0.4,-0.65 -0.8,-0.2 -0.85,0.45 -0.5,0.85")
    sheet.put(carried(disc, moved, r), Paint(mix(p["secondary"], rgb("white"), 0.35)))
    lids = np.clip(blink(np.arange(len(turn), dtype=np.float32) / 24, bird.seed, "owl"), 0.08, 1)[:, None]
    for side in (-1, 1):
        for radius, colour in ((0.36, "gold"), (0.22, "ink")):
            ring = oval(0, 0, radius, radius, points=18)
            eye = np.stack(
                [np.broadcast_to(ring[:, 0] + side * 0.38, (len(turn), 18)), ring[:, 1][None] * lids + 0.1], -1
            )
            sheet.put(carried(eye, moved, r), Paint(rgb(colour)))
        glint = oval(side * 0.38 + 0.1, 0.22, 0.07, 0.07, points=8)
        sheet.put(carried(glint, moved, r), Paint(rgb("white")))
    sheet.put(carried(cut("-0.13,0.0 0.13,0.0 0.0,-0.42!"), moved, r), Paint(shade(p["accent"], -0.4)))
