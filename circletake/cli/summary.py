"""What a command says when a film is made."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console
from rich.text import Text

from circletake.schema import Manifest, Production
from circletake.store import read_document

EXIT_CODES = {"done": 0, "degraded": 3, "needs you": 3, "in progress": 3, "planned": 0}
_SAID = {"done": ("done", "green"), "degraded": ("done, but the final check found something", "yellow"),
         "needs you": ("done, but look at the shots named below", "yellow"),
         "in progress": ("waits for you", "yellow")}  # fmt: skip


def say_result(production: Production, seconds: float, *, as_json: bool) -> int:
    """Print how it went and where everything is, and return the exit code."""
    if as_json:
        print(json.dumps(_as_plain(production), ensure_ascii=False), flush=True)
    else:
        _print(production, seconds)
    return EXIT_CODES[production.status]


def manifest_at(folder: Path) -> Manifest:
    """Read a finished production's manifest."""
    return read_document(folder / "manifest.json", Manifest)


def _as_plain(production: Production) -> dict[str, object]:
    return {
        "kind": "result",
        "status": production.status,
        "title": production.plan.treatment.title if production.plan is not None else None,
        "folder": str(production.folder),
        "film": str(production.film) if production.film is not None else None,
        "findings": [finding.model_dump() for finding in production.findings if not finding.ok],
        "needs_you": [take.slate for take in production.takes if take.verdict.needs_you],
    }


def _print(production: Production, seconds: float) -> None:
    console = Console(highlight=False)
    folder = production.folder
    plan = production.plan
    if folder is None or plan is None:
        return
    said, colour = _SAID.get(production.status, (production.status, "white"))
    console.print(Text.assemble((plan.treatment.title, "bold"), "  ", (said, colour)))
    if production.film is None:
        console.print(f"  go on with: circletake resume {_shown(folder)}", soft_wrap=True)
        return
    manifest = manifest_at(folder)
    size = f"{manifest.size} at {manifest.rate} frames/s"
    console.print(
        f"  {manifest.duration_s:g} s, {size}, {manifest.shots} shots, {manifest.takes} takes, in {seconds:.1f} s"
    )
    for take in production.takes:
        if take.verdict.needs_you:
            console.print(Text(f"  {take.slate}: {take.verdict.reason}", style="yellow"))
    for finding in production.findings:
        if not finding.ok:
            console.print(Text(f"  {finding.check}: {finding.detail}", style="yellow"))
    for name, about in (("film.mp4", "film"), ("storyboard.png", "storyboard"), ("report.html", "report")):
        console.print(f"  {about:<10} {_shown(folder / name)}", soft_wrap=True)


def _shown(path: Path) -> Path:
    """Return a path as people type it: relative to where they are, when it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
