"""The critic: refines prompts, judges takes, routes shots, watches continuity."""

from circletake.agents.critic.continuity import Continuity, continuity, continuity_of
from circletake.agents.critic.judging import ShotTake, judge_takes
from circletake.agents.critic.latents import LATENT_PROMPTS, Latent, LatentPrompts, latent_prompts, openness
from circletake.agents.critic.routing import Route, route_take
from circletake.agents.critic.score_takes import ScoreChoice, circle_score
from circletake.agents.critic.verdicts import best_of, reach_verdict

__all__ = [
    "LATENT_PROMPTS",
    "Continuity",
    "Latent",
    "LatentPrompts",
    "Route",
    "ScoreChoice",
    "ShotTake",
    "best_of",
    "circle_score",
    "continuity",
    "continuity_of",
    "judge_takes",
    "latent_prompts",
    "openness",
    "reach_verdict",
    "route_take",
]
