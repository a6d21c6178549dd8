"""A neural take of the score: planned by the symbolic one, played by a model, heard by an ear that knows neither."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from circletake.executor import warm
from circletake.schema import (
    Artifact,
    HeardHit,
    NeuralTake,
    Resources,
    ScoreRequest,
    ScoreResult,
    ToolFailed,
    Workspace,
)
from circletake.tools.neural_score.scaffold import CuePlan, plan_cues
from circletake.tools.score import SymbolicScore
from circletake.tools.sound_files import save_sound

if TYPE_CHECKING:
    from circletake.sound import Samples

_SCAFFOLD = 0.15
"""Share of a call that the symbolic score takes."""
_REACH_S = 0.25
"""How far from a hit its onset is looked for."""
_OUTSTANDING = 0.5
"""What an onset must have of the cue's usual strength to be one."""
_EDGE_S = 0.03
_CEILING = 0.98

Tell = Callable[[float], None]
"""Takes how much of a cue is played, 0 to 1. Raises when the call was cancelled."""


class Player(Protocol):
    """A loaded model that plays cues."""

    def play(self, plan: CuePlan, tell: Tell) -> Samples:
        """Return (2, plan.samples) at 48 kHz. The same plan gives the same sound on one machine."""


class NeuralBackend(Protocol):
    """What a family tells about itself before anything is loaded."""

    @property
    def by(self) -> str:
        """Family and model, as in the settings."""

    @property
    def licence(self) -> str:
        """Of its weights, in a sentence."""

    @property
    def digest(self) -> str:
        """Of its weights."""

    def resources(self, beside_mb: int) -> Resources:
        """What it needs, with so much memory for everything else."""

    def open(self) -> Player:
        """Load it."""


class NeuralScore:
    """Writes the symbolic score, then has a model play it.

    The result holds both: stems and music are the symbolic score's, `neural` is the model's take with what is heard
    at every must-hit. Which one plays, the critic decides.
    """

    timeout_s = 7200.0

    def __init__(self, family: str, version: str, backend: NeuralBackend) -> None:
        self._scaffold = SymbolicScore()
        self._backend = backend
        self.name = f"score.{family}"
        self.version = f"{version}.{self._scaffold.version}+{backend.digest[:16]}"

    def resources(self, request: ScoreRequest) -> Resources:
        """What the model needs, beside the symbolic score."""
        return self._backend.resources(self._scaffold.resources(request).memory_mb)

    def run(self, request: ScoreRequest, workspace: Workspace, *, rng: random.Random) -> ScoreResult:
        """Compose, play and listen.

        Raises:
            RequestRejected: as the symbolic score does.
            ToolFailed: the model can't be loaded, or gives no sound.
        """
        from circletake.music import compose

        written = self._scaffold.run(request, _Part(workspace, 0.0, _SCAFFOLD), rng=rng)
        plans = plan_cues(compose(request), request)
        film = self._played(plans, request, _Part(workspace, _SCAFFOLD, 1.0))
        assert written.music is not None
        film = _as_loud_as(film, written.music, workspace)
        take = NeuralTake(
            by=self._backend.by,
            licence=self._backend.licence,
            audio=save_sound(film, "neural.wav", workspace),
            heard=heard_hits(film, plans, request),
        )
        return written.with_(neural=take)

    def _played(self, plans: tuple[CuePlan, ...], request: ScoreRequest, workspace: Workspace) -> Samples:
        import numpy as np

        from circletake.sound.track import lay, silence, soften

        film = silence(round(request.frames / request.rate * request.sample_rate))
        needed = self._backend.resources(0)
        with warm(
            f"{self.name}:{self._backend.digest}", self._backend.open,
            memory_mb=needed.memory_mb, gpu_memory_mb=needed.gpu_memory_mb,
        ) as player:  # fmt: skip
            for number, plan in enumerate(plans):

                def tell(share: float, number: int = number) -> None:
                    workspace.progress(min(1.0, (number + share) / len(plans)), f"cue {number + 1} of {len(plans)}")

                sound = player.play(plan, tell)
                if not np.isfinite(sound).all() or float(np.abs(sound).max(initial=0.0)) < 1e-4:
                    raise ToolFailed(
                        f"{self._backend.by} gave {'silence' if np.isfinite(sound).all() else 'no numbers'} for cue "
                        f"{number + 1}: its weights may be damaged; fetch them again, or use --score symbolic"
                    )
                lay(film, soften(sound, 0.005, _EDGE_S), plan.start)
        return film


class _Part:
    """A stretch of a call's progress."""

    def __init__(self, workspace: Workspace, begin: float, end: float) -> None:
        self._whole, self._begin, self._end = workspace, begin, end

    @property
    def folder(self) -> Path:
        return self._whole.folder

    def path(self, artifact: Artifact) -> Path:
        return self._whole.path(artifact)

    def save(self, path: Path, media_type: str) -> Artifact:
        return self._whole.save(path, media_type)

    def progress(self, share: float, text: str = "") -> None:
        self._whole.progress(self._begin + share * (self._end - self._begin), text)

    def note(self, name: str, value: str | None) -> None:
        self._whole.note(name, value)

    def recall(self, name: str) -> str | None:
        return self._whole.recall(name)


def heard_hits(film: Samples, plans: tuple[CuePlan, ...], request: ScoreRequest) -> tuple[HeardHit, ...]:
    """Return what is heard at every must-hit of the cues: the strongest onset within a quarter of a second."""
    import numpy as np

    from circletake.sound import novelty, onsets

    found = []
    for plan in plans:
        zero, end = plan.start / request.sample_rate, (plan.start + plan.samples) / request.sample_rate
        cue = film[:, plan.start : plan.start + plan.samples]
        rises, every = novelty(cue, request.sample_rate), onsets(cue, request.sample_rate)
        usual = float(np.median(every.strengths)) if every.strengths.size else 0.0
        for hit in request.hits:
            at_s = float(hit.frame / request.rate)
            if not (hit.must and zero <= at_s < end):
                continue
            onset_s, strength = rises.strongest(at_s - zero, _REACH_S)
            there = strength > 0 and strength >= _OUTSTANDING * usual
            error = (onset_s + zero - at_s) * float(request.rate)
            found.append(HeardHit(frame=hit.frame, error_frames=round(error, 3) if there else None))
    return tuple(sorted(found, key=lambda hit: hit.frame))


def _as_loud_as(film: Samples, scaffold: Artifact, workspace: Workspace) -> Samples:
    """Bring a take to the loudness of its scaffold, so that the mix's balance holds for both."""
    import numpy as np

    from circletake.sound import loudness, read_wav
    from circletake.sound.track import gain_of

    wanted = loudness(read_wav(workspace.path(scaffold)).sound).integrated_lufs
    found = loudness(film).integrated_lufs
    gain = gain_of(wanted - found) if np.isfinite(wanted) and np.isfinite(found) else 1.0
    gain = min(gain, _CEILING / max(float(np.abs(film).max(initial=0.0)), 1e-6))
    return np.asarray(film * np.float32(gain), np.float32)


def fitted(sound: Samples, rate: int, samples: int) -> Samples:
    """Return a sound at 48 kHz in two channels, of an exact length."""
    import numpy as np

    from circletake.sound.track import lay, resampled, silence

    wide = resampled(sound, rate, 48_000) if rate != 48_000 else sound
    out = silence(samples)
    lay(out, np.broadcast_to(wide, (2, wide.shape[-1])), 0)
    return out
