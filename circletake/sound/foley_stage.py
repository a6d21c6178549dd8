"""The foley stage: every contact and every source of a film, played in sync and put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from circletake.schema import Contact, FoleyOnset, ScenePlace, SourceTrack
from circletake.sound.contacts.catalogue import REFERENCE_M, perform
from circletake.sound.filters import highpass, run
from circletake.sound.sounding import sound_sources
from circletake.sound.space import Room, far_filtered, level_at, pan_at, panned, room_of
from circletake.sound.space.bus import answer, empty_buses, put_on
from circletake.sound.track import RATE, Samples, at_rate, count, db_of, sample_of_frame, silence, soften

SPEED_OF_SOUND = 343.0
LONGEST_DELAY_S = 3.0
"""Thunder and explosions come later than they are seen, but never later than this."""


class Foley(NamedTuple):
    """Foley as rendered."""

    audio: Samples
    """`(2, samples)` of the film's whole length."""
    onsets: tuple[FoleyOnset, ...]
    """One for every contact that lies in the film, in order of time."""


_Thing = TypeVar("_Thing", Contact, SourceTrack)


def foley(
    contacts: Sequence[Contact],
    sources: Sequence[SourceTrack] = (),
    *,
    frames: int,
    rate: Fraction,
    sample_rate: int = RATE,
    seed: int,
    scenes: Sequence[ScenePlace] = (),
) -> Foley:
    """Return the foley of a film.

    A contact sounds on its own sample, whatever its distance (only thunder and explosions are late, as everybody
    expects); it lies where it is seen, louder when near, and the scene's room answers.

    Args:
        contacts: what touches what; `at` counts film frames. Contacts outside the film are left out.
        sources: what sounds for a while, frames counted in the film. Tracks of one object and kind are one sound that
            goes on from shot to shot.
        frames: the film's length.
        rate: frames a second.
        sample_rate: of the result.
        seed: the production's.
        scenes: where each part of the film plays, for the rooms; open air where none is given.
    """
    samples = sample_of_frame(frames, rate)
    track = silence(samples)
    onsets: list[FoleyOnset] = []
    for room, held in _by_room(contacts, [contact.at for contact in contacts], scenes).items():
        onsets += _perform(track, room, held, rate, seed, sample_rate)
    middles = [0.5 * (source.begin + source.end) for source in sources]
    for room, tracks in _by_room(sources, middles, scenes).items():
        buses = empty_buses(samples)
        sound_sources(buses, tracks, rate, seed)
        answer(track, room, buses)
    finished = at_rate(run(highpass(22.0), track), sample_rate, sample_of_frame(frames, rate, sample_rate))
    return Foley(soften(finished, 0.0, 0.01), tuple(sorted(onsets, key=lambda onset: (onset.sample, onset.kind))))


def _by_room(
    things: Sequence[_Thing], moments: Sequence[float], scenes: Sequence[ScenePlace]
) -> dict[Room, list[_Thing]]:
    """Return things by the room of the scene that is on at their moment (in frames)."""
    found: dict[Room, list[_Thing]] = {}
    for thing, moment in zip(things, moments, strict=True):
        scene = next((scene for scene in scenes if scene.span.start <= moment < scene.span.end), None)
        room = room_of(scene.place, scene.interior) if scene else room_of("")
        found.setdefault(room, []).append(thing)
    return found


def _perform(
    track: Samples, room: Room, contacts: Sequence[Contact], rate: Fraction, seed: int, sample_rate: int
) -> list[FoleyOnset]:
    """Add the contacts of one room to the track, and return their onsets."""
    buses = empty_buses(track.shape[1])
    onsets = []
    for contact in contacts:
        start = sample_of_frame(contact.at, rate) + _delay(contact)
        if not 0 <= start < track.shape[1]:
            continue
        piece = perform(contact, seed)
        gain, pan = _nearness(contact), pan_at(contact.x)
        sound = far_filtered(piece.sound, contact.distance_m)
        put_on(buses, panned(sound, pan, gain), sound, gain, start - piece.lead)
        onsets.append(
            FoleyOnset(
                frame=contact.at,
                sample=round(start * sample_rate / RATE),
                kind=contact.kind,
                pan=pan,
                gain_db=db_of(gain),
            )
        )
    answer(track, room, buses)
    return onsets


def _delay(contact: Contact) -> int:
    """Return by how many samples the sound comes after the picture."""
    if contact.kind not in ("thunder", "explosion"):
        return 0
    return count(min(max(contact.distance_m, 0.0) / SPEED_OF_SOUND, LONGEST_DELAY_S))


def _nearness(contact: Contact) -> float:
    """Return the gain of a contact's distance; thunder is as far as it sounds."""
    return 1.0 if contact.kind == "thunder" else level_at(contact.distance_m, REFERENCE_M)
