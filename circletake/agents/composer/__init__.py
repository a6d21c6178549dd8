"""The composer: spots the locked picture and decides every cue, hit and arc."""

from circletake.agents.composer import crew
from circletake.agents.composer.clip import DESCRIBE_CLIP, ClipDescription, clip_question, spotting_question
from circletake.agents.composer.motifs import motifs_to_remember
from circletake.agents.composer.spotting import SPOT_FILM, spot_film
from circletake.agents.composer.values import Spotting

__all__ = [
    "DESCRIBE_CLIP",
    "SPOT_FILM",
    "ClipDescription",
    "Spotting",
    "clip_question",
    "crew",
    "motifs_to_remember",
    "spot_film",
    "spotting_question",
]
