"""The truth about a take: what the stage knows that it drew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from circletake.render.lens import Lens
from circletake.render.raster.canvas import new_canvas
from circletake.render.raster.census import count_alone, count_seen, measure
from circletake.render.raster.draw import draw_frame
from circletake.render.raster.project import view_of
from circletake.render.raster.reel import Canvas, Reel
from circletake.render.resolve import Resolution
from circletake.render.scene import Clock, Floats, Part, Performance
from circletake.render.sky import Panorama
from circletake.schema import Box, Contact, Match, SourceTrack, TruthObject

COUNTED_ROWS = 90
"""Rows of the picture in which objects are counted."""
_POINTS_A_SECOND = 6.0
BOXES_A_SECOND = 12.0


def boxed_frames(clock: Clock) -> list[int]:
    """Return the frames whose boxes are told: all in a draft, at most 12 a second otherwise."""
    step = max(1, int(np.ceil(clock.fps / BOXES_A_SECOND)))
    return list(range(0, clock.frames, step))


class Census:
    """Tells where each object is in a frame, and how much of it is seen."""

    def __init__(self, reel: Reel, sky: Panorama, cast: Sequence[Performance], lens: Lens, longest: int) -> None:
        width = max(16, round(COUNTED_ROWS * lens.aspect))
        self._sky = sky
        self._cast = cast
        self._lens = lens
        self._canvas = new_canvas(width, COUNTED_ROWS, longest, numbered=True)
        self._open = new_canvas(2 * width, 2 * COUNTED_ROWS, longest, numbered=True)
        scale = COUNTED_ROWS / lens.height
        small = reel.waters.copy()
        small[:, :, [0, 1, 10, 13]] *= scale
        mists, glows, sprites = reel.mists.copy(), reel.glows.copy(), reel.sprites.copy()
        mists[:, :, :3] *= scale
        glows[:, :, :4] *= scale
        sprites[:, :, :5] *= scale
        self._reel = reel._replace(waters=small, mists=mists, glows=glows, sprites=sprites)
        half = reel.camera.copy()
        half[:, 3:5] *= 0.5
        half[:, 5] = (half[:, 5] + 0.5) / 2
        self._half = reel._replace(camera=half)

    def boxes(self, frame: int, seen: NDArray[np.int32] | None = None) -> list[Box | None]:
        """Return each object's box, or None where nothing of it is in the frame.

        Args:
            frame: Which frame.
            seen: Pixels of each number in that frame, by `count_numbers`, when it was drawn as small anyway.
        """
        if seen is None:
            draw_frame(self._canvas, self._reel, self._sky.image, self._sky.frame, frame)
            seen = count_seen(self._canvas.ids, len(self._cast))
        height, width = self._canvas.planes.shape[1:]
        view = view_of(self._reel.camera[frame], width, height)
        found: list[Box | None] = []
        reach = np.empty(4, np.float32)
        for index in range(len(self._cast)):
            count = int(seen[index + 1])
            if count == 0:
                found.append(None)
                continue
            alone = int(count_alone(self._open, self._half, frame, index))
            measure(self._canvas.points, self._reel, frame, index, view, reach)
            x0, x1, y0, y1 = (float(np.clip(part, -9.0, 10.0)) for part in reach / (width, width, height, height))
            visible = min(1.0, count / max(alone, count, 1))
            found.append(Box(frame=frame, x0=x0, y0=y0, x1=x1, y1=y1, visible=visible))
        return found


def count_numbers(canvas: Canvas, objects: int) -> NDArray[np.int32]:
    """Return how many pixels of a drawn, numbered canvas each object has; index 0 is the scenery."""
    counts: NDArray[np.int32] = count_seen(canvas.ids, objects)
    return counts


def seen_contacts(cast: Sequence[Performance], lens: Lens) -> list[Contact]:
    """Return all contacts in order of time, with where the camera sees them."""
    contacts = []
    for performance in cast:
        for contact in performance.contacts:
            frame = int(np.clip(round(contact.at), 0, len(lens.camera) - 1))
            x, y, distance = _seen(_contact_point(performance, contact, frame), frame, lens)
            contacts.append(contact.with_(x=x, y=y, distance_m=distance))
    return sorted(contacts, key=lambda contact: (contact.at, contact.object))


def _contact_point(performance: Performance, contact: Contact, frame: int) -> Floats:
    """Return where a contact happens: at the foot that is down, or hand that strikes, else where it stands."""
    points = performance.key_points
    if (contact.at, contact.kind) in performance.places:
        return performance.places[contact.at, contact.kind]
    names: list[str] = []
    if contact.kind in ("footstep", "hoof", "paw", "land"):
        names = [name for name in points if name.startswith(("foot", "paw", "hoof"))]
    elif contact.kind in ("grab", "clap", "knock", "strum", "stroke"):
        names = [name for name in points if name.startswith("hand")]
    if not names:
        here: Floats = performance.anchor[frame]
        return here
    lowest = min(names, key=lambda name: (float(points[name][frame, 1]), name))
    touched: Floats = points[lowest][frame]
    return touched


def _seen(point: Floats, frame: int, lens: Lens) -> tuple[float, float, float]:
    camera = lens.camera[frame]
    one = Lens(lens.camera[frame : frame + 1], lens.width, lens.height)
    seen = one.see(np.asarray(point, np.float32).reshape(1, 1, 3))
    distance = float(np.linalg.norm(np.asarray(point) - camera[:3]))
    return float(seen.x[0, 0]) / lens.width, float(seen.y[0, 0]) / lens.height, distance


def seen_sources(cast: Sequence[Performance], lens: Lens, clock: Clock) -> list[SourceTrack]:
    """Return all sounding things, with where the camera sees them over time."""
    step = max(1, round(clock.fps / _POINTS_A_SECOND))
    tracks = []
    for performance in cast:
        for source in performance.sources:
            first, last = max(0, int(source.begin)), min(clock.frames - 1, int(source.end))
            frames = sorted({*range(first, last + 1, step), last} if last >= first else set())
            points = []
            for frame in frames:
                x, _, distance = _seen(performance.anchor[frame], frame, lens)
                points.append((float(frame), x, distance))
            tracks.append(source.with_(points=tuple(points)))
    return tracks


def told_objects(
    parts: Sequence[Part], cast: Sequence[Performance], boxes: dict[str, list[Box]], matches: Sequence[Match]
) -> tuple[TruthObject, ...]:
    """Return what was drawn for each part."""
    far = {match.word: match.distance for match in matches if match.kind != "action"}
    nouns = {part.id: part.noun for part in parts}
    objects = []
    for performance in cast:
        noun = nouns.get(performance.id, performance.term)
        objects.append(
            TruthObject(
                id=performance.id,
                noun=noun,
                term=performance.term,
                distance=far.get(noun, 0.0),
                boxes=tuple(boxes.get(performance.id, ())),
                actions=performance.actions,
            )
        )
    return tuple(objects)


def caption(resolution: Resolution, cast: Sequence[Performance]) -> str:
    """Return a sentence that tells what the take shows."""
    acts = []
    nouns = {part.id: part for part in resolution.parts}
    for performance in cast:
        part = nouns.get(performance.id)
        name = performance.term if part is None or part.term is not None else f"stand-in for {part.noun}"
        count = f"{part.count} " if part is not None and part.count > 1 else ""
        verbs = f" ({', '.join(performance.actions)})" if performance.actions else ""
        acts.append(f"{count}{name}{verbs}")
    who = " and ".join(acts) if acts else "nobody"
    move = "" if resolution.move == "static" else f", {resolution.move}"
    return (
        f"{resolution.size} shot{move}: {who}; {resolution.place}, {_hour_name(resolution.hour)}, "
        f"{resolution.weather}, {resolution.season}; {resolution.mood}"
    )


def _hour_name(hour: float) -> str:
    names = (
        (4.8, "night"),
        (5.8, "daybreak"),
        (7.0, "dawn"),
        (11.0, "morning"),
        (13.5, "noon"),
        (16.5, "afternoon"),
        (17.9, "golden hour"),
        (18.8, "sunset"),
        (19.6, "dusk"),
        (20.6, "blue hour"),
        (24.0, "night"),
    )
    return next(name for until, name in names if hour <= until)
