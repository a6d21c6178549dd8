"""Sheets of stills: a brief planned by house rules, shot on the stage, and laid out without a word of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from circletake.schema import (
    Bible,
    Format,
    Plan,
    Settings,
    Size,
    Staging,
    TakeRequest,
    telling_frame,
    telling_frames,
    telling_worth,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

STILL = Size(480, 270)
_RATE = Fraction(6)
_MOST = 6
_COLUMNS = 3
_GUTTER = 10
_PAPER = "#f4efe6"
_UNNAMED = "something"


def stills_of(brief: str, most: int = _MOST) -> list[NDArray[np.uint8]]:
    """Plan a film of a brief and shoot stills of its shots, in their order, without titles.

    Args:
        brief: what the film is about.
        most: how many stills at most. A shorter film has two of a shot in which two decisive things happen; of a longer
            one the shots are left out in which least happens.

    Returns:
        RGB pictures (270, 480, 3).
    """
    from circletake.render import shoot
    from circletake.studio.estimating import plan_film

    plan = plan_film(brief, Settings(duration_s=Fraction(20), remember=False, workers=1))
    shots = [(request, shoot(request)) for request in _chosen(mute_requests(plan), most)]
    moments = [telling_frames(request, shot.contacts) for request, shot in shots]
    spare = most - len(shots)
    stills = []
    for (request, shot), frames in zip(shots, moments, strict=True):
        both = len(frames) > 1 and spare > 0
        spare -= both
        stills += [shot.frame(at) for at in (frames if both else (telling_frame(request, shot.contacts),))]
    return stills


def sheet_of(stills: Sequence[NDArray[np.uint8]]) -> Image:
    """Lay stills out on paper, in rows of three."""
    from PIL import Image as images

    rows = math.ceil(len(stills) / _COLUMNS)
    across = min(_COLUMNS, len(stills))
    size = (across * (STILL.width + _GUTTER) + _GUTTER, rows * (STILL.height + _GUTTER) + _GUTTER)
    sheet = images.new("RGB", size, _PAPER)
    for at, still in enumerate(stills):
        row, column = divmod(at, _COLUMNS)
        corner = (_GUTTER + column * (STILL.width + _GUTTER), _GUTTER + row * (STILL.height + _GUTTER))
        sheet.paste(images.fromarray(still), corner)
    return sheet


def draw_sheets(briefs: Sequence[str], paths: Sequence[Path], workers: int) -> None:
    """Draw a sheet a brief; what kind of picture it is the path's suffix tells.

    Args:
        briefs: what the films are about.
        paths: a file a brief.
        workers: processes; with one, everything is drawn in this one.
    """
    if workers == 1:
        for brief, path in zip(briefs, paths, strict=True):
            _draw(brief, path)
        return
    # A fork of a process that has a vector store open waits for locks that nobody gives back.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(_draw, briefs, paths))


def _draw(brief: str, path: Path) -> None:
    sheet = sheet_of(stills_of(brief))
    if path.suffix == ".jpg":
        sheet.save(path, "JPEG", quality=80, optimize=True)
    else:
        sheet.save(path)


def mute_requests(plan: Plan) -> list[TakeRequest]:
    """Return a take of every shot of a plan, without titles and without words on stand-ins, at a sheet's size."""
    from circletake.agents.critic import Latent
    from circletake.agents.director.captions import provisional_captions
    from circletake.graphs.takes import draft_requests

    shape = Format(size=STILL, rate=_RATE)
    mute = plan.with_(bible=_mute_bible(plan.bible))
    out: list[TakeRequest] = []
    for shot in plan.shots:
        staging = _mute(shot.staging, plan.bible)
        latent = Latent(staging=staging, prompt=provisional_captions(staging, mute.bible).picture)
        out += draft_requests(mute, shot, [latent], (), [(0, 0)], retakes=0, first_take=1, draft=shape)
    return out


def _mute(staging: Staging, bible: Bible) -> Staging:
    """Return a staging without titles, and without the words that cards carry which stand for what can't be drawn."""
    unknown = {identity.id for identity in bible.identities if identity.term is None}
    subjects = tuple(one.with_(noun=_UNNAMED) if one.id in unknown else one for one in staging.subjects)
    return staging.with_(titles=(), subjects=subjects)


def _mute_bible(bible: Bible) -> Bible:
    return bible.with_(
        identities=tuple(one.with_(noun=_UNNAMED) if one.term is None else one for one in bible.identities)
    )


def _chosen(requests: Sequence[TakeRequest], most: int) -> list[TakeRequest]:
    """Return as many shots as there is room for, in their order: the first, and those in which most happens."""
    ranked = sorted(range(len(requests)), key=lambda at: (at != 0, -telling_worth(requests[at]), at))
    return [requests[at] for at in sorted(ranked[:most])]
