"""The critic hears the score: a neural take plays only when it meets the picture, and it is said when it does not."""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import HeardHit, NeuralTake, ScoreResult, Stem

EARLIEST_FRAMES, LATEST_FRAMES = -1.0, 2.0
"""How far from its frame a hit may be heard: music that comes late is forgiven sooner than music that comes early
(ITU-R BS.1359)."""


class ScoreChoice(NamedTuple):
    """Which take of the score plays, and what is to be told about it."""

    score: ScoreResult
    notes: tuple[str, ...]


def circle_score(result: ScoreResult) -> ScoreChoice:
    """Take the neural take when every must-hit is heard in time; the symbolic one otherwise, and say why.

    A symbolic score that stands in for a neural one says so in its `stand_in`.
    """
    take = result.neural
    if take is None:
        return ScoreChoice(result, ())
    missed = [hit for hit in take.heard if not met(hit)]
    if missed:
        return ScoreChoice(result.with_(stand_in=_refusal(take, missed)), ())
    plays = result.with_(stems=(Stem(name="neural", group="music", audio=take.audio),), music=take.audio)
    heard = f"meets {len(take.heard)} of {len(take.heard)} must-hits" if take.heard else "there was no must-hit to meet"
    return ScoreChoice(plays, (f"Music by {take.by}: {heard}. {take.licence}",))


def met(hit: HeardHit) -> bool:
    """Tell whether a hit is heard in time."""
    return hit.error_frames is not None and EARLIEST_FRAMES <= hit.error_frames <= LATEST_FRAMES


def _refusal(take: NeuralTake, missed: list[HeardHit]) -> str:
    worst = max(missed, key=lambda hit: abs(hit.error_frames) if hit.error_frames is not None else float("inf"))
    off = "nothing begins there" if worst.error_frames is None else f"{worst.error_frames:+.1f} frames off"
    return (
        f"the symbolic score plays: the take by {take.by} misses {len(missed)} of {len(take.heard)} must-hits "
        f"(worst at frame {worst.frame}: {off})"
    )
