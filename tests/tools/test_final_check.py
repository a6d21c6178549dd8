"""The final check passes a good film, and every one of its findings can fail."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from desk import Desk
from films import FRAMES, RATE, SIZE, black, moving, still, tone, write_mix, write_picture

from circletake.schema import (
    AssembleRequest,
    CheckRequest,
    Finding,
    Format,
    FrameRange,
    LoudnessProfile,
    MuxRequest,
    ScreenRequest,
    ScreenResult,
    Strip,
    Subtitle,
    ToolFailed,
)
from circletake.sound import loudness, write_wav
from circletake.tools import check
from circletake.tools.assemble import Assemble
from circletake.tools.check import FinalCheck
from circletake.tools.mux import Mux
from circletake.tools.screen import Screen

AS_IT_IS = LoudnessProfile(
    name="as it is", integrated_lufs=loudness(tone()).integrated_lufs, tolerance_lu=0.2, true_peak_dbtp=-1.0
)
ALL = {
    "streams", "length", "black frames", "frozen picture", "sound is the mix", "silence", "clipping", "loudness",
    "true peak", "music on its hits", "subtitles inside their shots",
}  # fmt: skip


def span(start: int, end: int) -> FrameRange:
    return FrameRange(start=start, end=end)


class Stand:
    """Packages pictures and mixes, and checks them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = Desk(folder / "desk")

    def picture(self, *parts: tuple[Callable[[int], np.ndarray], int]) -> Path:
        return write_picture(self.folder / "p.mp4", list(parts) or [(moving, FRAMES)])

    def film(self, picture: Path, mix: Path) -> Path:
        request = MuxRequest(
            title="t", rate=RATE, frames=FRAMES, video=self.desk.give(picture), audio=self.desk.give(mix)
        )
        return self.desk.path(Mux().run(request, self.desk, rng=random.Random(0)).film)

    def check(self, film: Path, mix: Path, **fields: object) -> dict[str, Finding]:
        request = CheckRequest(
            film=self.desk.give(film),
            mix=self.desk.give(mix),
            rate=RATE,
            frames=FRAMES,
            width=SIZE.width,
            height=SIZE.height,
            sample_rate=48_000,
            profile=AS_IT_IS,
            subtitles=(Subtitle(span=span(10, 40), text="Stay."),),
            shots=(span(0, 48), span(48, FRAMES)),
            sync_worst_frames=0.1,
        )
        result = FinalCheck().run(request.with_(**fields), self.desk, rng=random.Random(0))
        found = {finding.check: finding for finding in result.findings}
        assert found.keys() == ALL
        assert result.ok == (not [name for name in found if not found[name].ok])
        return found

    def screened(self, video: Path, start: int, end: int) -> ScreenResult:
        strip = Strip(video=self.desk.give(video), source=span(start, end))
        desk = Desk(self.folder / f"screen-{video.stem}", self.desk.files)
        return Screen().run(ScreenRequest(strip=strip), desk, rng=random.Random(0))


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a film and its mix with nothing wrong in them."""
    made = Stand(tmp_path_factory.mktemp("good"))
    mix = write_mix(made.folder / "mix.wav", tone())
    return made.film(made.picture(), mix), mix


def failed(found: dict[str, Finding]) -> set[str]:
    return {name for name, finding in found.items() if not finding.ok}


def test_a_good_film_passes(stand: Stand, good: tuple[Path, Path]) -> None:
    found = stand.check(*good)
    assert failed(found) == set()
    assert "h264 96x64, aac 48000 Hz 2 channels, index first" in found["streams"].detail


def test_a_film_is_judged_by_its_screening_and_only_by_its_own(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    mix = write_mix(stand.folder / "mix.wav", tone())
    picture = stand.picture((moving, 48), (black, 48)).rename(stand.folder / "screened.mp4")
    film = stand.film(picture, mix)
    screened = (stand.screened(picture, 0, FRAMES),)
    looked = stand.check(film, mix)
    assert "black frames" in failed(looked)
    monkeypatch.setattr(check, "read_luma", lambda film: pytest.fail("its frames were looked at again"))
    assert stand.check(film, mix, screened=screened) == looked
    monkeypatch.undo()
    whole = stand.film(stand.picture(), mix)
    assert failed(stand.check(whole, mix, screened=screened)) == set()


def test_strips_of_takes_are_screened_once_and_stand_for_the_film_they_make(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    mix = write_mix(stand.folder / "mix.wav", tone())
    takes = [
        write_picture(stand.folder / f"take-{number}.mp4", [(shown, 60)])
        for number, shown in enumerate((moving, black))
    ]
    screened = (stand.screened(takes[0], 12, 60), stand.screened(takes[1], 0, 48))
    strips = tuple(one.strip for one in screened)
    joined = Assemble().run(
        AssembleRequest(format=Format(size=SIZE, rate=RATE), strips=strips), stand.desk, rng=random.Random(0)
    )
    film = stand.film(stand.desk.path(joined.video), mix)
    looked = stand.check(film, mix)
    assert "black frames" in failed(looked)
    monkeypatch.setattr(check, "read_luma", lambda film: pytest.fail("its frames were looked at again"))
    assert stand.check(film, mix, screened=screened) == looked
    monkeypatch.undo()
    assert stand.check(film, mix, screened=screened[::-1]) == looked


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"width": 98}, "streams"),
        ({"sample_rate": 44_100}, "streams"),
        ({"frames": FRAMES + 1}, "length"),
        ({"rate": Fraction(25)}, "length"),
        ({"profile": AS_IT_IS.with_(integrated_lufs=AS_IT_IS.integrated_lufs + 0.4)}, "loudness"),
        ({"profile": AS_IT_IS.with_(true_peak_dbtp=-12.0)}, "true peak"),
        ({"sync_worst_frames": 1.2}, "music on its hits"),
        ({"subtitles": (Subtitle(span=span(40, 60), text="Across."),)}, "subtitles inside their shots"),
        ({"subtitles": (Subtitle(span=span(80, 99), text="Beyond."),)}, "subtitles inside their shots"),
    ],
)
def test_what_was_ordered_is_compared(
    fields: dict[str, object], wrong: str, stand: Stand, good: tuple[Path, Path]
) -> None:
    assert wrong in failed(stand.check(*good, **fields))


def test_black_is_found_unless_it_was_meant(stand: Stand, good: tuple[Path, Path]) -> None:
    film = stand.film(stand.picture((moving, 40), (black, 16), (moving, 40)), good[1])
    found = stand.check(film, good[1])
    assert failed(found) == {"black frames"}
    assert "frames 40 to 56" in found["black frames"].detail
    fades = (span(36, 48), span(48, 60))
    assert failed(stand.check(film, good[1], fades=fades)) == set()
    assert "black frames" in failed(stand.check(film, good[1], fades=fades[:1]))


def test_a_frozen_picture_is_found_unless_it_was_meant(stand: Stand, good: tuple[Path, Path]) -> None:
    film = stand.film(stand.picture((moving, 30), (still, 50), (moving, 16)), good[1])
    found = stand.check(film, good[1])
    assert failed(found) == {"frozen picture"}
    assert failed(stand.check(film, good[1], holds=(span(28, 82),))) == set()


def test_a_picture_of_another_length_is_found(stand: Stand, good: tuple[Path, Path]) -> None:
    film = stand.film(stand.picture((moving, FRAMES - 3)), good[1])
    found = stand.check(film, good[1])
    assert failed(found) == {"length"}
    assert "93 of 96 frames" in found["length"].detail


def test_silence_is_found_unless_it_was_meant(stand: Stand) -> None:
    sound = tone()
    sound[:, 48_000 : 48_000 * 4] = 0
    mix = write_mix(stand.folder / "m.wav", sound)
    film = stand.film(stand.picture(), mix)
    profile = AS_IT_IS.with_(integrated_lufs=loudness(sound).integrated_lufs)
    found = stand.check(film, mix, profile=profile)
    assert failed(found) == {"silence"}
    assert "1.0 to 4.0 s" in found["silence"].detail
    assert failed(stand.check(film, mix, profile=profile, silence_is_meant=True)) == set()


def test_a_silent_film_passes_only_when_silence_was_meant(stand: Stand) -> None:
    mix = write_mix(stand.folder / "m.wav", tone(level=0.0))
    film = stand.film(stand.picture(), mix)
    assert {"silence", "loudness"} <= failed(stand.check(film, mix))
    assert failed(stand.check(film, mix, silence_is_meant=True)) == set()


def test_clipping_is_found(stand: Stand) -> None:
    loud = np.clip(tone(level=1.2), -1, 1)
    mix = write_mix(stand.folder / "m.wav", loud)
    profile = AS_IT_IS.with_(integrated_lufs=loudness(loud).integrated_lufs, true_peak_dbtp=3.0)
    found = stand.check(stand.film(stand.picture(), mix), mix, profile=profile)
    assert failed(found) == {"clipping"}
    assert int(found["clipping"].detail.split()[0]) > 20


def test_a_film_that_carries_another_sound_is_found(stand: Stand, good: tuple[Path, Path]) -> None:
    for other in (np.roll(tone(), 1024, axis=1), tone()[::-1], tone(level=0.0), tone(level=0.1)):
        wrong = write_mix(stand.folder / "other.wav", np.ascontiguousarray(other))
        film = stand.film(stand.picture(), wrong)
        assert failed(stand.check(film, good[1])) == {"sound is the mix"}


def test_coded_noise_still_is_the_mix(stand: Stand) -> None:
    noise = (0.1 * np.random.default_rng(4).standard_normal((2, 192_000))).astype(np.float32)
    mix = write_mix(stand.folder / "m.wav", noise)
    profile = AS_IT_IS.with_(integrated_lufs=loudness(noise).integrated_lufs)
    assert failed(stand.check(stand.film(stand.picture(), mix), mix, profile=profile)) == set()


def test_a_film_without_sound_is_found(stand: Stand, good: tuple[Path, Path]) -> None:
    found = stand.check(stand.picture(), good[1])
    assert failed(found) == {"streams", "length", "sound is the mix"}
    assert "no sound" in found["streams"].detail


def test_an_index_at_the_end_is_found(stand: Stand, good: tuple[Path, Path]) -> None:
    import av

    late = stand.folder / "late.mp4"
    with av.open(str(good[0])) as film, av.open(str(late), "w", format="mp4") as out:
        streams = {stream.index: out.add_stream_from_template(stream) for stream in film.streams}
        for packet in film.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
    assert failed(stand.check(late, good[1])) == {"streams"}


def test_a_mix_held_back_on_purpose_is_no_fault(stand: Stand, good: tuple[Path, Path]) -> None:
    high = AS_IT_IS.with_(integrated_lufs=AS_IT_IS.integrated_lufs + 6)
    assert failed(stand.check(*good, profile=high)) == {"loudness"}
    assert failed(stand.check(*good, profile=high, held_back_lu=6.0)) == set()
    assert failed(stand.check(*good, profile=high, held_back_lu=3.0)) == {"loudness"}


def test_without_hits_nothing_had_to_be_met(stand: Stand, good: tuple[Path, Path]) -> None:
    assert stand.check(*good, sync_worst_frames=None)["music on its hits"].detail == "no hit had to be met"


def test_what_is_no_film_is_an_error(stand: Stand, good: tuple[Path, Path]) -> None:
    broken = stand.folder / "broken.mp4"
    broken.write_bytes(b"\0" * 500)
    sound = stand.folder / "sound.wav"
    write_wav(sound, tone())
    for path in (broken, sound):
        with pytest.raises(ToolFailed, match="looked at"):
            stand.check(path, good[1])
