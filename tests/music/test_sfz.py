"""SFZ instruments: read as the format says, played by the sampler, refused where they would sound wrong."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from circletake.music import find_soundfont, load_soundfont, sfz_library
from circletake.music.sampler import Sounded, play
from circletake.music.sampler.sfz import load_sfz
from circletake.schema import BriefError

RATE = 48_000
Sound = NDArray[np.float32]


def write_wav(path: Path, hertz: float, *, seconds: float = 1.0, channels: int = 1, loop: bool = False) -> Path:
    """Write a sine, its right channel at half the level; `loop` names its second half, as samplers do."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = round(seconds * RATE)
    sine = 0.5 * np.sin(2 * np.pi * hertz * np.arange(count) / RATE)
    frames = np.stack([sine * 0.5**channel for channel in range(channels)], axis=1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((frames * 32767).astype("<i2").tobytes())
    if loop:
        smpl = struct.pack("<9I", 0, 0, 0, 69, 0, 0, 0, 1, 0) + struct.pack("<6I", 0, 0, count // 2, count - 1, 0, 0)
        data = path.read_bytes() + b"smpl" + struct.pack("<I", len(smpl)) + smpl
        path.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])
    return path


def write_sfz(folder: Path, text: str, name: str = "Solo Violin.sfz") -> Path:
    """Write an SFZ file beside samples `a.wav` (440 Hz) and `b.wav` (880 Hz)."""
    for wav, hertz in (("a", 440.0), ("b", 880.0)):
        if not (folder / f"{wav}.wav").exists():
            write_wav(folder / f"{wav}.wav", hertz)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def played(path: Path, key: int = 69, velocity: int = 100, seconds: float = 0.5, held: float = 0.4) -> Sound:
    note = Sounded(0, round(held * RATE), key, velocity)
    return play(load_soundfont(path), 40, [note], round(seconds * RATE), RATE, instrument="Solo Violin")


def pitch(sound: Sound) -> float:
    part = sound.sum(axis=0)[2400 : 2400 + 16384] * np.hanning(16384)
    return float(np.abs(np.fft.rfft(part, 1 << 18)).argmax()) * RATE / (1 << 18)


def level(sound: Sound, begin: float, end: float) -> float:
    part = sound[:, round(begin * RATE) : round(end * RATE)].astype(np.float64)
    return float(10 * np.log10((part**2).sum(axis=0).mean() + 1e-12))


def test_key_ranges_choose_samples_and_keys_transpose_them(tmp_path: Path) -> None:
    path = write_sfz(
        tmp_path,
        "<group> ampeg_release=0.05 <region> sample=a.wav hikey=b4 pitch_keycenter=a4\n"
        "<region> sample=b.wav lokey=c5 pitch_keycenter=81",
    )
    assert pitch(played(path, 69)) == pytest.approx(440.0, abs=0.5)
    assert pitch(played(path, 71)) == pytest.approx(440.0 * 2 ** (2 / 12), abs=0.5)
    assert pitch(played(path, 81)) == pytest.approx(880.0, abs=0.5)


def test_velocity_layers_volume_tune_and_offset(tmp_path: Path) -> None:
    path = write_sfz(
        tmp_path,
        "<global> pitch_keycenter=69 amp_veltrack=0\n<region> sample=a.wav hivel=63 tune=100\n"
        "<region> sample=a.wav lovel=64 volume=-12",
    )
    soft, loud = played(path, velocity=40), played(path, velocity=100)
    assert pitch(soft) == pytest.approx(440.0 * 2 ** (1 / 12), abs=0.5)
    assert pitch(loud) == pytest.approx(440.0, abs=0.5)
    assert level(soft, 0.1, 0.3) - level(loud, 0.1, 0.3) == pytest.approx(12.0, abs=0.3)
    late = write_sfz(tmp_path, "<region> sample=a.wav key=69 offset=43200", "Solo Violin.sfz")
    assert level(played(late), 0.15, 0.3) < -100.0


def test_velocity_tracks_as_much_as_is_asked(tmp_path: Path) -> None:
    whole = write_sfz(tmp_path, "<region> sample=a.wav key=69")
    apart = level(played(whole, velocity=127), 0.1, 0.3) - level(played(whole, velocity=64), 0.1, 0.3)
    assert apart == pytest.approx(40 * np.log10(127 / 64), abs=0.6)
    none = write_sfz(tmp_path, "<region> sample=a.wav key=69 amp_veltrack=0")
    assert level(played(none, velocity=127), 0.1, 0.3) == pytest.approx(
        level(played(none, velocity=64), 0.1, 0.3), abs=0.1
    )


def test_pan_and_both_channels(tmp_path: Path) -> None:
    left = played(write_sfz(tmp_path, "<region> sample=a.wav key=69 pan=-100"))
    assert np.abs(left[1]).max() < 1e-4 < np.abs(left[0]).max()
    write_wav(tmp_path / "wide.wav", 440.0, channels=2)
    wide = played(write_sfz(tmp_path, "<region> sample=wide.wav key=69"))
    assert np.abs(wide[0]).max() == pytest.approx(2 * np.abs(wide[1]).max(), rel=0.02)


def test_loops_of_the_file_and_of_the_text(tmp_path: Path) -> None:
    write_wav(tmp_path / "held.wav", 440.0, seconds=0.2, loop=True)
    own = played(write_sfz(tmp_path, "<region> sample=held.wav key=69"), seconds=1.0, held=0.9)
    assert level(own, 0.5, 0.8) == pytest.approx(level(own, 0.05, 0.15), abs=0.5)
    once = played(write_sfz(tmp_path, "<region> sample=held.wav key=69 loop_mode=no_loop"), seconds=1.0, held=0.9)
    assert level(once, 0.5, 0.8) < -100.0
    said = "<region> sample=a.wav key=69 loop_mode=loop_continuous loop_start=4800 loop_end=9599"
    assert level(played(write_sfz(tmp_path, said), seconds=2.0, held=1.9), 1.5, 1.8) > -30.0


def test_envelope(tmp_path: Path) -> None:
    text = "<region> sample=a.wav key=69 ampeg_attack=0.2 ampeg_decay=0.1 ampeg_sustain=50 ampeg_release=0.01"
    sound = played(write_sfz(tmp_path, text), seconds=0.9, held=0.7)
    assert level(sound, 0.0, 0.03) < level(sound, 0.15, 0.2) - 6
    assert level(sound, 0.19, 0.21) - level(sound, 0.5, 0.6) == pytest.approx(6.0, abs=1.0)
    assert level(sound, 0.8, 0.9) < -90.0


def test_text_is_included_defined_and_inherited(tmp_path: Path) -> None:
    write_wav(tmp_path / "Samples" / "Long Name.wav", 440.0)
    (tmp_path / "part.sfz").write_text("<region> sample=long name.WAV key=$KEY // a remark\n", encoding="utf-8")
    path = write_sfz(
        tmp_path, '/* a block\nof words */\n<control> default_path=samples\\\n#define $KEY 69\n#include "part.sfz"\n'
    )
    instrument = load_sfz(path)
    assert [(zone.keys.low, zone.keys.high) for zone in instrument.zones] == [(69, 69)]
    assert pitch(played(path)) == pytest.approx(440.0, abs=0.5)


def test_only_what_answers_a_struck_key_sounds(tmp_path: Path) -> None:
    path = write_sfz(
        tmp_path,
        "<control> set_cc1=100\n<global> key=69 sw_default=24\n<region> sample=a.wav sw_last=24\n"
        "<region> sample=a.wav sw_last=25\n<region> sample=a.wav sw_last=24 trigger=release\n"
        "<region> sample=a.wav sw_last=24 seq_length=2 seq_position=2\n<region> sample=a.wav sw_last=24 hicc1=64\n",
    )
    zones = load_sfz(path).zones
    assert len(zones) == 2
    assert [zone.turns is None for zone in zones] == [True, False]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<region> sample=none.wav", "line 1: there is no sample"),
        ("<region> sample=*sine", "line 1: the generator"),
        ("\n<region> sample=a.wav tune=much", "line 2: 'much' is no number"),
        ("<region> sample=a.wav key=h4", "line 1: 'h4' is no key"),
        ("<region> sample=a.wav seq_position=3 seq_length=2", "line 1: turn 3 of 2"),
        ("<region> sample=a.wav delay=0.1", "delayed regions"),
        ("<region> sample=a.wav cutoff=500 fil_type=hpf_2p", "only low-pass"),
        ("<region> sample=a.wav loop_mode=round", "no loop mode"),
        ("<regions> sample=a.wav", "no header <regions>"),
        ("sample=a.wav", "before any header"),
        ("<region> sample=a.wav\nnonsense", "line 2: 'nonsense'"),
        ('#include "Solo Violin.sfz"', "includes itself"),
        ("<region> sample=a.wav trigger=release", "no region"),
        ("<region> sample=a.wav offset=900 end=100", "ends before it begins"),
    ],
)  # fmt: skip
def test_what_cannot_be_played_is_refused_by_its_line(tmp_path: Path, text: str, why: str) -> None:
    path = write_sfz(tmp_path, text)
    with pytest.raises(BriefError, match=why):
        load_sfz(path)


def test_a_library_plays_what_its_files_are_named_for_and_a_font_the_rest(tmp_path: Path) -> None:
    write_sfz(tmp_path, "<region> sample=a.wav key=69", "solo-violin_vib2.sfz")
    write_sfz(tmp_path, "<region> sample=b.wav", "Notes.sfz")
    font, plain = load_soundfont(tmp_path), load_soundfont(find_soundfont().path)
    assert list(sfz_library(tmp_path).files) == ["Solo Violin"]
    assert "Solo Violin" in font.name
    assert plain.name in font.name
    note = [Sounded(0, RATE // 4, 69, 100)]
    own, rest = (play(font, 40, note, RATE // 4, RATE, instrument=name) for name in ("Solo Violin", "Fiddle"))
    assert not np.array_equal(own, rest)
    assert np.array_equal(rest, play(plain, 40, note, RATE // 4, RATE))


def test_a_map_says_which_file_plays_what_and_a_change_is_another_library(tmp_path: Path) -> None:
    write_sfz(tmp_path, "<region> sample=a.wav", "one.sfz")
    with pytest.raises(BriefError, match=r"instruments\.toml"):
        sfz_library(tmp_path)
    (tmp_path / "instruments.toml").write_text('"Solo Cello" = "one.sfz"\n', encoding="utf-8")
    before = sfz_library(tmp_path)
    assert before.files["Solo Cello"].name == "one.sfz"
    write_sfz(tmp_path, "<region> sample=b.wav", "one.sfz")
    assert sfz_library(tmp_path).digest != before.digest
    (tmp_path / "instruments.toml").write_text('"Kazoo" = "one.sfz"\n', encoding="utf-8")
    with pytest.raises(BriefError, match="no instrument 'Kazoo'"):
        sfz_library(tmp_path)


def strokes(path: Path, count: int, key: int = 69, velocity: int = 100) -> list[float]:
    """Return the pitch of each of so many strokes, half a second apart."""
    notes = [Sounded(number * RATE // 2, number * RATE // 2 + RATE * 2 // 5, key, velocity) for number in range(count)]
    sound = play(load_soundfont(path), 40, notes, count * RATE // 2, RATE, instrument="Solo Violin")
    return [round(pitch(sound[:, number * RATE // 2 :])) for number in range(count)]


def test_round_robins_take_turns_and_random_choice_varies(tmp_path: Path) -> None:
    write_wav(tmp_path / "c.wav", 660.0)
    common = "<global> key=69 ampeg_release=0.01\n"
    robins = "".join(f"<region> sample={n}.wav seq_length=3 seq_position={at}\n" for at, n in enumerate("abc", 1))
    assert strokes(write_sfz(tmp_path, common + robins), 7) == [440, 880, 660, 440, 880, 660, 440]
    chance = "<region> sample=a.wav hirand=0.5\n<region> sample=b.wav lorand=0.5\n"
    drawn = strokes(write_sfz(tmp_path, common + chance), 12)
    assert drawn == strokes(write_sfz(tmp_path, common + chance), 12)
    assert 4 <= drawn.count(440) <= 8
    assert drawn.count(440) + drawn.count(880) == 12
    # A library that leaves a turn out leaves no hole in the music.
    gap = "<region> sample=a.wav seq_length=2 seq_position=1\n"
    assert strokes(write_sfz(tmp_path, common + gap), 4) == [440, 440, 440, 440]


def test_layers_fade_into_one_another_by_velocity_and_key(tmp_path: Path) -> None:
    path = write_sfz(
        tmp_path,
        "<global> pitch_keycenter=69 amp_veltrack=0\n<region> sample=a.wav xfout_lovel=40 xfout_hivel=80\n"
        "<region> sample=b.wav xfin_lovel=40 xfin_hivel=80",
    )
    soft, half, loud = (played(path, velocity=velocity) for velocity in (30, 60, 90))
    assert pitch(soft) == pytest.approx(440.0, abs=0.5)
    assert pitch(loud) == pytest.approx(880.0, abs=0.5)
    # Two fades of equal power keep the level, half way through too.
    assert level(half, 0.1, 0.3) == pytest.approx(level(soft, 0.1, 0.3), abs=0.3)
    keyed = write_sfz(
        tmp_path,
        "<global> pitch_keytrack=0\n<region> sample=a.wav xfout_lokey=c4 xfout_hikey=c5 xf_keycurve=gain\n"
        "<region> sample=b.wav xfin_lokey=c4 xfin_hikey=c5 xf_keycurve=gain",
    )
    assert pitch(played(keyed, 60)) == pytest.approx(440.0, abs=0.5)
    assert pitch(played(keyed, 72)) == pytest.approx(880.0, abs=0.5)
    # Both at half their amplitude: 3 dB less power than one alone.
    assert level(played(keyed, 66), 0.1, 0.3) - level(played(keyed, 60), 0.1, 0.3) == pytest.approx(-3.0, abs=0.3)


def test_fades_by_controllers_stand_where_the_file_puts_them(tmp_path: Path) -> None:
    layers = (
        "<region> sample=a.wav key=69 xfout_locc1=0 xfout_hicc1=127\n"
        "<region> sample=b.wav key=69 xfin_locc1=0 xfin_hicc1=127\n"
    )
    soft = write_sfz(tmp_path, layers)
    assert len(load_sfz(soft).zones) == 1
    assert pitch(played(soft)) == pytest.approx(440.0, abs=0.5)
    loud = write_sfz(tmp_path, "<control> set_cc1=127\n" + layers)
    assert pitch(played(loud)) == pytest.approx(880.0, abs=0.5)


def test_one_group_chokes_another(tmp_path: Path) -> None:
    path = write_sfz(
        tmp_path,
        "<region> sample=a.wav key=69 group=1 off_by=2 loop_mode=one_shot\n"
        "<region> sample=b.wav key=81 pitch_keycenter=81 group=2 volume=-60",
    )
    font = load_soundfont(path)

    def ring(*keys: int) -> float:
        notes = [Sounded(number * RATE // 10, RATE // 2, key, 100) for number, key in enumerate(keys)]
        return level(play(font, 40, notes, RATE, RATE, instrument="Solo Violin"), 0.3, 0.6)

    assert ring(69, 81) < ring(69) - 40.0
    # The other way round nothing is choked.
    assert ring(81, 69) == pytest.approx(ring(69), abs=1.5)


def test_what_is_passed_over_is_named(tmp_path: Path) -> None:
    path = write_sfz(
        tmp_path,
        "<control> label_cc1=Dynamics\n<global> key=69 lfo01_freq=5 pitcheg_attack=0.1\n"
        "<region> sample=a.wav group_label=sustain hicc20=64\n<region> sample=b.wav trigger=release rt_decay=3\n",
    )
    assert load_sfz(path).left_out == ("lfo01_freq", "pitcheg_attack")
    assert "passed over of its files: lfo01_freq, pitcheg_attack" in load_soundfont(path).name
    plain = write_sfz(tmp_path, "<region> sample=a.wav key=69 tune=3 ampeg_release=0.1", "Solo Cello.sfz")
    assert load_sfz(plain).left_out == ()
    assert "passed over" not in load_soundfont(plain).name
