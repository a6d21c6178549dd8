"""Planted shots: shots whose intent is known, said in full, vaguely, or with words that the stage does not know."""

from circletake.evals.planted.shots import Planted, planted_shots
from circletake.evals.planted.truth import Shown, shown_of

__all__ = ["Planted", "Shown", "planted_shots", "shown_of"]
