"""Beyond: a volcano behind a village is seen from there; a volcano alone is where the film plays."""

from __future__ import annotations

from circletake.agents.director.reading.mentions import Cast
from circletake.schema import Mention

_SEEN_FROM_AFAR = frozenset({"volcano", "volcanoes"})


def with_what_is_beyond(cast: Cast) -> Cast:
    """Return who and what is in a text: what is seen from a named place is a thing that stands behind it."""
    elsewhere = any(one.kind == "place" and one.noun not in _SEEN_FROM_AFAR for one in cast.mentions)
    return cast._replace(mentions=tuple(_placed(mention, elsewhere) for mention in cast.mentions))


def _placed(mention: Mention, elsewhere: bool) -> Mention:
    if mention.noun not in _SEEN_FROM_AFAR:
        return mention
    if elsewhere:
        return mention.with_(kind="structure", term="volcano")
    return mention.with_(kind="place", term="mountains")
