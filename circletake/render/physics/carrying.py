"""Carrying: what was played is moved as the engine moved its body, and told where it touched."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.played import Played, Setting, at_frame, touch
from circletake.render.cast.travel import Track
from circletake.render.physics.engine import Moved
from circletake.render.scene import Paint, Performance, Shape
from circletake.schema import ContactKind, Material


def seen_outline(played: Played, index: int) -> Floats:
    """Return the points (N, 2) of a thing's solid sheets in a frame."""
    found = [
        (shape.points[min(index, len(shape.points) - 1)] if shape.points.ndim == 3 else shape.points)[:, :2]
        for shape in played.shapes
        if shape.paint.opacity > 0.45 and shape.paint.fade > 0.6 and shape.paint.emission < 0.9
    ]
    return np.concatenate(found or [shape.points.reshape(-1, 3)[:, :2] for shape in played.shapes])


def moved_points(points: Floats, offset: Floats, start: Floats, middle: Floats, angle: Floats) -> Floats:
    """Return points (P, 3) or (frames, P, 3) as a body carries them: shifted, then turned about its middle."""
    whole = points if points.ndim == 3 else points[None]
    x, y = whole[..., 0] + offset[0] - start[0], whole[..., 1] + offset[1] - start[1]
    c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
    out = np.empty((len(angle), whole.shape[1], 3), np.float32)
    out[..., 0] = x * c - y * s + middle[:, None, 0]
    out[..., 1] = x * s + y * c + middle[:, None, 1]
    out[..., 2] = whole[..., 2] + offset[2]
    return out


def carry(scene: Scene, id_: str, number: int, offset: Floats, moved: Moved, body: int) -> None:
    """Let one individual go the way of its body; its track, its shadow and its key points go with it."""
    played, track = scene.played[id_][number], scene.tracks[id_][number]
    start, middle, angle = moved.start[body], moved.middle[body], moved.angle[body]
    played.shapes = [
        Shape(moved_points(shape.points, offset, start, middle, angle), shape.paint, shape.object, shape.opacity,
              shape.order, shape.rim)
        for shape in played.shapes
    ]  # fmt: skip
    played.key_points = {
        name: moved_points(points[:, None], offset, start, middle, angle)[:, 0]
        for name, points in played.key_points.items()
    }
    low = np.min([shape.points[..., 1].min(axis=-1) for shape in played.shapes], axis=0)
    position = np.stack([middle[:, 0], low, track.position[:, 2] + offset[2]], -1).astype(np.float32)
    scene.tracks[id_][number] = Track(position, track.yaw, (), track.scale, False, track.lifted)


def joined_reach(one: Floats | None, other: Floats) -> Floats:
    """Return what holds two reaches."""
    if one is None:
        return other
    out: Floats = np.concatenate([np.minimum(one[:2], other[:2]), np.maximum(one[2:], other[2:])])
    return out


def held_in_frame(performance: Performance) -> Performance:
    """Return a performance as a camera is to frame it: what flies about is held in one frame, not followed."""
    reach = performance.reach
    if reach is None:
        return performance
    x0, y0, x1, y1 = (float(value) for value in reach)
    depth = float(performance.anchor[:, 2].min())
    frames = len(performance.anchor)
    box = np.array([(x0, y0, depth), (x1, y0, depth), (x1, y1, depth), (x0, y1, depth)], np.float32)
    return Performance(
        id=performance.id,
        term=performance.term,
        shapes=[Shape(box, Paint((0.0, 0.0, 0.0)), performance.id)],
        anchor=np.broadcast_to(np.array([(x0 + x1) / 2, y0, depth], np.float32), (frames, 3)),
        height_m=y1 - y0,
        width_m=x1 - x0,
        actions=performance.actions,
    )


def told(
    played: Played, setting: Setting, object_id: str, kind: ContactKind, material: Material, onto: Material,
    mass_kg: float, time_s: float, speed_mps: float, place: Iterable[float],
) -> None:  # fmt: skip
    """Note a contact of a thing, with where it is."""
    at = at_frame(time_s, setting.clock)
    if at is None:
        return
    played.contacts += touch(time_s, setting, kind, material, onto, mass_kg, speed_mps, object_id)
    played.places[at, kind] = np.array(list(place), np.float32)
