"""A condition in a form: all, any, none or some of a few lines; a line may be a group of lines itself, once.

A line is three things: what ("fact:main_reason", "test:fifteen_days", "count:advice"), how ("is", "at_least", ...)
and a value. Deeper nesting than one group in another is kept as it is and shown in words: it wants a named rule.
"""

import re
from typing import Any

from django.http import QueryDict

from wizard.routes.part_forms.moments import fits_the_form, parts_of_moment, posted_moment, typed_parts

JSON = dict[str, Any]
MATCHES = {
    "all": "all of these hold",
    "any": "any of these holds",
    "none": "none of these holds",
    "of": "at least this many hold",
}
HOWS = {
    "is": "is",
    "in": "is one of",
    "includes": "includes all of",
    "at_least": "is at least",
    "more_than": "is more than",
    "less_than": "is less than",
    "on_or_after": "is on or after",
    "before": "is before",
    "known": "is answered",
    "unknown": "is not answered",
    "holds": "holds",
}
SORTS = ("fact", "count", "test", "circumstance", "requirement")
MOST_LINES = 20
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,4})?")


def posted_condition(post: QueryDict, name: str) -> JSON:
    """Returns the condition a form holds; empty without lines. One line alone stands without a group around it."""
    kept = post.get(f"{name}.kept", "")
    if kept:
        return {"kept": kept}  # put back by `with_kept`: what the form cannot show is never rebuilt from it
    members = [one for row in _rows(post, f"{name}.lines") if (one := _member(post, f"{name}.lines.{row}"))]
    return _grouped(post, name, members)


def _member(post: QueryDict, name: str) -> JSON:
    if post.get(f"{name}.what") == "group":
        inner = [one for row in _rows(post, f"{name}.lines") if (one := _leaf(post, f"{name}.lines.{row}"))]
        return _grouped(post, name, inner, always=True)
    return _leaf(post, name)


def _grouped(post: QueryDict, name: str, members: list[JSON], *, always: bool = False) -> JSON:
    match = post.get(f"{name}.match", "all")
    if not members:
        return {}
    if len(members) == 1 and match in ("all", "any") and not always:
        return members[0]
    if match == "of":
        n = post.get(f"{name}.n", "")
        return {"at_least_of": int(n) if n.isdecimal() and len(n) < 3 else n, "of": members}
    return {match if match in MATCHES else "all": members}


def _leaf(post: QueryDict, name: str) -> JSON:
    sort, _, key = post.get(f"{name}.what", "").partition(":")
    how = post.get(f"{name}.how", "") or "is"
    values = [_typed(one) for one in post.getlist(f"{name}.value") if one.strip()]
    if sort not in SORTS or not key:
        return {}
    if sort in ("test", "circumstance"):
        return {sort: key}
    if sort == "requirement":
        return {"requirement": key, "status": values}
    return {sort: key} | _where(post, name, sort) | _compared(post, name, how, values)


def _compared(post: QueryDict, name: str, how: str, values: list[Any]) -> JSON:
    if how in ("known", "unknown"):
        return {"known": how == "known"}
    if how in ("on_or_after", "before"):
        return {how: posted_moment(post, f"{name}.moment", inner=True)}
    if how in ("in", "includes"):
        return {how: values}
    if how == "is" and len(values) > 1:
        return {"in": values}
    return {how if how in HOWS else "is": values[0] if values else ""}


def _where(post: QueryDict, name: str, sort: str) -> JSON:
    column = post.get(f"{name}.column", "").strip()
    if sort != "count" or not column:
        return {}
    wanted = [_typed(one) for one in post.getlist(f"{name}.cell") if one.strip()]
    cell: JSON = {"column": column}
    if wanted:
        cell |= {"is": wanted[0]} if len(wanted) == 1 else {"in": wanted}
    return {"where": [cell]}


def _typed(text: str) -> Any:
    plain = text.strip()
    if plain in ("True", "False"):
        return plain == "True"
    if not NUMBER.fullmatch(plain):
        return plain
    return float(plain) if "." in plain else int(plain)


def _rows(post: QueryDict, name: str) -> list[str]:
    return [row for row in dict.fromkeys(post.getlist(name)) if row.isdecimal() and len(row) < 5][:MOST_LINES]


def typed_lines(post: QueryDict, name: str) -> JSON:
    """Returns what the form shows of a condition as it was typed, lines not yet filled in included."""
    if post.get(f"{name}.kept"):
        return {"kept": post[f"{name}.kept"]}
    return {
        "match": post.get(f"{name}.match", "all"),
        "n": post.get(f"{name}.n", ""),
        "lines": [_typed_line(post, f"{name}.lines.{row}") for row in _rows(post, f"{name}.lines")],
    }


def _typed_line(post: QueryDict, name: str) -> JSON:
    what = post.get(f"{name}.what", "")
    if what == "group" and name.count(".lines.") == 1:
        return typed_lines(post, name) | {"what": "group"}
    return {
        "what": "" if what == "group" else what,
        "how": post.get(f"{name}.how", ""),
        "values": post.getlist(f"{name}.value"),
        "column": post.get(f"{name}.column", ""),
        "cells": post.getlist(f"{name}.cell"),
        "moment": typed_parts(post, f"{name}.moment"),
    }


def lines_of(condition: JSON | None) -> JSON:
    """Returns what the form shows: match, n and lines, each {"what", "how", "values", ...} or a group of such.

    {"kept": True} for a condition deeper than the form can show.
    """
    if not condition:
        return {"match": "all", "n": "", "lines": []}
    if not shown_whole(condition):
        return {"kept": True}
    return _group(condition, nested=False)


def _group(condition: JSON, *, nested: bool) -> JSON:
    match = next((one for one in MATCHES if one in condition), "")
    members = condition[match] if match else [condition]
    lines = [
        _group(one, nested=True) | {"what": "group"} if MATCHES.keys() & one.keys() else _line(one) for one in members
    ]
    return {"match": match or "all", "n": condition.get("at_least_of", ""), "lines": lines}


def _line(leaf: JSON) -> JSON:
    sort = next(one for one in SORTS if one in leaf)
    cells = leaf.get("where", [])
    cell = cells[0] if cells else {}
    found = {
        "what": f"{sort}:{leaf[sort]}",
        "how": "holds",
        "values": leaf.get("status", []),
        "column": cell.get("column", ""),
        "cells": cell.get("in", [cell["is"]] if "is" in cell else []),
    }
    if "known" in leaf:
        return found | {"how": "known" if leaf["known"] else "unknown"}
    how = next((one for one in HOWS if one in leaf), "")
    if how in ("on_or_after", "before"):
        return found | {"how": how, "moment": parts_of_moment(leaf[how])}
    if how:
        return found | {"how": how, "values": leaf[how] if isinstance(leaf[how], list) else [leaf[how]]}
    return found


def shown_whole(condition: JSON, depth: int = 0) -> bool:
    """Whether the form can show a condition without losing anything."""
    for match in MATCHES:
        if match in condition:
            return depth < 2 and all(shown_whole(one, depth + 1) for one in condition[match])
    moments = [condition[how] for how in ("on_or_after", "before") if how in condition]
    single = all(fits_the_form(one) and not {"earlier_of", "later_of"} & one.keys() for one in moments)
    return single and len(condition.get("where", [])) <= 1
