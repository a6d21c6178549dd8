"""The critic: refines prompts, judges takes, routes shots, watches continuity."""

from circletake.agents.critic.choosing import Choice, choose
from circletake.agents.critic.comparing import COMPARE_TAKES, compare_takes
from circletake.agents.critic.continuity import Continuity, continuity, continuity_of
from circletake.agents.critic.cutting_together import TakenShot, broken_after, continuity_of_takes, is_broken
from circletake.agents.critic.detours import held_to, renamed
from circletake.agents.critic.judging import ShotTake, judge_takes
from circletake.agents.critic.latents import LATENT_PROMPTS, Latent, LatentPrompts, latent_prompts, openness
from circletake.agents.critic.routing import Route, route_take
from circletake.agents.critic.score_takes import ScoreChoice, circle_score
from circletake.agents.critic.slots import open_slots, question_of, slot_probes, worth_asking
from circletake.agents.critic.stopping import Grid, first_grid, next_grid, settled
from circletake.agents.critic.verdicts import best_of, ranked, reach_verdict, verdict_of

__all__ = [
    "COMPARE_TAKES",
    "LATENT_PROMPTS",
    "Choice",
    "Continuity",
    "Grid",
    "Latent",
    "LatentPrompts",
    "Route",
    "ScoreChoice",
    "ShotTake",
    "TakenShot",
    "best_of",
    "broken_after",
    "choose",
    "circle_score",
    "compare_takes",
    "continuity",
    "continuity_of",
    "continuity_of_takes",
    "first_grid",
    "held_to",
    "is_broken",
    "judge_takes",
    "latent_prompts",
    "next_grid",
    "open_slots",
    "openness",
    "question_of",
    "ranked",
    "reach_verdict",
    "renamed",
    "route_take",
    "settled",
    "slot_probes",
    "verdict_of",
    "worth_asking",
]
