"""Review: does the cue as played hold, or does it go back to the desk once more?"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from circletake.agents.composer.crew.mixing import FamilyGain
from circletake.agents.composer.crew.question import HeardQuestion
from circletake.llm import Decision
from circletake.schema import Aids, Value

ARC = 0.3
"""Loudness that follows the planned arc less than this is not what was decided."""
_LATE, _EARLY = 2.0, -1.0
"""Frames around a must-hit in which it is still in time."""
_MUDDY = 0.62
_TAIL_DB = -12.0


class Review(Value):
    """What the reviewer says."""

    accepted: bool
    take_back: bool = False
    """Undo what the crew changed: the cue was better as it was written."""
    families: tuple[FamilyGain, ...] = ()
    """Changes of balance, on top of the mix that was heard."""
    room_db: Annotated[float, Field(ge=-6, le=3)] = 0.0
    """Change of the room, on top of what was heard."""
    faults: tuple[str, ...] = ()
    """What is wrong, in words; kept with the cue when nothing more can be done."""


def review_by_rule(question: HeardQuestion, _aids: Aids) -> Review:
    """Accept what holds its measures; send back what can be mended at the desk."""
    heard, faults = question.heard, list(question.facts.faults)
    late = [off for off in heard.off_frames if not _EARLY <= off <= _LATE]
    if late:
        faults.append(f"{len(late)} of {len(heard.off_frames)} must-hits are not heard in time")
    if heard.arc < ARC:
        faults.append(f"its loudness follows the arc at {heard.arc:+.2f} only")
    if heard.clicks:
        faults.append(f"{heard.clicks} clicks")
    if question.facts.ending != "segue" and heard.tail_db > _TAIL_DB and question.facts.ending != "button":
        faults.append(f"it breaks off: its last tenth of a second is {heard.tail_db:.0f} dB below its loudest")
    muddy = heard.mud + heard.lows > 0.93 and heard.mud > _MUDDY
    if muddy:
        faults.append(f"{heard.mud:.0%} of its power lies between C3 and F4")
    if not faults:
        return Review(accepted=True)
    if question.changed and (question.facts.faults or heard.arc < ARC):
        return Review(accepted=False, take_back=True, faults=tuple(faults))
    if muddy:
        return Review(accepted=False, room_db=-2.0, faults=tuple(faults))
    # What the desk can't mend is said, not repeated.
    return Review(accepted=True, faults=tuple(faults))


def unusable_review(_question: HeardQuestion, answer: Review) -> list[str]:
    """Tell what makes a review unusable: one that sends a cue back and asks for nothing."""
    nothing = not answer.take_back and not answer.families and not answer.room_db
    return (
        ["accepted: false asks for something: take_back, families or room_db"]
        if nothing and not answer.accepted
        else []
    )


REVIEW_CUE: Decision[HeardQuestion, Review] = Decision(
    name="review_cue", prompt="score_review", question=HeardQuestion, answer=Review, house=review_by_rule,
    check=unusable_review,
)  # fmt: skip
