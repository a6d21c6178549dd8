"""ComfyUI workflows with named places: where prompt, seed, size and pictures go in the user's own graph.

A workflow is the file that ComfyUI's "Export (API)" writes: node id to class, inputs and title. A place is named in one
of two ways. In ComfyUI, by a node's title: `circletake: prompt`, `circletake: seed`, `circletake: width, height,
frames` and so on; its input of that meaning is set. Or in the file, by a text `{{prompt}}` where the value belongs.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from circletake.schema import BriefError

PLACES: dict[str, tuple[str, ...]] = {
    "prompt": ("text", "prompt", "value", "string", "positive"),
    "negative": ("text", "negative_prompt", "negative", "value", "string"),
    "seed": ("seed", "noise_seed", "value"),
    "width": ("width", "value"),
    "height": ("height", "value"),
    "frames": ("length", "num_frames", "frames", "video_frames", "batch_size", "value"),
    "image": ("image",),
    "last_image": ("image",),
}
"""Every place, with the names that inputs of this meaning have in ComfyUI's nodes."""
_NEEDED = ("prompt", "seed")
_TITLE = re.compile(r"^\s*circletake\s*:\s*(.+)$", re.IGNORECASE)
_MARK = re.compile(r"^\{\{\s*(\w+)\s*\}\}$")


class Place(NamedTuple):
    """An input of a node."""

    node: str
    input: str


class Workflow(NamedTuple):
    """A workflow, and where things go in it."""

    nodes: dict[str, Any]
    places: dict[str, tuple[Place, ...]]

    def value(self, name: str) -> Any:
        """Return what stands in a place as the file has it; None when there is no such place."""
        found = self.places.get(name, ())
        return self.nodes[found[0].node]["inputs"][found[0].input] if found else None

    def filled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the nodes with values put in their places; what has no place is left out."""
        nodes: dict[str, Any] = copy.deepcopy(self.nodes)
        for name, value in values.items():
            for place in self.places.get(name, ()):
                nodes[place.node]["inputs"][place.input] = value
        return nodes


def read_workflow(path: Path) -> Workflow:
    """Read a workflow and find its places.

    Raises:
        BriefError: no such file, not in the API format, a place that is not known, or no place for prompt or seed.
    """
    try:
        nodes = json.loads(path.read_bytes())
    except OSError as error:
        raise BriefError(
            f"no workflow can be read at {str(path)!r} ({error.strerror}); name one: ?workflow=FILE"
        ) from error
    except ValueError as error:
        raise BriefError(f"{str(path)!r} is not readable as JSON ({error}); export it anew") from error
    if not isinstance(nodes, dict) or "nodes" in nodes or not all(map(_is_node, nodes.values())):
        raise BriefError(
            f"{str(path)!r} is no workflow in the API format; in ComfyUI, use Export (API) rather than Save or Export"
        )
    places: dict[str, list[Place]] = {}
    for node, content in nodes.items():
        for name, input_ in _places_of(path, node, content):
            places.setdefault(name, []).append(Place(node, input_))
    lacking = [name for name in _NEEDED if name not in places]
    if lacking:
        raise BriefError(
            f"{str(path)!r} has no place for {' and '.join(lacking)}: title the node `circletake: {lacking[0]}` in "
            f"ComfyUI and export again, or write {{{{{lacking[0]}}}}} where it belongs in the file"
        )
    return Workflow(nodes, {name: tuple(found) for name, found in places.items()})


def _is_node(value: Any) -> bool:
    return (
        isinstance(value, dict) and isinstance(value.get("class_type"), str) and isinstance(value.get("inputs"), dict)
    )


def _places_of(path: Path, node: str, content: dict[str, Any]) -> list[tuple[str, str]]:
    out = []
    for input_, value in content["inputs"].items():
        if isinstance(value, str) and (mark := _MARK.match(value)):
            out.append((_known(path, mark[1]), input_))
    title = _TITLE.match(str(content.get("_meta", {}).get("title", "")))
    for name in re.split(r"[,\s]+", title[1].strip()) if title else ():
        meant = next((one for one in PLACES[_known(path, name)] if _is_plain(content["inputs"].get(one))), None)
        if meant is None:
            raise BriefError(
                f"{str(path)!r}: node {node} ({content['class_type']}) has no input for {name!r} that is not linked; "
                f"looked for {', '.join(PLACES[name.lower()])}"
            )
        out.append((name.lower(), meant))
    return out


def _known(path: Path, name: str) -> str:
    if name.lower() not in PLACES:
        raise BriefError(f"{str(path)!r} names a place {name!r}; known are {', '.join(PLACES)}")
    return name.lower()


def _is_plain(value: Any) -> bool:
    """Tell whether an input holds a value rather than a link to another node's output."""
    return value is not None and not isinstance(value, list | dict)
