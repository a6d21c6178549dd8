"""Stable Audio Open as a score back-end: told of a cue by words and length; it hears no pulse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from circletake.schema import Resources
from circletake.tools.neural_score.scaffold import CuePlan
from circletake.tools.neural_score.take import NeuralScore, Tell
from circletake.tools.stable_audio import LICENCE, StableAudio, StableAudioPlayer

if TYPE_CHECKING:
    from circletake.sound import Samples


class StableAudioScore(NeuralScore):
    """`--score stable-audio:FOLDER`."""

    def __init__(self, model: str = "") -> None:
        super().__init__("stable-audio", "1", StableAudioBackend(model))


class StableAudioBackend:
    """See `take.NeuralBackend`."""

    licence = LICENCE

    def __init__(self, model: str) -> None:
        self._model = StableAudio(model)
        self.by, self.digest = self._model.by, self._model.digest

    def resources(self, beside_mb: int) -> Resources:
        """What the model needs."""
        return self._model.resources(beside_mb)

    def open(self) -> CuePlayer:
        """Load it."""
        return CuePlayer(self._model.open())


class CuePlayer:
    """See `take.Player`."""

    def __init__(self, player: StableAudioPlayer) -> None:
        self._player = player

    def play(self, plan: CuePlan, tell: Tell) -> Samples:
        """Return (2, plan.samples) at 48 kHz, joined at bars where it is longer than the model."""
        return self._player.make(plan.prompt, plan.samples, plan.seed, tell, joints_s=plan.pulse.downbeats_s)
