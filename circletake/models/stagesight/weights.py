"""The weights that ship with the package: read, checked, and written.

Stored as float16 in safetensors; labels, calibration and recipe lie in the file's metadata, so that one digest stands
for everything that an answer depends on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

STAGESIGHT_SHA256 = "ababfecb49087be1aa7d7d3707c4b75ce2e8a5b4db961678c5d3bb2a22a35396"
"""Of stagesight.safetensors as shipped."""
_HERE = Path(__file__).with_name("stagesight.safetensors")


class WeightsMissing(RuntimeError):
    """StageSight's weights are not on this machine, or not the shipped ones."""


class Stored(NamedTuple):
    """Weights and what belongs to them."""

    arrays: dict[str, Floats]
    labels: dict[str, tuple[str, ...]]
    calibration: dict[str, tuple[float, float]]
    """Attribute, or `match`, to (gain, offset) on its logits."""
    recipe: dict[str, Any]
    digest: str


def read_weights(path: Path | None = None) -> Stored:
    """Read the shipped weights, or others from a path, whose digest is then not held against the shipped one.

    Raises:
        WeightsMissing: no file there, or not the shipped one.
    """
    from safetensors import safe_open

    file = path or _HERE
    try:
        content = file.read_bytes()
    except OSError as error:
        raise WeightsMissing(f"StageSight's weights can't be read ({error}); reinstall circletake") from error
    digest = hashlib.sha256(content).hexdigest()
    if path is None and digest != STAGESIGHT_SHA256:
        raise WeightsMissing(
            f"{file.name} is not the shipped one (sha256 {digest}, expected {STAGESIGHT_SHA256}); reinstall circletake"
        )
    with safe_open(str(file), "np") as stored:
        meta = stored.metadata() or {}
        arrays = {name: stored.get_tensor(name).astype(np.float32) for name in stored.keys()}  # noqa: SIM118
    try:
        labels = {name: tuple(names) for name, names in json.loads(meta["labels"]).items()}
        calibration = {name: (float(a), float(b)) for name, (a, b) in json.loads(meta["calibration"]).items()}
        recipe = json.loads(meta["recipe"])
    except (KeyError, ValueError) as error:
        raise WeightsMissing(f"{file} holds no StageSight weights: its metadata lacks {error}") from error
    return Stored(arrays, labels, calibration, recipe, digest)


def write_weights(
    path: Path, arrays: Mapping[str, Floats], labels: Mapping[str, tuple[str, ...]],
    calibration: Mapping[str, tuple[float, float]], recipe: Mapping[str, Any],
) -> str:  # fmt: skip
    """Write weights as float16 and return the file's SHA-256."""
    from safetensors.numpy import save

    meta = {
        "labels": json.dumps({name: list(names) for name, names in labels.items()}),
        "calibration": json.dumps({name: list(pair) for name, pair in calibration.items()}),
        "recipe": json.dumps(dict(recipe)),
    }
    content = save({name: array.astype(np.float16) for name, array in sorted(arrays.items())}, metadata=meta)
    partial = path.with_suffix(".partial")
    partial.write_bytes(content)
    partial.replace(path)
    return hashlib.sha256(content).hexdigest()
