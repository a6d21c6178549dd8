"""Surfing: the wave that carries a board, with a face, a lip that throws over, and white water behind."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import drivers_of
from circletake.render.cast.colours import rgb
from circletake.render.cast.motion import noise
from circletake.render.cast.moving import ribbon, spline
from circletake.render.cast.sheet import Sheet, Stance
from circletake.render.cast.vapour import puffs
from circletake.render.cast.vehicles.rig import Vehicle, travelled
from circletake.render.cast.vehicles.surf import WAVE_M
from circletake.render.scene import Paint
from circletake.schema import derive_seed

_BACK_M, _AHEAD_M = -15.0, 20.0
"""From the board to where the white water and the shoulder end."""
_PEAK_M = -1.7
"""Where the wave breaks."""
_REACH_M = 11.0
"""How far ahead water is seen to be drawn up the face."""
_STREAKS = 16
_LUMPS = 52
_TURN = np.linspace(0, 2 * np.pi, 11, endpoint=False, dtype=np.float32)


def carries(scene: Scene, id_: str) -> bool:
    """Tell whether a part is a board with somebody on it."""
    board = scene.casts[id_][0]
    return board.term == "surfboard" and bool(drivers_of(id_, scene.bonds))


def raise_wave(scene: Scene, id_: str) -> None:
    """Lay the wave about a board: its face behind, its foot and the spray before."""
    played, track, clock = scene.played[id_][0], scene.tracks[id_][0], scene.setting.clock
    board = scene.casts[id_][0].body
    assert isinstance(board, Vehicle)
    t, size = clock.times_s, np.float32(board.size)
    side = np.where(np.sin(track.yaw) < 0, -1.0, 1.0).astype(np.float32)
    low = min(shape.order for shape in played.shapes)
    still = np.zeros(1, np.float32)
    behind = np.array([0.0, 0.0, 0.3], np.float32)
    sea = track.position - np.stack([0 * t, track.lifted + 0 * t, 0 * t], -1)
    back = Sheet(id_, Stance((sea + behind).astype(np.float32), side, still, board.size), low - 12.0)
    _face(back, t, board.seed)
    _streaks(back, t)
    _lip(back, t)
    _white_water(back, t, board.seed)
    front = Sheet(id_, Stance((sea - behind).astype(np.float32), side, still, board.size), low + 20.0)
    _wake(back, track.lifted / size)
    along = travelled(track, clock) / size
    for number, (x, y, big) in enumerate(((-3.0, 1.0, 0.8), (-5.2, 0.7, 1.1), (-0.7, 0.2, 0.45))):
        puffs(back if number < 2 else front, (x, y), clock, along * (0.5 + 0.2 * number), size=big, rise=0.8 * big,
              life_s=1.1, count=6, colour="#f2f8f8", opacity=0.8, seed=board.seed + number)  # fmt: skip
    _foot(front, t, board.seed)
    played.shapes += back.shapes + front.shapes
    x = float(np.median(track.position[:, 0]))
    y = float(np.median(track.position[:, 1] - track.lifted))
    half = 4.2 * float(size)
    reach = np.array([x - half, y, x + half, y + 1.12 * WAVE_M * float(size)], np.float32)
    for bond in drivers_of(id_, scene.bonds):
        scene.played[bond.one][0].reach = reach


def crest(u: Floats, t: Floats) -> Floats:
    """Return the wave's height in metres at places along it: highest where it breaks, a long shoulder ahead.

    Args:
        u: metres ahead of the board, broadcast against `t`.
        t: seconds.
    """
    d = u - (_PEAK_M + 0.3 * np.sin(0.7 * t))
    shoulder = 0.1 + 0.9 * np.exp(-((np.maximum(d, 0) / 5.6) ** 2))
    broken = 0.46 + 0.54 * np.exp(-((np.minimum(d, 0) / 2.2) ** 2)) - 0.02 * np.maximum(-d - 2.0, 0)
    broken = np.maximum(broken, 0.2)
    shoulder = shoulder * np.clip((_AHEAD_M - u) / 6.0, 0, 1)
    ripple = 0.014 * np.sin(2.1 * u + 2.6 * t) + 0.01 * np.sin(4.7 * u - 1.9 * t)
    out: Floats = WAVE_M * (np.where(d > 0, shoulder, broken) + ripple)
    return out


def _face(sheet: Sheet, t: Floats, seed: int) -> None:
    u = np.linspace(_BACK_M, _AHEAD_M, 121, dtype=np.float32)[None]
    top = crest(u, t[:, None])
    across = np.broadcast_to(u, top.shape)
    for share, paint in (
        (1.0, Paint(rgb("#8fd8cf"), rgb("#1d6a86"))),
        (0.72, Paint(rgb("#4fa9b4"), rgb("#175b7a"), opacity=0.75)),
        (0.4, Paint(rgb("#2f89a3"), rgb("#124f6e"), opacity=0.7)),
    ):
        wavy = share + 0.025 * np.sin(1.7 * u + 1.3 * t[:, None] + 9 * share + seed % 5) * (share < 1)
        over = np.stack([across, top * wavy], -1)
        foot = np.stack([across, np.full_like(top, -1.3)], -1)[:, ::-1]
        sheet.put(np.concatenate([over, foot], 1).astype(np.float32), paint, rim=share == 1.0)


def _streaks(sheet: Sheet, t: Floats) -> None:
    """Lay lines of water that is drawn up the face."""
    room = _REACH_M - _PEAK_M
    s = np.linspace(0, 1, 6, dtype=np.float32)[None]
    for number in range(_STREAKS):
        way = np.mod(number / _STREAKS * room + 2.6 * t, room)
        foot = (_REACH_M - way)[:, None]
        x = foot - 1.3 * s * (0.6 + 0.4 * s)
        y = crest(x, t[:, None]) * (0.06 + 0.88 * s**1.25)
        line = np.stack(np.broadcast_arrays(x, y), -1).astype(np.float32)
        width = np.array([0.004, 0.02, 0.035, 0.035, 0.025, 0.006], np.float32)
        shown = np.clip(np.minimum(way, room - way) * 0.9, 0, 1) * (0.5 + 0.5 * np.sin(number * 2.4) ** 2)
        sheet.put(ribbon(line, width, 2), Paint(rgb("#d3f1ea"), opacity=0.42), shown.astype(np.float32))


def _lip(sheet: Sheet, t: Floats) -> None:
    """Lay the hollow under the lip, and the lip that throws over it."""
    throw = (0.12 * np.sin(1.9 * t))[:, None]
    hollow = np.array([(-2.7, 0.8), (-1.5, 0.95), (-0.5, 0.9), (-0.02, 0.7), (-0.3, 0.42), (-0.9, 0.2), (-1.8, 0.12),
                       (-2.8, 0.3)], np.float32)  # fmt: skip
    lip = np.array([(-3.1, 0.93), (-2.5, 1.04), (-1.4, 1.12), (-0.4, 1.05), (0.3, 0.86), (0.55, 0.6), (0.2, 0.7),
                    (-0.3, 0.86), (-1.1, 0.95), (-2.0, 0.95)], np.float32)  # fmt: skip
    scale = np.array([1.0, WAVE_M], np.float32)
    for shape, corners, paint in (
        (hollow, (), Paint(rgb("#0f4d68"), rgb("#2b87a0"), opacity=0.88)),
        (lip, (5,), Paint(rgb("#c5ece4"), rgb("#5fb7bd"))),
    ):
        control = np.repeat(shape[None], len(t), 0) * scale
        ahead = np.clip((shape[:, 0] + 3.3) / 3.8, 0, 1)[None] ** 2
        control[..., 0] += ahead * throw
        control[..., 1] -= 0.6 * ahead * throw
        sheet.put(spline(control.astype(np.float32), 5, corners), paint, rim=True)
    edge = np.repeat(lip[None, 1:6], len(t), 0) * scale
    ahead = np.clip((lip[1:6, 0] + 3.3) / 3.8, 0, 1)[None] ** 2
    edge[..., 0] += ahead * throw
    edge[..., 1] -= 0.6 * ahead * throw
    white = np.array([0.01, 0.06, 0.07, 0.1, 0.16], np.float32)
    sheet.put(ribbon(edge.astype(np.float32), white, 4), Paint(rgb("#fbfefe")))
    for number in range(7):
        fall = np.mod(1.3 * t + number / 7, 1.0)
        x = 0.55 + throw[:, 0] - 0.12 * number + 0.3 * fall
        y = (0.62 + 0.045 * number) * WAVE_M - 1.3 * fall * fall
        ring = np.stack([np.cos(_TURN), 1.3 * np.sin(_TURN)], -1)[None] * (0.1 - 0.05 * fall)[:, None, None]
        at = np.stack([x, y], -1)[:, None]
        sheet.put((at + ring).astype(np.float32), Paint(rgb("#f4fbfb"), opacity=0.9), (1 - fall).astype(np.float32))


def _white_water(sheet: Sheet, t: Floats, seed: int) -> None:
    """Lay the broken part: lumps of foam that boil, bluish below, white on top."""
    rng = np.random.default_rng(derive_seed("white water", seed))
    lumps = sorted(((float(rng.uniform(0, 1)), float(rng.uniform(0, 1))) for _ in range(_LUMPS)), key=lambda p: -p[1])
    for number, (along, up) in enumerate(lumps):
        u = _BACK_M + 0.6 + along**0.7 * (_PEAK_M - 1.3 - _BACK_M - 0.6)
        boil = noise(t, 1.3, seed, "boil", number)
        high = crest(np.full_like(t, u), t) * (0.06 + 0.9 * up) + 0.12 * boil
        reach = (0.42 + 0.4 * (1 - up) + 0.12 * noise(t, 1.7, seed, "swell", number))[:, None]
        wobble = 1 + 0.13 * np.sin(3 * _TURN + number)[None]
        ring = np.stack([np.cos(_TURN) * 1.25, np.sin(_TURN) * 0.85], -1)[None] * (reach * wobble)[..., None]
        at = np.stack([u + 0.15 * boil, high], -1)[:, None]
        tone = ("#ffffff", "#eef7f8", "#dcecef")[number % 3] if up > 0.3 else "#c9e2e8"
        sheet.put(spline((at + ring).astype(np.float32), 2), Paint(rgb(tone), rgb("#b9d9e1"), opacity=0.95))


def _wake(sheet: Sheet, rise: Floats) -> None:
    """Lay the track that the board has cut into the face."""
    s = np.linspace(0, 1, 7, dtype=np.float32)[None]
    x = -0.7 - 3.2 * s + 0 * rise[:, None]
    y = rise[:, None] * (1 - 0.8 * s + 0.25 * s * s) + 0.03
    line = np.stack([x, y], -1).astype(np.float32)
    width = np.array([0.02, 0.05, 0.07, 0.08, 0.1, 0.11, 0.12], np.float32)
    sheet.put(ribbon(line, width, 2), Paint(rgb("#f2fafa"), opacity=0.75))


def _foot(sheet: Sheet, t: Floats, seed: int) -> None:
    """Lay the foam at the wave's foot, before everything."""
    u = np.linspace(_BACK_M, 1.8, 50, dtype=np.float32)[None]
    wave = np.abs(np.sin(1.4 * u + 1.1 * t[:, None] + seed % 7)) ** 0.7
    thins = np.sqrt(np.clip((1.8 - u) * 0.25, 0, 1))
    high = (0.1 + 0.3 * wave) * thins
    deep = (0.15 + 0.16 * np.abs(np.sin(1.9 * u - 0.8 * t[:, None]))) * thins
    across = np.broadcast_to(u, high.shape)
    band = np.concatenate([np.stack([across, high], -1), np.stack([across, -deep], -1)[:, ::-1]], 1)
    sheet.put(band.astype(np.float32), Paint(rgb("#f6fbfb"), rgb("#cfe6ea"), opacity=0.92))
