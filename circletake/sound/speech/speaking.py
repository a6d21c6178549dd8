"""A line becomes sound: espeak-ng speaks it in a process of its own, and it is made fit for a film."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from circletake.schema import RequestRejected, SpokenSound, ToolFailed, Transient, VoiceCast
from circletake.sound.speech.finish import finished
from circletake.sound.speech.scripts import ideographs, language_for
from circletake.sound.track import RATE, Samples, at_rate

_VARIANTS = {
    ("feminine", "child"): "linda", ("masculine", "child"): "linda", ("neutral", "child"): "linda",
    ("feminine", "young"): "f1", ("masculine", "young"): "m3", ("neutral", "young"): "m1",
    ("feminine", "adult"): "f1", ("masculine", "adult"): "m3", ("neutral", "adult"): "",
    ("feminine", "old"): "f1", ("masculine", "old"): "m7", ("neutral", "old"): "m7",
}  # fmt: skip
"""espeak-ng's voice by presentation and age. Voices with `breath` (f2, f3, f5) are left out: their samples differ from
process to process."""

_PITCH = {"child": 14, "young": 6, "adult": 0, "old": -12}
_PACE = {"child": 1.04, "young": 1.03, "adult": 1.0, "old": 0.9}
_LIVELINESS = 58

_OTHER_NAMES = {"zh": "cmn", "no": "nb", "iw": "he", "in": "id", "tl": "fil", "sr": "hr", "jp": "ja"}
"""Language codes that espeak-ng knows by another name."""

_SLOWEST_CHARACTERS_A_SECOND = 2000.0
"""A process that is slower than this hangs."""


class Speech(NamedTuple):
    """A spoken line."""

    audio: Samples
    """`(samples,)`, mono."""
    words: tuple[SpokenSound, ...]
    phonemes: tuple[SpokenSound, ...]
    """In the International Phonetic Alphabet."""
    language: str
    """That it was read in."""


def speak(text: str, voice: VoiceCast, sample_rate: int = RATE) -> Speech:
    """Speak a line at about -20 LUFS, without silence around it. The same line gives the same bytes.

    Args:
        text: what is said, in any script; markup has no meaning in it.
        voice: who says it, in which language. A line in the letters of another language is read in that one.
        sample_rate: of the result.

    Raises:
        RequestRejected: nothing in the text can be said, or the language is not known.
        ToolFailed: espeak-ng is not there.
        Transient: it did not answer.
    """
    said = " ".join(text.replace("\0", " ").split())
    if not any(character.isalnum() for character in said):
        raise RequestRejected(f"nothing to say in {text[:60]!r}; give a line with words in it")
    language = language_for(said, voice.language)
    if language.lower().startswith(("ja", "jp")) and ideographs(said):
        raise RequestRejected(f"the Japanese voice can't read {ideographs(said)[:20]!r}; write the line in kana")
    header, pcm = _utter(said, voice, language)
    raw = np.frombuffer(pcm, "<i2").astype(np.float32) / 32768.0
    if raw.size == 0 or float(np.abs(raw).max()) < 1e-3:
        raise RequestRejected(
            f"{header['language']}: the voice has no sounds for {said[:60]!r}; give the language that it is written in"
        )
    line = finished(raw, int(header["rate"]))
    seconds = line.sound.size / RATE
    audio = at_rate(line.sound, sample_rate, round(line.sound.size * sample_rate / RATE))
    return Speech(
        audio,
        _timed(header["events"], "word", line.cut_s, seconds),
        _timed(header["events"], "phoneme", line.cut_s, seconds),
        str(header["language"]),
    )


def _utter(said: str, voice: VoiceCast, language: str) -> tuple[dict[str, Any], bytes]:
    """Run one utterance in a fresh process."""
    request = {
        "text": said,
        "languages": _languages(language),
        "variant": _VARIANTS[(voice.presentation, voice.age)],
        "rate_wpm": int(np.clip(voice.rate_wpm * _PACE[voice.age], 80, 450)),
        "pitch": int(np.clip(voice.pitch + _PITCH[voice.age], 0, 99)),
        "range": _LIVELINESS,
    }
    program = Path(__file__).with_name("utterance.py")
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(program)],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=20.0 + len(said) / _SLOWEST_CHARACTERS_A_SECOND,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Transient(f"espeak-ng did not answer within {error.timeout:.0f} s for {len(said)} characters") from error
    except OSError as error:
        raise ToolFailed(f"espeak-ng can't be started ({error}); is Python at {sys.executable!r}?") from error
    line, _, pcm = done.stdout.partition(b"\n")
    if done.returncode != 0 or not line:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ToolFailed(f"espeak-ng ended with status {done.returncode}: {last[-1] if last else 'no message'}")
    header: dict[str, Any] = json.loads(line)
    if header.get("error") == "language":
        raise RequestRejected(f"no voice speaks {language!r}; give a code such as en, de, fr, es, cmn, ja")
    if "error" in header:
        raise ToolFailed(f"espeak-ng can't be loaded ({header['detail']}); install espeakng-loader")
    return header, pcm


def _languages(language: str) -> list[str]:
    """Return the names by which espeak-ng may know a language, the closest first."""
    full = language.strip().lower().replace("_", "-")
    primary = full.partition("-")[0]
    names = [full, _OTHER_NAMES.get(primary, primary), primary]
    return [name for name in dict.fromkeys(names) if name]


def _timed(events: list[list[Any]], kind: str, cut_s: float, seconds: float) -> tuple[SpokenSound, ...]:
    """Return the words or phonemes with their times in the finished line. Each lasts until the next one begins."""
    own = [(float(at) - cut_s, str(label).strip()) for what, at, label in events if what == kind]
    times = [min(max(at, 0.0), seconds) for at, _ in own] + [seconds]
    return tuple(
        SpokenSound(label=label, begin_s=round(begin, 4), end_s=round(max(begin, end), 4))
        for (_, label), begin, end in zip(own, times[:-1], times[1:], strict=True)
        if label.strip("_:ː ") and not label.startswith("(")
    )
