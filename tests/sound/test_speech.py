"""The scratch voice: the same line is the same bytes, words and phonemes have their times, languages are honest."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hearing import RATE

from circletake.schema import RequestRejected, VoiceCast
from circletake.sound import loudness, speak, true_peak
from circletake.sound.speech.scripts import language_for

LINE = "The lighthouse keeper counts the ships that never come home."


@pytest.mark.parametrize("presentation", ["feminine", "masculine", "neutral"])
@pytest.mark.parametrize("age", ["child", "young", "adult", "old"])
def test_the_same_line_is_the_same_bytes(presentation: str, age: str) -> None:
    voice = VoiceCast(presentation=presentation, age=age)  # type: ignore[arg-type]
    lines = [speak("She sells seashells, whispered Jeff.", voice).audio for _ in range(3)]
    np.testing.assert_array_equal(lines[0], lines[1])
    np.testing.assert_array_equal(lines[0], lines[2])


def test_a_line_is_fit_for_the_mix() -> None:
    heard = speak(LINE, VoiceCast()).audio
    assert heard.ndim == 1
    assert heard.dtype == np.float32
    assert 3.0 < heard.size / RATE < 6.0
    assert loudness(heard).integrated_lufs == pytest.approx(-20.0, abs=0.3)
    assert true_peak(heard) < -3.0
    assert abs(heard.mean()) < 1e-4
    assert np.abs(heard[:24]).max() < 0.01
    assert np.abs(heard[-24:]).max() < 0.01
    assert np.argmax(np.abs(heard) > 0.02) / RATE < 0.08, "silence before the line"


def test_words_and_phonemes_have_their_times() -> None:
    line = speak(LINE, VoiceCast())
    assert [word.label.strip(".") for word in line.words] == LINE.strip(".").split()
    assert "".join(sound.label for sound in line.phonemes).replace("ˈ", "").startswith("ðəlaɪthaʊs")
    for sounds in (line.words, line.phonemes):
        assert all(0.0 <= one.begin_s <= one.end_s <= line.audio.size / RATE + 1e-3 for one in sounds)
        assert all(one.end_s <= other.begin_s + 1e-6 for one, other in pairwise(sounds))
    ships = next(word for word in line.words if word.label == "ships")
    voiced = line.audio[int(ships.begin_s * RATE) : int(ships.end_s * RATE)]
    assert np.sqrt(np.mean(voiced**2)) > 0.02


def test_markup_is_read_as_text() -> None:
    line = speak('Salt & pepper <break time="9s"/> stay.', VoiceCast())
    assert line.audio.size / RATE < 7.0
    assert {"Salt", "&", "pepper"} <= {word.label for word in line.words}
    assert speak("a\0b", VoiceCast()).audio.size > 0


def test_speakers_differ() -> None:
    def pitch_hz(voice: VoiceCast) -> float:
        wave = speak("Oh, how lonely we all were.", voice).audio
        frames = np.lib.stride_tricks.sliding_window_view(wave, 2400)[::1200]
        loud = frames[np.square(frames).mean(axis=1) > 0.3 * np.square(frames).mean(axis=1).max()]
        lags = [np.correlate(frame, frame, "full")[2399:] for frame in loud]
        return float(np.median([RATE / (120 + np.argmax(lag[120:700])) for lag in lags]))

    man, woman = VoiceCast(presentation="masculine"), VoiceCast(presentation="feminine")
    assert pitch_hz(man) < 0.8 * pitch_hz(woman)
    fast, slow = (speak(LINE, VoiceCast(rate_wpm=pace)).audio.size for pace in (230, 110))
    assert fast < 0.65 * slow


@pytest.mark.parametrize(
    ("language", "text", "read_in"),
    [
        ("de", "Schöne Schiffe zischen über die See.", "de"),
        ("fr-CA", "Où est la mer ?", "fr"),
        ("pt_BR", "O mar está calmo.", "pt-br"),
        ("zh-CN", "大海很安静", "cmn"),
        ("ja", "うみはしずかです", "ja"),
        ("hi", "समुद्र शांत है", "hi"),
        ("en", "Привет, мир", "ru"),
        ("en", "مرحبا", "ar"),
        ("no", "Havet er stille", "nb"),
    ],
)
def test_languages_are_spoken_in_their_own_letters(language: str, text: str, read_in: str) -> None:
    line = speak(text, VoiceCast(language=language))
    assert line.language == read_in
    assert line.words
    assert line.phonemes


def test_a_line_keeps_its_language_where_it_can() -> None:
    assert language_for("Привет", "uk") == "uk"
    assert language_for("Hello Мир my friends", "en") == "en"
    assert language_for("...", "en") == "en"


@pytest.mark.parametrize(
    ("text", "language", "says"),
    [
        ("", "en", "nothing to say"),
        ("...!? \n", "en", "nothing to say"),
        ("😀😀", "en", "nothing to say"),
        ("hello", "xx", "xx"),
        ("hello", "", "no voice"),
        ("静かな海", "ja", "kana"),
    ],
)
def test_what_can_not_be_said_is_refused_with_the_reason(text: str, language: str, says: str) -> None:
    with pytest.raises(RequestRejected, match=says):
        speak(text, VoiceCast(language=language))


def test_long_texts_are_spoken_whole() -> None:
    line = speak("The sea was calm that night. " * 40, VoiceCast())
    assert len(line.words) == 240
    assert line.audio.size / RATE > 60


def test_another_sample_rate() -> None:
    whole, third = speak("Go.", VoiceCast()).audio.size, speak("Go.", VoiceCast(), 16_000).audio.size
    assert third == round(whole / 3)
