"""What the schema says of a part's fields: the shape of each, resolved, in order."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from wizard.routes.schema import schema_data

JSON = dict[str, Any]
#: Shapes with a form of their own.
SPECIAL = frozenset({"condition", "moment", "cites", "fact"})
LONG = 200
#: A field that names another part: field -> the list whose keys it takes. Others of type key are names of their own.
REFERENCES = {
    "by": "parties",
    "owner": "parties",
    "who": "parties",
    "readers": "parties",
    "tell": "parties",
    "end_by": "parties",
    "attested_by": "parties",
    "payer": "parties",
    "contact": "contacts",
    "received_by": "contacts",
    "copies_to": "contacts",
    "due": "clocks",
    "review": "clocks",
    "question": "questions",
    "with": "questions",
    "needs": "requirements",
    "pool": "pools",
}
#: Fields that only some kinds of a part have: (part, field) -> those kinds.
ONLY_FOR: dict[tuple[str, str], frozenset[str]] = {
    ("question", "options"): frozenset({"one", "many"}),
    ("question", "columns"): frozenset({"rows"}),
    ("question", "max_rows"): frozenset({"rows"}),
    ("question", "items"): frozenset({"checklist"}),
    ("question", "format"): frozenset({"text"}),
    ("question", "whose"): frozenset({"voice"}),
    ("question", "at_least"): frozenset({"number", "money", "hours"}),
    ("question", "at_most"): frozenset({"number", "money", "hours"}),
    ("column", "options"): frozenset({"one"}),
    **{("test", name): frozenset({"rule"}) for name in ("when",)},
    **{("test", name): frozenset({"judgement"}) for name in ("by", "look_at", "reasons")},
    **{("test", name): frozenset({"judgement", "threshold"}) for name in ("ask",)},
    **{
        ("test", name): frozenset({"threshold"})
        for name in "measure absence run basis window within half_days rows warn_at question".split()
    },
    **{
        ("requirement", name): frozenset({"evidence"})
        for name in "purpose types authors contents enough lasts verdicts otherwise".split()
    },
    **{("requirement", name): frozenset({"document"}) for name in ("parts", "template", "words")},
    ("requirement", "signed_by"): frozenset({"document", "consent"}),
    **{
        ("requirement", name): frozenset({"consent"})
        for name in ("form", "attested_by", "scopes", "withdraw", "basis", "lasts_months")
    },
    **{("requirement", name): frozenset({"check"}) for name in ("met", "say")},
}
#: The field that says which kind a part is.
KIND_FIELD = {"circumstance": "outcome"}
#: Fields edited on screens of their own.
ELSEWHERE = frozenset({("step", "questions"), *(("route", name) for name in ("start", "version", "key", "authority"))})


@dataclass(frozen=True, slots=True)
class Shape:
    """One field's shape. `part` names the definition of an object, or of a list's members.

    kind: text, long, number, date, choice, ticks, tick, lines, object, rows, reference, references, key, scalar,
    anything (a list or a word), condition, moment, cites, fact, facts.
    """

    kind: str
    part: str = ""
    choices: tuple[str, ...] = ()
    longest: int = 0
    names: str = ""


@cache
def fields_of(part: str) -> dict[str, Shape]:
    """Returns field -> shape for a definition of the schema, "route", or "casework.decision" and such."""
    schema = part_schema(part)
    return {
        name: shape_of(part, name, field)
        for name, field in schema["properties"].items()
        if (part, name) not in ELSEWHERE
    }


@cache
def required(part: str) -> frozenset[str]:
    """Returns the fields a part must have whatever its kind."""
    return frozenset(part_schema(part).get("required", ()))


def part_schema(part: str) -> JSON:
    """Returns the schema of a part: a definition, a property of the document, or a path within it by dots."""
    data = schema_data()
    head, *rest = part.split(".")
    found: JSON = data["$defs"].get(head) or resolved(data["properties"][head])
    for step in rest:
        found = resolved(found["properties"][step])
        found = resolved(found["items"]) if found.get("type") == "array" else found
    return found


def resolved(schema: JSON) -> JSON:
    """Returns the definition behind a reference."""
    reference = schema.get("$ref")
    return schema_data()["$defs"][reference.rpartition("/")[2]] if reference else schema


def shape_of(part: str, name: str, schema: JSON) -> Shape:
    """Returns the shape of one field."""
    reference = schema.get("$ref", "").rpartition("/")[2]
    if reference in SPECIAL:
        return Shape(reference)
    if reference == "key":
        return Shape("reference", names=REFERENCES[name]) if name in REFERENCES else Shape("key")
    found = resolved(schema)
    kinds = found.get("type")
    if "enum" in found:
        return Shape("choice", choices=tuple(map(str, found["enum"])))
    if kinds == "array":
        return _list(part, name, found)
    if kinds == "object":
        return Shape("object", reference or f"{part}.{name}")
    if kinds == "boolean" or found.get("const") is True:
        return Shape("tick")
    if kinds in ("integer", "number"):
        return Shape("number")
    if kinds == "string":
        return _text(found)
    return Shape("anything" if isinstance(kinds, list) and "array" in kinds else "scalar")


def _text(found: JSON) -> Shape:
    if found.get("format") == "date":
        return Shape("date")
    longest = found.get("maxLength", 0)
    return Shape("long" if longest > LONG else "text", longest=longest)


def _list(part: str, name: str, found: JSON) -> Shape:
    members = found["items"]
    reference = members.get("$ref", "").rpartition("/")[2]
    inner = resolved(members)
    if reference == "key":
        return Shape("references", names=REFERENCES[name]) if name in REFERENCES else Shape("lines")
    if reference == "fact":
        return Shape("facts")
    if "enum" in inner:
        return Shape("ticks", choices=tuple(map(str, inner["enum"])))
    if inner.get("type") == "object":
        return Shape("rows", reference or f"{part}.{name}")
    return Shape("lines", longest=inner.get("maxLength", 0))


def kinds_with(part: str, field: str) -> frozenset[str] | None:
    """Returns the kinds of a part that have a field; None when all have it."""
    return ONLY_FOR.get((part, field))


def kind_of(part: str, value: JSON) -> str:
    """Returns which kind a part is, by its own field."""
    return str(value.get(KIND_FIELD.get(part, "kind"), ""))
