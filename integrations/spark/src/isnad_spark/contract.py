"""The record contract as Spark types: made from Schema/records.schema.json, so that a table can't differ from it."""

from __future__ import annotations

import json
import pathlib
from functools import cache
from typing import Any

from pyspark.sql.types import (
    ArrayType,
    BooleanType,
    DataType,
    DoubleType,
    LongType,
    StringType,
    StructField,
    StructType,
)

KINDS = ("document", "entity", "time", "figure", "statement", "event", "vote", "poll", "damage")
"""The kinds of records, in the order in which an article's stand."""


@cache
def _definitions() -> dict[str, Any]:
    schema = json.loads(pathlib.Path(__file__).with_name("records.schema.json").read_text(encoding="utf-8"))
    definitions: dict[str, Any] = schema["$defs"]
    return definitions


def record_type(kind: str) -> StructType:
    """The columns of one kind: the keys that the contract requires, in its order."""
    if kind == "document":
        fields = [StructField("isnad", _type(_definitions()["isnad"]))]
        return StructType(fields + _struct(_definitions()["document"]).fields)
    return _struct(_definitions()[kind])


def _struct(definition: dict[str, Any]) -> StructType:
    properties = definition["properties"]
    return StructType([StructField(name, _type(properties[name])) for name in definition["required"]])


def _type(definition: dict[str, Any]) -> DataType:
    if "$ref" in definition:
        return _type(_definitions()[definition["$ref"].rsplit("/", 1)[1]])
    if "anyOf" in definition:
        types = [_type(choice) for choice in definition["anyOf"] if choice.get("type") != "null"]
        # An element that is a word or an object (`statement.chain`) stays JSON.
        return types[0] if all(choice == types[0] for choice in types) else StringType()
    if "enum" in definition or "const" in definition:
        return StringType()
    named = definition["type"]
    name = next(name for name in ([named] if isinstance(named, str) else named) if name != "null")
    if name == "object":
        return _struct(definition)
    if name == "array":
        return ArrayType(_type(definition["items"]))
    simple: dict[str, DataType] = {
        "string": StringType(),
        "integer": LongType(),
        "number": DoubleType(),
        "boolean": BooleanType(),
    }
    return simple[name]
