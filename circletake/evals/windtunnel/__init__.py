"""The wind tunnel's experiment: prompts on a grid of vagueness by rarity, shot, embedded, read back and measured."""

from circletake.evals.windtunnel.experiment import Experiment, run
from circletake.evals.windtunnel.prompts import Prompt, grid

__all__ = ["Experiment", "Prompt", "grid", "run"]
