"""circletake make --dry-run."""

from __future__ import annotations

import json

from rich.console import Console

from circletake.cli.plan_table import plan_table
from circletake.schema import Settings
from circletake.studio.estimating import Estimate, estimate


def show_plan(brief: str, settings: Settings, *, as_json: bool) -> int:
    """Plan a film and show what it would take; nothing is left behind. Returns the exit code."""
    found = estimate(brief, settings)
    if as_json:
        print(json.dumps({"kind": "plan", **found.model_dump(mode="json")}, ensure_ascii=False))
    else:
        _print(found)
    return 0


def _print(found: Estimate) -> None:
    console = Console(highlight=False)
    plan = found.plan
    console.print(f"[bold]{plan.treatment.title}[/]  {plan.treatment.logline}")
    console.print(plan_table(plan))
    for choice in plan.reading.choices:
        console.print(f"  chosen: {choice.topic}: {choice.chosen} ({choice.because})", style="dim", markup=False)
    for question in plan.reading.questions:
        console.print(f"  worth saying: {question.text}", style="dim", markup=False)
    tokens = sum(record.tokens_in + record.tokens_out for record in found.decisions)
    spent = f" (planning took {tokens} tokens)" if tokens else ""
    cost = f"${found.cost:.2f}" if found.cost is not None else "a price that is not known (--mind-price)"
    length = f"{float(plan.duration_s):g} s at {plan.format.size} and {plan.format.rate} frames/s"
    console.print(
        f"{length}: {len(plan.shots)} shots, up to {found.draft_takes} draft takes, {found.frames} full frames"
    )
    console.print(
        f"about {found.seconds:.0f} s here, {found.memory_mb} MB of memory, {found.megabytes} MB on disk, {cost}{spent}"
    )
