"""Why something was made again: the request of the last run against the one before."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from circletake.schema import ArtifactMissing, StoreError
from circletake.store import Store
from circletake.studio.journal import Entry

_MOST = 4


class Change(NamedTuple):
    """A role that was filled anew, and why."""

    role: str
    reason: str


def changes(before: dict[str, Entry], last: dict[str, Entry], store: Store) -> list[Change]:
    """Tell what of the last run is not the same as before, and for what reason.

    Args:
        before: entries by role, before the last run.
        last: entries by role of the last run.
        store: where the requests are kept.
    """
    # Whoever has it first made it; others only name what they were given.
    made_by = {digest: entry.role for entry in reversed(last.values()) for digest in entry.outputs}
    out = []
    for role, entry in last.items():
        old = before.get(role)
        if old is None:
            out.append(Change(role, "is new"))
        elif old.key != entry.key:
            out.append(Change(role, _reason(old, entry, store, made_by)))
    return out


def reason_for(role: str, before: dict[str, Entry], last: dict[str, Entry], store: Store) -> str:
    """Return why one role was filled anew; empty when it was not, or was never filled before."""
    if role not in before:
        return ""
    return next((change.reason for change in changes(before, last, store) if change.role == role), "")


def _reason(old: Entry, new: Entry, store: Store, made_by: dict[str, str]) -> str:
    if old.version != new.version or old.tool != new.tool:
        return f"{new.tool} is version {new.version} now, it was {old.tool} {old.version}"
    try:
        a, b = (json.loads(store.read(entry.request)) for entry in (old, new))
    except (StoreError, ArtifactMissing, ValueError):
        return "it was asked for in another way"
    found = _differences(a, b, "")
    inputs = sorted({made_by[value] for _, _, value in found if isinstance(value, str) and value in made_by})
    if inputs:
        return f"{_listed(inputs)} changed"
    words = [_said(path, was, now) for path, was, now in found if not path.endswith(("size_bytes", "seed"))]
    return (
        "; ".join(words[:_MOST]) + (f" and {len(words) - _MOST} more" if len(words) > _MOST else "")
        or "its seed changed"
    )


def _differences(a: Any, b: Any, path: str) -> list[tuple[str, Any, Any]]:
    """Return (path, was, now) of every leaf that differs."""
    if isinstance(a, dict) and isinstance(b, dict):
        keys = [*a, *(key for key in b if key not in a)]
        return [d for key in keys for d in _differences(a.get(key), b.get(key), f"{path}.{key}" if path else key)]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [d for i, (x, y) in enumerate(zip(a, b, strict=True)) for d in _differences(x, y, f"{path}[{i}]")]
    return [] if a == b else [(path, a, b)]


def _said(path: str, was: Any, now: Any) -> str:
    return f"{path} is {_short(now)}, it was {_short(was)}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | dict):
        return f"{len(value)} entries"
    return text if len(text) <= 60 else f"{text[:57]}..."


def _listed(words: list[str]) -> str:
    shown = words[:_MOST]
    text = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"{text} and {len(words) - _MOST} more" if len(words) > _MOST else text
