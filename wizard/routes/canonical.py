"""Canonical form: UTF-8, LF, two spaces, keys in the schema's order, groups of one written as their member."""

import json
from functools import cache
from typing import Any

from wizard.routes.schema import schema_data

GROUPS = ("all", "any")


def canonical_text(data: Any) -> str:
    """The canonical text of a document of valid shape, ending in one line feed."""
    ordered = _ordered(data, schema_data())
    return json.dumps(ordered, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _ordered(value: Any, schema: Any) -> Any:
    """The value with every object's keys in the order its schema lists them; depth is bounded by the reader."""
    resolved = _resolved(schema)
    if isinstance(value, list):
        item = resolved.get("items")
        return [_ordered(member, item) for member in value]
    if not isinstance(value, dict):
        return value
    if _is_condition(schema):
        value = _simplified(value)
    known = resolved.get("properties", {})
    listed = [key for key in known if key in value]
    others = [key for key in value if key not in known]
    rest = resolved.get("additionalProperties")
    return {key: _ordered(value[key], known.get(key, rest)) for key in [*listed, *others]}


def _simplified(condition: dict[str, Any]) -> dict[str, Any]:
    for group in GROUPS:
        members = condition.get(group)
        if isinstance(members, list) and len(members) == 1 and isinstance(members[0], dict):
            return _simplified(members[0])
    return condition


def _is_condition(schema: Any) -> bool:
    return isinstance(schema, dict) and schema.get("$ref") == "#/$defs/condition"


@cache
def _definition(reference: str) -> dict[str, Any]:
    found: dict[str, Any] = schema_data()["$defs"][reference.rpartition("/")[2]]
    return found


def _resolved(schema: Any) -> dict[str, Any]:
    if not isinstance(schema, dict):
        return {}
    reference = schema.get("$ref")
    return _definition(reference) if reference else schema
