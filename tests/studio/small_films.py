"""Films small enough for tests: real ones, made by the whole studio."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path

from circletake.schema import Production, Settings

BRIEF = 'A fox crosses a frozen lake at dusk. "Almost home," says the fox. 6 seconds, calm, piano.'
SMALL = Settings(width=192, height=108, rate=Fraction(12), latents=2, videos=2, workers=2, remember=False)


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every delivered file whose content depends on nothing but the film."""
    told = {"manifest.json", "report.html", "production.json"}
    files = [path for path in folder.rglob("*") if path.is_file() and ".circletake" not in path.parts]
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
        if path.name not in told
    }


def slates(production: Production) -> list[str]:
    """Return the slates of a production's plan in the order of the cut."""
    assert production.plan is not None
    return [shot.slate for shot in production.plan.shots]
