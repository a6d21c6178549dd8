"""One utterance by espeak-ng, as a program of its own: a request as JSON on standard input, sound on standard output.

espeak-ng's first utterance in a process is reproducible to the bit, later ones are not; and it stays at arm's length,
as its licence wants. This file imports nothing of Circletake, so that it starts in a few hundredths of a second.

Request: {"text", "languages": [...], "variant", "rate_wpm", "pitch", "range"}; the first language that espeak-ng has
is spoken. Answer: one line of JSON, then 16-bit little-endian mono samples. The line holds {"rate", "language",
"events": [[kind, seconds, label], ...]} or {"error": "language" | "library", "detail": ...}.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

_RETRIEVAL = 1
_PHONEME_EVENTS, _PHONEME_IPA, _DONT_EXIT = 0x1, 0x2, 0x8000
_UTF8 = 1
_RATE, _PITCH, _RANGE, _WORD_GAP = 1, 3, 4, 7
_WORD, _PHONEME = 1, 7


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


def main() -> None:
    """Read one request, speak it, write the answer."""
    request = json.load(sys.stdin.buffer)
    header, sound = _speak(request)
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + sound)


def _speak(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
    except (ImportError, OSError, RuntimeError) as error:
        return {"error": "library", "detail": str(error)}, b""
    library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
    library.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
    library.espeak_Synth.argtypes = [
        ctypes.c_void_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p,
        ctypes.c_void_p,
    ]  # fmt: skip
    rate = library.espeak_Initialize(_RETRIEVAL, 0, data, _PHONEME_EVENTS | _PHONEME_IPA | _DONT_EXIT)
    if rate <= 0:
        return {"error": "library", "detail": f"espeak_Initialize gave {rate}"}, b""
    language = _choose(library, request["languages"], request["variant"])
    if language is None:
        return {"error": "language", "detail": ", ".join(request["languages"])}, b""
    for parameter, value in (
        (_RATE, request["rate_wpm"]), (_PITCH, request["pitch"]), (_RANGE, request["range"]), (_WORD_GAP, 1),
    ):  # fmt: skip
        library.espeak_SetParameter(parameter, value, 0)
    sound, events = _synthesise(library, request["text"])
    return {"rate": rate, "language": language, "events": events}, sound


def _choose(library: Any, languages: list[str], variant: str) -> str | None:
    """Select the first voice that is there, and return its language."""
    for language in languages:
        for name in (f"{language}+{variant}" if variant else language, language):
            if library.espeak_SetVoiceByName(name.encode()) == 0:
                return language
    return None


def _synthesise(library: Any, text: str) -> tuple[bytes, list[list[Any]]]:
    """Return the samples, and [kind, seconds, label] of every word and phoneme."""
    chunks: list[bytes] = []
    events: list[list[Any]] = []

    def take(wav: Any, samples: int, event: Any) -> int:
        if wav and samples > 0:
            chunks.append(ctypes.string_at(wav, samples * 2))
        index = 0
        while event[index].type:
            one = event[index]
            seconds = one.audio_position / 1000.0
            if one.type == _WORD:
                start = one.text_position - 1
                events.append(["word", seconds, text[start : start + one.length]])
            elif one.type == _PHONEME:
                events.append(["phoneme", seconds, one.id.string.decode("utf-8", "replace")])
            index += 1
        return 0

    callback = _Callback(take)
    library.espeak_SetSynthCallback(callback)
    encoded = text.encode("utf-8", "replace") + b"\0"
    library.espeak_Synth(encoded, len(encoded), 0, 1, 0, _UTF8, None, None)
    library.espeak_Synchronize()
    return b"".join(chunks), events


if __name__ == "__main__":
    main()
