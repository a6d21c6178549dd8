"""Weights on disk: found, checked and told apart before anything is loaded.

Only safetensors are taken: a pickle runs whatever code its author put in, when it is read. A file is checked by its
header alone, so that a folder of many gigabytes is looked through in well under a second, and a download that broke
off is found before a film is begun rather than in the middle of it.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from circletake.schema import BriefError

_PICKLES = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"})
_ALONGSIDE = frozenset({".json", ".txt", ".model"})
"""Configurations and vocabularies: they change what comes out as the weights do."""
_NO_WEIGHTS = frozenset({"training_args.bin", "optimizer.bin", "scheduler.bin", "optimizer.pt", "scheduler.pt"})
"""Left over from training; never read."""
_MAX_HEADER = 100 * 2**20
_WHOLE = 32 * 2**20
"""Files up to this size are digested whole, in bytes; of larger ones, three pieces of every tensor."""
_PIECE = 1024


class Weights(NamedTuple):
    """A model on this machine, looked through.

    Attributes:
        folder: Where it lies.
        kind: What it says it is: `model_type` of config.json or `_class_name` of model_index.json, "" when neither.
        size_bytes: Of all its tensors as stored.
        digest: 64 hex digits that change whenever a tensor, a configuration or a vocabulary does. Of tensors in files
            beyond 32 MiB, the first, middle and last kilobyte count.
    """

    folder: Path
    kind: str
    size_bytes: int
    digest: str

    @property
    def size_mb(self) -> int:
        """Return what the tensors take in memory as they are stored, in MB, 1 at least."""
        return max(1, round(self.size_bytes / 2**20))


def find_weights(model: str) -> Weights:
    """Find and check a model by its folder, or by `owner/name` or `owner/name@revision` as it lies in the hub's cache.

    Nothing is downloaded: a film never waits for gigabytes that nobody asked for.

    Raises:
        BriefError: there is no such folder or cached model, or `check_folder` refuses it.
    """
    if not model:
        raise BriefError("which model? Name its folder or its hub id behind the colon, such as musicgen:/models/mine")
    folder = Path(model).expanduser()
    if folder.is_dir():
        return check_folder(folder)
    if folder.exists():
        raise BriefError(f"{model!r} is a file; name the folder that holds the model's config and weights")
    return check_folder(_cached(model))


def check_folder(folder: Path) -> Weights:
    """Look through a model's folder, subfolders included.

    Raises:
        BriefError: it is missing or empty, holds only pickled weights, or a file is truncated, garbled, missing from
            a set of shards, or only a pointer to large-file storage. The message names the file and what to do.
    """
    if not folder.is_dir():
        raise BriefError(f"there is no folder {str(folder)!r}; name the folder that holds the model")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))
    tensors = [path for path in files if path.suffix == ".safetensors"]
    _refuse_pickles(folder, files, tensors)
    if not tensors:
        raise BriefError(f"{str(folder)!r} holds no .safetensors; fetch the model's weights into it, or name another")
    for path in files:
        if path.name.endswith(".safetensors.index.json"):
            _check_shards(path)
    whole, size = hashlib.sha256(), 0
    for path in files:
        if path in tensors or path.suffix in _ALONGSIDE:
            content = check_safetensors(path) if path in tensors else _plain(path)
            size += content.size_bytes
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + content.digest)
    return Weights(folder, _kind(folder), size, whole.hexdigest())


class Content(NamedTuple):
    """What is in a file: bytes of tensors, and a digest of it all."""

    size_bytes: int
    digest: bytes


def check_safetensors(path: Path) -> Content:
    """Check one safetensors file by its header.

    Raises:
        BriefError: it can't be read, is truncated or longer than its header says, or is no safetensors file.
    """
    try:
        with path.open("rb") as file:
            length = path.stat().st_size
            spans, start, header = _header(path, file.read(8), file, length)
            if length <= _WHOLE:
                file.seek(0)
                return Content(length - start, hashlib.file_digest(file, "sha256").digest())
            digest = hashlib.sha256(header)
            for begin, end in spans:
                for at in sorted({begin, max(begin, (begin + end - _PIECE) // 2), max(begin, end - _PIECE)}):
                    file.seek(start + at)
                    digest.update(file.read(min(_PIECE, end - at)))
            return Content(length - start, digest.digest())
    except OSError as error:
        raise BriefError(f"{str(path)!r} can't be read ({error}); mend its permissions, or fetch it again") from error


def expect_kind(weights: Weights, kinds: frozenset[str] | set[str], family: str) -> None:
    """Make sure that a model is one of a family.

    Raises:
        BriefError: it is another; the message tells which, and which would do.
    """
    if weights.kind not in kinds:
        raise BriefError(
            f"{family}: {str(weights.folder)!r} is {weights.kind or 'a model that does not say what it is'!r}, "
            f"not one of {', '.join(sorted(kinds))}; name another folder, or another back-end for this one"
        )


def _header(path: Path, first: bytes, file: Any, length: int) -> tuple[list[tuple[int, int]], int, bytes]:
    """Return where each tensor lies, where they all begin, and the header's bytes."""
    if first.startswith(b"version "):
        raise BriefError(f"{str(path)!r} is only a pointer to large-file storage; run `git lfs pull` in its folder")
    size = struct.unpack("<Q", first)[0] if len(first) == 8 else _MAX_HEADER + 1
    if size > _MAX_HEADER:
        raise BriefError(f"{str(path)!r} is not a safetensors file; fetch it again")
    header = file.read(size)
    try:
        entries = json.loads(header)
        spans = sorted(
            (int(entry["data_offsets"][0]), int(entry["data_offsets"][1]))
            for name, entry in entries.items()
            if name != "__metadata__"
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        why = "is truncated" if len(header) < size else "has a garbled header"
        raise BriefError(f"{str(path)!r} {why}; fetch it again") from error
    due = 8 + size + max((end for _, end in spans), default=0)
    if length != due:
        how = "truncated" if length < due else "longer than it says"
        raise BriefError(f"{str(path)!r} is {how}: {length} bytes where {due} are due; fetch it again")
    return spans, 8 + size, header


def _refuse_pickles(folder: Path, files: list[Path], tensors: list[Path]) -> None:
    """Refuse a folder in which weights are there as a pickle only."""
    safe = {path.parent for path in tensors}
    for path in files:
        if path.suffix in _PICKLES and path.name not in _NO_WEIGHTS and path.parent not in safe:
            raise BriefError(
                f"{str(folder)!r} has pickled weights ({path.relative_to(folder)}), which can run any code when they "
                "are read: they are not opened. Fetch the model's .safetensors, or convert it where you trust it"
            )


def _check_shards(index: Path) -> None:
    try:
        names = set(json.loads(index.read_bytes())["weight_map"].values())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BriefError(f"{str(index)!r} is no index of shards; fetch it again") from error
    lost = sorted(name for name in names if not (index.parent / name).is_file())
    if lost:
        raise BriefError(f"{str(index.parent)!r} lacks {len(lost)} of {len(names)} shards ({lost[0]} ...); fetch them")


def _plain(path: Path) -> Content:
    return Content(0, hashlib.sha256(path.read_bytes()).digest())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _kind(folder: Path) -> str:
    return next((found for found in _kinds(folder) if found), "")


def _kinds(folder: Path) -> Iterator[str]:
    for name, key in (("model_index.json", "_class_name"), ("config.json", "model_type")):
        path = folder / name
        if path.is_file():
            try:
                found = json.loads(path.read_bytes())
            except ValueError as error:
                raise BriefError(f"{str(path)!r} is not readable as JSON ({error}); fetch it again") from error
            yield str(found.get(key, "")) if isinstance(found, dict) else ""


def _cached(model: str) -> Path:
    """Return the snapshot of a hub model in the local cache."""
    name, _, revision = model.partition("@")
    if name.count("/") != 1 or not all(name.split("/")):
        raise BriefError(f"there is no folder {model!r}; name a folder that holds a model, or a hub id: owner/name")
    fetch = f"hf download {name}" + (f" --revision {revision}" if revision else "")
    try:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError
    except ImportError as error:
        raise BriefError("hub models need the gpu extra: pip install 'circletake[gpu]'") from error
    try:
        return Path(snapshot_download(name, revision=revision or None, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as error:
        raise BriefError(f"{model!r} is not on this machine; fetch it with `{fetch}`, or name its folder") from error
