"""What a mood does to the air: where it is dark, birds fall silent and something low is there."""

from __future__ import annotations

from circletake.schema import Mood

_DREAD_LUFS: dict[Mood, float] = {"scary": -46.0, "dark": -48.0, "tense": -50.0, "mysterious": -53.0}

_CHEERFUL = frozenset(
    {
        "dawn chorus", "wood birds", "garden birds", "field birds", "town birds", "doves", "bees", "hens", "sheep",
        "garden birds outside",
    }
)  # fmt: skip


def coloured(mood: Mood, beds: dict[str, float]) -> dict[str, float]:
    """Return a scene's layers in a mood: under dread the cheerful ones step back and a low drone comes up.

    Args:
        mood: the scene's.
        beds: layer to level in LUFS.
    """
    dread = _DREAD_LUFS.get(mood)
    if dread is None:
        return dict(beds)
    out = {name: level - 6.0 if name in _CHEERFUL else level for name, level in beds.items()}
    out["void"] = max(dread, out.get("void", dread))
    return out
