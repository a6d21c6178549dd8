"""Writes down what each decision is asked while a small film is planned and made, and what the house rule answers.

    python tests/llm/record.py [DECISION ...]

writes `recordings/DECISION.json` for every decision named, or for all that have none yet. The answer in it is the
house rule's: edit it into what a language model would say, then run the tests.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recorded_answers import FOLDER, written

from circletake import run_graph
from circletake.agents import director
from circletake.agents.decisions import ALL_DECISIONS
from circletake.llm import Decided, Decision, HouseRules
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Aids, Fault, Plan, Settings, Value
from circletake.store import NoMemory, PlainLexicon

BRIEF = "A clockmaker finds a small robot in the snow at dusk and carries it home. Lonely, then hopeful. 8 seconds."
_SETTINGS = Settings(width=192, height=108, latents=2, videos=2, workers=2, remember=False)


class _Listening(HouseRules):
    """Decides by the house rules, and remembers the first question of every decision."""

    def __init__(self, aids: Aids) -> None:
        super().__init__(aids)
        self.heard: dict[str, tuple[Value, Value]] = {}

    def decide(
        self, decision: Decision[Any, Any], question: Any, *, on_text: Callable[[str], None] | None = None
    ) -> Decided[Any]:
        """Answer by the house rule."""
        decided = super().decide(decision, question, on_text=on_text)
        self.heard.setdefault(decision.name, (question, decided.answer))
        return decided


def main(wanted: list[str]) -> None:
    """Write recordings."""
    from circletake.studio import opening

    aids = Aids(PlainLexicon(STAGE_VOCABULARY), NoMemory())
    mind = _Listening(aids)
    opening.choose_mind = lambda *_: mind
    with tempfile.TemporaryDirectory() as folder:
        plan = run_graph(BRIEF, out=Path(folder) / "film", settings=_SETTINGS).plan
    assert plan is not None
    _ask_the_rest(plan, mind)
    names = wanted or [one.name for one in ALL_DECISIONS if not (FOLDER / f"{one.name}.json").exists()]
    for name in names:
        if name not in mind.heard:
            print(f"{name}: was not asked; write its recording by hand", file=sys.stderr)
            continue
        question, answer = mind.heard[name]
        record = {"question": written(question), "answers": [answer.model_dump(mode="json")]}
        (FOLDER / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def _ask_the_rest(plan: Plan, mind: _Listening) -> None:
    """Ask what only happens in a conversation, or when something goes wrong."""
    shot = plan.shots[1]
    around: dict[str, Any] = {
        "before": plan.shots[0], "round_": 1, "seed": 1, "vocabulary": STAGE_VOCABULARY, "mind": mind
    }  # fmt: skip
    director.specify(shot, plan.scene_of(shot), plan.bible, **around)
    fault = Fault(kind="missing action", detail="The clockmaker is not seen to find the robot.", severity=0.5)
    director.reroute(shot, plan.scene_of(shot), plan.bible, faults=(fault,), **around)
    director.read_message("make the second shot darker, and slower music", plan, mind=mind)
    facts = f"{plan.shots[1].slate}: settle. The rounds are spent. (0.41 of 1)"
    director.answer_message("warum die zweite?", facts, plan, mind=mind)
    director.apply_change(plan, "make shot 2 at night", vocabulary=STAGE_VOCABULARY, mind=mind)


if __name__ == "__main__":
    main(sys.argv[1:])
