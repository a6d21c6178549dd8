"""The stage: a take request becomes frames, and the truth about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from circletake.render.drawing import Draughtsman
from circletake.render.flow import CameraPose, KeyPoint, flow_from, key_points_at, pose_at
from circletake.render.grade import grade_for
from circletake.render.preparation import Prepared, prepare
from circletake.render.raster.blur import smear
from circletake.render.raster.canvas import grain_tile, new_canvas
from circletake.render.raster.census import measure_change
from circletake.render.raster.draw import draw_frame
from circletake.render.raster.finish import GRAIN, PAPER, finish_frame
from circletake.render.raster.reel import Canvas
from circletake.render.scene import Floats
from circletake.render.slices import FocusedDrawing, slice_sheets
from circletake.render.styles import Style, style_of
from circletake.render.titles import Card, lay_titles, set_titles
from circletake.render.truth import (
    COUNTED_ROWS,
    Census,
    boxed_frames,
    caption,
    count_numbers,
    seen_contacts,
    seen_sources,
    told_objects,
)
from circletake.schema import Box, Contact, Match, TakeRequest, TakeTruth, derive_seed

Picture = NDArray[np.uint8]
"""(H, W, 3) sRGB."""

_LEAST_SMEAR_PX = 0.5


class Shooting:
    """A take being shot: iterate for its frames, then ask for the truth.

    The truth is that of a pinhole: masks, depth, key points and flow tell where things are, sharp, however far out of
    focus or smeared by a whip pan the picture shows them. Frames may be had once; `frame` gives any single one at any
    time.
    """

    def __init__(self, request: TakeRequest, on_frame: Callable[[int], None] | None = None) -> None:
        self._request = request
        self._on_frame = on_frame
        self._prepared = prepare(request)
        size = request.format.picture
        self._counts: dict[int, NDArray[np.int32]] = {}
        self._boxed = frozenset(boxed_frames(self._prepared.clock)) if self._prepared.cast else frozenset[int]()
        self._small = size.height == COUNTED_ROWS
        style = style_of(request.style)
        self._pen = _pen(self._prepared, style)
        # Hatching goes with whom it shades.
        numbered = self._small or (self._pen is not None and self._pen.hatches)
        self._canvas = new_canvas(size.width, size.height, self._prepared.layout.longest, numbered=numbered)
        self._grade = grade_for(self._prepared.resolution.mood, size.height, style, self._prepared.resolution.glass)
        self._focused = _focused(self._prepared)
        if self._focused is not None:
            # Paper that is out of focus throws no hard shadow on what lies behind it.
            self._grade[PAPER] = 0.0
        if self._pen is not None:
            # Grain belongs to film, and paper throws its shadow only where there is paper.
            self._grade[GRAIN] = self._grade[PAPER] = 0.0
        self._cards: list[Card] = set_titles(
            self._prepared.resolution.titles, size.width, size.height, self._prepared.clock
        )
        self._motion: list[float] = []
        self._last: Picture | None = None

    @property
    def prepared(self) -> Prepared:
        """Return the take as it was decided and laid out."""
        return self._prepared

    @property
    def matches(self) -> tuple[Match, ...]:
        """Return the words that were not in the vocabulary, and what stands for them."""
        return self._prepared.resolution.matches

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Return what touches what, as it is known before the first frame is drawn."""
        return (*seen_contacts(self._prepared.cast, self._prepared.lens), *self._prepared.layout.thunder)

    def __len__(self) -> int:
        return self._prepared.clock.frames

    def __iter__(self) -> Iterator[Picture]:
        """Yield (H, W, 3) sRGB frames, each its own array."""
        self._motion.clear()
        self._last = None
        for index in range(len(self)):
            picture = self.frame(index)
            self._measure(picture)
            if self._small and index in self._boxed:
                self._counts[index] = count_numbers(self._canvas, len(self._prepared.cast))
            yield picture
            if self._on_frame is not None:
                self._on_frame(index)

    def frame(self, index: int) -> Picture:
        """Draw one frame."""
        size = self._request.format.picture
        picture = np.empty((size.height, size.width, 3), np.uint8)
        self._draw(index)
        finish_frame(self._canvas, self._grade, grain_tile(size.width), _corner(self._request.seed, index), picture)
        if self._pen is not None:
            picture = self._pen.draw(picture, self._canvas.planes[3], self._canvas.ids, index)
        lay_titles(self._cards, index, picture)
        return picture

    def _draw(self, index: int) -> None:
        """Draw a frame onto the canvas as the lens sees it."""
        layout, smears = self._prepared.layout, self._prepared.track.smear
        sky = layout.panorama
        if self._focused is None:
            draw_frame(self._canvas, layout.reel, sky.image, sky.frame, index)
        else:
            self._focused.draw(self._canvas, sky.image, sky.frame, index)
        if smears is not None and smears[index] * self._request.format.picture.height >= _LEAST_SMEAR_PX:
            smear(self._canvas, float(smears[index]) * self._request.format.picture.height)

    def masks(self, index: int) -> NDArray[np.uint16]:
        """Return (H, W) which object each pixel of a frame shows: its position in the truth from 1, 0 for none."""
        canvas = self._numbered(index)
        return canvas.ids.copy()

    def depth(self, index: int) -> Floats:
        """Return (H, W) metres from the camera of what a frame shows; 32768 for the sky."""
        canvas = self._numbered(index)
        metres: Floats = np.exp2(canvas.planes[3])
        return metres

    def pose(self, index: int) -> CameraPose:
        """Return where the camera is in a frame."""
        return pose_at(self._prepared.lens, index)

    def key_points(self, index: int) -> dict[str, dict[str, KeyPoint]]:
        """Return each object's key points in a frame: object id to name, such as `hand_l`, to point."""
        return key_points_at(self._prepared.cast, self._prepared.lens, index, self.masks(index))

    def flow(self, index: int) -> Floats:
        """Return (H, W, 2) pixels that each pixel of a frame moves until the next one; see `flow.flow_from`."""
        canvas = self._numbered(index)
        mask, metres = canvas.ids.copy(), np.exp2(canvas.planes[3])
        return flow_from(self._prepared.cast, self._prepared.lens, index, mask, metres)

    def truth(self) -> TakeTruth:
        """Return what was drawn.

        Raises:
            RuntimeError: not all frames were shot yet.
        """
        if len(self._motion) != len(self):
            raise RuntimeError(f"the truth is known after all {len(self)} frames; {len(self._motion)} were shot")
        prepared, resolution = self._prepared, self._prepared.resolution
        clock, lens, cast = prepared.clock, prepared.lens, prepared.cast
        return TakeTruth(
            caption=caption(resolution, cast),
            objects=told_objects(resolution.parts, cast, self._boxes(), resolution.matches),
            contacts=self.contacts,
            sources=tuple(seen_sources(cast, lens, clock)),
            horizon=float(np.clip(prepared.track.camera[clock.handle, 5], 0.0, 1.0)),
            place=resolution.place,
            hour=resolution.hour,
            weather=resolution.weather,
            motion=tuple(self._motion),
        )

    def _boxes(self) -> dict[str, list[Box]]:
        prepared = self._prepared
        boxes: dict[str, list[Box]] = {performance.id: [] for performance in prepared.cast}
        if not prepared.cast:
            return boxes
        layout = prepared.layout
        census = Census(layout.reel, layout.panorama, prepared.cast, prepared.lens, layout.longest)
        for index in sorted(self._boxed):
            for performance, box in zip(prepared.cast, census.boxes(index, self._counts.get(index)), strict=True):
                if box is not None:
                    boxes[performance.id].append(box)
        return boxes

    def _numbered(self, index: int) -> Canvas:
        size = self._request.format.picture
        layout = self._prepared.layout
        canvas = new_canvas(size.width, size.height, layout.longest, numbered=True)
        reel = layout.reel._replace(paint=_without_thickness(layout.reel.paint))
        draw_frame(canvas, reel, layout.panorama.image, layout.panorama.frame, index)
        return canvas

    def _measure(self, picture: Picture) -> None:
        """Note how much a frame differs from the one before."""
        step = max(1, picture.shape[0] // 45)
        change = 0.0 if self._last is None else measure_change(self._last, picture, step)
        self._motion.append(round(change, 6))
        self._last = picture.copy()


def shoot(request: TakeRequest, on_frame: Callable[[int], None] | None = None) -> Shooting:
    """Shoot a take.

    Args:
        request: What is asked; what prompt and staging leave open, its seed decides.
        on_frame: Called with the number of each frame that was taken.
    """
    return Shooting(request, on_frame)


def _focused(prepared: Prepared) -> FocusedDrawing | None:
    """Return what draws a take that is not sharp all over; None for one that is."""
    if prepared.focus is None:
        return None
    layout, lens = prepared.layout, prepared.lens
    slices = slice_sheets(layout.stills, layout.movings, lens.camera, layout.reel.ops)
    return FocusedDrawing(layout.reel, slices, prepared.focus, lens.width, lens.height, layout.longest)


def _pen(prepared: Prepared, style: Style) -> Draughtsman | None:
    """Return what draws a take's pictures anew; None where the paper is seen as it is cut."""
    lens = prepared.lens
    if style.drawn is None:
        return None
    return Draughtsman(style.drawn, lens.height, lens.width, lens.camera, prepared.light_level, prepared.cast)


def _corner(seed: int, index: int) -> tuple[int, int]:
    """Return where a frame's grain begins in the tile: elsewhere in every frame, the same every time."""
    place = derive_seed(seed, "grain", index)
    return place % 256, (place >> 16) % 256


def _without_thickness(paint: Floats) -> Floats:
    """Return paints without the sheets' thickness, so that depth is exactly where things stand."""
    thin = paint.copy()
    thin[:, 9] = 0.0
    return thin
