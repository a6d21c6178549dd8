"""A stand-in tool of known length: it waits, and uses nothing."""

from __future__ import annotations

import random
import time

from circletake.schema import Request, Resources, Result, Workspace


class WaitRequest(Request):
    """How long to wait."""

    seconds: float
    number: int = 0


class WaitResult(Result):
    """That it waited."""

    seconds: float


class Wait:
    """Waits for as long as its request says."""

    name = "evals.wait"
    version = "1"
    timeout_s = 60.0

    def resources(self, _request: WaitRequest) -> Resources:
        """Tell what a call would need: hardly anything."""
        return Resources(cpus=1.0, memory_mb=20)

    def run(self, request: WaitRequest, _workspace: Workspace, *, rng: random.Random) -> WaitResult:
        """Wait."""
        time.sleep(request.seconds)
        return WaitResult(seconds=request.seconds)
