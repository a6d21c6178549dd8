"""A folder of shot scenes: what training and evals read instead of shooting again.

    python -m circletake.evals.scenes.cache --out FOLDER --scenes 6000 --workers 2

Every shard is one .npz of 128 scenes, written whole or not at all; what is there is not shot again, so that a run may
be stopped and begun again. Scenes are functions of their numbers: the same numbers give the same shards.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.scenes.drawing import random_scene
from circletake.evals.scenes.shooting import shoot_scene
from circletake.models.stagesight.claims import Truths
from circletake.schema import BriefError

SHARD = 128


class Shard(NamedTuple):
    """Some shot scenes; N clips of T moments."""

    first: int
    pictures: NDArray[np.uint8]
    """(N, T, H, W, 3)."""
    flows: NDArray[np.float16]
    """(N, T, R, C, 5)."""
    seconds: NDArray[np.float32]
    truths: Truths
    performed: tuple[dict[str, tuple[str, ...]], ...]
    """Of every scene, subject id to the actions that are really done."""


def shard_path(folder: Path, number: int, *, held_out: bool) -> Path:
    """Return where a shard lies."""
    return folder / f"{'held' if held_out else 'train'}-{number:04d}.npz"


def shoot_shard(first: int, count: int, *, held_out: bool) -> Shard:
    """Shoot the scenes `first` to `first + count`."""
    clips = [shoot_scene(random_scene(first + at, held_out=held_out)) for at in range(count)]
    return Shard(
        first=first,
        pictures=np.stack([clip.look.pictures for clip in clips]),
        flows=np.stack([clip.look.flows for clip in clips]).astype(np.float16),
        seconds=np.array([clip.look.seconds for clip in clips], np.float32),
        truths=np.concatenate([clip.truth for clip in clips]),
        performed=tuple(clip.performed for clip in clips),
    )


def write_shard(path: Path, shard: Shard) -> None:
    """Write a shard whole or not at all."""
    partial = path.with_suffix(f".{os.getpid()}.partial.npz")
    performed = np.frombuffer(json.dumps(shard.performed).encode(), np.uint8)
    np.savez(
        partial, first=shard.first, pictures=shard.pictures, flows=shard.flows, seconds=shard.seconds,
        truths=shard.truths, performed=performed,
    )  # fmt: skip
    partial.replace(path)


def read_shard(path: Path) -> Shard:
    """Read a shard."""
    with np.load(path, allow_pickle=False) as stored:
        performed = json.loads(stored["performed"].tobytes())
        return Shard(
            first=int(stored["first"]), pictures=stored["pictures"], flows=stored["flows"], seconds=stored["seconds"],
            truths=stored["truths"],
            performed=tuple({one: tuple(verbs) for one, verbs in scene.items()} for scene in performed),
        )  # fmt: skip


def read_shards(folder: Path, *, held_out: bool) -> Iterator[Shard]:
    """Read all shards of a folder, in order."""
    for path in sorted(folder.glob(f"{'held' if held_out else 'train'}-????.npz")):
        yield read_shard(path)


def _shoot_missing(job: tuple[Path, int, bool]) -> str:
    folder, number, held_out = job
    path = shard_path(folder, number, held_out=held_out)
    if not path.exists():
        write_shard(path, shoot_shard(number * SHARD, SHARD, held_out=held_out))
    return path.name


def main() -> None:
    """Shoot what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scenes", type=int, default=6400, help="scenes to train on")
    parser.add_argument("--held-out", type=int, default=640, help="scenes to calibrate and measure on")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if options.scenes < 1 or options.held_out < 0 or options.workers < 1:
        raise BriefError(
            f"needs at least one scene and one worker, got --scenes {options.scenes} --workers {options.workers}"
        )
    options.out.mkdir(parents=True, exist_ok=True)
    held = [(options.out, number, True) for number in range(-(-options.held_out // SHARD))]
    trained = [(options.out, number, False) for number in range(-(-options.scenes // SHARD))]
    jobs = [*trained[:4], *held[:2], *trained[4:16], *held[2:], *trained[16:]]
    with multiprocessing.get_context("spawn").Pool(options.workers, maxtasksperchild=8) as pool:
        for done, name in enumerate(pool.imap_unordered(_shoot_missing, jobs), 1):
            print(f"{done}/{len(jobs)} {name}", flush=True)


if __name__ == "__main__":
    main()
