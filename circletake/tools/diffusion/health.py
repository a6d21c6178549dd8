"""What `doctor` tells about the diffusers back-end: packages, GPU, and the models that it is asked to look at."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from typing import Literal, NamedTuple

from circletake.schema import BriefError
from circletake.tools.diffusion.families import FAMILIES
from circletake.tools.diffusion.picture import DiffusersPicture
from circletake.tools.diffusion.room import room_here

_PACKAGES = ("torch", "diffusers", "transformers", "accelerate", "safetensors")


class Finding(NamedTuple):
    """One line for `doctor`.

    Attributes:
        name: What was looked at.
        state: ok: works. missing: does not work as asked. off: not there, and optional.
        detail: What was found.
        next_step: What to do; empty when nothing is.
    """

    name: str
    state: Literal["ok", "missing", "off"]
    detail: str
    next_step: str = ""


def examine_diffusers(models: tuple[str, ...] = ()) -> list[Finding]:
    """Look at what the diffusers back-end needs, and at models as they stand behind `diffusers:`; nothing is loaded."""
    lacking = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if lacking:
        state: Literal["missing", "off"] = "missing" if models else "off"
        told = f"not installed: {', '.join(lacking)}"
        return [Finding("video models", state, told, "pip install 'circletake[gpu]'")]
    room = room_here(None)
    version = importlib.metadata.version("diffusers")
    where = f"{room.gpu_mb:,} MB of GPU" if room.gpu_mb else "no GPU: only tiny models can be run"
    known = ", ".join(family.name for family in FAMILIES)
    out = [Finding("video models", "ok" if room.gpu_mb else "off", f"diffusers {version}, {where}; families: {known}")]
    return out + [_examine(model) for model in models]


def _examine(model: str) -> Finding:
    name = f"diffusers:{model.partition('?')[0]}"
    try:
        tool = DiffusersPicture(model)
        family, found = tool.family, tool.model
    except BriefError as error:
        return Finding(name, "missing", str(error), "see the message")
    lacking = [package for package in family.extra if importlib.util.find_spec(package) is None]
    size = f"{found.pipeline}, {found.weights / 1e9:.2f} billion weights, whole"
    if lacking:
        return Finding(name, "missing", f"{size}; needs {', '.join(lacking)}", f"pip install {' '.join(lacking)}")
    return Finding(name, "ok", size)
