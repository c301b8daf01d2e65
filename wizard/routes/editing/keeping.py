"""A part as it is stored, out of a posted form: what the form does not show is kept, and new parts get keys."""

import re
from typing import Any

from django.http import QueryDict

from wizard.routes.part_changes import NoSuchPart, key_from, part_at
from wizard.routes.part_forms.posted import posted_part
from wizard.routes.part_forms.shapes import ELSEWHERE, fields_of

JSON = dict[str, Any]
KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


def part_from(part: str, post: QueryDict, before: JSON, taken: set[str]) -> JSON:
    """Returns the part a form holds, with what stands on other screens put back from `before`.

    `taken` are the keys its siblings have: a new part's key is made of its words, once.
    """
    found: JSON = _with_kept(posted_part(part, post), before)
    found |= {name: before[name] for owner, name in ELSEWHERE if owner == part and name in before}
    found = {name: _as_before(value, before.get(name)) for name, value in found.items()}
    return _with_keys(part, found, taken)


def _with_kept(value: Any, before: JSON) -> Any:
    """What the form could not show and only named, put back; nothing where it is gone."""
    if isinstance(value, list):
        return [_with_kept(one, before) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"kept"}:
        try:
            return part_at(before, f"/{str(value['kept']).replace('.', '/')}")
        except NoSuchPart:
            return {}
    kept = {name: _with_kept(member, before) for name, member in value.items()}
    return {name: member for name, member in kept.items() if member != {} or value[name] == {}}


def _as_before(value: Any, before: Any) -> Any:
    """One sentence stays one sentence: the box for a list and for a sentence is the same."""
    return before if isinstance(before, str) and value == [before] else value


def _with_keys(part: str, value: JSON, taken: set[str]) -> JSON:
    found: JSON = {}
    for name, shape in fields_of(part).items():
        member = value.get(name)
        if shape.kind == "key" and name != "key" and isinstance(member, str):
            found[name] = member if KEY.fullmatch(member) else key_from(member, set())
        elif shape.kind == "object" and isinstance(member, dict):
            found[name] = _with_keys(shape.part, member, set())
        elif shape.kind == "rows" and isinstance(member, list):
            found[name] = _rows_with_keys(shape.part, member)
    shape_of_key = fields_of(part).get("key")
    label = value.get("title") or value.get("label") or value.get("ask")
    if shape_of_key and shape_of_key.kind == "key" and not value.get("key") and label:
        found["key"] = key_from(str(label), taken)
    return value | found


def _rows_with_keys(part: str, rows: list[JSON]) -> list[JSON]:
    taken = {str(row["key"]) for row in rows if row.get("key")}
    keyed = []
    for row in rows:
        keyed.append(_with_keys(part, row, taken))
        taken.add(str(keyed[-1].get("key", "")))
    return keyed
