"""The wind tunnel: a small text-to-video model whose world is known to the last bit, to prove S-QUBED in.

A conditional rectified-flow transformer, trained by us on clips of one thing that moves over a stage. Things are pairs
of shape and colour, each with a name of its own that tells nothing of either, and are met in training with Zipf
frequencies, eight of them never: so how well the model knows a prompt is planted. Sentences leave slots open, and the
grammar fills them evenly: so how vague a prompt is is known in bits. What a clip shows is read back exactly.

Modules: `scenes` (what there is, and how it is drawn), `language` (sentences, and the grammar that fills them),
`frequency` (Zipf), `readback` (the decoder), `transformer`, `muon`, `train` (the model; each names its papers),
`shooting` (prompts to clips), `adherence`. Weights: weights/flow.safetensors, by
`python -m circletake.models.windtunnel.train --seed 1`.
"""

from circletake.models.windtunnel.frequency import HELD_OUT, ZIPF_EXPONENT, draw_scenes, shares
from circletake.models.windtunnel.language import OPEN, bits, fill, open_slots, read, say
from circletake.models.windtunnel.readback import Reading, read_back
from circletake.models.windtunnel.scenes import SIZES, SLOTS, draw, draw_chance

__all__ = [
    "HELD_OUT",
    "OPEN",
    "Reading",
    "SIZES",
    "SLOTS",
    "ZIPF_EXPONENT",
    "bits",
    "draw",
    "draw_chance",
    "draw_scenes",
    "fill",
    "open_slots",
    "read",
    "read_back",
    "say",
    "shares",
]
