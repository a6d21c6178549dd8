"""circletake why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click


@click.command("why")
@click.argument("production", type=click.Path(path_type=Path))
@click.argument("shot", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(production: Path, shot: str | None, as_json: bool) -> int:
    """Tell why takes of PRODUCTION were circled, and what the last run made again and why. SHOT: its slate only."""
    from circletake.studio.explaining import explain

    told = explain(production, shot)
    if as_json:
        click.echo(json.dumps(told.model_dump(mode="json"), ensure_ascii=False))
    else:
        _print(told)
    return 0


def _print(told: Any) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for shot in told.shots:
        console.print(Text.assemble((shot.slate, "bold"), f"  {shot.caption}"))
        for round_ in shot.rounds:
            console.print(f"  round {round_.round}: {round_.decision}. {round_.reason}", markup=False)
            console.print(Text(f"    {round_.measured}", style="dim"))
            for fault in round_.faults:
                console.print(Text(f"    - {fault}", style="yellow"))
            for line in (*round_.open_things, *round_.by_eye, round_.question, round_.proposal):
                if line:
                    console.print(Text(f"    {line}"))
    console.print()
    console.print(Text(told.summary, style="bold"))
    for change in told.made_again:
        console.print(f"  {change.role}: {change.reason}", markup=False)
