"""Joins: how the film passes from shot to shot, begins and ends, and how long that takes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from circletake.agents.editor.base import Laid, spare_after, spare_before
from circletake.agents.editor.pace import FAST, SOFT
from circletake.agents.editor.question import CutQuestion, ShotFootage
from circletake.schema import Mood, TransitionKind

_BLENDED = frozenset({"dissolve", "dip to white"})
_FEWEST = 4
"""Below this many frames a dissolve looks like a mistake."""
_OF_HANDLES = 0.8
"""How much of the handles a dissolve may use; the rest is left for the cut to find its place."""
_OF_SHOT = 0.35
_WORDS_A_READING_S = Fraction(3, 2)
_LONG_FADES: frozenset[Mood] = frozenset({"lonely", "melancholy", "wistful", "dreamy", "dark"})


class Join(NamedTuple):
    """How the film comes into a shot."""

    kind: TransitionKind
    frames: int
    why: str = ""

    @property
    def before(self) -> int:
        """Return the frames of it that lie before the boundary."""
        return self.frames // 2 if self.kind in _BLENDED else 0

    @property
    def after(self) -> int:
        """Return the frames of it that lie after the boundary."""
        return self.frames - self.before


class Joins(NamedTuple):
    """Every join, and the fade that ends the film."""

    into: tuple[Join, ...]
    closing: int

    def head(self, at: int) -> int:
        """Return how many frames a shot needs before its in point."""
        return self.into[at].before

    def tail(self, at: int) -> int:
        """Return how many frames a shot needs after its out point."""
        return self.into[at + 1].after if at + 1 < len(self.into) and self.into[at + 1].before else 0

    def covered(self, at: int) -> int:
        """Return how many frames of a shot, in the cut, are under a transition."""
        leaving = self.into[at + 1].before if at + 1 < len(self.into) else self.closing
        return self.into[at].after + leaving


def join(question: CutQuestion, laid: Sequence[Laid], lively: float) -> Joins:
    """Choose every transition and its length.

    Args:
        question: Shots and takes.
        laid: Where the takes lie before anything is moved.
        lively: How hard the film is cut, 0 to 1.

    Returns:
        Transitions that the handles and the lengths of the shots have room for.
    """
    shots, rate = question.shots, question.rate
    later = (_between(at, shots, laid, rate, lively) for at in range(1, len(shots)))
    into = (_opening(shots[0], laid[0], rate, lively), *later)
    return Joins(into, _closing(question, laid, into[-1], lively))


def _opening(shot: ShotFootage, laid: Laid, rate: Fraction, lively: float) -> Join:
    if shot.transition == "cut" or not shot.take_frames:
        return Join("cut", 0, "Opens on the picture, hard")
    wanted = round((1.5 - 1.1 * lively) * rate)
    frames = min(wanted, round(0.4 * laid.frames), *(title.start - laid.start for title in shot.titles))
    frames = min(frames, *(span.start - laid.start for span in shot.speech)) if shot.speech else frames
    if frames < _FEWEST:
        return Join("cut", 0, "Opens hard: words stand there from the start")
    return Join("fade from black", frames, f"Comes out of black in {_seconds(frames, rate)}")


def _between(at: int, shots: Sequence[ShotFootage], laid: Sequence[Laid], rate: Fraction, lively: float) -> Join:
    kind, why = _kind(shots[at], lively)
    if kind not in _BLENDED:
        return Join(kind, 0, why)
    wanted = round((1.0 - 0.7 * lively) * rate)
    room = min(spare_after(shots[at - 1], laid[at - 1]), spare_before(shots[at], laid[at]))
    frames = min(wanted, int(2 * room * _OF_HANDLES), int(_OF_SHOT * min(laid[at - 1].frames, laid[at].frames)))
    if frames < _FEWEST:
        return Join("cut", 0, f"Cuts: the takes have no handles for a {kind}")
    return Join(kind, frames, f"{why} over {_seconds(frames, rate)}")


def _kind(shot: ShotFootage, lively: float) -> tuple[TransitionKind, str]:
    if shot.transition in ("dissolve", "dip to white"):
        if shot.time_passes:
            return shot.transition, "Time passes: the pictures blend"
        if shot.new_place:
            return shot.transition, "Another place: the pictures blend"
        return shot.transition, "Blends" if shot.transition == "dissolve" else "Passes through white"
    if shot.transition == "match cut":
        return "match cut", "Cuts on the likeness"
    if shot.time_passes and shot.mood in SOFT and lively < FAST:
        return "dissolve", "Time has passed: the pictures blend"
    return "cut", ""


def _closing(question: CutQuestion, laid: Sequence[Laid], last_join: Join, lively: float) -> int:
    """Return the length of the fade that ends the film: after the last word, and with time to read the last card."""
    shot, last, rate = question.shots[-1], laid[-1], question.rate
    if not shot.take_frames:
        return 0
    seconds = 2.0 - 1.5 * lively + (0.5 if shot.mood in _LONG_FADES else 0.0)
    film = sum(one.frames for one in laid)
    limits = [round(seconds * rate), film // 8, round(0.4 * last.frames)]
    limits.append(last.frames - last_join.after - 1)
    limits += [last.end - span.end for span in shot.speech]
    for title in shot.titles:
        readable = min(title.end, last.end) - title.start - round(_WORDS_A_READING_S * rate)
        limits.append(max(last.end - title.end, readable, round(rate / 4)))
    return max(0, min(limits))


def _seconds(frames: int, rate: Fraction) -> str:
    return f"{float(frames / rate):.1f} s"
