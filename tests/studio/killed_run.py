"""Makes a small film, and kills itself at a step: `killed_run.py FOLDER [STEP]`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from small_films import BRIEF, SMALL

from circletake import run_graph
from circletake.schema import Event


def main(folder: Path, step: str | None) -> None:
    """Run until the step begins, in whichever shot it comes first."""

    def kill(event: Event) -> None:
        if event.kind == "step" and event.name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    run_graph(BRIEF, out=folder, settings=SMALL, on_event=kill)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
