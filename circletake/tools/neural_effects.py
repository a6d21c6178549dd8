"""Ambience by Stable Audio Open. Foley stays procedural: a contact has to be met to the sample."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from circletake.schema import (
    EffectsRequest,
    EffectsResult,
    Resources,
    ScenePlace,
    Stem,
    Workspace,
    derive_seed,
    sample_at,
)
from circletake.tools.sound import ProceduralEffects
from circletake.tools.sound_files import save_sound
from circletake.tools.stable_audio import StableAudio

if TYPE_CHECKING:
    from circletake.sound import Samples

_OVER_S = 0.25
"""How far an ambience reaches over its cuts."""
_LOUDEST_GAIN = 20.0


class Bed(NamedTuple):
    """A stretch of the film with one ambience."""

    prompt: str
    start: int
    end: int
    """Samples, half-open."""


class StableAudioEffects:
    """`--effects stable-audio:FOLDER`: ambiences from what scenes are, as loud as the procedural ones.

    Raises:
        BriefError: there is no such model, its weights are not whole, or it is another pipeline.
    """

    name = "effects.stable-audio"
    timeout_s = 7200.0

    def __init__(self, model: str = "") -> None:
        self._model = StableAudio(model)
        self._procedural = ProceduralEffects()
        self.version = f"1.{self._procedural.version}+{self._model.digest[:16]}"

    def resources(self, request: EffectsRequest) -> Resources:
        """What the model needs, beside procedural foley."""
        return self._model.resources(self._procedural.resources(request).memory_mb)

    def run(self, request: EffectsRequest, workspace: Workspace, *, rng: random.Random) -> EffectsResult:
        """Render the stems `ambience` and `foley`, each of the film's whole length.

        Raises:
            ToolFailed: the model can't be loaded, or gives no sound.
        """
        from circletake.sound import read_wav
        from circletake.sound.track import count, lay, silence, soften

        made = self._procedural.run(request, workspace, rng=rng)
        stems = {stem.name: stem for stem in made.stems}
        scratch = read_wav(workspace.path(stems["ambience"].audio)).sound
        film, beds = silence(scratch.shape[1]), beds_of(request)
        with self._model.opened() as player:
            for number, bed in enumerate(beds):

                def tell(share: float, number: int = number) -> None:
                    workspace.progress(0.5 + 0.5 * min(1.0, (number + share) / len(beds)), "ambience")

                over = count(_OVER_S)
                begin, end = max(0, bed.start - over), min(film.shape[1], bed.end + over)
                sound = player.make(bed.prompt, end - begin, derive_seed(request.seed, bed.prompt, number), tell)
                matched = _as_loud_as(sound, scratch[:, begin:end])
                lay(film, soften(matched, 2 * _OVER_S, 2 * _OVER_S), begin)
        kept = save_sound(film, "ambience-neural.wav", workspace)
        return made.with_(stems=(Stem(name="ambience", group="effects", audio=kept), stems["foley"]))


def beds_of(request: EffectsRequest) -> list[Bed]:
    """Return the film's ambiences: scenes that follow each other at one place in one weather share one."""
    beds = []
    for _, group in groupby(request.scenes, key=lambda one: (one.place, one.interior, one.weather, one.season)):
        scenes = list(group)
        start, end = scenes[0].span.start, scenes[-1].span.end
        beds.append(
            Bed(
                describe(scenes),
                sample_at(start, request.rate, request.sample_rate),
                sample_at(end, request.rate, request.sample_rate),
            )
        )
    return beds


def describe(scenes: Sequence[ScenePlace]) -> str:
    """Return an ambience in words: the shots' sound captions, the place, and its weather."""
    first = scenes[0]
    captions = " ".join(dict.fromkeys(scene.caption.strip() for scene in scenes if scene.caption.strip()))
    where = f"{'inside' if first.interior else 'outdoors'}, {first.place or 'a quiet place'}"
    hour = "night" if not 6 <= first.hour < 20 else "day"
    return f"Field recording, ambience: {captions} {where}, {first.weather} {first.season} {hour}. Stereo, no music."


def _as_loud_as(sound: Samples, scratch: Samples) -> Samples:
    """Return a sound at the level of another, so that the mix's balance holds."""
    import numpy as np

    wanted, found = (float(np.sqrt(np.mean(np.square(one, dtype=np.float64)))) for one in (scratch, sound))
    gain = min(wanted / max(found, 1e-9), _LOUDEST_GAIN, 0.98 / max(float(np.abs(sound).max(initial=0.0)), 1e-9))
    return np.asarray(sound * np.float32(gain), np.float32)
