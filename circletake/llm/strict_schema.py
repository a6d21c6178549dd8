"""JSON schemas that model servers can hold a model to.

Servers enforce a subset of JSON Schema: every property required, no additional ones, no defaults, no
constraints on numbers, lengths or patterns, no tuples, `anyOf` but no `oneOf`. What the subset can't say is
said in descriptions, and held when the answer is read.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel

_KEPT = ("type", "enum", "description")
_SAID = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "above {}",
    "exclusiveMaximum": "below {}",
    "multipleOf": "a multiple of {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    "pattern": "matching {}",
    "format": "as a {}",
}
_NOT_ASKED = "schema_version"


class StrictSchema(NamedTuple):
    """A schema for a model server."""

    schema: dict[str, Any]
    strict: bool
    """False when it holds free-form objects, which no server enforces."""


def strict_schema(answer: type[BaseModel]) -> StrictSchema:
    """Return the schema of an answer, in the subset that servers enforce."""
    full = answer.model_json_schema()
    definitions = full.pop("$defs", {})
    # A schema that holds itself is all reference; servers want an object at the root.
    root = definitions[full["$ref"].removeprefix("#/$defs/")] if "$ref" in full else full
    schema = _strict(root)
    if definitions:
        schema["$defs"] = {name: _strict(definition) for name, definition in definitions.items()}
    return StrictSchema(schema, not _has_free_form(schema))


def _strict(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    if len(node.get("allOf", ())) == 1:
        return _strict(node["allOf"][0])
    kept = {key: node[key] for key in _KEPT if key in node}
    if "const" in node:
        kept["enum"] = [node["const"]]
    options = node.get("anyOf", node.get("oneOf"))
    if options is not None:
        kept["anyOf"] = [_strict(option) for option in options]
    if node.get("type") == "object":
        kept |= _object(node)
    if node.get("type") == "array":
        kept["items"] = _items(node)
    if said := _constraints(node):
        kept["description"] = "; ".join(filter(None, [kept.get("description"), said]))
    return kept


def _object(node: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in node and node.get("additionalProperties", True) is not False:
        values = node.get("additionalProperties", True)
        return {"additionalProperties": _strict(values) if isinstance(values, dict) else True}
    properties = {name: _strict(one) for name, one in node["properties"].items() if name != _NOT_ASKED}
    return {"properties": properties, "required": list(properties), "additionalProperties": False}


def _items(node: dict[str, Any]) -> dict[str, Any]:
    """Return what an array's items may be; a tuple's places become one choice, its length is only said."""
    places = [_strict(place) for place in node.get("prefixItems", ())]
    if not places:
        items = node.get("items", {})
        return _strict(items) if isinstance(items, dict) else {}
    different = [place for number, place in enumerate(places) if place not in places[:number]]
    return different[0] if len(different) == 1 else {"anyOf": different}


def _constraints(node: dict[str, Any]) -> str:
    """Say in words what the subset can't say."""
    constraints = dict(node)
    said: list[str] = []
    if node.get("minItems") is not None and node["minItems"] == node.get("maxItems"):
        count = constraints.pop("minItems")
        del constraints["maxItems"]
        places = [place.get("title") for place in node.get("prefixItems", ())]
        said.append(f"exactly {count} items" + (f": {', '.join(places)}" if places and all(places) else ""))
    said += [text.format(constraints[key]) for key, text in _SAID.items() if key in constraints]
    return ", ".join(said)


def _has_free_form(node: dict[str, Any]) -> bool:
    """Tell whether a schema leaves something open that servers can't enforce."""
    if node.get("type") == "object":
        return node.get("additionalProperties") is not False or any(
            map(_is_open, [*node["properties"].values(), *node.get("$defs", {}).values()])
        )
    return any(map(_is_open, [*node.get("anyOf", ()), *([node["items"]] if "items" in node else [])]))


def _is_open(node: dict[str, Any]) -> bool:
    return not node.keys() & {"type", "enum", "anyOf", "$ref"} or _has_free_form(node)
