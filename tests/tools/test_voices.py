"""Voices with weights: what VITS says falls where it says so; the hosted voice survives whatever a server does."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
import tiny_models
from desk import Desk
from speech_server import SpeechServer

from circletake.schema import (
    BriefError,
    RequestRejected,
    SpokenSound,
    ToolFailed,
    Transient,
    VoiceCast,
    VoiceRequest,
    VoiceResult,
)
from circletake.sound import loudness, read_wav, write_wav
from circletake.tools.speech.hosted import HostedVoice
from circletake.tools.speech.timing import Scratch, fitted, stretched
from circletake.tools.speech.vits import VitsSpeaker, VitsVoice
from circletake.tools.weights import check_folder

LINE = VoiceRequest(text="Almost home, says the fox.", voice=VoiceCast())
KEY = "sk-test-0123456789abcdef"


def in_order(result: VoiceResult) -> None:
    for sounds in (result.words, result.phonemes):
        times = [time for sound in sounds for time in (sound.begin_s, sound.end_s)]
        assert times == sorted(times)
        assert times[0] >= 0
        assert times[-1] <= result.seconds


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.save_vits(tmp_path_factory.mktemp("vits"))


def test_a_voice_of_letters_knows_when_its_words_fall(letters: Path, tmp_path: Path) -> None:
    voice, desk = VitsVoice(str(letters)), Desk(tmp_path / "desk")
    result = voice.run(LINE, desk, rng=random.Random(1))
    assert [word.label for word in result.words] == ["Almost", "home,", "says", "the", "fox."]
    assert result.timing == "words"
    assert len(result.phonemes) > 10, "fitted from the scratch voice"
    in_order(result)
    assert result.stand_in is None
    audio = read_wav(desk.path(result.audio))
    assert audio.sound.ndim == 1
    assert audio.sample_rate == 48_000
    assert audio.sound.size == pytest.approx(result.seconds * 48_000, abs=1)
    assert loudness(np.tile(audio.sound, 4)).integrated_lufs == pytest.approx(-20.0, abs=2.0)
    again = voice.run(LINE, desk, rng=random.Random(1))
    assert again == result
    assert voice.run(LINE, desk, rng=random.Random(2)).audio != result.audio


def test_the_times_are_the_models_own_durations(letters: Path) -> None:
    speaker = VitsSpeaker(check_folder(letters))
    said = speaker.say(LINE, Scratch((), ()), 1)
    assert said.words[0].begin_s > 0, "a blank comes before the first letter"
    assert said.words[-1].end_s <= said.sound.size / speaker.rate
    hop = 64
    for word in said.words:
        assert word.end_s * speaker.rate / hop == pytest.approx(round(word.end_s * speaker.rate / hop), abs=1e-3)
    slow = speaker.say(LINE.with_(voice=VoiceCast(rate_wpm=100)), Scratch((), ()), 1)
    assert slow.sound.size > said.sound.size


def test_a_voice_of_phonemes_knows_when_they_fall_too(tmp_path: Path) -> None:
    folder = tiny_models.save_vits(tmp_path / "m", phonemes=True, speakers=3)
    desk = Desk(tmp_path / "desk")
    result = VitsVoice(str(folder)).run(LINE, desk, rng=random.Random(1))
    assert result.timing == "exact"
    assert [word.label.strip(".,") for word in result.words] == ["Almost", "home", "says", "the", "fox"]
    spoken = "".join(sound.label for sound in result.phonemes)
    assert "fˈɑːks" in spoken or "fˈks" in spoken or "fɑːks" in spoken
    in_order(result)
    speaker = VitsSpeaker(check_folder(folder))
    casts = [VoiceCast(presentation=p, pitch=pitch) for p in ("feminine", "masculine") for pitch in (30, 45, 60)]
    chosen = [speaker._speaker(LINE.with_(voice=cast)) for cast in casts]
    assert chosen == [speaker._speaker(LINE.with_(voice=cast)) for cast in casts]
    assert set(chosen) <= {0, 1, 2}
    assert len(set(chosen)) > 1


def test_a_line_in_other_letters_is_refused(letters: Path, tmp_path: Path) -> None:
    with pytest.raises(RequestRejected, match="knows none of the letters"):
        VitsVoice(str(letters)).run(LINE.with_(text="再见"), Desk(tmp_path), rng=random.Random(1))


def test_no_voice_without_its_weights(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="which model"):
        VitsVoice()
    with pytest.raises(BriefError, match="there is no folder"):
        VitsVoice(str(tmp_path / "nowhere"))


def test_times_are_stretched_and_fitted() -> None:
    def sounds(*spans: tuple[str, float, float]) -> tuple[SpokenSound, ...]:
        return tuple(SpokenSound(label=label, begin_s=begin, end_s=end) for label, begin, end in spans)

    scratch = Scratch(
        sounds(("so", 0.0, 1.0), ("it", 1.0, 2.0)),
        sounds(("s", 0.0, 0.5), ("oʊ", 0.5, 1.0), ("ɪ", 1.0, 1.5), ("t", 1.5, 2.0)),
    )
    wide = stretched(scratch, 1.0, 5.0)
    assert [(s.begin_s, s.end_s) for s in wide.words] == [(1.0, 3.0), (3.0, 5.0)]
    own = fitted(scratch, sounds(("so", 0.0, 0.4), ("it", 0.6, 2.6)))
    assert [round(s.begin_s, 3) for s in own.phonemes] == [0.0, 0.3, 0.6, 1.6]
    assert own.phonemes[-1].end_s == 2.6
    other = fitted(scratch, sounds(("so", 0.0, 0.4), ("it", 0.6, 2.6), ("is", 2.6, 3.0)))
    assert other.phonemes[-1].end_s == 3.0
    assert fitted(scratch, ()) == Scratch((), ())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> SpeechServer:
    with SpeechServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        yield server


def spoken_wav(folder: Path) -> bytes:
    t = np.arange(36_000) / 24_000
    sound = (0.3 * np.sin(2 * np.pi * 180 * t) * (1 + np.sin(2 * np.pi * 4 * t)) / 2).astype(np.float32)
    write_wav(folder / "said.wav", np.pad(sound, (2400, 12_000)), 24_000, coding="pcm24")
    return (folder / "said.wav").read_bytes()


def test_a_server_speaks_a_line(server: SpeechServer, tmp_path: Path) -> None:
    server.content = spoken_wav(tmp_path)
    desk = Desk(tmp_path / "desk")
    line = LINE.with_(voice=VoiceCast(presentation="masculine", rate_wpm=180))
    result = HostedVoice("tts-1").run(line, desk, rng=random.Random(1))
    assert server.heard == [
        {
            "path": "/v1/audio/speech", "model": "tts-1", "input": LINE.text, "voice": "onyx",
            "response_format": "wav", "speed": 1.2,
        }
    ]  # fmt: skip
    assert server.keys == [f"Bearer {KEY}"]
    assert result.timing == "estimated"
    assert 1.4 < result.seconds < 1.9, "without the silence around it"
    assert len(result.words) == 5
    in_order(result)
    assert KEY not in result.model_dump_json()
    assert HostedVoice("tts-1/bella").version != HostedVoice("tts-1").version
    HostedVoice("tts-1/bella").run(line, desk, rng=random.Random(1))
    assert server.heard[-1]["voice"] == "bella"


@pytest.mark.parametrize(
    ("status", "error", "kind", "says"),
    [
        (401, {"message": f"Incorrect API key {KEY}"}, BriefError, "set OPENAI_API_KEY to a valid one"),
        (404, {"message": "no such model"}, BriefError, "has no model 'tts-1'"),
        (429, {"message": "slow down"}, Transient, "answered 429"),
        (429, {"message": "pay", "code": "insufficient_quota"}, BriefError, "used up"),
        (500, {"message": f"oops {KEY}"}, Transient, r"answered 500 \(.*\*\*\*"),
        (400, {"message": "not this"}, RequestRejected, "will not say this"),
    ],
)
def test_what_a_server_refuses_is_told_without_the_key(
    status: int, error: dict[str, str], kind: type[Exception], says: str, server: SpeechServer, tmp_path: Path
) -> None:
    server.status, server.content = status, json.dumps({"error": error}).encode()
    with pytest.raises(kind, match=says) as told:
        HostedVoice("tts-1").run(LINE, Desk(tmp_path), rng=random.Random(1))
    assert KEY not in str(told.value)
    assert told.value.__cause__ is None, "the server's own words, with the key in them, do not travel"


@pytest.mark.parametrize("content", [b"", b"<html>not a sound</html>", b"RIFF\0\0\0\0WAVEfmt ", b"ID3 nothing"])
def test_garbage_is_no_line(content: bytes, server: SpeechServer, tmp_path: Path) -> None:
    server.content = content
    with pytest.raises(ToolFailed, match=r"that are no sound|sent silence"):
        HostedVoice("tts-1").run(LINE, Desk(tmp_path), rng=random.Random(1))


def test_a_server_that_hangs_breaks_off_or_is_not_there(
    server: SpeechServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("circletake.tools.speech.hosted._WITHIN_S", 0.3)
    server.hangs = True
    with pytest.raises(Transient, match=r"no answer within 0\.3 s"):
        HostedVoice("tts-1").run(LINE, Desk(tmp_path), rng=random.Random(1))
    server.hangs, server.breaks, server.content = False, True, spoken_wav(tmp_path)
    with pytest.raises(Transient, match=r"broke off|can.t be reached"):
        HostedVoice("tts-1").run(LINE, Desk(tmp_path), rng=random.Random(1))
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(Transient, match="can't be reached"):
        HostedVoice("tts-1").run(LINE, Desk(tmp_path), rng=random.Random(1))


def test_a_missing_key_or_model_is_told_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(BriefError, match="set OPENAI_API_KEY"):
        HostedVoice("tts-1")
    with pytest.raises(BriefError, match="which speech model"):
        HostedVoice()
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(RequestRejected, match="a line needs words"):
        HostedVoice("tts-1").run(LINE.with_(text="..."), Desk(tmp_path), rng=random.Random(1))
