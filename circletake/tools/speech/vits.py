"""VITS and MMS-TTS by transformers (J. Kim et al., arXiv 2106.06103; V. Pratap et al., arXiv 2305.13516).

The model decides for every token how long it lasts before it speaks, so the times of words are known, not estimated.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, NamedTuple

from circletake.executor import warm
from circletake.schema import (
    RequestRejected,
    Resources,
    SpokenSound,
    ToolFailed,
    VoiceRequest,
    VoiceResult,
    Workspace,
    derive_seed,
)
from circletake.tools.loading import device_for, load_pretrained, loading, resources_for
from circletake.tools.sound_files import save_sound
from circletake.tools.speech.timing import Scratch, fitted, scratch_of
from circletake.tools.weights import Weights, expect_kind, find_weights

if TYPE_CHECKING:
    from circletake.sound import Samples

_USUAL_WPM = 150
_SLOWEST, _FASTEST = 0.6, 1.8


class VitsVoice:
    """`--voice vits:FOLDER`: one model, which speaks the language that it was trained on.

    Raises:
        BriefError: there is no such model, its weights are not whole, or it is no VITS.
    """

    name = "voice.vits"
    timeout_s = 600.0

    def __init__(self, model: str = "") -> None:
        self._weights = find_weights(model)
        expect_kind(self._weights, {"vits"}, "vits")
        self.version = f"1+{self._weights.digest[:16]}"

    def resources(self, request: VoiceRequest) -> Resources:
        """What the model needs."""
        return resources_for(self._weights, self._name)

    def run(self, request: VoiceRequest, workspace: Workspace, *, rng: random.Random) -> VoiceResult:
        """Speak a line.

        Raises:
            RequestRejected: nothing in it can be said by this model.
            ToolFailed: the model can't be loaded, or gives no sound.
        """
        import numpy as np

        from circletake.sound.speech import levelled
        from circletake.sound.track import RATE, at_rate

        scratch = scratch_of(request)
        needed = self.resources(request)
        with warm(
            self._name, lambda: VitsSpeaker(self._weights),
            memory_mb=needed.memory_mb, gpu_memory_mb=needed.gpu_memory_mb,
        ) as speaker:  # fmt: skip
            said = speaker.say(request, scratch, rng.getrandbits(32))
        if not np.isfinite(said.sound).all() or float(np.abs(said.sound).max(initial=0.0)) < 1e-4:
            raise ToolFailed(f"{str(self._weights.folder)!r} gave silence for {request.text[:60]!r}; fetch it again")
        line = levelled(said.sound, speaker.rate)
        seconds = line.sound.size / RATE
        words = tuple(_shifted(word, line.cut_s, seconds) for word in said.words)
        phonemes = tuple(_shifted(sound, line.cut_s, seconds) for sound in said.phonemes)
        return VoiceResult(
            audio=save_sound(
                at_rate(line.sound, request.sample_rate, round(seconds * request.sample_rate)), "voice.wav", workspace
            ),
            seconds=seconds,
            words=words,
            phonemes=phonemes or fitted(scratch, words).phonemes,
            timing="exact" if phonemes else "words",
        )

    @property
    def _name(self) -> str:
        return f"voice.vits:{self._weights.digest}"


class Said(NamedTuple):
    """A line as the model gives it, with what it knows of times; phonemes only where it reads phonemes."""

    sound: Samples
    words: tuple[SpokenSound, ...]
    phonemes: tuple[SpokenSound, ...]


class _Unit(NamedTuple):
    """A word, and the tokens that spell it: letters, or phonemes of one or more tokens each."""

    word: str
    parts: tuple[str, ...]


class VitsSpeaker:
    """A loaded VITS."""

    def __init__(self, weights: Weights) -> None:
        import torch
        import transformers

        self._torch, self._folder = torch, weights.folder
        self._model: Any = load_pretrained(transformers.VitsModel, weights, device=device_for(weights))
        kind: Any = transformers.VitsTokenizer
        with loading(weights):
            self._tokens = kind.from_pretrained(str(weights.folder), local_files_only=True)
        self._reads_phonemes = bool(self._tokens.phonemize)
        self._tokens.phonemize = False
        self.rate = int(self._model.config.sampling_rate)

    def say(self, request: VoiceRequest, scratch: Scratch, seed: int) -> Said:
        """Return a line. The same seed gives the same sound on one machine.

        Raises:
            RequestRejected: none of its letters is one of the model's.
        """
        torch = self._torch
        units = self._units(request, scratch)
        ids, places = self._spelled(units)
        durations: list[Any] = []
        hook = self._model.duration_predictor.register_forward_hook(lambda _m, _i, out: durations.append(out))
        pace = min(max(request.voice.rate_wpm / _USUAL_WPM, _SLOWEST), _FASTEST) * float(self._model.speaking_rate)
        try:
            with torch.random.fork_rng(), torch.inference_mode():
                torch.manual_seed(seed)
                spoken = self._model(
                    input_ids=torch.tensor([ids], device=self._model.device),
                    speaker_id=self._speaker(request), speaking_rate=pace,
                )  # fmt: skip
        finally:
            hook.remove()
        sound: Samples = spoken.waveform[0].float().cpu().numpy()
        ends = torch.ceil(torch.exp(durations[-1].float()) / pace).flatten().cumsum(0).cpu().numpy()
        second = sound.size / max(float(ends[-1]), 1.0) / self.rate

        def heard(label: str, first: int, last: int) -> SpokenSound:
            begin = float(ends[first - 1]) * second if first else 0.0
            return SpokenSound(label=label, begin_s=begin, end_s=float(ends[last]) * second)

        words = tuple(heard(unit.word, at[0][0], at[-1][1]) for unit, at in zip(units, places, strict=True) if at)
        parts = [
            heard(part, first, last)
            for unit, at in zip(units, places, strict=True)
            for part, (first, last) in zip(unit.parts, at, strict=True)
        ]
        return Said(sound, words, tuple(parts) if self._reads_phonemes else ())

    def _units(self, request: VoiceRequest, scratch: Scratch) -> list[_Unit]:
        known = self._tokens.get_vocab()
        if self._reads_phonemes:
            return _phonemic(scratch, known)
        units = []
        for word in request.text.split():
            letters = self._tokens.normalize_text(word) if self._tokens.normalize else word
            letters, _ = self._tokens.prepare_for_tokenization(letters)
            units.append(_Unit(word, tuple(letter for letter in letters if letter in known and letter.strip())))
        return [unit for unit in units if unit.parts]

    def _spelled(self, units: list[_Unit]) -> tuple[list[int], list[list[tuple[int, int]]]]:
        """Return token ids, and for every unit the first and last token of each of its parts."""
        known = self._tokens.get_vocab()
        step = 2 if self._tokens.add_blank else 1
        ids: list[int] = [0] if step == 2 else []
        places: list[list[tuple[int, int]]] = []
        for number, unit in enumerate(units):
            if number and " " in known:
                ids += [known[" "], 0][:step]
            own = []
            for part in unit.parts:
                first = len(ids)
                for letter in part:
                    ids += [known[letter], 0][:step]
                own.append((first, len(ids) - step))
            places.append(own)
        if not units:
            raise RequestRejected(
                f"the voice in {str(self._folder)!r} knows none of the letters of this line; give it in the language "
                "and script that the model was trained on, or choose another voice"
            )
        return ids, places

    def _speaker(self, request: VoiceRequest) -> int | None:
        """Return a speaker of a model that has several: one and the same for one casting."""
        speakers = int(self._model.config.num_speakers)
        if speakers < 2:
            return None
        voice = request.voice
        return derive_seed("speaker", voice.presentation, voice.age, voice.pitch) % speakers


def _phonemic(scratch: Scratch, known: dict[str, int]) -> list[_Unit]:
    """Return the scratch voice's phonemes word by word, of those signs that the model knows."""
    units = []
    for number, word in enumerate(scratch.words):
        end = scratch.words[number + 1].begin_s if number + 1 < len(scratch.words) else float("inf")
        own = ("".join(sign for sign in sound.label if sign in known) for sound in scratch.phonemes
               if word.begin_s <= sound.begin_s < end)  # fmt: skip
        parts = tuple(part for part in own if part)
        if parts:
            units.append(_Unit(word.label, parts))
    return units


def _shifted(sound: SpokenSound, cut_s: float, seconds: float) -> SpokenSound:
    begin = min(max(sound.begin_s - cut_s, 0.0), seconds)
    end = min(max(sound.end_s - cut_s, begin), seconds)
    return sound.with_(begin_s=round(begin, 4), end_s=round(end, 4))
