"""Back-ends by what they need installed: found without importing anything, so that a look at all of them is quick."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from circletake.studio.backends import PICTURES, SCORES, VOICES

Group = Literal["picture", "score", "voice", "embedding", "running"]


class Backend(NamedTuple):
    """One way to do something, and what it takes."""

    group: Group
    name: str
    family: str
    """As the option names it; empty for what no option names."""
    needs: tuple[str, ...]
    """Modules, or files inside an installed package: `diffusers/pipelines/wan`."""
    extra: str
    """What to install when something is missing, as pip takes it."""
    asks: str
    """How to ask for it."""
    key: str = ""
    """Environment variable without which it can't work."""


class Found(NamedTuple):
    """What was found of a back-end."""

    backend: Backend
    lacking: tuple[str, ...]
    """What it needs and is not there."""
    versions: str


_GPU = "circletake[gpu]"
_DIFFUSERS = ("torch", "diffusers", "transformers", "accelerate")


def _pipelines(name: str, folder: str, *more: str) -> Backend:
    needs = (*_DIFFUSERS, f"diffusers/pipelines/{folder}", *more)
    return Backend("picture", name, "diffusers", needs, _GPU, "--picture diffusers:FOLDER")


BACKENDS = (
    _pipelines("Wan", "wan", "ftfy"),
    _pipelines("LTX", "ltx"),
    _pipelines("LTX-2, picture and sound", "ltx2"),
    _pipelines("CogVideoX", "cogvideo", "sentencepiece"),
    _pipelines("HunyuanVideo", "hunyuan_video"),
    _pipelines("Mochi", "mochi", "sentencepiece"),
    _pipelines("Cosmos", "cosmos"),
    _pipelines("AnimateDiff", "animatediff"),
    _pipelines("Stable Video Diffusion", "stable_video_diffusion"),
    Backend("picture", "ComfyUI server", "comfyui", (), "", "--picture comfyui:WORKFLOW.json, with its server running"),
    Backend("picture", "video job servers", "videos", (), "", "--picture videos:MODEL", "OPENAI_API_KEY"),
    Backend(
        "score", "MusicGen", "musicgen", ("torch", "transformers/models/musicgen"), _GPU, "--score musicgen:FOLDER"
    ),
    Backend(
        "score", "MusicGen-Melody", "musicgen", ("torch", "transformers/models/musicgen_melody", "torchaudio"), _GPU,
        "--score musicgen:FOLDER",
    ),
    Backend(
        "score", "Stable Audio Open", "stable-audio", ("torch", "diffusers/pipelines/stable_audio", "torchsde"), _GPU,
        "--score stable-audio:FOLDER",
    ),
    Backend(
        "score", "audiocraft", "audiocraft", ("torch", "audiocraft"),
        "--no-deps audiocraft julius omegaconf einops num2words", "--score audiocraft:FOLDER",
    ),
    Backend("voice", "VITS", "vits", ("torch", "transformers/models/vits"), _GPU, "--voice vits:FOLDER"),
    Backend("voice", "hosted speech", "openai", ("openai",), "openai", "--voice openai:MODEL", "OPENAI_API_KEY"),
    Backend("embedding", "CLIP", "", ("torch", "transformers/models/clip"), _GPU, "for the critic"),
    Backend("embedding", "SigLIP", "", ("torch", "transformers/models/siglip"), _GPU, "for the critic"),
    Backend("embedding", "VideoMAE", "", ("torch", "transformers/models/videomae"), _GPU, "for the critic"),
    Backend("embedding", "CLAP", "", ("torch", "transformers/models/clap"), _GPU, "for the critic"),
    Backend("running", "Ray", "", ("ray",), "circletake[cluster]", "--executor ray [--ray-address HOST:PORT]"),
    Backend("running", "shared store", "", ("fsspec",), "circletake[cluster]", "--store URL"),
    Backend("running", "store on S3", "", ("fsspec", "s3fs"), "s3fs", "--store s3://bucket/prefix"),
    Backend(
        "running", "Postgres checkpoints", "", ("psycopg", "langgraph/checkpoint/postgres"), "circletake[postgres]",
        "--checkpoints postgres", "CIRCLETAKE_CHECKPOINTS",
    ),
    Backend("running", "Chroma server", "", ("chromadb",), "chromadb", "--memory-server http://HOST:8000"),
    Backend("running", "tools for other programs", "", ("mcp",), "circletake[mcp]", "circletake mcp"),
)  # fmt: skip
_FAMILIES: Mapping[str, Mapping[str, str]] = {"picture": PICTURES, "score": SCORES, "voice": VOICES}


def look_for_backends() -> tuple[Found, ...]:
    """Look for every back-end that can be asked for."""
    asked = (one for one in BACKENDS if not one.family or one.family in _FAMILIES[one.group])
    return tuple(look_for(backend) for backend in asked)


def look_for(backend: Backend) -> Found:
    """Look for what one back-end needs."""
    lacking = tuple(need for need in backend.needs if not _is_there(need))
    if backend.key and not os.environ.get(backend.key):
        lacking += (backend.key,)
    packages = dict.fromkeys(need.partition("/")[0] for need in backend.needs)
    versions = ", ".join(f"{name} {_version(name)}" for name in packages if _version(name))
    return Found(backend, lacking, versions)


@cache
def _is_there(need: str) -> bool:
    package, *inside = need.split("/")
    spec = importlib.util.find_spec(package)
    if spec is None:
        return False
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    return not inside or any(folder.joinpath(*inside).exists() for folder in folders)


@cache
def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
