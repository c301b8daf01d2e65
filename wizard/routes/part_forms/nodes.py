"""What the form for a part shows: a node for each field, with its words, value, choices and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wizard.routes.part_forms.choices import Names, choices_for
from wizard.routes.part_forms.conditions import lines_of
from wizard.routes.part_forms.moments import parts_of_moment
from wizard.routes.part_forms.shapes import Shape, fields_of, kind_of, kinds_with, required
from wizard.routes.part_forms.words import FIRST_OF_ALL, help_of, label_of

JSON = dict[str, Any]


@dataclass(frozen=True)
class Choice:
    """One thing to choose: the value posted, what it is called, and whether it is chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Node:
    """One field. `name` is its path in the form; `shown` is what a template of its kind draws; `fields` of an object,
    `rows` of a list, each a node whose fields are drawn; `kinds` are the kinds of the part that have this field."""

    name: str
    kind: str
    label: str
    help: str
    required: bool
    shown: Any = None
    choices: tuple[Choice, ...] = ()
    fields: tuple["Node", ...] = ()
    rows: tuple["Node", ...] = ()
    errors: tuple[str, ...] = ()
    kinds: frozenset[str] = field(default_factory=frozenset)

    @property
    def id(self) -> str:
        """The id of the first control, where a link in the error summary leads."""
        return f"id_{self.name.replace('.', '-')}"

    @property
    def template(self) -> str:
        return f"routes/cms/fields/{self.kind}.html"


def nodes_of(
    part: str, value: JSON, names: Names, errors: Mapping[str, list[str]] | None = None, prefix: str = ""
) -> tuple[Node, ...]:
    """Returns the nodes of a part's fields. `errors` are by field name (path with dots) as `posted_part` names them."""
    kind = kind_of(part, value)
    shown = []
    for name, shape in fields_of(part).items():
        kinds = kinds_with(part, name)
        if kinds is None or kind in kinds:
            shown.append(_node(part, name, shape, value.get(name), names, errors or {}, prefix, kinds or frozenset()))
    return tuple(shown)


def _node(
    part: str,
    field_name: str,
    shape: Shape,
    value: Any,
    names: Names,
    errors: Mapping[str, list[str]],
    prefix: str,
    kinds: frozenset[str],
) -> Node:
    name = f"{prefix}{field_name}"
    fields: tuple[Node, ...] = ()
    rows: tuple[Node, ...] = ()
    if shape.kind == "object":
        fields = nodes_of(shape.part, value or {}, names, errors, f"{name}.")
    elif shape.kind == "rows":
        rows = tuple(
            _row(shape.part, place, row, names, errors, name)
            for place, row in enumerate(value or [])
            if isinstance(row, dict)
        )
    return Node(
        name=name,
        kind=shape.kind,
        label=label_of(part, field_name),
        help=help_of(part, field_name),
        required=field_name in required(part),
        shown=_shown(shape, value),
        choices=_choices(part, field_name, shape, value, names),
        fields=fields,
        rows=rows,
        errors=tuple(errors.get(name, ())),
        kinds=kinds,
    )


def _row(part: str, place: int, row: JSON, names: Names, errors: Mapping[str, list[str]], name: str) -> Node:
    at = f"{name}.{place}"
    return Node(
        name=at,
        kind="row",
        label=str(row.get("label") or row.get("title") or f"{place + 1}"),
        help="",
        required=False,
        shown=str(place),
        fields=nodes_of(part, row, names, errors, f"{at}."),
        errors=tuple(errors.get(at, ())),
    )


def _shown(shape: Shape, value: Any) -> Any:
    if shape.kind == "condition":
        return lines_of(value)
    if shape.kind == "moment":
        return parts_of_moment(value)
    if shape.kind == "date":
        return _boxes(value)
    if isinstance(value, list) and shape.kind in ("lines", "anything"):
        return "\n".join(str(line) for line in value)
    return "" if value is None else value


def _boxes(value: Any) -> dict[str, str]:
    """Day, month and year of an ISO date; of anything else, all of it in the first box."""
    year, month, day = [*str(value or "").split("-"), "", "", ""][:3]
    plain = day.isdecimal() and month.isdecimal() and year.isdecimal()
    return {"day": str(int(day)), "month": str(int(month)), "year": year} if plain else {"day": str(value or "")}


def _choices(part: str, name: str, shape: Shape, value: Any, names: Names) -> tuple[Choice, ...]:
    offered = choices_for(part, name, shape, names)
    if offered is None:
        return ()
    chosen = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    words = dict(offered)
    lost = [(one, f"{one} (no longer there)") for one in chosen if one not in words and one not in ("", "None")]
    # Of several, the chosen come first and in their order: the first clause cited is the one shown.
    first = [(one, words[one]) for one in chosen if one in words] if isinstance(value, list) else []
    rest = [(one, label) for one, label in offered if (one, label) not in first]
    empty = [("", FIRST_OF_ALL)] if shape.kind in ("choice", "reference", "fact") else []
    return tuple(Choice(one, label, one in chosen) for one, label in [*empty, *first, *rest, *lost])
