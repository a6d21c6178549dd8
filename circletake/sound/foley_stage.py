"""The foley stage: every contact and every source of a film, played in sync and put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

import numpy as np

from circletake.schema import Contact, FoleyOnset, ScenePlace, SourceTrack, sample_at
from circletake.sound.beds.places import INTERIORS
from circletake.sound.contacts.catalogue import REFERENCE_M, perform
from circletake.sound.filters import chain, high_shelf, highpass, lowpass, run
from circletake.sound.sounding import sound_sources
from circletake.sound.space import Room, far_filtered, level_at, pan_at, panned, room_of
from circletake.sound.space.bus import answer, empty_buses, put_on
from circletake.sound.track import RATE, Samples, at_rate, count, db_of, sample_of_frame, silence, soften

OVERHANG_S = 0.35
"""How far a contact's ringing may hang over a cut into another place."""

_THROUGH_A_WALL = chain(lowpass(400.0), high_shelf(100.0, -6.0))
_WALL_GAIN = np.float32(0.5)


class Foley(NamedTuple):
    """Foley as rendered."""

    audio: Samples
    """`(2, samples)` of the film's whole length."""
    onsets: tuple[FoleyOnset, ...]
    """One for every contact that lies in the film, in order of time."""


class _Setting(NamedTuple):
    """A place, for as long as the film stays there."""

    place: str
    room: Room
    indoors: bool
    from_frame: int
    until_frame: int
    until: int
    """The sample at which the film leaves it."""


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

    A contact sounds on its own sample, whatever its distance: picture sync wins over the speed of sound. What should
    come late, such as thunder after its lightning, has a contact that comes late. It lies where it is seen, louder when
    near, and the scene's room answers.

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
    samples = sample_at(frames, rate)
    track = silence(samples)
    onsets: list[FoleyOnset] = []
    settings = _settings(scenes, rate, samples)
    for room, held in _by_room(contacts, [contact.at for contact in contacts], settings).items():
        onsets += _perform(track, room, held, rate, seed, sample_rate)
    middles = [0.5 * (source.begin + source.end) for source in sources]
    for room, tracks in _by_room(sources, middles, settings).items():
        buses = empty_buses(samples)
        sound_sources(buses, [source for source, _ in tracks], rate, seed)
        answer(track, room, buses)
    finished = at_rate(run(highpass(22.0), track), sample_rate, sample_at(frames, rate, sample_rate))
    return Foley(soften(finished, 0.0, 0.01), tuple(sorted(onsets, key=lambda onset: (onset.sample, onset.kind))))


def _settings(scenes: Sequence[ScenePlace], rate: Fraction, samples: int) -> list[_Setting]:
    """Return the scenes in order, those that follow one another at one place as one."""
    found: list[_Setting] = []
    for scene in sorted(scenes, key=lambda scene: scene.span.start):
        room, indoors = room_of(scene.place, scene.interior), scene.interior or scene.place in INTERIORS
        end = min(samples, sample_at(scene.span.end, rate))
        if found and (found[-1].place, found[-1].room, found[-1].until_frame) == (scene.place, room, scene.span.start):
            found[-1] = found[-1]._replace(until_frame=scene.span.end, until=end)
        else:
            found.append(_Setting(scene.place, room, indoors, scene.span.start, scene.span.end, end))
    return found


def _by_room(
    things: Sequence[_Thing], moments: Sequence[float], settings: Sequence[_Setting]
) -> dict[Room, list[tuple[_Thing, _Setting]]]:
    """Return things, with the setting that is on at their moment (in frames), by their room."""
    found: dict[Room, list[tuple[_Thing, _Setting]]] = {}
    for thing, moment in zip(things, moments, strict=True):
        on = (each for each in settings if each.from_frame <= moment < each.until_frame)
        setting = next(on, _Setting("", room_of(""), False, 0, 0, 1 << 62))
        found.setdefault(setting.room, []).append((thing, setting))
    return found


def _perform(
    track: Samples,
    room: Room,
    contacts: Sequence[tuple[Contact, _Setting]],
    rate: Fraction,
    seed: int,
    sample_rate: int,
) -> list[FoleyOnset]:
    """Add the contacts of one room to the track, and return their onsets."""
    buses = empty_buses(track.shape[1])
    onsets = []
    for contact, setting in contacts:
        start = sample_of_frame(contact.at, rate)
        if not 0 <= start < track.shape[1]:
            continue
        piece = perform(contact, seed)
        gain, pan = _nearness(contact), pan_at(contact.x)
        sound = far_filtered(piece.sound, contact.distance_m)
        if contact.kind == "thunder" and setting.indoors:
            sound = run(_THROUGH_A_WALL, sound) * _WALL_GAIN
        sound = _cut_off(sound, setting.until - (start - piece.lead))
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


def _cut_off(sound: Samples, left: int) -> Samples:
    """Return a sound that does not hang over into another place: it is gone `OVERHANG_S` after the cut."""
    keep = left + count(OVERHANG_S)
    if sound.shape[-1] <= keep:
        return sound
    return soften(sound[..., : max(keep, 1)].copy(), 0.0, OVERHANG_S)


def _nearness(contact: Contact) -> float:
    """Return the gain of a contact's distance; thunder is as far as it sounds."""
    return 1.0 if contact.kind == "thunder" else level_at(contact.distance_m, REFERENCE_M)
