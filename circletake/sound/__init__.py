"""Sound: foley and ambience made from nothing, a scratch voice, the mix, and the meters that judge it.

Arrays are float32 at 48 kHz: mono `(samples,)`, stereo `(2, samples)` with left first.
"""

from circletake.sound.beds import ambience, layers_of
from circletake.sound.desk import Balance, Mixdown, MixStem, PlacedLine, levels, mix
from circletake.sound.foley_stage import Foley, foley
from circletake.sound.kernels import warm
from circletake.sound.meters import Loudness, Novelty, Onsets, loudness, novelty, onsets, true_peak
from circletake.sound.speech import Speech, speak
from circletake.sound.track import Samples
from circletake.sound.wav import Wav, read_wav, write_wav

__all__ = [
    "Balance",
    "Foley",
    "Loudness",
    "MixStem",
    "Mixdown",
    "Novelty",
    "Onsets",
    "PlacedLine",
    "Samples",
    "Speech",
    "Wav",
    "ambience",
    "foley",
    "layers_of",
    "levels",
    "loudness",
    "mix",
    "novelty",
    "onsets",
    "read_wav",
    "speak",
    "true_peak",
    "warm",
    "write_wav",
]
