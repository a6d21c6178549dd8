"""The composer's crew: whoever judges what was written, and arranges, casts, balances, mixes and reviews it.

After FilmComposer (Xie et al., arXiv 2503.08147, Sec. 3.3 and 3.4): an assessment of mode, melody, harmony, rhythm and
emotion that sends music back, then arrangement, instruments, volume, mixing and a reviewer. Deviations: each is one
decision with a house rule instead of a chat among models, and the rules engine counts what was written (`CueFacts`,
`CueHeard`), so that nobody judges by a transcription.
"""

from circletake.agents.composer.crew.arrange import ARRANGE_CUE, Fullness, SectionFullness
from circletake.agents.composer.crew.assess import ASSESS_CUE, Assessment, Finding
from circletake.agents.composer.crew.instruments import CAST_CUE, Casting, SectionCast
from circletake.agents.composer.crew.mixing import MIX_CUE, CueMix, FamilyGain
from circletake.agents.composer.crew.question import CueQuestion, HeardQuestion
from circletake.agents.composer.crew.review import REVIEW_CUE, Review
from circletake.agents.composer.crew.session import (
    after_review,
    arranged,
    assessed,
    mixed,
    question_about,
    reviewed,
    rewritten,
)
from circletake.agents.composer.crew.volume import LEVEL_CUE, Level

__all__ = [
    "ARRANGE_CUE",
    "ASSESS_CUE",
    "Assessment",
    "CAST_CUE",
    "Casting",
    "CueMix",
    "CueQuestion",
    "FamilyGain",
    "Finding",
    "Fullness",
    "HeardQuestion",
    "LEVEL_CUE",
    "Level",
    "MIX_CUE",
    "REVIEW_CUE",
    "Review",
    "SectionCast",
    "SectionFullness",
    "after_review",
    "arranged",
    "assessed",
    "mixed",
    "question_about",
    "reviewed",
    "rewritten",
]
