"""Shots are as long as their words, and the film stays as long as it was."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.graphs.table_read import share_out


@given(st.lists(st.tuples(st.integers(1, 200), st.integers(0, 150)), min_size=1, max_size=12), st.integers(1, 40))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_the_sum_stays_and_needs_are_met(shots: list[tuple[int, int]], shortest: int) -> None:
    lengths, needed = [length for length, _ in shots], [need for _, need in shots]
    out = share_out(lengths, needed, shortest)
    assert sum(out) == sum(lengths)
    floors = [max(need, min(length, shortest)) for length, need in shots]
    if sum(floors) <= sum(lengths):
        assert all(frames >= floor for frames, floor in zip(out, floors, strict=True))


def test_nothing_moves_when_everything_fits() -> None:
    assert share_out([50, 60, 70], [0, 40, 0], 24) == [50, 60, 70]


def test_the_long_line_takes_from_those_with_time_to_spare() -> None:
    assert share_out([50, 60, 70], [90, 0, 0], 24) == [90, 42, 48]
