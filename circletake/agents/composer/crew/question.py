"""What the crew is asked: a cue as it was written or played, and what is wished."""

from __future__ import annotations

from circletake.schema import CueFacts, CueHeard, MusicWish, Value


class CueQuestion(Value):
    """A cue as written."""

    facts: CueFacts
    wish: MusicWish
    film_tension: float = 0.5
    """Mean planned tension of all cues of the film, by their length."""
    players: tuple[str, ...] = ()
    """Everyone whom the style knows, leading ones first."""
    round: int = 1


class HeardQuestion(Value):
    """A cue as played."""

    facts: CueFacts
    heard: CueHeard
    wish: MusicWish
    changed: bool = False
    """The crew changed something in it: it can be taken back."""
    round: int = 1
