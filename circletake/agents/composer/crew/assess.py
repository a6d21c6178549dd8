"""Assessment: is what was written good enough to be played, and what is to be written again?"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.agents.composer.crew import rubric
from circletake.agents.composer.crew.question import CueQuestion
from circletake.llm import Decision
from circletake.schema import Aids, Value

Aspect = Literal["mode", "melody", "harmony", "rhythm", "emotion"]
_ASPECTS: tuple[Aspect, ...] = ("mode", "melody", "harmony", "rhythm", "emotion")


class Finding(Value):
    """What one assessor says."""

    aspect: Aspect
    score: Annotated[float, Field(ge=0, le=10)]
    section: int = -1
    """The section to be written again, counted from 0; -1 for the whole cue."""
    why: str


class Assessment(Value):
    """A cue's marks. An aspect below 5 sends its section, or the cue, back."""

    findings: tuple[Finding, ...]

    @property
    def total(self) -> float:
        """Return the sum of the marks, 0 to 50."""
        return sum(finding.score for finding in self.findings)

    @property
    def failed(self) -> tuple[Finding, ...]:
        """Return what sends the music back."""
        return tuple(finding for finding in self.findings if finding.score < rubric.PASS)


def assess_by_rule(question: CueQuestion, _aids: Aids) -> Assessment:
    """Mark a cue by the rubric."""
    judges = {
        "mode": rubric.mode, "melody": rubric.melody, "harmony": rubric.harmony, "rhythm": rubric.rhythm,
        "emotion": rubric.emotion,
    }  # fmt: skip
    marks = [(aspect, judges[aspect](question.facts)) for aspect in _ASPECTS]
    return Assessment(
        findings=tuple(
            Finding(aspect=aspect, score=round(mark.score, 2), section=mark.section, why=mark.why)
            for aspect, mark in marks
        )
    )


def unusable_assessment(question: CueQuestion, answer: Assessment) -> list[str]:
    """Tell what makes an assessment unusable: an aspect twice or not at all, a section that is not there, and music
    with broken rules let through."""
    out = []
    if sorted(finding.aspect for finding in answer.findings) != sorted(_ASPECTS):
        out.append(f"findings: give exactly one for each of {', '.join(_ASPECTS)}")
    last = len(question.facts.sections) - 1
    out += [
        f"{finding.aspect}: there is no section {finding.section}; they go from 0 to {last}, -1 is the whole cue"
        for finding in answer.findings
        if not -1 <= finding.section <= last
    ]
    harmony = next((finding for finding in answer.findings if finding.aspect == "harmony"), None)
    if question.facts.faults and harmony is not None and harmony.score >= rubric.PASS:
        out.append(f"harmony: rules are broken ({question.facts.faults[0]}); it can't pass")
    return out


ASSESS_CUE: Decision[CueQuestion, Assessment] = Decision(
    name="assess_cue", prompt="score_assess", question=CueQuestion, answer=Assessment, house=assess_by_rule,
    check=unusable_assessment,
)  # fmt: skip
