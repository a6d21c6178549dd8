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
@click.option("--picture", multiple=True, metavar="BACKEND", help="Look at these picture back-ends, servers too.")
@click.option("--score", metavar="BACKEND", help="Look at this score back-end and its model.")
@click.option("--voice", metavar="BACKEND", help="Look at this voice and its model.")
@click.option("--embedder", metavar="EMBEDDER", help="Look at this embedder of the critic and its model.")
@click.option("--executor", type=click.Choice(["local", "ray"]), help="Look at what this needs.")
@click.option("--ray-address", metavar="HOST:PORT", help="Ask whether this cluster answers.")
@click.option("--store", metavar="URL", help="Try to write and read there.")
@click.option("--checkpoints", type=click.Choice(["sqlite", "postgres"]), help="Try to open these.")
@click.option("--memory-server", metavar="URL", help="Ask whether this Chroma server answers.")
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


_GROUPS = {
    "film": "What a film needs",
    "picture": "Picture models",
    "score": "Score models",
    "voice": "Voices",
    "embedding": "Embedders of the critic",
    "running": "Running it",
}


def _show(parts: list[Any]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    for _ in range(2):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for group, heading in _GROUPS.items():
        of_group = [part for part in parts if part.group == group]
        if of_group:
            table.add_row("", f"[bold]{heading}[/]")
        for part in of_group:
            step = f"\n[dim]{escape(part.next_step)}[/]" if part.next_step else ""
            table.add_row(_MARKS[part.state], part.name, escape(part.detail) + step)
    Console(highlight=False).print(table)
