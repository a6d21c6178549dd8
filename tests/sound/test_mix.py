"""The mix: as loud as its profile, under its ceiling, the exact sum of its stems, speech on top."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyloudnorm
import pytest
from hearing import FPS, RATE, contact, scene, weighed_db
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import resample_poly

from circletake.schema import PROFILES, RequestRejected, VoiceCast
from circletake.sound import Mixdown, MixStem, PlacedLine, ambience, foley, levels, mix, speak
from circletake.sound.desk.limiter import limiting_gain
from circletake.sound.meters import peak_curve

FRAMES = 24 * 14


@cache
def air(place: str = "coast") -> np.ndarray:
    return ambience((scene(0, FRAMES, place),), frames=FRAMES, rate=FPS, seed=1)


@cache
def steps() -> np.ndarray:
    walk = [contact("footstep", onto="gravel", at=13.0 * n, mass=70, speed=1.3) for n in range(24)]
    return foley([*walk, contact("break", "glass", "stone", at=200.0)], frames=FRAMES, rate=FPS, seed=1).audio


@cache
def music(level: float = 0.12) -> np.ndarray:
    time = np.arange(FRAMES * 2000) / RATE
    chord = sum(np.sin(2 * np.pi * hz * time) / (n + 1) for n, hz in enumerate((110, 220, 331, 442, 880, 1760, 2640)))
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * time / 5)
    return np.stack([chord * swell, chord * (1.2 - swell)]).astype(np.float32) * np.float32(level)


@cache
def line() -> np.ndarray:
    return speak("The sea keeps what it takes, and gives back what it will.", VoiceCast()).audio


def made(profile: str = "web", *, voice: bool = True, score: bool = True, **more: object) -> Mixdown:
    stems = [MixStem("ambience", "effects", air()), MixStem("foley", "effects", steps())]
    stems += [MixStem("music", "music", music())] if score else []
    voices = [PlacedLine(line(), 4 * RATE)] if voice else []
    return mix(voices, stems, PROFILES[profile], frames=FRAMES, rate=FPS, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("voice", "score"), [(True, True), (False, True), (True, False)])
def test_a_mix_meets_its_profile(profile: str, voice: bool, score: bool) -> None:
    target, down = PROFILES[profile], made(profile, voice=voice, score=score)
    outside = pyloudnorm.Meter(RATE).integrated_loudness(down.mix.T.astype(np.float64))
    assert down.report.integrated_lufs == pytest.approx(target.integrated_lufs, abs=target.tolerance_lu)
    assert outside == pytest.approx(target.integrated_lufs, abs=target.tolerance_lu + 0.1)
    fine = np.abs(resample_poly(down.mix.astype(np.float64), 8, 1, axis=1, window=("kaiser", 12.0))).max()
    assert 20 * np.log10(fine) <= target.true_peak_dbtp + 0.05
    assert down.report.true_peak_dbtp <= target.true_peak_dbtp
    assert 1 <= down.report.passes <= 5
    assert down.held_back_lu == 0.0


def test_the_stems_add_up_to_the_mix() -> None:
    down = made()
    for sound in (down.mix, down.dialogue, down.music, down.effects):
        assert sound.shape == (2, FRAMES * 2000)
        np.testing.assert_array_equal(sound, np.rint(sound * 2.0**23) / 2.0**23)
    rest = down.mix.astype(np.float64) - down.dialogue - down.music - down.effects
    assert np.abs(rest).max() <= 10 ** (-90 / 20)
    assert down.report.null_dbfs <= -90.0


def test_music_makes_room_for_speech() -> None:
    down = made("ebu-r128")
    speech = slice(4 * RATE + 4800, 4 * RATE + line().size - 9600)
    voice, under, before = (
        weighed_db(down.dialogue[:, speech]),
        weighed_db(down.music[:, speech]),
        weighed_db(down.music[:, : 3 * RATE]),
    )
    assert 7.0 <= voice - under <= 12.0
    assert under < before - 2.5
    assert weighed_db(down.effects[:, speech]) < voice - 8.0
    assert line().size / RATE < down.report.ducked_s < line().size / RATE + 1.5
    assert made(voice=False).report.ducked_s == 0.0


def test_the_duck_looks_ahead_and_moves_softly() -> None:
    down, plain = made("ebu-r128"), made("ebu-r128", voice=False)
    gains = [
        weighed_db(down.music[:, at : at + 4800]) - weighed_db(plain.music[:, at : at + 4800])
        for at in range(3 * RATE, 5 * RATE, 2400)
    ]
    assert gains[19] < gains[0] - 2.5, "not down when the line begins"
    assert np.abs(np.diff(gains)).max() < 2.0, "it pumps"


def test_room_tone_is_not_made_a_roar() -> None:
    quiet = mix((), [MixStem("ambience", "effects", air("library"))], PROFILES["web"], frames=FRAMES, rate=FPS)
    assert quiet.report.integrated_lufs < -25.0
    assert quiet.held_back_lu == pytest.approx(-14.0 - quiet.report.integrated_lufs, abs=0.2)


def test_a_silent_film_stays_silent() -> None:
    for stems in ((), [MixStem("ambience", "effects", np.zeros((2, 999), np.float32))]):
        down = mix((), stems, PROFILES["web"], frames=48, rate=FPS)
        assert down.mix.shape == (2, 4000 * 24)
        assert not down.mix.any()
        assert down.report.integrated_lufs == float("-inf")
        assert down.report.null_dbfs == float("-inf")
        assert down.held_back_lu == 0.0
    assert mix((), (), PROFILES["web"], frames=0, rate=FPS).mix.shape == (2, 0)


def test_it_fades_out_and_has_no_edges() -> None:
    down = made(fade_out_frames=48)
    last = [weighed_db(down.mix[:, -at - 4800 : -at or None]) for at in (96_000, 48_000, 4_800)]
    assert last[0] > last[1] > last[2] + 6.0
    for sound in (down.mix, down.music):
        assert np.abs(sound[:, 0]).max() < 1e-3
        assert np.abs(sound[:, -1]).max() < 1e-3


def test_wishes_move_the_balance() -> None:
    usual, wished = made("ebu-r128"), made("ebu-r128", music_db=6.0)
    far = slice(9 * RATE, 13 * RATE)
    before = weighed_db(usual.music[:, far]) - weighed_db(usual.effects[:, far])
    after = weighed_db(wished.music[:, far]) - weighed_db(wished.effects[:, far])
    assert after - before == pytest.approx(6.0, abs=0.5)


def test_levels_anchor_on_speech() -> None:
    effects = {"ambience": air(), "foley": steps()}
    spoken = np.stack([line(), line()])
    balance = levels(spoken, music(), effects)
    assert balance.dialogue_db == pytest.approx(-3.0, abs=0.5), "both channels carry it"
    assert levels(None, music(), effects).music_db == pytest.approx(balance.music_db + 3.0, abs=0.1)
    assert levels(None, None, {}) == (0.0, 0.0, {})
    louder = levels(None, None, {**effects, "ambience": 30 * air()})
    assert louder.effects_db["ambience"] < balance.effects_db["ambience"]


def test_what_is_not_finite_or_at_another_rate_is_refused() -> None:
    broken = np.full((2, 100), np.nan, np.float32)
    with pytest.raises(RequestRejected, match="score"):
        mix((), [MixStem("score", "music", broken)], PROFILES["web"], frames=24, rate=FPS)
    with pytest.raises(RequestRejected, match="48000"):
        mix((), (), PROFILES["web"], frames=24, rate=FPS, sample_rate=44_100)


def test_lines_and_stems_may_reach_outside_the_film() -> None:
    voices = [PlacedLine(line(), -RATE, -1.0), PlacedLine(line(), 24 * 2000 - 4000, 1.0)]
    down = mix(voices, [MixStem("music", "music", music()[0])], PROFILES["web"], frames=24, rate=FPS)
    assert down.mix.shape == (2, RATE)
    assert down.dialogue.any()


@settings(derandomize=True, max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 999),
    loud=st.floats(0.001, 3.0),
    spikes=st.integers(0, 40),
    profile=st.sampled_from(sorted(PROFILES)),
)
def test_no_programme_breaks_the_ceiling_or_the_sum(seed: int, loud: float, spikes: int, profile: str) -> None:
    rng = np.random.default_rng(seed)
    sound = (loud * rng.standard_normal((2, RATE))).astype(np.float32)
    sound[:, rng.integers(0, RATE, spikes)] += np.float32(8.0)
    stems = [MixStem("music", "music", sound), MixStem("foley", "effects", sound[::-1, ::-1].copy())]
    down = mix((), stems, PROFILES[profile], frames=24, rate=FPS)
    assert down.report.true_peak_dbtp <= PROFILES[profile].true_peak_dbtp
    assert down.report.null_dbfs <= -90.0
    assert down.report.integrated_lufs <= PROFILES[profile].integrated_lufs + 0.2


@settings(derandomize=True, max_examples=40, deadline=None)
@given(seed=st.integers(0, 9999), ceiling=st.floats(0.05, 0.99))
def test_the_limiter_holds_every_peak(seed: int, ceiling: float) -> None:
    rng = np.random.default_rng(seed)
    sound = (0.3 * rng.standard_normal((2, 6000)) * rng.choice([0.1, 1.0, 4.0], 6000)).astype(np.float32)
    curve = peak_curve(sound)
    gain = limiting_gain(curve, ceiling)
    assert (curve * gain <= ceiling * 1.0001).all()
    assert (gain > 0).all()
    assert (gain <= 1.0001).all()
    assert np.abs(np.diff(gain)).max() < 0.03
