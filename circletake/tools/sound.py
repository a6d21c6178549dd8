"""Voices, effects and the mix."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from circletake.schema import (
    Artifact,
    EffectsRequest,
    EffectsResult,
    MixRequest,
    MixResult,
    Resources,
    Stem,
    VoiceRequest,
    VoiceResult,
    Workspace,
    derive_seed,
    sample_at,
)
from circletake.tools.edl import programme_start
from circletake.tools.sound_files import save_sound, track_mb

if TYPE_CHECKING:
    from circletake.sound import Samples

Group = Literal["dialogue", "music", "effects"]


class EspeakVoice:
    """A scratch voice: clear, and nobody's."""

    name = "voice.espeak"
    version = "1"
    timeout_s = 120.0

    def resources(self, request: VoiceRequest) -> Resources:
        """One core."""
        return Resources(cpus=1, memory_mb=150)

    def run(self, request: VoiceRequest, workspace: Workspace, *, rng: random.Random) -> VoiceResult:
        """Speak a line.

        Raises:
            RequestRejected: nothing in it can be said, or the language is not known.
            ToolFailed: espeak-ng is not installed.
        """
        from circletake.sound import speak

        spoken = speak(request.text, request.voice, request.sample_rate)
        return VoiceResult(
            audio=save_sound(spoken.audio, "voice.wav", workspace),
            seconds=spoken.audio.shape[-1] / request.sample_rate,
            words=spoken.words,
            phonemes=spoken.phonemes,
            stand_in="a scratch track: spoken by a synthesiser, not by an actor",
        )


class ProceduralEffects:
    """Ambience under every scene and foley at every contact, made from nothing."""

    name = "effects.procedural"
    version = "1"
    timeout_s = 600.0

    def resources(self, request: EffectsRequest) -> Resources:
        """One core; a handful of tracks of the film's length."""
        return Resources(cpus=1, memory_mb=250 + track_mb(request.frames, float(request.rate)) * 12)

    def run(self, request: EffectsRequest, workspace: Workspace, *, rng: random.Random) -> EffectsResult:
        """Render the stems `ambience` and `foley`, each of the film's whole length."""
        from circletake.sound import ambience, foley

        bed = ambience(
            request.scenes, frames=request.frames, rate=request.rate, seed=derive_seed(request.seed, "ambience")
        )
        workspace.progress(0.5, "ambience")
        played = foley(
            request.contacts,
            request.sources,
            frames=request.frames,
            rate=request.rate,
            seed=derive_seed(request.seed, "foley"),
            scenes=request.scenes,
        )
        return EffectsResult(
            stems=(
                Stem(name="ambience", group="effects", audio=save_sound(bed, "ambience.wav", workspace)),
                Stem(name="foley", group="effects", audio=save_sound(played.audio, "foley.wav", workspace)),
            ),
            onsets=played.onsets,
        )


def _by_name(stems: Sequence[Stem]) -> dict[tuple[str, Group], list[Stem]]:
    """Return stems by name and group, in order: cues that follow each other share their stems."""
    found: dict[tuple[str, Group], list[Stem]] = {}
    for stem in stems:
        found.setdefault((stem.name, stem.group), []).append(stem)
    return found


def _laid(placed: Sequence[tuple[int, Samples]], length: int) -> Samples:
    """Lay sounds at their places on one track of the film's length; one that begins with the film is taken as it is."""
    import numpy as np

    if len(placed) == 1 and placed[0][0] == 0:
        return placed[0][1]
    track = np.zeros((2, length), np.float32)
    for start, sound in placed:
        kept = np.atleast_2d(sound)[:, : max(0, length - start)]
        track[:, start : start + kept.shape[1]] += kept
    return track


class Mix:
    """Balance, ducking, loudness and true peak; stems that sum to the mix."""

    name = "mix.desk"
    version = "1"
    timeout_s = 600.0

    def resources(self, request: MixRequest) -> Resources:
        """One core; every stem and its working copies."""
        tracks = 3 * (len(request.stems) + 4)
        return Resources(cpus=1, memory_mb=250 + track_mb(request.frames, float(request.rate)) * tracks)

    def run(self, request: MixRequest, workspace: Workspace, *, rng: random.Random) -> MixResult:
        """Mix, measure, and write the mix and its three stems as 24-bit WAV."""
        from circletake.sound import MixStem, PlacedLine, mix, read_wav

        def load(artifact: Artifact) -> Samples:
            return read_wav(workspace.path(artifact)).sound

        voices = [PlacedLine(load(voice.audio), voice.start_sample, voice.pan) for voice in request.voices]
        length = sample_at(request.frames, request.rate, request.sample_rate)
        stems = [
            MixStem(name, group, _laid([(stem.start_sample, load(stem.audio)) for stem in same], length))
            for (name, group), same in _by_name(request.stems).items()
        ]
        workspace.progress(0.1, "stems")
        done = mix(
            voices,
            stems,
            request.profile,
            frames=request.frames,
            rate=request.rate,
            sample_rate=request.sample_rate,
            music_db=request.music_db,
            effects_db=request.effects_db,
            dialogue_db=request.dialogue_db,
            fade_out_frames=request.fade_out_frames,
        )
        tracks = {"mix": done.mix, "dialogue": done.dialogue, "music": done.music, "effects": done.effects}
        start = sample_at(programme_start(request.rate), request.rate, request.sample_rate)
        saved = {
            name: save_sound(track, f"{name}.wav", workspace, coding="pcm24", start=start)
            for name, track in tracks.items()
        }
        return MixResult(**saved, report=done.report.with_(held_back_lu=round(done.held_back_lu, 2)))
