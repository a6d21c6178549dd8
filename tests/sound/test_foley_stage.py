"""The foley stage: in sync with the picture at every rate, the same for the same seed, and found again in the mix."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import mir_eval
import numpy as np
import pytest
from hearing import FPS, RATE, contact, mono, onset_ms, scene, source, weighed_db

from circletake.schema import PROFILES, SourceKind, sample_at
from circletake.sound import MixStem, ambience, foley, mix
from circletake.sound.sources import SOURCES

RATES = [Fraction(24), Fraction(25), Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60)]


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_a_contact_sounds_on_its_frame_at_every_rate(rate: Fraction) -> None:
    frames = [7.0, 40.25, 71.5]
    result = foley([contact("knock", at=at) for at in frames], frames=91, rate=rate, seed=1)
    assert result.audio.shape == (2, sample_at(91, rate))
    for at, onset in zip(frames, result.onsets, strict=True):
        right = at / float(rate)
        assert abs(onset.sample / RATE - right) < 1e-4
        assert onset_ms(result.audio[:, onset.sample - 480 :]) == pytest.approx(10.0, abs=2.0)


def test_another_sample_rate_keeps_length_and_time() -> None:
    result = foley([contact("clap", at=12.0)], frames=48, rate=FPS, sample_rate=44_100, seed=1)
    assert result.audio.shape == (2, 88_200)
    assert result.onsets[0].sample == 22_050
    assert np.argmax(np.abs(mono(result.audio))) / 44_100 == pytest.approx(0.5, abs=0.01)


def test_distance_does_not_delay_a_sound() -> None:
    contacts = [
        contact("knock", at=2.0, metres=2),
        contact("knock", at=2.0, metres=50),
        contact("thunder", at=2.0, metres=500),
    ]
    made = foley(contacts, frames=200, rate=FPS, seed=1)
    assert [onset.sample for onset in made.onsets] == [4000, 4000, 4000]


def test_contacts_outside_the_film_are_left_out() -> None:
    result = foley([contact("knock", at=at) for at in (-3.0, 5.0, 24.0, 90.0)], frames=24, rate=FPS, seed=1)
    assert [onset.frame for onset in result.onsets] == [5.0]


def test_nothing_makes_silence() -> None:
    result = foley((), (), frames=24, rate=FPS, seed=1)
    assert result.audio.shape == (2, RATE)
    assert not result.audio.any()
    assert result.onsets == ()
    assert foley((), (), frames=0, rate=FPS, seed=1).audio.shape == (2, 0)


def test_one_contact_more_leaves_the_others_as_they_were() -> None:
    steps = [contact("footstep", onto="gravel", at=12.0 * n, mass=70, speed=1.3) for n in range(1, 5)]
    alone = foley(steps, frames=80, rate=FPS, seed=1).audio
    more = foley([*steps, contact("bell", "metal", "metal", at=70.0)], frames=80, rate=FPS, seed=1).audio
    np.testing.assert_allclose(alone[:, : 69 * 2000], more[:, : 69 * 2000], atol=1e-6)


def test_a_sound_does_not_hang_over_into_another_place() -> None:
    crash = [contact("bell", "metal", "metal", at=10.0, mass=900)]
    stays = foley(crash, frames=96, rate=FPS, seed=1, scenes=(scene(0, 20, "village"), scene(20, 96, "village")))
    leaves = foley(crash, frames=96, rate=FPS, seed=1, scenes=(scene(0, 20, "village"), scene(20, 96, "room")))
    late = slice(3 * RATE, 4 * RATE)
    assert weighed_db(leaves.audio[:, late]) < weighed_db(stays.audio[:, late]) - 20.0


def test_walls_take_the_edge_off_thunder() -> None:
    strike = [contact("thunder", at=0.0, metres=100)]
    outside, inside = (
        foley(strike, frames=120, rate=FPS, seed=1, scenes=(scene(0, 120, place),)).audio
        for place in ("fields", "room")
    )
    assert weighed_db(inside) < weighed_db(outside) - 6.0


@pytest.mark.parametrize("kind", get_args(SourceKind))
def test_a_source_is_clean_and_follows_the_picture(kind: SourceKind) -> None:
    assert set(SOURCES) == set(get_args(SourceKind))
    heard = foley(
        (), [source(kind, 6, 54, (6, -0.2, 12.0), (30, 0.5, 4.0), (54, 1.2, 12.0))], frames=72, rate=FPS, seed=1
    ).audio
    assert np.isfinite(heard).all()
    assert 1e-4 < np.abs(heard).max() < 0.9
    assert np.abs(heard.mean(axis=1)).max() < 1e-3
    assert np.abs(np.diff(heard)).max() < 0.5
    assert not heard[:, : 6 * 2000 - 500].any()
    assert weighed_db(heard[:, 66 * 2000 :]) < weighed_db(heard[:, 6 * 2000 : 54 * 2000]) - 12.0
    again = foley(
        (), [source(kind, 6, 54, (6, -0.2, 12.0), (30, 0.5, 4.0), (54, 1.2, 12.0))], frames=72, rate=FPS, seed=1
    ).audio
    np.testing.assert_array_equal(heard, again)


def test_a_source_goes_on_over_a_cut() -> None:
    whole = foley((), [source("engine", 0, 96)], frames=96, rate=FPS, seed=1).audio
    halves = foley((), [source("engine", 0, 48), source("engine", 48, 96)], frames=96, rate=FPS, seed=1).audio
    middle = slice(2 * RATE - 600, 2 * RATE + 600)
    power = np.mean(np.square(halves[:, middle])) / np.mean(np.square(halves[:, RATE : 3 * RATE]))
    assert 0.3 < power < 3.0
    assert np.abs(np.diff(halves[:, middle])).max() < 3 * np.abs(np.diff(whole)).max()


def test_an_engine_suits_what_it_drives() -> None:
    def deep_share(who: str) -> float:
        wave = mono(foley((), [source("engine", 0, 96, who=who)], frames=96, rate=FPS, seed=1).audio)
        power = np.abs(np.fft.rfft(wave)) ** 2
        return float(power[np.fft.rfftfreq(wave.size, 1 / RATE) < 90].sum() / power.sum())

    assert deep_share("steam-ship") > deep_share("red-car")
    assert deep_share("red-car") > deep_share("biplane")


def test_a_level_wish_is_kept() -> None:
    def level_db(level: float) -> float:
        track = source("hum", 0, 48).with_(level=level)
        return weighed_db(foley((), [track], frames=48, rate=FPS, seed=1).audio)

    assert level_db(0.5) - level_db(1.0) == pytest.approx(-6.02, abs=0.3)


def test_onsets_are_found_again_in_the_finished_mix() -> None:
    """Onset F1 at 50 ms in the mix of foley and ambience, by spectral flux and peak picking."""
    rng = np.random.default_rng(3)
    times = np.cumsum(rng.uniform(0.28, 0.7, 34)) + 0.3
    kinds = ["footstep", "knock", "hoof", "impact", "clap"]
    contacts = [
        contact(kinds[n % 5], "wood", "stone", at=float(t * 24), mass=(70, 1, 400, 2, 1)[n % 5], metres=4.0)  # type: ignore[arg-type]
        for n, t in enumerate(times)
    ]
    frames = int(times[-1] * 24) + 24
    scenes = (scene(0, frames, "room", interior=True),)
    made = foley(contacts, frames=frames, rate=FPS, seed=1, scenes=scenes)
    air = ambience(scenes, frames=frames, rate=FPS, seed=1)
    heard = mix(
        (),
        [MixStem("foley", "effects", made.audio), MixStem("ambience", "effects", air)],
        PROFILES["web"],
        frames=frames,
        rate=FPS,
    ).mix
    f_measure, _, _ = mir_eval.onset.f_measure(times, _onsets(mono(heard)), window=0.05)
    assert f_measure >= 0.95


def _onsets(wave: np.ndarray) -> np.ndarray:
    hop, size = 240, 1024
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(wave, (size, 0)), size)[::hop] * np.hanning(size)
    bands = np.log1p(3000 * np.abs(np.fft.rfft(frames, axis=1)))
    flux = np.maximum(bands[3:] - bands[:-3], 0).sum(axis=1)
    peaks = [
        i for i in range(8, flux.size - 8)
        if flux[i] == flux[i - 8 : i + 9].max() and flux[i] > 0.16 * np.percentile(flux, 99.7) + np.median(flux)
    ]  # fmt: skip
    picked: list[int] = []
    for i in peaks:
        if not picked or i - picked[-1] > 38:
            picked.append(i)
    return np.array(picked) * hop / RATE
