"""The sampler against SoundFonts whose sound is known beforehand."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from listening import largest_step
from numpy.typing import NDArray
from soundfont_files import SINE_HZ, write_font

from circletake.music import find_soundfont, load_soundfont
from circletake.music.sampler import Controls, Sounded, play
from circletake.schema import BriefError

RATE = 48_000
LOOPED = {54: 1}
Audio = NDArray[np.float32]


def timecents(seconds: float) -> int:
    return round(1200 * math.log2(seconds))


def note(key: int = 69, begin_s: float = 0.0, end_s: float = 1.0, velocity: int = 127) -> Sounded:
    return Sounded(round(begin_s * RATE), round(end_s * RATE), key, velocity)


def sound(
    path: Path,
    *zones: dict[int, int],
    notes: tuple[Sounded, ...] = (note(),),
    seconds: float = 1.5,
    controls: Controls | None = None,
    **font: object,
) -> Audio:
    written = write_font(path / "test.sf2", *(zones or (LOOPED,)), **font)  # type: ignore[arg-type]
    return play(load_soundfont(written), 0, notes, round(seconds * RATE), RATE, controls=controls)


def level_db(audio: Audio, begin_s: float, end_s: float) -> float:
    part = audio[:, round(begin_s * RATE) : round(end_s * RATE)].astype(np.float64)
    return float(10 * np.log10((part**2).sum(axis=0).mean() + 1e-14))


def hertz(audio: Audio, begin_s: float = 0.2, end_s: float = 0.9) -> float:
    """Return the frequency of a sine by the phase that it gains over the window."""
    wave = audio[0, round(begin_s * RATE) : round(end_s * RATE)].astype(np.float64)
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave))))
    peak = int(spectrum.argmax())
    one, two, three = np.log(spectrum[peak - 1 : peak + 2] + 1e-12)
    return float((peak + 0.5 * (one - three) / (one - 2 * two + three)) * RATE / len(wave))


def cents(measured: float, wanted: float) -> float:
    return 1200 * math.log2(measured / wanted)


@pytest.mark.parametrize("key", [33, 45, 57, 69, 70, 81, 93])
def test_pitch_is_true_within_a_cent(tmp_path: Path, key: int) -> None:
    audio = sound(tmp_path, notes=(note(key),))
    assert abs(cents(hertz(audio), SINE_HZ * 2 ** ((key - 69) / 12))) < 1.0


def test_tuning_generators_and_scale(tmp_path: Path) -> None:
    assert cents(hertz(sound(tmp_path, {**LOOPED, 51: 3, 52: -40})), SINE_HZ) == pytest.approx(260, abs=1)
    halved = sound(tmp_path, {**LOOPED, 56: 50}, notes=(note(81),))
    assert cents(hertz(halved), SINE_HZ) == pytest.approx(600, abs=1)
    rooted = sound(tmp_path, {**LOOPED, 58: 57}, notes=(note(57),))
    assert cents(hertz(rooted), SINE_HZ) == pytest.approx(0, abs=1)


def test_the_pitch_wheel_bends(tmp_path: Path) -> None:
    audio = sound(tmp_path, controls=Controls(bend_semitones=[(0, 0.0), (RATE // 2, 0.0), (RATE // 2 + 1, 5.0)]))
    assert cents(hertz(audio, 0.1, 0.45), SINE_HZ) == pytest.approx(0, abs=2)
    assert cents(hertz(audio, 0.55, 0.95), SINE_HZ) == pytest.approx(500, abs=3)


def test_a_loop_closes_without_a_click(tmp_path: Path) -> None:
    audio = sound(tmp_path, notes=(note(end_s=3.0),), seconds=3.0)
    wave = audio[0, RATE // 2 : RATE * 5 // 2].astype(np.float64)
    power = np.abs(np.fft.rfft(wave * np.blackman(len(wave)))) ** 2
    bins = np.fft.rfftfreq(len(wave), 1 / RATE)
    outside = power[np.abs(bins - SINE_HZ) > 30].sum() / power.sum()
    assert 10 * math.log10(outside) < -70
    assert largest_step(audio[:, RATE // 4 :]) < 2.5


def test_attack_hold_decay_sustain_release(tmp_path: Path) -> None:
    zone = {**LOOPED, 34: timecents(0.2), 35: timecents(0.1), 36: timecents(1.0), 37: 200, 38: timecents(1.0)}
    audio = sound(tmp_path, zone, seconds=2.0)
    full = level_db(audio, 0.22, 0.28)
    # The attack is a straight line in amplitude: half way, half of it.
    assert level_db(audio, 0.095, 0.105) - full == pytest.approx(-6.02, abs=0.3)
    # It decays by 100 dB a decay time, down to the sustain level of 20 dB.
    assert level_db(audio, 0.395, 0.405) - full == pytest.approx(-10, abs=0.5)
    assert level_db(audio, 0.7, 0.95) - full == pytest.approx(-20, abs=0.2)
    # And releases by 100 dB a release time from there.
    assert level_db(audio, 1.195, 1.205) - full == pytest.approx(-40, abs=0.6)
    assert level_db(audio, 1.9, 2.0) < -120


def test_a_sample_without_a_loop_ends(tmp_path: Path) -> None:
    audio = sound(tmp_path, {54: 0}, notes=(note(end_s=3.0),), seconds=3.0)
    assert level_db(audio, 0.5, 0.9) > -30
    assert level_db(audio, 1.1, 2.0) < -120


def test_loop_until_release_plays_the_rest(tmp_path: Path) -> None:
    until = sound(tmp_path, {54: 3, 38: timecents(4.0)}, notes=(note(end_s=1.2),), seconds=3.0)
    assert level_db(until, 1.0, 1.15) > -30
    # Eight more loops of a tenth of a second lie behind the loop.
    assert level_db(until, 1.7, 1.9) > -45
    assert level_db(until, 2.2, 3.0) < -120


def test_velocity_expression_and_volume_follow_the_square(tmp_path: Path) -> None:
    full = level_db(sound(tmp_path), 0.3, 0.8)
    soft = level_db(sound(tmp_path, notes=(note(velocity=64),)), 0.3, 0.8)
    assert soft - full == pytest.approx(40 * math.log10(64 / 127), abs=0.2)
    for controller in (7, 11):
        faded = sound(tmp_path, controls=Controls({controller: [(0, 127.0), (RATE, 0.0)]}))
        middle = level_db(faded, 0.495, 0.505)
        assert middle - full == pytest.approx(40 * math.log10(0.5), abs=0.3)


def test_pan_and_attenuation(tmp_path: Path) -> None:
    left = sound(tmp_path, {**LOOPED, 17: -500})
    assert np.abs(left[1]).max() < 1e-6 < np.abs(left[0]).max()
    moved = sound(tmp_path, controls=Controls({10: [(0, 127.0)]}))
    assert np.abs(moved[0]).max() < 0.02 * np.abs(moved[1]).max()
    quiet = level_db(sound(tmp_path, {**LOOPED, 48: 100}), 0.3, 0.8)
    assert quiet - level_db(sound(tmp_path), 0.3, 0.8) == pytest.approx(-4.0, abs=0.1)


def test_the_filter_cuts_above_its_cutoff(tmp_path: Path) -> None:
    cutoff = round(1200 * math.log2(1000 / 8.176))
    dull = sound(tmp_path, {**LOOPED, 8: cutoff}, noise=True)
    open_ = sound(tmp_path, LOOPED, noise=True)

    def band(audio: Audio, low: float, high: float) -> float:
        power = np.abs(np.fft.rfft(audio[0, RATE // 10 : RATE].astype(np.float64))) ** 2
        bins = np.fft.rfftfreq(RATE - RATE // 10, 1 / RATE)
        return float(10 * np.log10(power[(bins >= low) & (bins < high)].sum()))

    assert band(dull, 100, 400) - band(open_, 100, 400) == pytest.approx(0, abs=0.5)
    assert band(dull, 950, 1050) - band(open_, 950, 1050) == pytest.approx(-3, abs=0.7)
    assert band(dull, 3900, 4100) - band(open_, 3900, 4100) == pytest.approx(-24, abs=1.5)


def test_the_modulation_envelope_opens_the_filter_and_bends_the_pitch(tmp_path: Path) -> None:
    opening = {**LOOPED, 8: 6000, 11: 6000, 26: timecents(0.8)}
    audio = sound(tmp_path, opening, noise=True, notes=(note(end_s=1.4),))

    def bright(begin_s: float) -> float:
        part = audio[0, round(begin_s * RATE) : round((begin_s + 0.1) * RATE)].astype(np.float64)
        power = np.abs(np.fft.rfft(part * np.hanning(len(part)))) ** 2
        bins = np.fft.rfftfreq(len(part), 1 / RATE)
        return float(10 * np.log10(power[bins > 4000].sum() / power.sum()))

    assert bright(0.02) < bright(0.3) - 10 < bright(0.9) - 12
    bent = sound(tmp_path, {**LOOPED, 7: 700, 26: -12000, 28: timecents(0.2), 29: 1000})
    assert cents(hertz(bent, 0.0, 0.02), SINE_HZ) > 400
    assert cents(hertz(bent, 0.4, 0.9), SINE_HZ) == pytest.approx(0, abs=1)


def test_vibrato_swings_at_its_rate(tmp_path: Path) -> None:
    zone = {**LOOPED, 6: 60, 24: round(1200 * math.log2(5.0 / 8.176)), 23: timecents(0.2)}
    audio = sound(tmp_path, zone, notes=(note(end_s=2.4),), seconds=2.5)
    wave = audio[0].astype(np.float64)
    crossings = (
        np.flatnonzero((wave[:-1] < 0) & (wave[1:] >= 0))
        + wave[:-1][(wave[:-1] < 0) & (wave[1:] >= 0)] / (wave[:-1] - wave[1:])[(wave[:-1] < 0) & (wave[1:] >= 0)]
    )
    pitch = 1200 * np.log2(RATE / np.diff(crossings) / SINE_HZ)
    at_s = crossings[1:] / RATE
    assert np.abs(pitch[(at_s > 0.02) & (at_s < 0.18)]).max() < 3
    swinging = pitch[(at_s > 0.4) & (at_s < 2.3)]
    assert np.percentile(swinging, 97) == pytest.approx(60, abs=8)
    rises = np.flatnonzero((swinging[:-1] < 0) & (swinging[1:] >= 0))
    assert len(rises) == pytest.approx(1.9 * 5.0, abs=1.5)


def test_modulators_replace_the_defaults(tmp_path: Path) -> None:
    # Velocity to attenuation with amount 0: every velocity sounds alike.
    flat = ((0x0502, 48, 0, 0, 0),)
    loud = level_db(sound(tmp_path, modulators=flat), 0.3, 0.8)
    soft = level_db(sound(tmp_path, modulators=flat, notes=(note(velocity=20),)), 0.3, 0.8)
    assert soft == pytest.approx(loud, abs=0.1)
    # Key to attenuation: 96 dB over the keyboard, straight.
    keyed = ((0x0003, 48, 960, 0, 0),)
    low = level_db(sound(tmp_path, modulators=keyed, notes=(note(32),)), 0.3, 0.8)
    high = level_db(sound(tmp_path, modulators=keyed, notes=(note(64),)), 0.3, 0.8)
    assert low - high == pytest.approx(24, abs=0.5)


def test_zones_answer_their_keys_and_velocities_and_layer(tmp_path: Path) -> None:
    low = {**LOOPED, 43: 0 | 59 << 8, 51: -12}
    high = {**LOOPED, 43: 60 | 127 << 8}
    assert hertz(sound(tmp_path, low, high, notes=(note(57),))) == pytest.approx(110, rel=1e-3)
    assert hertz(sound(tmp_path, low, high, notes=(note(69),))) == pytest.approx(440, rel=1e-3)
    hard = {**LOOPED, 44: 100 | 127 << 8}
    assert level_db(sound(tmp_path, hard, notes=(note(velocity=60),)), 0.1, 0.9) < -100
    both = level_db(sound(tmp_path, LOOPED, LOOPED), 0.3, 0.8)
    assert both - level_db(sound(tmp_path), 0.3, 0.8) == pytest.approx(6.02, abs=0.1)


def test_a_key_that_the_font_leaves_out_is_played_by_its_nearest_zone(tmp_path: Path) -> None:
    audio = sound(tmp_path, {**LOOPED, 43: 0 | 60 << 8}, {**LOOPED, 43: 90 | 127 << 8, 51: 12}, notes=(note(69),))
    assert hertz(audio) == pytest.approx(440, rel=1e-3)


def test_an_exclusive_class_is_cut_by_its_next_note(tmp_path: Path) -> None:
    zone = {**LOOPED, 57: 1, 38: timecents(2.0)}
    two = (note(69, 0.0, 1.0), note(93, 0.5, 0.52))
    audio = sound(tmp_path, zone, notes=two)
    before, after = hertz(audio, 0.1, 0.4), hertz(audio, 0.54, 0.9)
    assert before == pytest.approx(440, rel=1e-3)
    assert after == pytest.approx(1760, rel=1e-2)
    assert largest_step(audio) < 6.0


def test_the_pedal_holds_what_is_let_go(tmp_path: Path) -> None:
    pedal = Controls({64: [(0, 127.0), (RATE, 0.0)]})
    held = sound(tmp_path, notes=(note(end_s=0.2),), controls=pedal)
    assert level_db(held, 0.7, 0.95) == pytest.approx(level_db(held, 0.1, 0.2), abs=0.5)
    assert level_db(held, 1.2, 1.5) < -100


def test_a_note_may_begin_before_the_first_sample(tmp_path: Path) -> None:
    zone = {**LOOPED, 34: timecents(0.4)}
    early = sound(tmp_path, zone, notes=(note(begin_s=-0.2, end_s=1.0),))
    late = sound(tmp_path, zone, notes=(note(begin_s=0.0, end_s=1.2),))
    shift = round(0.2 * RATE)
    assert np.allclose(early[:, 2000:30_000], late[:, 2000 + shift : 30_000 + shift], atol=2e-3)


def test_longest_release_shortens_the_fonts(tmp_path: Path) -> None:
    font = load_soundfont(write_font(tmp_path / "long.sf2", {**LOOPED, 38: timecents(10.0)}))
    short = play(font, 0, [note(end_s=0.5)], RATE * 2, RATE, longest_release_s=0.5)
    assert level_db(short, 1.2, 2.0) < -100


def test_same_notes_same_bytes_whatever_else_plays(tmp_path: Path) -> None:
    font = load_soundfont(write_font(tmp_path / "same.sf2", {**LOOPED, 5: 20, 6: 10}))
    notes = [note(60 + n, n / 10, n / 10 + 0.3, 60 + n) for n in range(12)]
    one = play(font, 0, notes, RATE * 2, RATE)
    two = play(font, 0, list(reversed(notes)), RATE * 2, RATE)
    assert one.tobytes() == two.tobytes()


@pytest.mark.parametrize("broken", ["missing", "text", "cut", "compressed", "phdr", "igen"])
def test_what_is_no_font_is_refused_with_its_path(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "broken.sf2"
    if broken == "text":
        path.write_text("not a font at all")
    elif broken == "cut":
        whole = write_font(path, LOOPED).read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
    elif broken == "compressed":
        write_font(path, LOOPED, sample_type=0x11)
    elif broken in ("phdr", "igen"):
        damaged = bytearray(write_font(path, LOOPED).read_bytes())
        table = damaged.find(broken.encode()) + 8
        at = table + 24 if broken == "phdr" else damaged.find(b"\x35\x00", table) + 2
        damaged[at : at + 2] = b"\xe7\x03"
        path.write_bytes(damaged)
    with pytest.raises(BriefError, match=r"broken\.sf2"):
        load_soundfont(path)


def test_a_wished_font_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match=r"nowhere\.sf2"):
        find_soundfont(tmp_path / "nowhere.sf2")
    wished = write_font(tmp_path / "mine.sf2", LOOPED)
    assert find_soundfont(wished) == (wished, "mine")


def test_installed_fonts_go_before_the_packaged_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    assert find_soundfont().name == "TimGM6mb"
    folder = tmp_path / "sounds" / "sf2"
    folder.mkdir(parents=True)
    write_font(folder / "FluidR3_GM.sf2", LOOPED)
    assert find_soundfont() == (folder / "FluidR3_GM.sf2", "FluidR3_GM")


def test_the_packaged_font_is_in_tune() -> None:
    font = load_soundfont(find_soundfont().path)
    for program, key in ((73, 76), (71, 67), (60, 58), (42, 50), (11, 69), (52, 60)):
        audio = play(font, program, [note(key)], RATE * 3 // 2, RATE)
        wave = audio.mean(axis=0)[RATE // 5 : RATE].astype(np.float64)
        spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave)), 1 << 18))
        bins = np.fft.rfftfreq(1 << 18, 1 / RATE)
        wanted = 440 * 2 ** ((key - 69) / 12)
        near = (bins > wanted * 0.95) & (bins < wanted * 1.05)
        assert abs(cents(float(bins[near][spectrum[near].argmax()]), wanted)) < 15, program
