"""FilmComposer's rhythm conditioning: a music model is told when beats, downbeats and hits fall.

Paper: Z. Xie, Q. He, Y. Zhu, Q. He, M. Li, "FilmComposer: LLM-Driven Music Production for Silent Film Clips",
arXiv 2503.08147 (CVPR 2025). Implemented: rhythm-controllable MusicGen (its conditioning, prefixed to the text), and a
tiny language model on which the paper's ablation (text, rhythm, both) is repeated. Base model: J. Copet et al., "Simple
and Controllable Music Generation", arXiv 2306.05284 (delay pattern, classifier-free guidance). The rest of FilmComposer
(spotting, tempo map, composition, arrangement, mix) stands in circletake.music and needs no model.

Deviations, each for a reason:
    - The rhythm reaches MusicGen-Melody as precomputed chroma. No source separation, which would take a click for drums
      and drop it; real-valued bins instead of an argmax, which makes silence into pitch class C; nothing in bin C,
      which is the model's sign for `no condition`; zeros after the end instead of the start played again.
    - Chroma columns are 128 ms apart, three film frames. So a second conditioner at 50 Hz adds onset, beat and downbeat
      to the token stream itself. It begins at zero: before it is trained the model is what it was, to the bit.

Symbols: T token frames, 50 a second; K codebooks; D width of the language model; B batch; R = 3 rhythm channels (onset,
beat, downbeat), each 0 to 1.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from circletake.models.filmcomposer.rhythm import (
    CHROMA_HZ,
    FRAME_HZ,
    RHYTHM_CHANNELS,
    Pulse,
    Sounding,
    rhythm_chroma,
    rhythm_rows,
)

if TYPE_CHECKING:
    from circletake.models.filmcomposer.conditioner import RhythmConditioner
    from circletake.models.filmcomposer.stream import added_to_stream

_HOMES = {
    "RhythmConditioner": "conditioner",
    "added_to_stream": "stream",
}


def __getattr__(name: str) -> Any:
    """Import what needs torch when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = [
    "CHROMA_HZ",
    "FRAME_HZ",
    "Pulse",
    "RHYTHM_CHANNELS",
    "RhythmConditioner",
    "Sounding",
    "added_to_stream",
    "rhythm_chroma",
    "rhythm_rows",
]
