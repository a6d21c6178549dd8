"""The blind check: can a viewer who has not read the briefs tell which storyboard was drawn from which?

`python -m circletake.evals.blind FOLDER --round N` draws twelve sheets, A.png to L.png, and writes briefs.txt, in
which the twelve briefs stand numbered in another order. The answer is written to the file that `--key` names,
key.json beside the sheets by default. A viewer is right by chance about once in twelve sheets; a round is passed with
11 of 12. `--check ANSWER.json` counts how many of a viewer's pairs, `{"A": 7, ...}`, are right.
"""

from __future__ import annotations

import argparse
import json
import random
import string
from collections.abc import Mapping, Sequence
from pathlib import Path

from circletake.evals.blind_briefs import ROUNDS
from circletake.evals.sheets import draw_sheets
from circletake.schema import BriefError

PASSED = 11
"""Right pairs of twelve with which a round is passed."""


def draw_round(number: int, folder: Path, key: Path, *, workers: int = 2) -> dict[str, int]:
    """Draw a round's sheets, and write the briefs and the answer.

    Args:
        number: of the round, from 1.
        folder: where the sheets and the briefs go; made when it is missing.
        key: the file for the answer.
        workers: processes.

    Returns:
        The answer: a sheet's letter to its brief's number.

    Raises:
        BriefError: there is no such round.
    """
    if not 1 <= number <= len(ROUNDS):
        raise BriefError(f"there is no round {number}; choose one from 1 to {len(ROUNDS)}")
    briefs = ROUNDS[number - 1]
    letters = string.ascii_uppercase[: len(briefs)]
    listed = _shuffled(len(briefs), f"briefs {number}")
    drawn = _shuffled(len(briefs), f"sheets {number}")
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{letter}.png" for letter in letters]
    draw_sheets([briefs[at] for at in drawn], paths, workers)
    told = [f"{at}. {briefs[brief]}" for at, brief in enumerate(listed, start=1)]
    (folder / "briefs.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    answer = {letter: listed.index(brief) + 1 for letter, brief in zip(letters, drawn, strict=True)}
    key.parent.mkdir(parents=True, exist_ok=True)
    key.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    return answer


def right_pairs(answer: Mapping[str, int], said: Mapping[str, int]) -> int:
    """Return how many of a viewer's pairs are right; a sheet of which nothing is said is wrong."""
    return sum(said.get(letter) == brief for letter, brief in answer.items())


def _shuffled(count: int, seed: str) -> list[int]:
    order = list(range(count))
    random.Random(seed).shuffle(order)
    return order


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw a round, or count a viewer's pairs; 1 when too few are right."""
    parser = argparse.ArgumentParser(prog="python -m circletake.evals.blind", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--round", type=int, required=True, choices=range(1, len(ROUNDS) + 1), dest="number")
    parser.add_argument("--key", type=Path, help="the answer's file; key.json in the folder by default")
    parser.add_argument("--check", type=Path, metavar="ANSWER.json", help="a viewer's pairs to count")
    options = parser.parse_args(arguments)
    key: Path = options.key or options.folder / "key.json"
    if options.check is None:
        draw_round(options.number, options.folder, key)
        print(options.folder)
        return 0
    answer, said = (json.loads(path.read_text(encoding="utf-8")) for path in (key, options.check))
    right = right_pairs(answer, said)
    print(f"{right} of {len(answer)} right; {PASSED} are needed")
    return 0 if right >= PASSED else 1


if __name__ == "__main__":
    raise SystemExit(main())
