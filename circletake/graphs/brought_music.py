"""Music that a person brings: listened to before the cut, and played as the film's score."""

from __future__ import annotations

from typing import NamedTuple

from circletake.graphs.crew import Crew
from circletake.schema import Plan, ScoreResult, Stem, TrackRequest, TrackResult


class BeatGrid(NamedTuple):
    """Where music beats, in frames of the film; empty without music, or where it has no pulse, which `notes` say."""

    beats: tuple[int, ...] = ()
    downbeats: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def grid_of(plan: Plan, crew: Crew) -> BeatGrid:
    """Return what the film is to be cut to."""
    heard = _heard(plan, crew)
    if heard is None:
        return BeatGrid()
    if not heard.beats:
        return BeatGrid(notes=(f"The music is not cut to: {heard.refused}.",))
    told = f"Cut to music at {heard.tempo_bpm:.1f} beats a minute, {heard.beats_per_bar} in a bar."
    return BeatGrid(_frames(heard.beats, plan), _frames(heard.downbeats, plan), (told,))


def score_of(plan: Plan, crew: Crew) -> ScoreResult | None:
    """Return the music that was brought as the film's score; None where none was."""
    heard = _heard(plan, crew)
    if heard is None or heard.sound is None:
        return None
    return ScoreResult(cues=(), stems=(Stem(name="track", group="music", audio=heard.sound),), soundfont="")


def _heard(plan: Plan, crew: Crew) -> TrackResult | None:
    audio = crew.music()
    if audio is None:
        return None
    request = TrackRequest(audio=audio, rate=plan.format.rate, frames=plan.frames)
    return crew.call("music", "track", request, TrackResult)


def _frames(seconds: tuple[float, ...], plan: Plan) -> tuple[int, ...]:
    frames = (round(at * float(plan.format.rate)) for at in seconds)
    return tuple(dict.fromkeys(frame for frame in frames if 0 < frame < plan.frames))
