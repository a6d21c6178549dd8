"""Schemas in the subset that model servers enforce."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple

import pytest
from pydantic import Field

from circletake import schema
from circletake.llm.strict_schema import strict_schema
from circletake.schema import Document, Value

WORDS = {"type", "enum", "description", "anyOf", "items", "properties", "required", "additionalProperties"}


class Point(NamedTuple):
    x: int
    y: float


class Dot(Value):
    """A dot."""

    kind: Literal["dot"] = "dot"


class Line(Value):
    kind: Literal["line"] = "line"
    ends: tuple[Point, Point]


class Drawing(Document):
    """Something drawn."""

    rate: Annotated[Fraction, Field(gt=0)]
    share: Annotated[float, Field(ge=0, le=1)] = 0.5
    slate: Annotated[str, Field(pattern="^[0-9]+$")]
    names: Annotated[tuple[str, ...], Field(max_length=3)] = ()
    mark: Annotated[Dot | Line, Field(discriminator="kind")]
    inner: Drawing | None = None


def test_the_schema_is_pinned() -> None:
    found = strict_schema(Drawing)
    assert found.strict
    drawing = found.schema["$defs"]["Drawing"]
    assert {key: value for key, value in found.schema.items() if key != "$defs"} == drawing
    assert drawing == {
        "type": "object",
        "description": "Something drawn.",
        "properties": {
            "rate": {
                "anyOf": [
                    {"type": "number", "description": "above 0.0"},
                    {"type": "string", "description": "as a fraction"},
                ]
            },
            "share": {"type": "number", "description": "at least 0, at most 1"},
            "slate": {"type": "string", "description": "matching ^[0-9]+$"},
            "names": {"type": "array", "items": {"type": "string"}, "description": "at most 3 items"},
            "mark": {"anyOf": [{"$ref": "#/$defs/Dot"}, {"$ref": "#/$defs/Line"}]},
            "inner": {"anyOf": [{"$ref": "#/$defs/Drawing"}, {"type": "null"}]},
        },
        "required": ["rate", "share", "slate", "names", "mark", "inner"],
        "additionalProperties": False,
    }
    assert found.schema["$defs"]["Dot"]["properties"] == {"kind": {"type": "string", "enum": ["dot"]}}
    assert found.schema["$defs"]["Line"]["properties"]["ends"] == {
        "type": "array",
        "items": {"$ref": "#/$defs/Point"},
        "description": "exactly 2 items",
    }
    assert found.schema["$defs"]["Point"] == {
        "type": "array",
        "items": {"anyOf": [{"type": "integer"}, {"type": "number"}]},
        "description": "exactly 2 items: X, Y",
    }


class Loose(Value):
    counts: dict[str, int]


class Anything(Value):
    thing: Any


class DeepDown(Value):
    loose: tuple[Loose, ...]


@pytest.mark.parametrize("answer", [Loose, Anything, DeepDown])
def test_what_is_free_form_is_not_called_strict(answer: type[Value]) -> None:
    assert not strict_schema(answer).strict


DOCUMENTS = [
    value
    for value in (getattr(schema, name) for name in schema.__all__)
    if isinstance(value, type) and issubclass(value, Value) and value not in (Value, Document)
]


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    inner = [*node.get("properties", {}).values(), *node.get("$defs", {}).values(), *node.get("anyOf", ())]
    for one in [*inner, *([node["items"]] if "items" in node else [])]:
        yield from nodes(one)


@pytest.mark.parametrize("answer", DOCUMENTS, ids=lambda answer: answer.__name__)
def test_every_value_of_ours_is_in_the_subset(answer: type[Value]) -> None:
    found = strict_schema(answer)
    assert found.schema["type"] == "object"
    definitions = found.schema.get("$defs", {})
    for node in nodes(found.schema):
        if "$ref" in node:
            assert set(node) <= {"$ref", "$defs"}
            assert node["$ref"].removeprefix("#/$defs/") in definitions
        else:
            assert set(node) <= WORDS | {"$defs"}
        if found.strict and node.get("type") == "object":
            assert node["required"] == list(node["properties"])
            assert node["additionalProperties"] is False
            assert "schema_version" not in node["properties"]
