"""Mouths of lines that nobody has recorded: they are spoken as they are spelt, over the time that they take."""

from __future__ import annotations

import itertools
from fractions import Fraction

from circletake.graphs.mouths import mouths_of, spelt
from circletake.schema import Settings
from circletake.studio.estimating import plan_film


def test_letters_are_spread_over_a_lines_time() -> None:
    sounds = spelt("Bye, Ma!", 2.0)
    assert [sound.label for sound in sounds] == list("byema")
    assert 1.5 < sounds[-1].end_s <= 2.0
    assert all(one.end_s <= other.begin_s for one, other in itertools.pairwise(sounds))
    assert {sound.label for sound in spelt("さようなら", 1.0)} == {"a"}


def test_a_planned_line_moves_its_speakers_mouth_by_what_is_said() -> None:
    brief = 'A woman on a bridge says: "Mama, my boat!"'
    plan = plan_film(brief, Settings(duration_s=Fraction(20), remember=False, workers=1))
    shot = next(one for one in plan.shots if any(line.speaker is not None for line in one.lines))
    (mouth,) = mouths_of(shot, (), plan)
    assert mouth.speaker == "woman"
    opened = [level for _, level in mouth.points]
    assert max(opened) == 1.0
    assert opened[-1] == 0.0
    assert [shape for _, shape in mouth.shapes].count("closed") >= 6
    line = next(one for one in shot.lines if one.speaker == "woman")
    assert min(at for at, _ in mouth.points) >= line.begin
