"""Takes stop when more could not change the decision, and not before."""

from __future__ import annotations

import pytest
from test_routing import HIGH, LINES, LOW, spread, take

from circletake.agents.critic import Grid, first_grid, next_grid, settled
from circletake.schema import Budget, Measure, Unavailable, Uncertainty

MOST = Grid(4, 3)
ROUNDS = Budget(rounds=2)


def wide(low: float, value: float, high: float, aleatoric: float = LOW) -> Uncertainty:
    return spread(aleatoric, value).with_(epistemic_anytime=Measure(value=value, low=low, high=high))


def test_a_good_take_of_clear_words_is_enough_however_wide_the_interval() -> None:
    assert settled(take(1.0), wide(0.0, 0.2, 1.0), ROUNDS)


def test_a_bad_take_needs_more_while_its_cause_is_open() -> None:
    assert not settled(take(0.3), wide(0.0, 0.2, 1.0), ROUNDS)
    assert settled(take(0.3), wide(0.0, 0.1, LINES.epistemic_alike - 0.01), ROUNDS)
    assert settled(take(0.3), wide(LINES.epistemic_high + 0.01, 0.9, 1.0), ROUNDS)


def test_a_line_inside_the_interval_counts_although_both_ends_agree() -> None:
    # Below 0.3 it is shown another way, and above 0.45 too; in between, other seeds are tried.
    assert not settled(take(0.3), wide(0.0, 0.1, 1.0), ROUNDS)


def test_where_nothing_is_measured_or_nothing_is_left_more_takes_tell_nothing() -> None:
    assert settled(take(0.3), Unavailable(reason="one take"), ROUNDS)
    assert settled(take(0.3), wide(0.0, 0.2, 1.0), Budget(rounds=0))


def test_takes_that_can_not_be_checked_are_shot_until_they_surely_agree() -> None:
    assert not settled(take(None), wide(0.0, 0.2, 1.0), Budget(rounds=0))
    assert settled(take(None), wide(0.0, 0.1, 0.2), Budget(rounds=0))


@pytest.mark.parametrize("aleatoric", [LOW, HIGH])
def test_vague_words_do_not_make_a_round_longer(aleatoric: float) -> None:
    assert settled(take(1.0), wide(0.0, 0.2, 1.0, aleatoric), ROUNDS)


def test_a_grid_grows_by_refined_prompts_first_and_ends_at_the_most() -> None:
    prompts = ("a", "b", "c", "d")
    grid = first_grid(MOST, sequential=True)
    seen = [grid]
    while grid != MOST:
        grid = next_grid(grid, MOST, prompts)
        seen.append(grid)
    assert seen == [(2, 2), (3, 2), (4, 2), (4, 3)]
    assert first_grid(MOST, sequential=False) == MOST


def test_prompts_that_are_all_the_same_are_shot_again_before_another_is_shot() -> None:
    assert next_grid(Grid(2, 2), MOST, ("a", "a", "a", "a")) == (2, 3)
    assert next_grid(Grid(2, 3), MOST, ("a", "a", "a", "a")) == (3, 3)
