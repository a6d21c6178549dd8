"""circletake mcp: the studio as an MCP server over standard input and output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from circletake.cli.options import production_options, settings_from


@click.command("mcp")
@click.option(
    "--under", type=click.Path(path_type=Path), default=Path("productions"), help="Where films are made and found."
)
@production_options
def command(under: Path, **given: Any) -> int:
    """Offer the studio to MCP clients over standard input and output.

    Back-ends, minds and limits are what is given here; a client can't change them, and reaches no file outside the
    folder of --under.
    """
    from importlib.util import find_spec

    from circletake.schema import BriefError

    if find_spec("mcp") is None:
        raise BriefError("the MCP server needs the package mcp; pip install 'circletake[mcp]'")
    from circletake.cli.mcp.server import serve

    serve(under, settings_from(given))
    return 0
