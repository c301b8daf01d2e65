"""A part out of a posted form: the same fields `nodes` shows, blank ones left away.

Names of fields are paths: "ask", "options.2.label", "when.lines.0.what". A list of rows says which rows it has, in
order, under its own name ("options" -> ["0", "2", "1"]), so that rows can be added, moved and taken away unsaved.
"""

import re
from collections.abc import Callable
from typing import Any

from django.http import QueryDict

from wizard.routes.part_forms.conditions import posted_condition
from wizard.routes.part_forms.moments import posted_moment
from wizard.routes.part_forms.shapes import ONLY_FOR, Shape, fields_of, kind_of

JSON = dict[str, Any]
MOST_ROWS = 120
#: A field that says "no limit" when left blank: part -> field.
BLANK_SAYS_NONE = {"casework.provision.pools": "places"}
WHOLE = re.compile(r"-?\d{1,9}")
DECIMAL = re.compile(r"-?\d{1,9}\.\d{1,4}")


def posted_part(part: str, post: QueryDict, prefix: str = "") -> JSON:
    """Returns the part a form holds. What cannot be read (a word for a number) stays as typed: the schema names it."""
    found: JSON = {}
    for name, shape in fields_of(part).items():
        value = posted_value(shape, post, f"{prefix}{name}")
        if value not in (None, "", [], {}):
            found[name] = value
    if part in BLANK_SAYS_NONE and found:
        found = {BLANK_SAYS_NONE[part]: None} | found
    kind = kind_of(part, found)
    return {name: value for name, value in found.items() if kind in ONLY_FOR.get((part, name), {kind})}


def posted_value(shape: Shape, post: QueryDict, name: str) -> Any:
    """Returns one field's value, or something empty."""
    if shape.kind == "object":
        return posted_part(shape.part, post, f"{name}.")
    if shape.kind == "rows":
        return [posted_part(shape.part, post, f"{name}.{row}.") for row in rows_of(post, name)]
    return READ.get(shape.kind, _line)(post, name)


def rows_of(post: QueryDict, name: str) -> list[str]:
    """Returns which rows a list has, in order; rows are numbered by the form, whatever somebody posts."""
    return [row for row in dict.fromkeys(post.getlist(name)) if row.isdecimal() and len(row) < 5][:MOST_ROWS]


def _line(post: QueryDict, name: str) -> str:
    return " ".join(post.get(name, "").split())


def _paragraphs(post: QueryDict, name: str) -> str:
    lines = [line.rstrip() for line in post.get(name, "").replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip()


def _number(post: QueryDict, name: str) -> Any:
    text = _line(post, name).replace(",", "")
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def _day(post: QueryDict, name: str) -> str:
    """Three boxes, or one of the ISO form."""
    day, month, year = (_line(post, f"{name}.{one}") for one in ("day", "month", "year"))
    if day.isdecimal() and month.isdecimal() and year.isdecimal():
        return f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
    return "-".join(one for one in (year, month, day) if one) or _line(post, name)


def _lines(post: QueryDict, name: str) -> list[str]:
    return [text for line in post.get(name, "").splitlines() if (text := " ".join(line.split()))]


def _anything(post: QueryDict, name: str) -> Any:
    """A word of the language, or a list of lines; or, where no word is chosen, codes of the register."""
    if not post.get(name) and post.get(f"{name}.codes"):
        return post.get(f"{name}.codes", "").replace(",", " ").upper().split()
    lines = _lines(post, name)
    return lines[0] if len(lines) == 1 and lines[0].islower() and len(lines[0]) > 3 else lines


READ: dict[str, Callable[[QueryDict, str], Any]] = {
    "long": _paragraphs,
    "number": _number,
    "scalar": _number,
    "date": _day,
    "lines": _lines,
    "anything": _anything,
    "tick": lambda post, name: True if post.get(name) else None,
    "ticks": lambda post, name: list(dict.fromkeys(filter(None, post.getlist(name)))),
    "references": lambda post, name: list(dict.fromkeys(filter(None, post.getlist(name)))),
    "facts": lambda post, name: list(dict.fromkeys(filter(None, post.getlist(name)))),
    "cites": lambda post, name: list(dict.fromkeys(filter(None, post.getlist(name)))),
    "condition": posted_condition,
    "moment": posted_moment,
}
