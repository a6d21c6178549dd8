"""Viewing of stage films in the score eval: what is seen in them against the truth that the stage tells.

Short takes are shot small and joined by cuts. What a viewer should find: the cuts; what strikes the ground or another
thing inside the picture (contacts of the truth, footsteps and the like apart); who comes into the picture (boxes of the
truth); and lightning and explosions (the factor on all light that the stage draws with).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.row import Row
from circletake.evals.score_pictures import small
from circletake.models import viewing
from circletake.render import shoot
from circletake.schema import (
    Action,
    Camera,
    Contact,
    Format,
    Light,
    ShotSize,
    Size,
    Staging,
    Subject,
    TakeRequest,
    TakeTruth,
    Weather,
)

RATE = Fraction(24)
_SECONDS = 3
_SIZE = Size(320, 180)
_TOLERANCE = {"cut": 0, "impact": 2, "entrance": 6, "light": 2}
"""In frames of 24 a second."""
_STRIKES = frozenset({"impact", "bounce", "land", "drop", "break", "explosion", "splash", "breach"})
_STRONG = 0.75
_APART = 5
"""Frames within which several contacts are one moment, and several strokes of lightning one flash: 0.2 s."""
_DARKENS = 0.3
_SMALL, _GONE = 0.004, 0.05
"""Share of the picture that a thing covers when it has come in; share of itself that is seen when it has not."""
_BOXED = 2
"""The truth tells boxes in every second frame of 24 a second."""
_CALM = 19
"""Frames without it before it comes in: the 0.8 s that `viewing` asks for."""


class StageShot(NamedTuple):
    """One shot of a stage reel, in a few words."""

    place: str
    nouns: tuple[tuple[str, str], ...]
    """(noun, verb) of each subject; the frame is about the first."""
    size: ShotSize = "full"
    weather: Weather = "clear"
    hour: float = 11.0
    comes_in: bool = False
    """The first subject comes in from outside after a third of the shot, and the frame is about the last."""


REELS: tuple[tuple[StageShot, ...], ...] = (
    (
        StageShot("street", (("ball", "bounce"),)),
        StageShot("kitchen", (("glass", "fall"),), hour=15.0),
        StageShot("coast", (("lighthouse", "stand"),), "wide", "storm", 20.0),
        StageShot("garden", (("girl", "jump"),)),
    ),
    (
        StageShot("street", (("car", "drive"), ("woman", "stand")), "medium", comes_in=True),
        StageShot("desert", (("box", "fall"),)),
        StageShot("forest", (("man", "run"), ("cat", "sit")), "close-up", "storm", 16.0, comes_in=True),
        StageShot("lake", (("house", "explode"),), "wide"),
    ),
    (
        StageShot("garden", (("man", "run"), ("cat", "stand")), "close-up", comes_in=True),
        StageShot("room", (("book", "fall"),), hour=20.0),
        StageShot("hills", (("woman", "fall"),)),
        StageShot("street", (("bottle", "fall"),), "medium"),
    ),
    (
        StageShot("bridge", (("ball", "bounce"),)),
        StageShot("temple", (("vase", "fall"),), "medium"),
        StageShot("coast", (("tower", "stand"),), "wide", "storm", 21.0),
        StageShot("fields", (("horse", "jump"),)),
    ),
    (
        StageShot("desert", (("car", "drive"), ("astronaut", "stand")), "medium", comes_in=True),
        StageShot("office", (("cup", "fall"),)),
        StageShot("farm", (("barn", "explode"),), "wide"),
        StageShot("village", (("old man", "fall"),)),
    ),
    (
        StageShot("room", (("apple", "fall"),), hour=19.0),
        StageShot("forest", (("bear", "run"), ("boy", "stand")), comes_in=True),
        StageShot("mountains", (("rock", "bounce"),)),
        StageShot("city", (("statue", "stand"),), "wide", "storm", 15.0),
    ),
)
"""The first three are those on which the viewer's weakness was found, the last three were drawn up before it was mended
and looked at afterwards; it was mended on others."""


class StageReel(NamedTuple):
    """Takes joined by cuts, and what is true of them, in frames of the reel.

    Attributes:
        pictures: (n, 80, 144, 3), the small pictures that `viewing` looks at.
        cuts: First frames of shots but the first.
        strikes: Moments in which something in the picture is struck.
        touches: Every contact, footsteps too: an impact seen there is no invention.
        entrances: Frames in which something has come into the picture.
        lights: First frames of lightning and explosions.
    """

    pictures: NDArray[np.uint8]
    cuts: tuple[int, ...]
    strikes: tuple[int, ...]
    touches: tuple[int, ...]
    entrances: tuple[int, ...]
    lights: tuple[int, ...]


class Looked(NamedTuple):
    """How many true moments were found, of how many; how many of those found are there, of how many."""

    met: int
    true: int
    right: int
    found: int

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found; NaN where nothing is."""
        return self.met / self.true if self.true else float("nan")

    @property
    def precision(self) -> float:
        """Return the share of what was found that is there; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0


def shoot_reel(shots: Sequence[StageShot], seed: int) -> StageReel:
    """Shoot takes and join them."""
    pictures: list[NDArray[np.uint8]] = []
    cuts: list[int] = []
    strikes: list[int] = []
    touches: list[int] = []
    entrances: list[int] = []
    lights: list[int] = []
    for number, shot in enumerate(shots):
        shooting = shoot(_request(shot, seed * 100 + number))
        start = len(pictures)
        cuts += [start] if number else []
        pictures += [small(picture) for picture in shooting]
        truth = shooting.truth()
        inside = [one for one in truth.contacts if _is_seen(one, len(shooting))]
        strikes += _grouped([start + round(one.at) for one in inside if one.kind in _STRIKES])
        touches += [start + round(one.at) for one in inside]
        entrances += [start + frame for frame in _entrances(truth)]
        lights += [start + frame for frame in _strokes(shooting.prepared.layout.reel.flash)]
    return StageReel(np.stack(pictures), tuple(cuts), tuple(strikes), tuple(touches), tuple(entrances), tuple(lights))


def stage_rows(reels: int) -> list[Row]:
    """Look at stage reels; recall and precision of each kind of moment, with how many there were."""
    totals = dict.fromkeys(_TOLERANCE, Looked(0, 0, 0, 0))
    for number, shots in enumerate(REELS[:reels]):
        for kind, counted in look_at(shoot_reel(shots, number)).items():
            totals[kind] = Looked(*(a + b for a, b in zip(totals[kind], counted, strict=True)))
    rows = []
    for kind, counted in totals.items():
        bar = 0.97 if kind == "cut" else None
        rows.append(Row(f"stage: {kind}, how many", float(counted.true)))
        if counted.true:
            rows.append(Row(f"stage: {kind} seen, recall", round(counted.recall, 3), bar, "more"))
        rows.append(Row(f"stage: {kind} seen, precision", round(counted.precision, 3), None, "more"))
    return rows


def look_at(reel: StageReel) -> dict[str, Looked]:
    """Look at a reel's pictures alone, and count what was found against its truth."""
    looked = viewing.look(reel.pictures, float(RATE))
    found, happenings = looked.boundaries, looked.happenings
    lit = [h.frame for h in happenings if h.kind == "light"] + [start for start, _ in found.flashes]
    seen = {
        "cut": (list(found.cuts), reel.cuts, reel.cuts),
        "impact": (
            [h.frame for h in happenings if h.kind == "impact" and h.strength >= _STRONG],
            reel.strikes,
            reel.touches,
        ),
        "entrance": ([h.frame for h in happenings if h.kind == "entrance"], reel.entrances, reel.entrances),
        "light": (lit, reel.lights, reel.lights),
    }
    return {kind: _looked(*those, _TOLERANCE[kind]) for kind, those in seen.items()}


def _looked(found: Sequence[int], true: Sequence[int], real: Sequence[int], tolerance: int) -> Looked:
    met = sum(any(abs(one - other) <= tolerance for other in found) for one in true)
    right = sum(any(abs(one - other) <= tolerance for other in real) for one in found)
    return Looked(met, len(true), right, len(found))


def _request(shot: StageShot, seed: int) -> TakeRequest:
    about = shot.nouns[-1 if shot.comes_in else 0][0]
    enters = Action(verb=shot.nouns[0][1], begin=0.3, manner="in")
    subjects = tuple(
        Subject(id=noun, noun=noun, actions=(enters if shot.comes_in and not number else Action(verb=verb),))
        for number, (noun, verb) in enumerate(shot.nouns)
    )
    staging = Staging(
        place=shot.place,
        light=Light(hour=shot.hour, weather=shot.weather, season="summer", intensity=0.5),
        subjects=subjects,
        camera=Camera(size=shot.size, move="static", focus=about),
        mood="calm",
    )
    return TakeRequest(
        slate="1A", take=1, prompt="", staging=staging, format=Format(size=_SIZE, rate=RATE),
        frames=_SECONDS * int(RATE), seed=seed, quality="draft",
    )  # fmt: skip


def _is_seen(contact: Contact, frames: int) -> bool:
    """Tell whether a contact is inside the picture and not in the first or last frames, where no flow is known."""
    return 0 <= contact.x <= 1 and 0 <= contact.y <= 1 and 3 <= contact.at < frames - 3 and contact.kind != "thunder"


def _grouped(frames: Sequence[int]) -> list[int]:
    """Return the first of frames that lie so near each other that they are one moment."""
    kept: list[int] = []
    for frame in sorted(frames):
        if not kept or frame - kept[-1] > _APART:
            kept.append(frame)
    return kept


def _strokes(flash: NDArray[np.float32]) -> list[int]:
    """Return where the light on everything springs up."""
    steps = np.diff(flash, prepend=flash[:1])
    return _grouped([int(frame) for frame in np.flatnonzero(steps > _DARKENS)])


def _entrances(truth: TakeTruth) -> list[int]:
    """Return where something covers a part of the picture after it was out of it for 0.8 s."""
    found = []
    for thing in truth.objects:
        covers = np.zeros(_SECONDS * int(RATE))
        for box in thing.boxes:
            width = max(0.0, min(box.x1, 1.0) - max(box.x0, 0.0))
            height = max(0.0, min(box.y1, 1.0) - max(box.y0, 0.0))
            covers[box.frame : box.frame + _BOXED] = width * height if box.visible > _GONE else 0.0
        away = covers < _SMALL
        found += [at for at in range(_CALM, len(covers)) if not away[at] and away[at - _CALM : at].all()]
    return sorted(found)
