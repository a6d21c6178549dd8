"""Every decision that an agent takes. What stands here is tested against recorded answers and a hostile server."""

from __future__ import annotations

from typing import Any

from circletake.agents.composer.clip import DESCRIBE_CLIP
from circletake.agents.composer.crew.arrange import ARRANGE_CUE
from circletake.agents.composer.crew.assess import ASSESS_CUE
from circletake.agents.composer.crew.instruments import CAST_CUE
from circletake.agents.composer.crew.mixing import MIX_CUE
from circletake.agents.composer.crew.review import REVIEW_CUE
from circletake.agents.composer.crew.volume import LEVEL_CUE
from circletake.agents.composer.spotting import SPOT_FILM
from circletake.agents.critic.comparing import COMPARE_TAKES
from circletake.agents.critic.latents import LATENT_PROMPTS
from circletake.agents.director.answering import ANSWER_MESSAGE
from circletake.agents.director.bible import CAST_BIBLE
from circletake.agents.director.captions import WRITE_CAPTIONS
from circletake.agents.director.changes.understanding import UNDERSTAND_CHANGE
from circletake.agents.director.conversation import UNDERSTAND_MESSAGE
from circletake.agents.director.physics import FIND_PHYSICS
from circletake.agents.director.reading.brief import READ_BRIEF
from circletake.agents.director.rerouting import REROUTE
from circletake.agents.director.shot_list import PLAN_SHOTS
from circletake.agents.director.specifying import SPECIFY
from circletake.agents.director.treatment import WRITE_TREATMENT
from circletake.agents.editor.cut import CUT_FILM
from circletake.agents.editor.ordering import ORDER_SHOTS
from circletake.llm import Decision

ALL_DECISIONS: tuple[Decision[Any, Any], ...] = (
    READ_BRIEF,
    WRITE_TREATMENT,
    CAST_BIBLE,
    PLAN_SHOTS,
    WRITE_CAPTIONS,
    FIND_PHYSICS,
    LATENT_PROMPTS,
    SPECIFY,
    REROUTE,
    COMPARE_TAKES,
    ORDER_SHOTS,
    CUT_FILM,
    DESCRIBE_CLIP,
    SPOT_FILM,
    ASSESS_CUE,
    ARRANGE_CUE,
    CAST_CUE,
    LEVEL_CUE,
    MIX_CUE,
    REVIEW_CUE,
    UNDERSTAND_MESSAGE,
    UNDERSTAND_CHANGE,
    ANSWER_MESSAGE,
)
