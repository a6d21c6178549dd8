"""A diffusers model on this machine: its pipeline class, and how large its components are, without loading any."""

from __future__ import annotations

import json
import re
import struct
from collections import defaultdict
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

from circletake.schema import BriefError
from circletake.tools.weights import Weights, find_weights

_TRUSTED = frozenset({"diffusers", "transformers"})
"""Libraries whose classes a model may be made of. Any other name is code that came with the model."""
_VARIANT = re.compile(r"\.(fp16|bf16|fp8|non_ema|ema)[.-]")
_BLOCK = re.compile(r"^(.*?\b(?:\w*blocks|layers?|block|resnets|attentions)\.\d+)\.")


class Component(NamedTuple):
    """One part of a pipeline.

    Attributes:
        weights: How many numbers it holds.
        largest_block: How many numbers its largest repeated block holds.
        largest_tensor: How many numbers its largest tensor holds.
        config: Its config.json.
    """

    weights: int
    largest_block: int
    largest_tensor: int
    config: dict[str, Any]


class Model(NamedTuple):
    """A pipeline folder, looked through.

    Attributes:
        folder: Where it lies.
        pipeline: Its pipeline class, as model_index.json names it.
        listing: All of model_index.json.
        components: Those that have weights, by name.
        digest: See `Weights.digest`.
        variant: `fp16` and the like where only that is there, else None.
    """

    folder: Path
    pipeline: str
    listing: dict[str, Any]
    components: dict[str, Component]
    digest: str
    variant: str | None = None

    @property
    def weights(self) -> int:
        """Return how many numbers all components hold."""
        return sum(component.weights for component in self.components.values())

    def config(self, *names: str) -> dict[str, Any]:
        """Return the config of the first of these components that is there; empty when none is."""
        return next((self.components[name].config for name in names if name in self.components), {})


def look_through(name: str) -> Model:
    """Find a model by folder or hub id and look through it; nothing is loaded.

    Raises:
        BriefError: see `find_weights`; or it is no diffusers pipeline, or it wants code of its own.
    """
    found = find_weights(name)
    index = _index(found)
    for part, entry in index.items():
        if isinstance(entry, list) and len(entry) == 2 and entry[0] is not None and entry[0] not in _TRUSTED:
            if _is_pipeline_module(entry[0]):
                continue
            raise BriefError(
                f"{str(found.folder)!r}: its {part} is {entry[1]!r} of {entry[0]!r}, code that came with the model; "
                "it is not run. Name a model that is made of diffusers' and transformers' own classes"
            )
    components = {}
    variants = set()
    for part, entry in index.items():
        folder = found.folder / part
        if not (isinstance(entry, list) and folder.is_dir()):
            continue
        if list(folder.glob("*.py")):
            raise BriefError(f"{str(folder)!r} holds Python code; it is not run. Remove it, or name another model")
        files = sorted(folder.glob("*.safetensors"))
        plain = [file for file in files if not _VARIANT.search(file.name)]
        if files and not plain:
            variant = _variant_of(files)
            variants.add(variant)
            plain = [file for file in files if f".{variant}" in file.name]
        if plain:
            components[part] = _component(folder, plain)
    if not components:
        raise BriefError(f"{str(found.folder)!r} has no component with weights; fetch the whole model")
    return Model(
        found.folder, str(index.get("_class_name", "")), index, components, found.digest,
        next(iter(sorted(variants)), None),
    )  # fmt: skip


def _index(found: Weights) -> dict[str, Any]:
    path = found.folder / "model_index.json"
    if not path.is_file():
        raise BriefError(
            f"{str(found.folder)!r} has no model_index.json, so it is no diffusers pipeline; name the folder that "
            "`pipeline.save_pretrained` or `hf download` made, not a single file of weights"
        )
    try:
        index = json.loads(path.read_bytes())
    except ValueError as error:
        raise BriefError(f"{str(path)!r} is not readable as JSON ({error}); fetch it again") from error
    if not isinstance(index, dict):
        raise BriefError(f"{str(path)!r} is no pipeline index; fetch it again")
    return index


def _is_pipeline_module(library: str) -> bool:
    """Tell whether a name in the index is one of diffusers' own pipeline packages, such as `ltx2`."""
    import importlib.util

    try:
        return bool(re.fullmatch(r"[a-z0-9_]+", library)) and (
            importlib.util.find_spec(f"diffusers.pipelines.{library}") is not None
        )
    except ImportError:
        return False


def _variant_of(files: list[Path]) -> str:
    found = _VARIANT.search(files[0].name)
    assert found is not None
    return found.group(1)


def _component(folder: Path, files: list[Path]) -> Component:
    """Count a component's numbers from its files' headers, which have been checked."""
    blocks: dict[str, int] = defaultdict(int)
    total = largest = 0
    for file in files:
        with file.open("rb") as opened:
            header = json.loads(opened.read(struct.unpack("<Q", opened.read(8))[0]))
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            count = prod(entry["shape"])
            total, largest = total + count, max(largest, count)
            if inside := _BLOCK.match(name):
                blocks[inside.group(1)] += count
    config = folder / "config.json"
    return Component(
        total, max([*blocks.values(), largest]), largest, json.loads(config.read_bytes()) if config.is_file() else {}
    )
