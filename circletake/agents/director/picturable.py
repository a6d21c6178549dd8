"""What there is a picture for."""

from __future__ import annotations

from collections.abc import Mapping

from circletake.agents.natures import WATER_PLACES, is_living, nature_of
from circletake.schema import Happening, Identity, Place

_HANDED = frozenset("give hand offer deliver pass serve bring steal hide put".split())
"""What is handed on is seen in the hands, if only as a parcel."""


def picturable(happening: Happening | None, identities: Mapping[str, Identity]) -> Happening | None:
    """Return a happening without the things that there is no picture for, unless the film is about them.

    What they do to somebody is shown instead.

    Args:
        happening: What happens; None stays None.
        identities: Who and what the film has, by id.
    """
    if happening is None:
        return None
    handed = happening.verb in _HANDED
    objects = tuple(
        id_
        for id_ in happening.objects
        if id_ not in identities or _is_picturable(identities[id_]) or (handed and identities[id_].kind == "prop")
    )
    moved = any(id_ in identities and is_living(identities[id_].kind) for id_ in objects)
    subjects = tuple(
        id_ for id_ in happening.subjects
        if not moved or id_ not in identities or _is_picturable(identities[id_])
    )  # fmt: skip
    return happening.with_(subjects=subjects, objects=objects)


def belongs(identity: Identity, place: Place) -> bool:
    """Tell whether somebody can be where a film ends: a boat in a harbour, and no boat in a kitchen."""
    if identity.kind in ("person", "creature"):
        return True
    return nature_of(identity.term, identity.kind) == "boat" and place.term in WATER_PLACES


def _is_picturable(identity: Identity) -> bool:
    return identity.term is not None or identity.role == "lead" or is_living(identity.kind)
