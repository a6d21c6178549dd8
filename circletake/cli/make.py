"""circletake make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from circletake.cli.options import production_options, settings_from


@click.command("make")
@click.argument("brief")
@click.option("--out", type=click.Path(path_type=Path), help="The production's folder.")
@click.option("--under", type=click.Path(path_type=Path), help="Where a new folder, named after the brief, is made.")
@click.option("--dry-run", is_flag=True, help="Plan only: show the shots and what they would cost.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@production_options
def command(brief: str, out: Path | None, under: Path | None, dry_run: bool, as_json: bool, **given: Any) -> int:
    """Make a film from BRIEF: plain words, @FILE, or - for standard input.

    Run it again to go on where it was stopped; what is finished is not made again.
    """
    from circletake.cli.brief_argument import brief_text

    text = brief_text(brief)
    settings = settings_from(given)
    if dry_run:
        from circletake.cli.dry_run import show_plan

        return show_plan(text, settings, as_json=as_json)
    from circletake.cli.working import work
    from circletake.studio.folder import folder_name

    folder = out if out is not None else (under or Path("productions")) / folder_name(text)
    return work(text, folder, settings, as_json=as_json)
