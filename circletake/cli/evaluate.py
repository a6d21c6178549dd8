"""circletake eval."""

from __future__ import annotations

import importlib
import json
from typing import Any

import click


@click.command("eval")
@click.argument("names", nargs=-1)
@click.option("--quick", is_flag=True, help="The short form: within a minute on two cores.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, one for each name.")
def command(names: tuple[str, ...], quick: bool, as_json: bool) -> int:
    """Measure NAMES on this machine; without a name, list what can be measured. Exit code 1 when a bar is missed."""
    from circletake.evals import EVALS, report
    from circletake.schema import BriefError

    if not names:
        for known, about in EVALS.items():
            click.echo(f"{known:<12} {about}")
        return 0
    for name in names:
        if name not in EVALS:
            raise BriefError(f"there is no eval {name!r}; choose from: {', '.join(EVALS)}")
    hold = True
    for name in names:
        rows = importlib.import_module(f"circletake.evals.{name}").measure(quick)
        hold = hold and all(row.holds for row in rows)
        if as_json:
            click.echo(json.dumps(report(name, rows)))
        else:
            _print(rows)
    return 0 if hold else 1


def _print(rows: list[Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, padding=(0, 2), pad_edge=False)
    for heading in ("measure", "value", "bar", "", "baseline"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    for row in rows:
        mark = "[green]holds[/]" if row.holds else "[red]short[/]"
        bar = "" if row.bar is None else f"{'≤' if row.better == 'less' else '≥'} {row.bar:g}"
        table.add_row(row.measure, f"{row.value:g}", bar, mark if row.bar is not None else "", f"{row.baseline or ''}")
    Console(highlight=False).print(table)
