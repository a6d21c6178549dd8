"""What is heard: in sync by ear, in balance, stems that add up, and a real ending."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import numpy as np
import pytest
from listening import RATE, largest_step, loudness_db, novelty, onsets_s, strongest_onset_s
from numpy.typing import NDArray
from score_requests import RATES, film_request
from soundfont_files import write_font

from circletake.music import (
    FAMILIES,
    Score,
    SoundFont,
    compose,
    find_soundfont,
    integrated_lufs,
    load_soundfont,
    render,
    sum_of,
)
from circletake.schema import BriefError, FrameRange, sample_at

Audio = NDArray[np.float32]


class Heard(NamedTuple):
    """A score with its stems and their sum."""

    score: Score
    stems: dict[str, Audio]
    music: Audio


def hear(score: Score, font: SoundFont) -> Heard:
    stems = render(score, font)
    return Heard(score, dict(stems), sum_of(stems, sample_at(score.frames, score.rate)))


@pytest.fixture(scope="module")
def font() -> SoundFont:
    return load_soundfont(find_soundfont().path)


@pytest.fixture(scope="module")
def cues(font: SoundFont) -> list[Heard]:
    wishes = (
        ("orchestral adventure", RATES[0], 1),
        ("intimate piano", RATES[1], 2),
        ("suspense", RATES[2], 3),
        ("electronic pulse", RATES[3], 4),
        ("strings lament", RATES[0], 5),
        ("comedy pizzicato", RATES[3], 6),
    )
    return [hear(compose(film_request(s, seconds=20, rate=rate, seed=seed)), font) for s, rate, seed in wishes]


def test_the_detector_marks_clicks_where_they_are() -> None:
    audio = np.zeros((2, 2 * RATE), np.float32)
    rng = np.random.default_rng(0)
    places = (20_000, 43_210, 71_003)
    for place in places:
        burst = rng.standard_normal(4000) * np.exp(-np.arange(4000) / 800) * 0.3
        audio[:, place : place + 4000] += burst.astype(np.float32)
    assert np.abs(onsets_s(audio) - np.array(places) / RATE).max() < 0.003


def test_must_hits_are_heard_within_half_a_frame(cues: list[Heard]) -> None:
    """The strongest rise within a quarter of a second of every must-hit is the hit."""
    errors = []
    flux = [novelty(heard.music) for heard in cues]
    for heard, rises in zip(cues, flux, strict=True):
        rate = float(heard.score.rate)
        for landing in heard.score.cues[0].landings:
            if landing.must:
                at = landing.frame / rate
                errors.append((strongest_onset_s(rises, at) - at) * rate)
    measured = np.array(errors)
    assert len(measured) >= 20
    assert (np.abs(measured) <= 0.5).mean() >= 0.98
    assert ((measured >= -1) & (measured <= 2)).all()
    # The same ears on moments that nobody meant agree about as often as chance has it.
    rng = np.random.default_rng(4)
    meant_by_nobody = [
        abs(strongest_onset_s(rises, at) - at) * float(heard.score.rate) <= 0.5
        for heard, rises in zip(cues, flux, strict=True)
        for at in rng.uniform(1, 18, 40)
    ]
    assert np.mean(meant_by_nobody) < 0.2


def test_stems_have_the_films_length_and_sum_to_the_music(cues: list[Heard]) -> None:
    for heard in cues:
        length = sample_at(heard.score.frames, heard.score.rate)
        assert len(heard.stems) >= 3
        assert set(heard.stems) <= set(FAMILIES)
        assert all(stem.shape == (2, length) and stem.dtype == np.float32 for stem in heard.stems.values())
        total = np.sum([stem.astype(np.float64) for stem in heard.stems.values()], axis=0)
        assert 20 * np.log10(np.abs(total - heard.music).max() + 1e-12) < -120
        assert all(np.isfinite(stem).all() for stem in heard.stems.values())


def test_levels_leave_headroom(cues: list[Heard]) -> None:
    for heard in cues:
        assert integrated_lufs(heard.music, RATE) == pytest.approx(-20, abs=0.6)
        assert 20 * np.log10(np.abs(heard.music).max()) <= -2.99
        peaks = [20 * np.log10(np.abs(stem).max()) for stem in heard.stems.values()]
        assert max(peaks) <= -2.5


def test_loudness_is_measured_as_others_measure_it(cues: list[Heard]) -> None:
    import pyloudnorm

    for heard in cues[:2]:
        other = pyloudnorm.Meter(RATE).integrated_loudness(heard.music.T.astype(np.float64))
        assert integrated_lufs(heard.music, RATE) == pytest.approx(other, abs=0.1)
    assert integrated_lufs(np.zeros((2, RATE), np.float32), RATE) == -70.0


def test_dynamics_follow_the_tension(cues: list[Heard]) -> None:
    for heard in cues:
        cue = heard.score.cues[0]
        level = loudness_db(heard.music, 1.0)
        last = int(cue.tempo.seconds_at(cue.final_tick))
        ticks = [cue.tempo.tick_near(int((second + 0.5) * heard.score.rate)) for second in range(last)]
        arc = np.array([cue.level_at(tick) for tick in ticks])
        ranks = [np.argsort(np.argsort(values)) for values in (level[:last], arc)]
        assert np.corrcoef(*ranks)[0, 1] >= 0.7, cue.brief.style


def test_nothing_clicks_and_nothing_is_left_hanging(cues: list[Heard]) -> None:
    for heard in cues:
        assert np.abs(heard.music[:, 0]).max() < 1e-3
        assert np.abs(heard.music[:, -1]).max() < 1e-3
        assert largest_step(heard.music[:, -RATE:]) < 6.0
        assert abs(heard.music.mean()) < 1e-4


def test_the_music_never_stops_before_its_end(cues: list[Heard]) -> None:
    for heard in cues:
        cue = heard.score.cues[0]
        level = loudness_db(heard.music, 0.5)
        until = int(float(cue.tempo.seconds_at(cue.final_tick)) * 2) + 2
        assert level[1:until].min() > level.max() - 42, cue.brief.style


def test_it_rings_out_and_does_not_break_off(cues: list[Heard]) -> None:
    for heard in cues:
        cue = heard.score.cues[0]
        final = float(cue.tempo.seconds_at(cue.final_tick))
        level = loudness_db(heard.music, 0.1)
        struck = level[int(final * 10) : int(final * 10) + 5].max()
        tail = level[-5:]
        assert tail.max() < struck - 14, cue.brief.style
        assert level[int(final * 10) + 4] > struck - 14


def test_spectra_are_balanced(cues: list[Heard]) -> None:
    for heard in cues:
        power = (np.abs(np.fft.rfft(heard.music.astype(np.float64), axis=1)) ** 2).sum(axis=0)
        hertz = np.fft.rfftfreq(heard.music.shape[1], 1 / RATE)

        def share_db(low: float, high: float, power: Audio = power, hertz: Audio = hertz) -> float:
            return float(10 * np.log10(power[(hertz >= low) & (hertz < high)].sum() / power.sum()))

        assert share_db(0, 30) < -20
        assert share_db(30, 90) < -4
        assert share_db(180, 2800) > -3
        assert share_db(2800, 12_000) > -22


def test_the_same_score_gives_the_same_bytes_however_many_threads(font: SoundFont) -> None:
    score = compose(film_request("lo-fi", seconds=8, seed=9))
    digests = {
        hashlib.sha256(b"".join(stem.tobytes() for stem in render(score, font, threads=threads).values())).hexdigest()
        for threads in (1, 2, 1)
    }
    assert len(digests) == 1


def test_words_push_the_music_back(font: SoundFont) -> None:
    spoken = FrameRange(start=150, end=290)
    request = film_request("orchestral adventure", seconds=16, hits=(), seed=3)
    plain = hear(compose(request), font).music
    under = hear(compose(request.with_(dialogue=(spoken,))), font).music

    def treble(audio: Audio, first: int, last: int) -> float:
        part = audio[:, int(first / 24 * RATE) : int(last / 24 * RATE)].astype(np.float64)
        hertz = np.fft.rfftfreq(part.shape[1], 1 / RATE)
        power = np.abs(np.fft.rfft(part, axis=1)) ** 2
        return float(10 * np.log10(power[:, (hertz > 1000) & (hertz < 4000)].sum() / part.shape[1]))

    # Beside the same moment without words, as loud as the rest of the cue makes it: where voices live it gives way.
    dips = [treble(audio, 170, 270) - treble(audio, 20, 120) for audio in (plain, under)]
    assert dips[1] < dips[0] - 6


def test_cues_stay_in_their_places(font: SoundFont) -> None:
    request = film_request("folk", seconds=20)
    cue = request.cues[0].with_(span=FrameRange(start=96, end=300), ending="button")
    heard = hear(compose(request.with_(cues=(cue,))), font)
    assert np.abs(heard.music[:, : 4 * RATE - 1]).max() == 0.0
    assert np.abs(heard.music[:, 4 * RATE : 5 * RATE]).max() > 0.01
    assert np.abs(heard.music[:, int((300 / 24 + 4) * RATE) + 1 :]).max() == 0.0


def test_an_empty_score_is_silence(font: SoundFont) -> None:
    score = compose(film_request("waltz").with_(cues=()))
    assert render(score, font) == {}
    assert not sum_of({}, 100).any()


def test_a_font_without_the_instruments_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    small = load_soundfont(write_font(Path(str(tmp_path)) / "organ.sf2", {54: 1, 44: 0 | 127 << 8}))
    broken = SoundFont("broken", small.bank, {(0, 0): ()})
    with pytest.raises(BriefError, match="broken has no"):
        render(compose(film_request("intimate piano", seconds=6)), broken)
