"""The styles that a cue can be written in."""

from circletake.music.styles.band import FOLK, LO_FI, NOIR, WESTERN
from circletake.music.styles.chamber import BAROQUE, COMEDY, FAIRY_TALE, LAMENT, PIANO, WALTZ
from circletake.music.styles.orchestral import ADVENTURE, EPIC, MARCH
from circletake.music.styles.style import Layer, Lead, Melody, Room, Style
from circletake.music.styles.texture import AMBIENT, MINIMALISM, PULSE, SUSPENSE
from circletake.schema import RequestRejected, StyleCard

STYLES: dict[str, Style] = {
    style.card.name: style
    for style in (
        ADVENTURE, PIANO, LAMENT, SUSPENSE, NOIR, PULSE, AMBIENT, FOLK, WALTZ, COMEDY, EPIC, LO_FI, MARCH,
        MINIMALISM, WESTERN, FAIRY_TALE, BAROQUE,
    )
}  # fmt: skip
"""Every style by name."""


def style_named(name: str) -> Style:
    """Return a style.

    Raises:
        RequestRejected: there is none of that name.
    """
    if name not in STYLES:
        raise RequestRejected(f"no musical style {name!r}; choose one of {', '.join(STYLES)}")
    return STYLES[name]


def style_catalogue() -> tuple[StyleCard, ...]:
    """Return every style's card, for whoever chooses."""
    return tuple(style.card for style in STYLES.values())


__all__ = [
    "STYLES", "Layer", "Lead", "Melody", "Room", "Style", "style_catalogue", "style_named",
]  # fmt: skip
