"""MusicGen and MusicGen-Melody by transformers (J. Copet et al., arXiv 2306.05284)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from circletake.schema import BriefError, Resources, ToolFailed
from circletake.tools.loading import device_for, load_pretrained, loading, resources_for
from circletake.tools.neural_score.scaffold import CuePlan
from circletake.tools.neural_score.take import NeuralScore, Tell, fitted
from circletake.tools.weights import Weights, check_safetensors, expect_kind, find_weights

if TYPE_CHECKING:
    from circletake.sound import Samples

LICENCE = (
    "MusicGen's weights are published under CC BY-NC 4.0: its music is for non-commercial use unless your weights "
    "have another licence."
)
RHYTHM_WEIGHTS = "rhythm_conditioner.safetensors"
"""In the model's folder: a trained 50 Hz rhythm conditioner. Without one, MusicGen hears of the pulse by words only."""

_KINDS = frozenset({"musicgen", "musicgen_melody"})
_GUIDANCE, _TOP_K = 3.0, 250
_WINDOW_S, _OVERLAP_S = 30.0, 10.0


class MusicGenScore(NeuralScore):
    """`--score musicgen:FOLDER`: MusicGen, small to large, mono or stereo, or MusicGen-Melody."""

    def __init__(self, model: str = "") -> None:
        super().__init__("musicgen", "1", MusicGenBackend(model))


class MusicGenBackend:
    """MusicGen as it lies on this machine.

    Raises:
        BriefError: there is no such model, its weights are not whole, or it is no MusicGen.
    """

    licence = LICENCE

    def __init__(self, model: str) -> None:
        self._weights = find_weights(model)
        expect_kind(self._weights, _KINDS, "musicgen")
        self.by = f"musicgen:{model}"
        self.digest = self._weights.digest

    def resources(self, beside_mb: int) -> Resources:
        """What the model needs."""
        return resources_for(self._weights, f"score.musicgen:{self.digest}", beside_mb=beside_mb)

    def open(self) -> MusicGenPlayer:
        """Load it."""
        return MusicGenPlayer(self._weights)


class Window(NamedTuple):
    """A stretch of tokens that is generated in one go: `begin` to `end`, the first `given` of them known already."""

    begin: int
    end: int
    given: int


def windows(frames: int, downbeats: tuple[float, ...], *, longest: int, overlap: int) -> Iterator[Window]:
    """Yield the windows that cover a cue: each goes on from tokens of the one before, and begins with a bar.

    Tokens are carried over, so there is no seam to hide: the codec decodes the whole cue in one go.

    Args:
        frames: the cue's length in tokens.
        downbeats: first beats of bars, in tokens.
        longest: tokens that the model holds.
        overlap: tokens that a window should hear of the one before; at least half as many where bars allow.
    """
    done = min(frames, longest)
    yield Window(0, done, 0)
    while done < frames:
        wished = done - overlap
        bars = [round(at) for at in downbeats if done - 1.5 * overlap <= at <= done - overlap / 2]
        begin = max(0, min(bars, key=lambda at: abs(at - wished), default=wished))
        end = min(frames, begin + longest)
        yield Window(begin, end, done - begin)
        done = end


class MusicGenPlayer:
    """A loaded MusicGen, with a rhythm conditioner where one lies beside it."""

    window_s, overlap_s = _WINDOW_S, _OVERLAP_S

    def __init__(self, weights: Weights) -> None:
        import transformers

        self._torch = _torch()
        device = device_for(weights)
        kinds = {
            "musicgen": transformers.MusicgenForConditionalGeneration,
            "musicgen_melody": transformers.MusicgenMelodyForConditionalGeneration,
        }
        self._melody = weights.kind == "musicgen_melody"
        self.model: Any = load_pretrained(kinds[weights.kind], weights, device=device)
        with loading(weights):
            self._tokenizer: Any = transformers.AutoTokenizer.from_pretrained(
                str(weights.folder), local_files_only=True
            )
        self.decoder: Any = self.model.decoder
        self._codec: Any = self.model.audio_encoder
        self._rate = int(self._codec.config.sampling_rate)
        self._frame_hz = float(self._codec.config.frame_rate)
        self._conditioner = _conditioner(weights.folder, int(self.decoder.config.hidden_size), device)

    def play(self, plan: CuePlan, tell: Tell) -> Samples:
        """Return (2, plan.samples) at 48 kHz. See `take.Player`."""
        torch = self._torch
        frames = -(-plan.samples * round(self._frame_hz) // 48_000) + 1
        downbeats = tuple(at * self._frame_hz for at in plan.pulse.downbeats_s)
        spans = windows(
            frames, downbeats,
            longest=round(self.window_s * self._frame_hz), overlap=round(self.overlap_s * self._frame_hz),
        )  # fmt: skip
        codes = torch.zeros(self.decoder.num_codebooks, 0, dtype=torch.long, device=self.model.device)
        with torch.random.fork_rng(), torch.inference_mode():
            torch.manual_seed(plan.seed % 2**63)
            for span in spans:
                grown = self._generate(plan, span, codes[:, span.begin :], lambda at: tell(min(1.0, at / frames)))
                codes = torch.cat([codes[:, : span.begin], grown], dim=1)
            sound = self._decoded(codes)
        return fitted(sound, self._rate, plan.samples)

    def _generate(self, plan: CuePlan, span: Window, given: Any, tell: Callable[[float], None]) -> Any:
        """Return (K, span.end - span.begin) codes that begin with those given."""
        torch = self._torch
        assert given.shape[1] == span.given
        words = self._tokenizer([plan.prompt], return_tensors="pt", truncation=True, max_length=256)
        kwargs: dict[str, Any] = {
            "input_ids": words["input_ids"].to(self.model.device),
            "attention_mask": words["attention_mask"].to(self.model.device),
        }
        if span.given:
            kwargs["decoder_input_ids"] = given
        if self._melody:
            kwargs["input_features"] = self._chroma(plan, span)
        caught: list[Any] = []
        with _caught(self._codec, caught, torch), self._told(plan, span):
            self.model.generate(
                **kwargs, do_sample=True, guidance_scale=_GUIDANCE, top_k=_TOP_K, num_beams=1,
                max_new_tokens=span.end - span.begin - span.given + self._delays(), pad_token_id=self._pad(),
                stopping_criteria=[_Progress(lambda seen: tell(span.begin + seen), torch)],
            )  # fmt: skip
        codes = torch.stack(caught, 1).flatten(0, 1) if len(caught) > 1 else caught[0]
        if codes.shape[1] < span.end - span.begin:
            raise ToolFailed(f"MusicGen gave {codes.shape[1]} of {span.end - span.begin} frames; use --score symbolic")
        return codes[:, : span.end - span.begin]

    def _delays(self) -> int:
        """Return by how many steps the last codebook lags, in a stereo model both of a pair alike."""
        books = int(self.decoder.num_codebooks)
        return (books // 2 if self.decoder.config.audio_channels == 2 else books) - 1

    def _pad(self) -> int:
        return int(self.model.generation_config.pad_token_id or self.decoder.config.pad_token_id)

    def _chroma(self, plan: CuePlan, span: Window) -> Any:
        """Return (1, columns, 12): all the columns that the model takes, so that nothing is played twice."""
        from circletake.models.filmcomposer import Sounding, rhythm_chroma

        start = span.begin / self._frame_hz
        sounding = [
            Sounding(note.begin_s - start, note.end_s - start, note.pitch_class, note.weight) for note in plan.sounding
        ]
        columns = int(self.model.config.chroma_length)
        rows = rhythm_chroma(plan.pulse.from_(start), sounding, columns, tonic=plan.tonic)
        return self._torch.from_numpy(rows)[None].to(self.model.device, self.model.dtype)

    def _told(self, plan: CuePlan, span: Window) -> Any:
        """Return a block in which the trained conditioner, where there is one, tells the decoder of the pulse."""
        from circletake.models.filmcomposer import added_to_stream, rhythm_rows

        if self._conditioner is None:
            return nullcontext()
        start = span.begin / self._frame_hz
        rows = rhythm_rows(plan.pulse.from_(start), span.end - span.begin, rate_hz=self._frame_hz)
        addition = self._conditioner(self._torch.from_numpy(rows)[None].to(self.model.device))
        return added_to_stream(self.decoder.model.decoder.layers[0], addition, prompt=span.given)

    def _decoded(self, codes: Any) -> Samples:
        """Return (channels, samples) at the codec's rate."""
        sides = [codes[0::2], codes[1::2]] if self.decoder.config.audio_channels == 2 else [codes]
        out = [self._codec.decode(side[None, None], [None]).audio_values[0, 0] for side in sides]
        sound: Samples = self._torch.stack(out).float().cpu().numpy()
        return sound


def _torch() -> Any:
    import torch

    return torch


class _Progress:
    """Told after every token, and never stops: how a long generation is watched, and called off."""

    def __init__(self, tell: Callable[[float], None], torch: Any) -> None:
        self._tell, self._torch = tell, torch

    def __call__(self, input_ids: Any, scores: Any, **_kwargs: Any) -> Any:
        if input_ids.shape[1] % 25 == 0:
            self._tell(float(input_ids.shape[1]))
        return self._torch.zeros(input_ids.shape[0], dtype=self._torch.bool, device=input_ids.device)


@contextmanager
def _caught(codec: Any, caught: list[Any], torch: Any) -> Iterator[None]:
    """Catch the codes on their way into the codec: they are what the next window goes on from."""

    class Silent(NamedTuple):
        audio_values: Any

    def catch(codes: Any, *_args: Any, **_kwargs: Any) -> Silent:
        caught.append(codes[0, 0])
        return Silent(torch.zeros(1, 1, 1, device=codes.device))

    codec.decode = catch
    try:
        yield
    finally:
        del codec.decode


def _conditioner(folder: Path, width: int, device: str) -> Any:
    """Return the trained conditioner of a folder; None where there is none."""
    from circletake.models.filmcomposer import RhythmConditioner

    path = folder / RHYTHM_WEIGHTS
    if not path.is_file():
        return None
    from safetensors.torch import load_file

    try:
        check_safetensors(path)
        conditioner = RhythmConditioner.fitting(load_file(path))
    except (BriefError, ValueError) as error:
        raise ToolFailed(f"{str(path)!r}: {error}; train it anew, or take it away") from error
    if conditioner.tell.out_channels != width:
        raise ToolFailed(f"{str(path)!r} is for a model of width {conditioner.tell.out_channels}, this has {width}")
    return conditioner.to(device)
