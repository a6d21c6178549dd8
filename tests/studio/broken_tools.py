"""Tools that work badly on purpose."""

from __future__ import annotations

import random

from circletake.schema import PROFILES, MixRequest, MixResult, Workspace
from circletake.tools.sound import Mix


class QuietMix(Mix):
    """Mixes for another delivery than the one that was asked for: far too quiet for the web."""

    name = "mix.quiet"

    def run(self, request: MixRequest, workspace: Workspace, *, rng: random.Random) -> MixResult:
        """Mix to the loudness of a streaming service."""
        return super().run(request.with_(profile=PROFILES["streaming"]), workspace, rng=rng)
