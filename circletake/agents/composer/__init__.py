"""The composer: spots the locked picture and decides every cue, hit and arc."""

from circletake.agents.composer.motifs import motifs_to_remember
from circletake.agents.composer.spotting import SPOT_FILM, spot_film
from circletake.agents.composer.values import Spotting

__all__ = ["SPOT_FILM", "Spotting", "motifs_to_remember", "spot_film"]
