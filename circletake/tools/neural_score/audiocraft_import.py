"""Importing audiocraft 1.3.0 to play only, beside current libraries.

Its modules import at their head what only training or other models reach. While they are imported, whatever of that is
not installed is stood in for; afterwards the stand-ins are gone again, so that no other library takes them for real.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import re
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from circletake.schema import ToolFailed


@lru_cache(maxsize=1)
def imported_models() -> Any:
    """Return `audiocraft.models`.

    Raises:
        ImportError: audiocraft, or something that it needs to play, is not installed.
    """
    with _stood_in(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("audiocraft.models")


@contextmanager
def _stood_in() -> Iterator[None]:
    made: list[str] = []
    for root, members in _stand_ins().items():
        if root.startswith("audiocraft.") or not _usable(root):
            made += _registered(root, members)
    try:
        yield
    finally:
        for name in made:
            sys.modules.pop(name, None)


def _usable(name: str) -> bool:
    """Tell whether a library is there and can be imported: torchaudio's builds may miss their CUDA."""
    if name in sys.modules:
        return True
    if importlib.util.find_spec(name) is None:
        return False
    try:
        importlib.import_module(name)
    except (ImportError, OSError):
        for part in [part for part in sys.modules if part.partition(".")[0] == name]:
            del sys.modules[part]
        return False
    return True


def _stand_ins() -> dict[str, dict[str, Any]]:
    """Return what stands in for each library: dotted submodules to their members."""
    import torch

    return {
        "xformers": {
            "ops": {
                "unbind": torch.unbind, "memory_efficient_attention": _attention, "LowerTriangularMask": type(None)
            }
        },
        "torchaudio": {
            "transforms": {name: _absent(f"torchaudio's {name}") for name in ("Spectrogram", "Loudness")},
            "functional": {"resample": _absent("torchaudio's resample")},
        },
        "librosa": {"filters": {"chroma": _absent("librosa's chroma")}},
        "spacy": {"": {"load": _load_words}},
        "flashy": {
            "distrib": {
                "rank": lambda: 0, "world_size": lambda: 1, "is_rank_zero": lambda: True, "barrier": lambda: None,
                "broadcast_tensors": lambda *_a, **_k: None, "broadcast_object": lambda value, src=0: value,
            },
            "utils": {},
        },
        "audiocraft.solvers": {"compression": {"CompressionSolver": _absent("audiocraft's training")}},
    }  # fmt: skip


def _registered(root: str, members: dict[str, dict[str, Any]]) -> list[str]:
    """Put a stand-in and its submodules where imports look; return their names."""
    top = _module(root, members.get("", {}))
    for name, inside in members.items():
        if name:
            setattr(top, name, _module(f"{root}.{name}", inside))
    return [root, *(f"{root}.{name}" for name in members if name)]


def _module(name: str, members: dict[str, Any]) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__dict__.update(members)
    module.__path__ = []
    module.__spec__ = importlib.machinery.ModuleSpec(name, None, is_package=True)
    sys.modules[name] = module
    return module


def _absent(what: str) -> Callable[..., Any]:
    def refuse(*_args: Any, **_kwargs: Any) -> Any:
        raise ToolFailed(f"this checkpoint needs {what}, which is not installed; use --score musicgen:FOLDER")

    return refuse


def _attention(query: Any, key: Any, value: Any, attn_bias: Any = None, p: float = 0.0) -> Any:
    """Attend over (batch, positions, heads, width), as xformers lays it out."""
    import torch

    mixed = torch.nn.functional.scaled_dot_product_attention(
        query.transpose(1, 2), key.transpose(1, 2), value.transpose(1, 2), attn_mask=attn_bias, dropout_p=p
    )
    return mixed.transpose(1, 2)


class _Word:
    """A word as the debug model's text conditioner reads it."""

    is_stop = False

    def __init__(self, text: str) -> None:
        self.text, self.lemma_ = text, text.lower()


def _load_words(_language: str) -> Callable[[str], list[_Word]]:
    """Return a splitter into words and signs, in place of a language model."""
    return lambda text: [_Word(found) for found in re.findall(r"\w+|[^\w\s]", text)]
