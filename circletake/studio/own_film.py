"""A clip that is a film of ours: what its back-ends know of it, instead of what can be seen in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from circletake.graphs import sound_track
from circletake.graphs.footage import Shown
from circletake.schema import Artifact, BriefError, Contact, FrameRange, Production, StoreError, TakeTruth
from circletake.studio.folder import ProductionFolder


class KnownFilm(NamedTuple):
    """What is known of a film, in its frames: everything that touches anything, and where somebody speaks."""

    contacts: tuple[Contact, ...]
    dialogue: tuple[FrameRange, ...]


def known_film(clip: Path, video: Artifact) -> KnownFilm | None:
    """Return what the production in a clip's folder knows of it.

    Args:
        clip: The file.
        video: Its bytes.

    Returns:
        None where the clip is not, byte for byte, the film that a production beside it delivered, or where one of its
        takes came from a back-end that knows nothing of its pictures.
    """
    folder = ProductionFolder(clip.parent)
    if not folder.exists:
        return None
    try:
        made = folder.read()
        if not any(one.path == clip.name and one.artifact.digest == video.digest for one in made.files):
            return None
        views = _views(made, folder)
    except (BriefError, StoreError):
        return None  # a damaged production is no reason not to score a clip that can be read
    if views is None or made.plan is None or made.timeline is None:
        return None
    heard = sound_track.spoken(made.plan, made.timeline, views, made.lines)
    return KnownFilm(sound_track.film_contacts(made.timeline, views), tuple(line.span for line in heard))


def _views(made: Production, folder: ProductionFolder) -> list[Shown] | None:
    if made.plan is None:
        return None
    views = []
    for shot in made.plan.shots:
        take = made.take(shot.slate)
        if take is None or take.result.truth is None:
            return None
        truth = TakeTruth.model_validate_json(folder.store.read(take.result.truth))
        views.append(Shown(shot, take, truth))
    return views
