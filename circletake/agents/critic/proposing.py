"""Proposals: what a person might do about a shot that the critic would not vouch for."""

from __future__ import annotations

from circletake.agents.director import can_split
from circletake.schema import Cause, Shot


def proposal_for(shot: Shot, cause: Cause) -> str:
    """Return what a person might say about a settled shot, in words that a conversation understands.

    Args:
        shot: The shot as it stands.
        cause: Why it was not circled.
    """
    if cause == "vague":
        return f"Say what {shot.slate} should show more exactly: where, when, who, doing what."
    if can_split(shot):
        return f"It may be too much for one shot: “split {shot.slate}” makes two of it, in the same time."
    if cause == "unknown":
        return f"Show something else in {shot.slate} that means the same, or shoot it with another picture back-end."
    return f"Say “retake {shot.slate}” for other seeds, or what should be otherwise in it."
