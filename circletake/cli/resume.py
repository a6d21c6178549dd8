"""circletake resume."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from circletake.cli.options import production_options, settings_from


@click.command("resume")
@click.argument("production", type=click.Path(path_type=Path))
@click.option("--approve", is_flag=True, help="Say yes at the gate where it waits.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@production_options
def command(production: Path, approve: bool, as_json: bool, **given: Any) -> int:
    """Go on with PRODUCTION where it was stopped, or make again what changed. Options change its settings."""
    from circletake.cli.working import work
    from circletake.studio.folder import ProductionFolder

    before = ProductionFolder(production).read()
    settings = settings_from(given, before.settings)
    return work(before.brief, production, settings, as_json=as_json, approve=approve)
