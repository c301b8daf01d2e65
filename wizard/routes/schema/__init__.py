"""The route document's JSON Schema (2020-12), and the shape problems it finds."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from wizard.routes.problems import Problem

SCHEMA_FILE = Path(__file__).with_name("route.schema.json")
MOST_SHAPE_PROBLEMS = 100


@cache
def schema_text() -> str:
    """The schema as published, to the byte."""
    return SCHEMA_FILE.read_text(encoding="utf-8")


@cache
def schema_data() -> dict[str, Any]:
    """The schema as plain data. Shared: do not change it."""
    data: dict[str, Any] = json.loads(schema_text())
    return data


@cache
def _validator() -> Any:
    return jsonschema_rs.validator_for(schema_data(), validate_formats=True)


def shape_problems(document: Any) -> list[Problem]:
    """The ways a document's shape departs from the schema: `shape.*`, at most the first hundred."""
    found: list[Problem] = []
    for error in _validator().iter_errors(document):
        found.extend(_problems(error))
        if len(found) >= MOST_SHAPE_PROBLEMS:
            break
    return sorted(set(found[:MOST_SHAPE_PROBLEMS]))


def pointer_of(path: list[str | int]) -> str:
    """A JSON pointer (RFC 6901) from the steps of a path."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _problems(error: Any) -> list[Problem]:
    kind = type(error.kind).__name__
    detail = error.kind.as_dict()
    path = list(error.instance_path)
    if kind == "AdditionalProperties":
        return [_unknown_field([*path, name]) for name in detail["unexpected"][:MOST_SHAPE_PROBLEMS]]
    if kind == "FalseSchema":
        return [_unknown_field(path)]
    pointer = pointer_of(path)
    if kind == "Required":
        return [Problem(pointer, "shape.missing_field", f"The field “{detail['property']}” is missing.")]
    if kind in {"Enum", "Constant"}:
        return [Problem(pointer, "shape.not_allowed", _allowed(detail))]
    if kind == "AnyOf":
        return [Problem(pointer, "shape.incomplete", "None of the fields that would make this complete is here.")]
    code = {"Type": "type", "Pattern": "pattern", "Format": "format", "PropertyNames": "field_name"}.get(kind, "limit")
    return [Problem(pointer, f"shape.{code}", f"{error.message[:240]}.")]


def _unknown_field(path: list[str | int]) -> Problem:
    sentence = f"The field “{path[-1]}” is not known here." if path else "Nothing is allowed here."
    return Problem(pointer_of(path), "shape.unknown_field", sentence)


def _allowed(detail: dict[str, Any]) -> str:
    options = detail.get("options", [detail.get("expected_value")])
    return f"Allowed here: {', '.join(json.dumps(option, ensure_ascii=False) for option in options)}."
