"""circletake doctor."""

from __future__ import annotations

import json
from typing import Any

import click

from circletake.cli.options import settings_from

_MARKS = {"ok": "[green]ok[/]", "stand-in": "[yellow]stand-in[/]", "missing": "[red]missing[/]", "off": "[dim]off[/]"}


@click.command("doctor")
@click.option("--warm", is_flag=True, help="Compile and build what the first film would wait for.")
@click.option("--mind", metavar="MIND", help="Look at this mind: house, or openai:MODEL.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(warm: bool, as_json: bool, **given: Any) -> int:
    """Tell what this machine can do, and what is missing for more."""
    from circletake.studio.health import examine
    from circletake.studio.health import warm as warm_up

    if warm:
        warm_up(lambda text: click.echo(f"circletake: {text}"))
        return 0
    parts = examine(settings_from(given))
    if as_json:
        for part in parts:
            click.echo(json.dumps(part._asdict()))
    else:
        _show(parts)
    return 2 if any(part.state == "missing" for part in parts) else 0


def _show(parts: list[Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, padding=(0, 2), show_header=False)
    for part in parts:
        table.add_row(_MARKS[part.state], part.name, part.detail, part.next_step)
    Console().print(table)
