"""Shoots the grid and embeds it; what was shot once is kept in the user's cache."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.windtunnel.prompts import Prompt
from circletake.models.descriptor import DESCRIPTOR_VERSION, describe
from circletake.models.minilm import MINILM_SHA256, MiniLM
from circletake.models.windtunnel import OPEN, SIZES, draw, draw_chance, draw_scenes, read_back, say
from circletake.models.windtunnel.shooting import SHOOTING_STEPS, load_model, shoot, weights_digest

Doubles = NDArray[np.float64]

_VERSION = "1"
_REFERENCE, _REFERENCE_SEED = 512, 17
_PAIRS = 64
_CHUNK, _PROCESSES = 24, 2
VIDEOS = 2


class Experiment(NamedTuple):
    """What came of P prompts with n latents shot, m takes each; p = 24 latents written.

    Attributes:
        text: (P, p, d) unit rows of the refined prompts, centred on a reference corpus.
        video: (P, n, m, d') unit rows of the takes, centred alike.
        shown: (P, n, m, 6) what the takes show.
        adherence: (P, n, m) the model's own answer to: does the take show the prompt?
        anything: mean dispersion of takes of prompts that name no thing: what "anything goes" looks like.
        known: mean dispersion of takes of prompts as they were met in training: what knowing looks like.
    """

    text: Doubles
    video: Doubles
    shown: NDArray[np.int64]
    adherence: Doubles
    anything: float
    known: float


def run(prompts: Sequence[Prompt], latents: int, say_so: Callable[[str], None] = lambda line: None) -> Experiment:
    """Shoot, embed and read back `latents` refined prompts of each prompt, VIDEOS takes each, on two processes.

    Every latent has seeds of its own, the same for all prompts: latents are then independent, and prompts compared on
    the same noise.
    """
    chunks = [list(prompts[begin : begin + _CHUNK]) for begin in range(0, len(prompts), _CHUNK)]
    missing = [chunk for chunk in chunks if not _cache(chunk, latents).exists()]
    if missing:
        with ProcessPoolExecutor(min(_PROCESSES, len(missing)), mp_context=get_context("spawn")) as pool:
            for done, _ in enumerate(pool.map(_shoot, missing, [latents] * len(missing)), start=1):
                say_so(f"{done} of {len(missing)} chunks of {_CHUNK} prompts shot")
    kept = [np.load(_cache(chunk, latents)) for chunk in chunks]
    reference = _reference()
    return Experiment(
        text=_unit(np.concatenate([part["text"] for part in kept]) - reference["text"]),
        video=_unit(np.concatenate([part["video"] for part in kept]) - reference["video"]),
        shown=np.concatenate([part["shown"] for part in kept]),
        adherence=np.concatenate([part["adherence"] for part in kept]).astype(float),
        anything=float(reference["anything"]),
        known=float(reference["known"]),
    )


def _shoot(prompts: Sequence[Prompt], latents: int) -> None:
    """Shoot some prompts and keep embeddings and readings, never pictures."""
    import torch

    from circletake.models.windtunnel.adherence import adherence

    torch.set_num_threads(1)
    model, encoder = load_model(), MiniLM()
    seeds = list(range(latents * VIDEOS))
    text, video, shown, adheres = [], [], [], []
    for prompt in prompts:
        sentences = [say(latent) for latent in prompt.latents]
        distinct = sorted(set(sentences))
        rows = dict(zip(distinct, encoder.embed(distinct), strict=True))
        text.append([rows[sentence] for sentence in sentences])
        clips = shoot(np.repeat(prompt.latents[:latents], VIDEOS, axis=0), seeds)
        video.append(_describe(clips))
        shown.append(read_back(clips).scenes)
        adheres.append(adherence(clips, np.tile(prompt.said, (len(clips), 1)), model))
    shape = (len(prompts), latents, VIDEOS)
    _keep(
        _cache(prompts, latents),
        text=np.array(text, np.float32),
        video=np.array(video, np.float32).reshape(*shape, -1),
        shown=np.array(shown).reshape(*shape, len(SIZES)),
        adherence=np.array(adheres, np.float32).reshape(shape),
    )


def _reference() -> dict[str, NDArray[np.float32]]:
    """Return the means of reference corpora, which embeddings are centred on, and what "anything goes" looks like.

    The corpora are scenes in general, not the grid's: all embeddings lie in a cone, and its axis tells nothing.
    """
    path = _cache([], 1)
    if not path.exists():
        rng = np.random.default_rng(_REFERENCE_SEED)
        scenes = draw_scenes(_REFERENCE, rng)
        centre = _describe(draw(scenes, draw_chance(_REFERENCE, rng))).mean(0)
        told = np.repeat(draw_scenes(_PAIRS, rng), 2, axis=0)
        unnamed = np.where(np.arange(len(SIZES)) == 0, OPEN, told)
        text = MiniLM().embed([say(scene) for scene in draw_scenes(_REFERENCE, rng, even=True)]).mean(0)
        _keep(path, video=centre, text=text, anything=_apart(unnamed, centre), known=_apart(told, centre))
    with np.load(path) as kept:
        return {name: kept[name] for name in kept.files}


def _apart(scenes: NDArray[np.int64], centre: NDArray[np.float32]) -> np.float32:
    """Return the mean dispersion of two takes of each scene; scenes stand in pairs."""
    rows = _unit(_describe(shoot(scenes, list(range(len(scenes))))) - centre).reshape(len(scenes) // 2, 2, -1)
    return np.float32(1 - (rows[:, 0] * rows[:, 1]).sum(-1).mean())


def _keep(path: Path, **arrays: NDArray[Any] | np.float32) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part.npz")
    np.savez_compressed(part, allow_pickle=False, **arrays)
    part.replace(path)


def _describe(clips: NDArray[np.float32]) -> NDArray[np.float32]:
    frames = ((np.clip(clips, -1, 1) + 1) * 127.5).round().astype(np.uint8)
    return np.stack([describe(clip) for clip in frames])


def _unit(x: NDArray[np.float32]) -> Doubles:
    rows = np.asarray(x, np.float64)
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True))


def _cache(prompts: Sequence[Prompt], latents: int) -> Path:
    from platformdirs import user_cache_path

    key = hashlib.sha256()
    for part in (_VERSION, weights_digest(), DESCRIPTOR_VERSION, MINILM_SHA256, SHOOTING_STEPS, latents, VIDEOS):
        key.update(f"{part}\n".encode())
    for prompt in prompts:
        key.update(f"{prompt.meant}{prompt.said}{prompt.latents.tolist()}\n".encode())
    return user_cache_path("circletake") / "windtunnel" / f"{key.hexdigest()[:24]}.npz"
