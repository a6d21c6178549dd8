"""What this machine can do: every part that a film needs, looked at and not guessed."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from circletake.schema import Settings

State = Literal["ok", "stand-in", "missing", "off"]
"""ok: works. stand-in: works by something lesser. missing: does not work, and a film needs it. off: optional."""


class Part(NamedTuple):
    """One part of the studio."""

    name: str
    state: State
    detail: str
    next_step: str = ""


def examine(settings: Settings) -> list[Part]:
    """Look at everything that a film needs, and at what would make it more."""
    looks: list[Callable[[Settings], Part]] = [
        _python, _machine, _disk, _encoder, _text, _memory, _soundfont, _voice, _mind, _gpu, _video_models,
    ]  # fmt: skip
    return [look(settings) for look in looks]


def warm(tell: Callable[[str], None]) -> None:
    """Compile what is compiled and build what is looked up, so that the first film does not wait for it."""
    from circletake import music, render, sound

    for name, prepare in (("stage", render.warm), ("score", music.warm), ("sound", sound.warm), ("words", _warm_words)):
        began = time.perf_counter()
        prepare()
        tell(f"{name} ready in {time.perf_counter() - began:.1f} s")


def _warm_words() -> None:
    from circletake.render.vocabulary import STAGE_VOCABULARY
    from circletake.studio.memory import open_meaning

    meaning = open_meaning(Settings(), STAGE_VOCABULARY, lambda text: print(text, file=sys.stderr))
    try:
        meaning.aids.lexicon.nearest("something unheard of", ("prop",))
    finally:
        meaning.close()


def _python(_settings: Settings) -> Part:
    version = platform.python_version()
    ok = sys.version_info >= (3, 11)
    return Part(
        "Python",
        "ok" if ok else "missing",
        f"{version} on {platform.system()} {platform.machine()}",
        "" if ok else "use 3.11 or newer",
    )


def _machine(settings: Settings) -> Part:
    import psutil

    memory = psutil.virtual_memory()
    total, free = (round(amount / 2**30, 1) for amount in (memory.total, memory.available))
    detail = f"{settings.worker_count} workers, {total} GiB of memory, {free} free"
    low = memory.available < 2 * 2**30
    return Part(
        "machine", "stand-in" if low else "ok", detail, "close other programs: less than 2 GiB is free" if low else ""
    )


def _disk(_settings: Settings) -> Part:
    free = shutil.disk_usage(Path.cwd()).free / 2**30
    state: State = "ok" if free > 1 else "missing"
    return Part("disk", state, f"{free:.1f} GiB free here", "" if free > 1 else "a film takes about 0.1 GiB; make room")


def _encoder(_settings: Settings) -> Part:
    import av

    lacking = [name for name in ("libx264", "aac") if name not in av.codecs_available]
    if lacking:
        return Part("encoder", "missing", f"this PyAV has no {', '.join(lacking)}", "pip install --force-reinstall av")
    return Part("encoder", "ok", f"PyAV {av.__version__} with libx264 and AAC")


def _text(_settings: Settings) -> Part:
    from circletake.models.minilm import MiniLM, WeightsMissing

    try:
        MiniLM().embed(["ready"])
    except WeightsMissing as error:
        return Part("text embedder", "stand-in", "words are matched by spelling", str(error))
    return Part("text embedder", "ok", f"{MiniLM.name}, weights verified")


def _memory(settings: Settings) -> Part:
    from circletake.studio.memory import default_memory_folder

    folder = settings.memory or default_memory_folder()
    version = importlib.metadata.version("chromadb")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        return Part("memory", "stand-in", f"{folder} is not writable ({error.strerror})", "name another with --memory")
    return Part("memory", "ok", f"Chroma {version} in {folder}")


def _soundfont(settings: Settings) -> Part:
    from circletake.music import find_soundfont

    found = find_soundfont(settings.soundfont)
    return Part("SoundFont", "ok", f"{found.name} ({found.path})")


def _voice(_settings: Settings) -> Part:
    from circletake.schema import ToolError, VoiceCast
    from circletake.sound import speak

    try:
        speak("ready", VoiceCast())
    except ToolError as error:
        return Part("voice", "missing", str(error), "pip install --force-reinstall espeakng-loader")
    return Part("voice", "stand-in", "espeak-ng: a scratch track, clear and nobody's")


def _mind(settings: Settings) -> Part:
    if settings.mind == "house":
        return Part(
            "mind", "ok", "house rules", "for a language model: --mind openai:MODEL and OPENAI_BASE_URL, OPENAI_API_KEY"
        )
    from circletake.llm import check_server
    from circletake.studio.minds import model_server

    report = check_server(model_server(settings))
    if report.problem:
        return Part("mind", "stand-in", f"{settings.mind}: {report.problem}", "house rules decide until it answers")
    return Part("mind", "ok", f"{report.model} at {report.url}, answered in {report.seconds:.1f} s")


def _gpu(_settings: Settings) -> Part:
    from circletake.executor import measure_machine

    memory = measure_machine().gpu_memory_mb
    if memory:
        return Part("GPU", "ok", f"{memory / 1024:.0f} GiB")
    return Part("GPU", "off", "none found; the embedded back-ends need none")


def _video_models(_settings: Settings) -> Part:
    from circletake.tools.diffusion import examine_diffusers

    return Part(*examine_diffusers()[0])
