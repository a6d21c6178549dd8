"""Tools to try executors with: one that makes noise, and one for everything that can go wrong."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from fractions import Fraction
from pathlib import Path

from circletake.schema import (
    Artifact,
    BriefError,
    Request,
    RequestRejected,
    Resources,
    Result,
    Size,
    ToolFailed,
    Transient,
    Workspace,
)
from circletake.store import StoreFull

STARTED: list[int] = []
"""One entry a run in this very process."""


class NoiseRequest(Request):
    slate: str = "1A"
    seed: int = 1
    samples: int = 100
    rate: Fraction = Fraction(24000, 1001)
    size: Size = Size(1280, 720)
    gain_db: float = 0.1
    text: str = "ü “quoted” \u2028 🎬"
    like: Artifact | None = None
    seconds: float = 0.0


class NoiseResult(Result):
    audio: Artifact
    request: NoiseRequest
    peak_dbfs: float


class Noise:
    """Writes noise, shaped by the artifact that it is to be like."""

    name = "sample.noise"
    timeout_s = 20.0

    def __init__(self, version: str = "1", stand_in: str = "") -> None:
        self.version = version
        self.stand_in = stand_in or None

    def resources(self, request: NoiseRequest) -> Resources:
        return Resources(memory_mb=10)

    def run(self, request: NoiseRequest, workspace: Workspace, *, rng: random.Random) -> NoiseResult:
        STARTED.append(os.getpid())
        time.sleep(request.seconds)
        assert list(workspace.folder.iterdir()) == []
        like = workspace.path(request.like).read_bytes() if request.like else b""
        file = workspace.folder / "noise.raw"
        file.write_bytes(like + rng.randbytes(request.samples))
        (workspace.folder / "rubbish").write_text("left behind")
        workspace.progress(0.5, "half")
        time.sleep(0.06)
        workspace.progress(7.0)
        audio = workspace.save(file, "audio/raw")
        return NoiseResult(audio=audio, request=request, peak_dbfs=float("-inf"), stand_in=self.stand_in)


class ActRequest(Request):
    act: str
    folder: str = ""
    """Where to leave traces."""
    times: int = 1
    """How often to misbehave before it works."""
    seconds: float = 0.0
    cpus: float = 1.0
    memory_mb: int = 10
    gpu_memory_mb: int = 0
    number: int = 0


class ActResult(Result):
    said: str
    pid: int
    began_ns: int
    ended_ns: int


class Act:
    """Does what its request says, whatever that does to the process."""

    name = "sample.act"
    version = "1"

    def __init__(self, timeout_s: str = "20") -> None:
        self.timeout_s = float(timeout_s)

    def resources(self, request: ActRequest) -> Resources:
        return Resources(cpus=request.cpus, memory_mb=request.memory_mb, gpu_memory_mb=request.gpu_memory_mb)

    def run(self, request: ActRequest, workspace: Workspace, *, rng: random.Random) -> ActResult:
        began = time.monotonic_ns()
        if request.folder:
            trace = f"{began}-{request.number}-{os.getpid()}"
            Path(request.folder, trace).touch()
        _ACTS[request.act](request, workspace)
        ended = time.monotonic_ns()
        return ActResult(said=request.act, pid=os.getpid(), began_ns=began, ended_ns=ended)


class Ready(Act):
    """Gets ready before its first call, and leaves a trace of where it did."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = Path(folder)

    def prepare(self) -> None:
        (self._folder / f"ready-{os.getpid()}").touch()


class NeverReady(Act):
    """Fails to get ready, and works all the same."""

    def prepare(self) -> None:
        raise OSError("not yet")


def _runs(request: ActRequest) -> int:
    return len(list(Path(request.folder).iterdir()))


def _sleep(request: ActRequest, workspace: Workspace) -> None:
    time.sleep(request.seconds)


def _wait_politely(request: ActRequest, workspace: Workspace) -> None:
    for step in range(1000):
        workspace.progress(step / 1000)
        time.sleep(0.01)


def _die(request: ActRequest, workspace: Workspace) -> None:
    if _runs(request) <= request.times:
        print("about to die", file=sys.stderr, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)


def _exit(request: ActRequest, workspace: Workspace) -> None:
    os._exit(3)


def _pass(request: ActRequest, workspace: Workspace) -> None:
    if _runs(request) <= request.times:
        raise Transient("the server is busy")


def _divide(request: ActRequest, workspace: Workspace) -> None:
    print(1 / request.number)


def _reject(request: ActRequest, workspace: Workspace) -> None:
    raise RequestRejected("3 hours are too long: ask for 10 minutes at most")


def _fail(request: ActRequest, workspace: Workspace) -> None:
    raise ToolFailed("there is no voice for Klingon")


def _full_underneath(request: ActRequest, workspace: Workspace) -> None:
    try:
        raise OSError(errno.ENOSPC, "No space left on device")
    except OSError as error:
        raise ToolFailed("the film could not be written") from error


def _full(request: ActRequest, workspace: Workspace) -> None:
    raise StoreFull("no room for 5 bytes")


def _brief(request: ActRequest, workspace: Workspace) -> None:
    raise BriefError("no such SoundFont")


def _starve(request: ActRequest, workspace: Workspace) -> None:
    raise MemoryError


def _chatter(request: ActRequest, workspace: Workspace) -> None:
    print("on the standard output" * 1000, flush=True)
    os.write(1, b"past Python" * 1000)
    assert sys.stdin.read() == ""
    subprocess.run([sys.executable, "-c", "print(input())"], stderr=subprocess.DEVNULL, check=False)


def _many_voices(request: ActRequest, workspace: Workspace) -> None:
    threads = [threading.Thread(target=workspace.progress, args=(1.0, "x" * 5000)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _tell_threads(request: ActRequest, workspace: Workspace) -> None:
    workspace.progress(1.0, f"{os.environ['OMP_NUM_THREADS']} {os.environ.get('SAMPLE')}")


def _start_a_program(request: ActRequest, workspace: Workspace) -> None:
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(request.folder, f"program-{program.pid}").touch()
    time.sleep(60)


_ACTS = {
    "sleep": _sleep,
    "wait politely": _wait_politely,
    "die": _die,
    "exit": _exit,
    "pass": _pass,
    "divide": _divide,
    "reject": _reject,
    "fail": _fail,
    "full": _full,
    "full underneath": _full_underneath,
    "brief": _brief,
    "starve": _starve,
    "chatter": _chatter,
    "many voices": _many_voices,
    "tell threads": _tell_threads,
    "start a program": _start_a_program,
}


class Unannotated:
    """A tool that does not say what it takes."""

    name = "sample.unannotated"
    version = "1"
    timeout_s = 1.0

    def resources(self, request):
        return Resources()

    def run(self, request, workspace, *, rng):
        raise AssertionError


def no_tool() -> dict[str, str]:
    return {}
