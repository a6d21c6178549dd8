"""MusicGen by audiocraft: checkpoints in its own layout, such as those that somebody trained with it.

Its weights are `.bin` files, which torch opens as plain tensors only (`weights_only`, its default since 2.6): a pickle
that holds more than tensors and settings is refused by torch, and nothing in it is run.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from circletake.schema import BriefError, Resources
from circletake.tools.loading import device_for, loading, resources_for
from circletake.tools.neural_score.musicgen import LICENCE
from circletake.tools.neural_score.scaffold import CuePlan
from circletake.tools.neural_score.take import NeuralScore, Tell, fitted
from circletake.tools.weights import Weights

if TYPE_CHECKING:
    from circletake.sound import Samples

INSTALL = "pip install --no-deps audiocraft==1.3.0 julius==0.2.8 omegaconf==2.4.0 einops==0.8.2 num2words==0.5.14"
"""Its own pins can't be met beside current libraries; these are what it reaches when it only plays."""

_FILES = ("state_dict.bin", "compression_state_dict.bin")
_DEBUG = "debug"
_WHOLE, _PIECE, _PIECES = 32 * 2**20, 65_536, 256
_STRIDE = 0.6
"""Share of its window by which the model goes on, where a cue is longer."""


class AudiocraftScore(NeuralScore):
    """`--score audiocraft:FOLDER`, or `audiocraft:debug`, audiocraft's own random model: noise, to try the way."""

    def __init__(self, model: str = "") -> None:
        super().__init__("audiocraft", "1", AudiocraftBackend(model))


class AudiocraftBackend:
    """A checkpoint as it lies on this machine. See `take.NeuralBackend`.

    Raises:
        BriefError: audiocraft is not installed, or the checkpoint is not there.
    """

    def __init__(self, model: str) -> None:
        if importlib.util.find_spec("audiocraft") is None:
            raise BriefError(f"audiocraft is not installed; {INSTALL}, or use --score musicgen:FOLDER")
        self._weights = _checkpoint(model)
        self.by = f"audiocraft:{model}"
        self.digest = self._weights.digest
        self.licence = "Random weights: noise, not music." if model == _DEBUG else LICENCE

    def resources(self, beside_mb: int) -> Resources:
        """What the model needs."""
        return resources_for(self._weights, f"score.audiocraft:{self.digest}", beside_mb=beside_mb)

    def open(self) -> AudiocraftPlayer:
        """Load it."""
        return AudiocraftPlayer(self._weights)


class AudiocraftPlayer:
    """A loaded model. See `take.Player`."""

    def __init__(self, weights: Weights) -> None:
        import torch

        from circletake.tools.neural_score.audiocraft_import import imported_models

        self._torch = torch
        name = _DEBUG if weights.kind == _DEBUG else str(weights.folder)
        with loading(weights):
            self._model: Any = imported_models().MusicGen.get_pretrained(name, device=device_for(weights))

    def play(self, plan: CuePlan, tell: Tell) -> Samples:
        """Return (2, plan.samples) at 48 kHz, told of the cue by words."""
        torch, model = self._torch, self._model
        model.set_custom_progress_callback(lambda done, due: tell(min(1.0, done / max(due, 1))))
        model.set_generation_params(duration=plan.samples / 48_000 + 0.1, extend_stride=_STRIDE * model.max_duration)
        with torch.random.fork_rng():
            torch.manual_seed(plan.seed % 2**63)
            sound = model.generate([plan.prompt], progress=True)[0]
        return fitted(sound.float().cpu().numpy(), int(model.sample_rate), plan.samples)


def _checkpoint(model: str) -> Weights:
    if model == _DEBUG:
        version = importlib.metadata.version("audiocraft")
        return Weights(Path(), _DEBUG, 2**20, hashlib.sha256(f"debug {version}".encode()).hexdigest())
    folder = Path(model).expanduser()
    lost = [name for name in _FILES if not (folder / name).is_file()]
    if not model or lost:
        raise BriefError(
            f"audiocraft: {model!r} lacks {' and '.join(lost or _FILES)}; name the folder of a checkpoint that "
            "audiocraft exported, or use --score musicgen:FOLDER for safetensors"
        )
    digest = hashlib.sha256()
    for name in _FILES:
        _digest(folder / name, digest)
    return Weights(folder, "audiocraft", sum((folder / name).stat().st_size for name in _FILES), digest.hexdigest())


def _digest(path: Path, digest: Any) -> None:
    """Take in a file, a large one by 256 pieces that are spread over it.

    Raises:
        BriefError: it is cut off.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            raise BriefError(f"{str(path)!r} is no checkpoint of torch, or an old one; export it again, or fetch it")
        file.seek(max(0, size - 66_000))
        if b"PK\x05\x06" not in file.read():
            raise BriefError(f"{str(path)!r} is truncated; fetch it again")
        digest.update(f"{path.name} {size}".encode())
        step = _PIECE if size <= _WHOLE else size // _PIECES
        for at in range(0, size, step):
            file.seek(at)
            digest.update(file.read(_PIECE))
