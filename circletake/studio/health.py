"""What this machine can do: every part that a film needs, looked at and not guessed."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from circletake.executor import check_cluster, measure_gpus
from circletake.schema import BriefError, CircletakeError, Settings
from circletake.store import RemoteObjects, ServerMemory
from circletake.studio.backends import PICTURES, check_tool
from circletake.studio.installed import Found, look_for_backends
from circletake.tools.diffusion.health import Finding
from circletake.tools.embedding import needs_of

State = Literal["ok", "stand-in", "missing", "off"]
"""ok: works. stand-in: works by something lesser. missing: does not work, and a film needs it. off: optional."""


class Part(NamedTuple):
    """One part of the studio."""

    name: str
    state: State
    detail: str
    next_step: str = ""
    group: str = "film"
    """What it is for: `film` needs it; `picture`, `score`, `voice`, `embedding`, `running` would make it more."""


def examine(settings: Settings) -> list[Part]:
    """Look at everything that a film needs, and at what would make it more."""
    looks: list[Callable[[Settings], Part]] = [
        _python, _machine, _disk, _encoder, _text, _memory, _soundfont, _voice, _mind, _gpu,
    ]  # fmt: skip
    asked_for = [_cluster, _store, _database, _memory_server]
    told = [part for look in asked_for if (part := look(settings)) is not None]
    asked = [*_pictures(settings), *_models(settings)]
    return [*(look(settings) for look in looks), *told, *asked, *map(_backend, look_for_backends())]


def _pictures(settings: Settings) -> Iterator[Part]:
    """Look at every picture back-end that the settings name: models on disk, and whether servers answer."""
    from circletake.tools.diffusion import examine_diffusers
    from circletake.tools.remote import examine_comfyui, examine_videos

    for name in settings.picture:
        family, _, model = name.partition(":")
        if family == "diffusers":
            found = examine_diffusers((model,))
            yield from (_found(one) for one in found if one.name.startswith(family) or one.state == "missing")
        elif family in ("comfyui", "videos"):
            yield _found(examine_comfyui(model) if family == "comfyui" else examine_videos(model))
        elif family not in PICTURES:
            yield Part(
                name, "missing", "there is no such picture back-end", f"choose: {', '.join(PICTURES)}", "picture"
            )


def _found(finding: Finding) -> Part:
    return Part(finding.name, finding.state, finding.detail, finding.next_step, "picture")


def _models(settings: Settings) -> Iterator[Part]:
    """Look at the score, the voice and the embedder that the settings name: whether their models are whole."""
    usual = Settings()
    if settings.score != usual.score:
        yield _looked_at(settings.score, "score", partial(check_tool, "score", settings.score))
    if settings.voice != usual.voice:
        yield _looked_at(settings.voice, "voice", partial(check_tool, "voice", settings.voice))
    if settings.embedder != usual.embedder:
        yield _looked_at(settings.embedder, "embedding", partial(needs_of, settings.embedder))


def _looked_at(name: str, group: str, look: Callable[[], object]) -> Part:
    try:
        look()
    except CircletakeError as error:
        return Part(name, "missing", str(error), "see the message", group)
    return Part(name, "ok", "its model is whole", "", group)


def _backend(found: Found) -> Part:
    backend = found.backend
    if not found.lacking:
        return Part(backend.name, "ok", found.versions or "nothing to install", backend.asks, backend.group)
    steps = [f"pip install {_quoted(backend.extra)}"] if set(found.lacking) - {backend.key} else []
    steps += [f"set {backend.key}"] if backend.key in found.lacking else []
    return Part(backend.name, "off", f"lacks {', '.join(found.lacking)}", "; ".join(steps), backend.group)


def _quoted(extra: str) -> str:
    return f"'{extra}'" if "[" in extra else extra


def _cluster(settings: Settings) -> Part | None:
    if settings.ray_address is None:
        return None
    try:
        check_cluster(settings.ray_address)
    except BriefError as error:
        return Part("cluster", "missing", str(error), "", "running")
    return Part("cluster", "ok", f"answers at {settings.ray_address}", "", "running")


def _store(settings: Settings) -> Part | None:
    if settings.store is None:
        return None
    try:
        remote = RemoteObjects(settings.store)
        remote.check()
    except CircletakeError as error:
        return Part("store", "missing", str(error), "", "running")
    return Part("store", "ok", f"{remote} can be written and read", "", "running")


def _database(settings: Settings) -> Part | None:
    if settings.checkpoints == "sqlite":
        return None
    from circletake.studio.folder import ProductionFolder
    from circletake.studio.running import open_checkpoints

    try:
        with open_checkpoints(settings, ProductionFolder(Path.cwd())):
            return Part("checkpoints", "ok", "the database of CIRCLETAKE_CHECKPOINTS answers", "", "running")
    except CircletakeError as error:
        return Part("checkpoints", "missing", str(error), "", "running")


def _memory_server(settings: Settings) -> Part | None:
    if settings.memory_server is None:
        return None
    from circletake.studio.memory import TextEmbedder

    memory = ServerMemory(settings.memory_server, TextEmbedder(), "")
    try:
        memory.check()
    except CircletakeError as error:
        return Part("memory server", "missing", str(error), "", "running")
    finally:
        memory.close()
    return Part("memory server", "ok", f"answers at {settings.memory_server}", "", "running")


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
    from circletake.studio.folder import default_memory_folder

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
    import ctypes

    try:
        import espeakng_loader

        ctypes.CDLL(espeakng_loader.get_library_path())
    except (ImportError, OSError) as error:
        again = "pip install --force-reinstall espeakng-loader"
        return Part("voice", "missing", f"espeak-ng can't be loaded ({error})", again)
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
    eyes = {True: "sees pictures", False: "sees no pictures", None: "eyes unknown"}[report.sees]
    return Part("mind", "ok", f"{report.model} at {report.url}, answered in {report.seconds:.1f} s, {eyes}")


def _gpu(_settings: Settings) -> Part:
    gpus = measure_gpus()
    build = _torch_build()
    if not gpus:
        return Part("GPU", "off", f"none found; the embedded back-ends need none{build and f' ({build})'}")
    detail = "; ".join(f"{gpu.name}, {gpu.memory_mb / 1024:.0f} of {gpu.total_mb / 1024:.0f} GiB free" for gpu in gpus)
    detail += f"; driver {gpus[0].driver}{build and f', {build}'}"
    if "+cpu" in build:
        step = "this torch can't use it: install a build of torch for CUDA, as pytorch.org tells"
        return Part("GPU", "stand-in", detail, step)
    return Part("GPU", "ok", detail)


def _torch_build() -> str:
    try:
        return f"torch {importlib.metadata.version('torch')}"
    except importlib.metadata.PackageNotFoundError:
        return ""
