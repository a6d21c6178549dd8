"""Makes a small film in a process of its own, which kills itself at a step."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from small_films import BRIEF, SMALL

from circletake.schema import Event
from circletake.studio import (
    filming,  # noqa: F401 - what `making` imports late, a fork server imports once for all its processes
    making,
    opening,  # noqa: F401
)


def main(folder: Path, step: str | None) -> None:
    """Run until the step begins, in whichever shot it comes first."""

    def kill(event: Event) -> None:
        if event.kind == "step" and event.name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    making.run_graph(BRIEF, out=folder, settings=SMALL, on_event=kill)
