"""What the form for a part shows: a node for each field, with its words, value, choices and what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from wizard.routes.part_forms.choices import Names, choices_for
from wizard.routes.part_forms.conditions import lines_of, typed_lines
from wizard.routes.part_forms.drawn import Choice, drawn_condition, drawn_moment
from wizard.routes.part_forms.fitting import fits
from wizard.routes.part_forms.moments import parts_of_moment, typed_parts
from wizard.routes.part_forms.shapes import KIND_FIELD, ONLY_FOR, Shape, fields_of, kind_of, kinds_with, required
from wizard.routes.part_forms.words import FIRST_OF_ALL, help_of, is_advanced, label_of, one_row, row_of

JSON = dict[str, Any]


@dataclass(frozen=True)
class Node:
    """One field. `name` is its path in the form; `shown` is what a template of its kind draws, and `drawn` a condition
    or a date with all its controls; `said` reads it back; `fields` of an object, `rows` of a list, each a node whose
    fields are drawn; `kinds` are the kinds of the part that have this field."""

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
    part: str = ""
    drawn: Any = None
    said: str = ""
    advanced: bool = False
    #: Whether other fields come and go with it.
    steers: bool = False

    @property
    def id(self) -> str:
        """The id of the first control, where a link in the error summary leads."""
        return f"id_{self.name.replace('.', '-')}"

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"routes/cms/fields/{self.kind}.html"

    @property
    def one_row(self) -> str:
        """What one row of a list is called."""
        return one_row(self.part)

    @property
    def plain_fields(self) -> list["Node"]:
        """The fields everybody needs."""
        return [one for one in self.fields if not one.advanced]

    @property
    def more_fields(self) -> list["Node"]:
        """The fields behind "More"."""
        return [one for one in self.fields if one.advanced]

    @property
    def filled(self) -> bool:
        """Whether anything is in it."""
        return bool(self.rows or self.said or any(one.filled for one in self.fields)) or (
            not self.fields and self.kind not in ("condition", "moment", "date") and self.shown not in ("", None, [])
        )

    @property
    def wrong(self) -> bool:
        """Whether anything in it is wrong, so that "More" stands open."""
        return bool(self.errors) or any(one.wrong for one in (*self.fields, *self.rows))

    @property
    def more_filled(self) -> str:
        """What stands behind "More", named."""
        return ", ".join(one.label for one in self.more_fields if one.filled)

    @property
    def more_wrong(self) -> bool:
        """Whether "More" has to stand open."""
        return any(one.wrong for one in self.more_fields)


@dataclass(frozen=True)
class _Paper:
    """What a form is drawn with: the document's names, what is wrong by field name, and the form as it was typed."""

    names: Names
    errors: Mapping[str, list[str]]
    typed: QueryDict | None


def form_of(
    part: str, value: JSON, names: Names, errors: Mapping[str, list[str]] | None = None, typed: QueryDict | None = None
) -> Node:
    """Returns the whole form of a part: a node without a name whose fields are the part's."""
    return Node("", "object", "", "", False, fields=_nodes(part, value, "", _Paper(names, errors or {}, typed)))


def nodes_of(
    part: str, value: JSON, names: Names, errors: Mapping[str, list[str]] | None = None, prefix: str = ""
) -> tuple[Node, ...]:
    """Returns the nodes of a part's fields. `errors` are by field name (path with dots) as `posted_part` names them."""
    return _nodes(part, value, prefix, _Paper(names, errors or {}, None))


def _nodes(part: str, value: JSON, prefix: str, paper: _Paper) -> tuple[Node, ...]:
    kind = kind_of(part, value)
    shown = []
    for name, shape in fields_of(part).items():
        kinds = kinds_with(part, name)
        if kinds is None or kind in kinds:
            shown.append(_node(part, name, shape, value.get(name), prefix, paper))
    return tuple(shown)


def _node(part: str, field_name: str, shape: Shape, value: Any, prefix: str, paper: _Paper) -> Node:
    name = f"{prefix}{field_name}"
    fields: tuple[Node, ...] = ()
    rows: tuple[Node, ...] = ()
    if shape.kind == "object":
        fields = _nodes(shape.part, value or {}, f"{name}.", paper)
    elif shape.kind == "rows":
        members = [row for row in value or [] if isinstance(row, dict)]
        rows = tuple(_row(shape.part, place, row, name, paper) for place, row in enumerate(members))
    shown = _shown(shape, value, name, paper)
    return Node(
        name=name,
        kind=shape.kind,
        label=label_of(part, field_name),
        help=help_of(part, field_name),
        required=field_name in required(part),
        shown=shown,
        choices=_choices(part, field_name, name, shape, value, paper.names),
        fields=fields,
        rows=rows,
        errors=tuple(paper.errors.get(name, ())),
        kinds=kinds_with(part, field_name) or frozenset(),
        part=shape.part or part,
        drawn=DRAWN[shape.kind](name, shown, paper.names) if shape.kind in DRAWN else paper.names.found.get(name),
        said=_said(shape.kind, value, paper.names),
        advanced=is_advanced(part, field_name),
        steers=field_name == KIND_FIELD.get(part, "kind") and any(owner == part for owner, _ in ONLY_FOR),
    )


DRAWN: dict[str, Callable[[str, JSON, Names], Any]] = {"condition": drawn_condition, "moment": drawn_moment}


def _said(kind: str, value: Any, names: Names) -> str:
    """A condition or a date in words, once it is whole."""
    if kind not in DRAWN or not value or not fits(kind, value):
        return ""
    return names.sentences.condition(value) if kind == "condition" else names.sentences.moment(value)


def _row(part: str, place: int, row: JSON, name: str, paper: _Paper) -> Node:
    at = f"{name}.{place}"
    return Node(
        name=at,
        kind="row",
        label=row_of(part, place, row),
        help="",
        required=False,
        shown=str(place),
        fields=_nodes(part, row, f"{at}.", paper),
        errors=tuple(paper.errors.get(at, ())),
    )


def _shown(shape: Shape, value: Any, name: str, paper: _Paper) -> Any:
    if shape.kind == "condition":
        return typed_lines(paper.typed, name) if paper.typed is not None else lines_of(value)
    if shape.kind == "moment":
        return typed_parts(paper.typed, name) if paper.typed is not None else parts_of_moment(value)
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


def _choices(part: str, field_name: str, name: str, shape: Shape, value: Any, names: Names) -> tuple[Choice, ...]:
    if shape.kind == "cites":
        return _cited(name, value or [], names)
    offered = choices_for(part, field_name, shape, names)
    if offered is None:
        return ()
    chosen = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    words = dict(offered)
    lost = [(one, f"{one} (no longer there)") for one in chosen if one not in words and one not in ("", "None")]
    # Of several, the chosen come first and in their order: what is first in the document stays first.
    first = [(one, words[one]) for one in chosen if one in words] if isinstance(value, list) else []
    rest = [(one, label) for one, label in offered if (one, label) not in first]
    empty = [("", FIRST_OF_ALL)] if shape.kind in ("choice", "reference", "fact") else []
    return tuple(Choice(one, label, one in chosen) for one, label in [*empty, *first, *rest, *lost])


def _cited(name: str, keys: list[str], names: Names) -> tuple[Choice, ...]:
    """The clauses chosen, the one shown first first; then those found for this field just now."""
    chosen = [Choice(key, names.clauses.get(key, f"{key} (not known)"), True, key in names.gone) for key in keys]
    _, offered = names.found.get(name, ("", []))
    return (*chosen, *(Choice(key, words, False) for key, words in offered if key not in keys))
