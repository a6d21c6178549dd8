"""Placing: across, near and far, in rooms, and in motion."""

from __future__ import annotations

import numpy as np
import pytest
from hearing import RATE, contact, mono, scene, source, weighed_db
from scipy.stats import spearmanr

from circletake.sound import foley
from circletake.sound.space import level_at, pan_at, room_of, sides
from circletake.sound.space.passing import margin, passing, path_of
from circletake.sound.space.room import ROOMS, in_room


def ild_db(sound: np.ndarray) -> float:
    left, right = (float(np.sum(np.square(row, dtype=np.float64))) for row in sound)
    return 10 * np.log10(right / left)


def test_a_contact_lies_where_it_is_seen() -> None:
    places = np.linspace(0.02, 0.98, 13)
    heard = [
        ild_db(foley([contact("knock", x=float(x))], frames=36, rate=24, seed=1).audio)  # type: ignore[arg-type]
        for x in places
    ]
    assert spearmanr(places, heard).statistic >= 0.95
    assert heard[6] == pytest.approx(0.0, abs=0.6)


def test_the_pan_stays_within_the_width_and_keeps_the_power() -> None:
    assert pan_at(0.5) == 0.0
    assert pan_at(0.0) == -pan_at(1.0) == pytest.approx(-0.65)
    assert abs(pan_at(-9.0)) == abs(pan_at(9.0)) <= 0.8
    for x in (0.0, 0.3, 0.9):
        left, right = sides(pan_at(x))
        assert left**2 + right**2 == pytest.approx(1.0)


def test_level_falls_with_distance_and_holds_near_and_far() -> None:
    metres = np.array([2.0, 3.0, 5.0, 8.0, 13.0, 20.0])
    heard = []
    for distance in metres:
        result = foley([contact("knock", metres=float(distance))], frames=30, rate=24, seed=1)  # type: ignore[arg-type]
        heard.append(20 * np.log10(np.abs(result.audio[:, 24_000:24_480]).max()))
        assert result.onsets[0].gain_db == pytest.approx(20 * np.log10(5.0 / distance), abs=0.01)
    slope = np.polyfit(20 * np.log10(1 / metres), heard, 1)[0]
    assert slope == pytest.approx(1.0, abs=0.05)
    assert level_at(0.1, 5.0) == level_at(1.5, 5.0)
    assert level_at(1e6, 5.0) == level_at(60.0, 5.0)


def test_nothing_is_lost_when_it_is_heard_as_one() -> None:
    for x in (0.0, 0.5, 1.0):
        heard = foley([contact("knock", x=x)], frames=36, rate=24, seed=1).audio  # type: ignore[arg-type]
        power = np.square(heard, dtype=np.float64).sum() / 2
        folded = np.square(heard.mean(axis=0), dtype=np.float64).sum()
        assert 10 * np.log10(folded / power) >= -3.0


def test_left_and_right_come_at_once() -> None:
    heard = foley([contact("knock", x=0.05)], frames=36, rate=24, seed=1).audio[:, 23_900:24_400]  # type: ignore[arg-type]
    lag = np.argmax(np.correlate(heard[0], heard[1], "full")) - (heard.shape[1] - 1)
    assert lag == 0


@pytest.mark.parametrize("room", ROOMS.values(), ids=lambda room: room.name)
def test_a_room_dies_away_as_it_says(room) -> None:  # type: ignore[no-untyped-def]
    click = np.zeros(5 * RATE, np.float32)
    click[100] = 1.0
    answer = in_room(click, room)
    energy = np.cumsum(np.square(answer.mean(axis=0), dtype=np.float64)[::-1])[::-1]
    fallen = (np.argmax(energy < 1e-3 * energy[100]) - 100) / RATE
    assert fallen < 0.75 * max(room.low_s, room.high_s) + max((0.1, *room.echoes_s)) + 0.1
    assert np.isfinite(answer).all()
    assert np.abs(answer[:, :100]).max() < 1e-6, "answers before it is asked"


def test_big_rooms_ring_longer_than_small_ones() -> None:
    def tail_db(place: str) -> float:
        knock = [contact("knock", at=0.0)]
        heard = foley(knock, frames=48, rate=24, seed=1, scenes=(scene(0, 48, place),)).audio  # type: ignore[arg-type]
        return weighed_db(heard, RATE, 2 * RATE)

    assert tail_db("cave") > tail_db("theatre") > tail_db("room") > tail_db("desert")
    assert room_of("castle", interior=True).low_s > room_of("castle").low_s
    assert room_of("somewhere else").name == "open"


def test_under_water_everything_is_dull() -> None:
    def high_share(place: str) -> float:
        blow = [contact("break", "glass", "stone", at=0.0)]
        wave = mono(foley(blow, frames=36, rate=24, seed=1, scenes=(scene(0, 36, place),)).audio)  # type: ignore[arg-type]
        power = np.abs(np.fft.rfft(wave)) ** 2
        return float(power[np.fft.rfftfreq(wave.size, 1 / RATE) > 3000].sum() / power.sum())

    assert high_share("underwater") < 0.02 < high_share("street")


@pytest.mark.parametrize("metres_a_second", [-25.0, -8.0, 8.0, 25.0])
def test_what_comes_is_higher_and_what_goes_is_lower(metres_a_second: float) -> None:
    seconds, hz = 2.0, 440.0
    samples = int(seconds * RATE)
    start = 10.0 if metres_a_second > 0 else 10.0 - metres_a_second * seconds
    path = path_of(((0.0, 0.5, start), (float(samples), 0.5, start + metres_a_second * seconds)), samples)
    lead = margin(path)
    tone = np.sin(2 * np.pi * hz * np.arange(samples + 2 * lead) / RATE).astype(np.float32)
    heard = passing(tone, path, samples, lead)[RATE // 2 : RATE // 2 + RATE]
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(heard.size), 16 * RATE))
    found = np.argmax(spectrum) / 16
    right = hz * 343.0 / (343.0 + metres_a_second)
    assert abs(1200 * np.log2(found / right)) <= 2.0


def test_a_source_jumps_at_a_cut_and_does_not_glide() -> None:
    tracks = [
        source("hum", 0, 24, (0, 0.0, 4.0), (24, 0.0, 4.0)),
        source("hum", 24, 48, (24, 1.0, 4.0), (48, 1.0, 4.0)),
    ]
    heard = foley((), tracks, frames=48, rate=24, seed=1).audio  # type: ignore[arg-type]
    before, after = heard[:, RATE - 4800 : RATE - 960], heard[:, RATE + 960 : RATE + 4800]
    assert ild_db(before) < -6.0 < 6.0 < ild_db(after)
    seam = np.sqrt(np.mean(np.square(heard[:, RATE - 480 : RATE + 480]), axis=1)).sum()
    around = np.sqrt(np.mean(np.square(heard[:, RATE - 9600 : RATE + 9600]), axis=1)).sum()
    assert seam > 0.5 * around, "a hole at the cut"
