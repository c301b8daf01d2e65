"""What is wrong with a document, where it can be mended: a pointer becomes a field or a screen, with a sentence."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wizard.routes.document import load_document
from wizard.routes.editing.clauses import CitedWords
from wizard.routes.editing.places import anchor_of, name_of, screen_of, title_of
from wizard.routes.part_changes import NoSuchPart, part_at
from wizard.routes.part_forms.nodes import Node
from wizard.routes.problems import Problem
from wizard.routes.service import check_document

JSON = dict[str, Any]
KEY = re.compile(r"“([a-z][a-z0-9_]*)”")
NAMED = ("contacts", "parties", "clocks", "requirements", "circumstances", "tests", "steps")
MISSING = re.compile(r"The field “(.+)” is missing\.")
PLAIN = {
    "shape.missing_field": "This is needed.",
    "shape.not_allowed": "Choose one of those offered.",
    "shape.type": "This does not fit here: a number, or a choice, is wanted.",
    "shape.format": "Enter a day, month and year, such as 1 9 2026.",
    "shape.incomplete": "Something is missing here.",
    "shape.unknown_field": "This does not belong here.",
    "shape.pattern": "This is not written as it must be.",
    "shape.field_name": "This is not written as it must be.",
}
EMPTY = re.compile(r"shorter than 1 character|less than 1 item|has less than")
LONG = re.compile(r"longer than (\d+) character")
MANY = re.compile(r"more than (\d+) item")


@dataclass(frozen=True)
class Fault:
    """A problem as the overview shows it: the part to open, where there is one, and the sentence."""

    sentence: str
    at: str
    title: str
    anchor: str


@lru_cache(maxsize=64)
def _checked(text: str) -> tuple[Problem, ...]:
    """Checking takes up to half a second with all scenarios; the same words always have the same problems."""
    return tuple(check_document(load_document(text)))


def problems_of(text: str, cited: CitedWords) -> list[Problem]:
    """Returns every problem of a draft: those of `check_document`, and clauses that are gone or say something else."""
    gone = [Problem(f"/clauses/{key}", "cite.gone", f"“{cited.labels[key]}”", "error") for key in sorted(cited.gone)]
    changed = [
        Problem(f"/clauses/{key}", "cite.changed", f"“{cited.labels[key]}”", "error") for key in sorted(cited.changed)
    ]
    return [*_checked(text), *gone, *changed]


def faults_of(data: JSON, problems: list[Problem], severity: str) -> list[Fault]:
    """Returns the problems of one severity with the screens they are mended on; clauses are listed apart."""
    return [
        _fault(data, problem)
        for problem in problems
        if problem.severity == severity and not problem.code.startswith(("cite.gone", "cite.changed"))
    ]


def _fault(data: JSON, problem: Problem) -> Fault:
    at = screen_of(problem.pointer)
    try:
        title = title_of(data, at) if at else "The whole route"
    except NoSuchPart:
        at, title = "", "The whole route"
    return Fault(_named(problem.sentence, data, at), at, title, anchor_of(at))


def _named(sentence: str, data: JSON, at: str) -> str:
    """A sentence with the names of parts where it has their keys; the part that is linked before it is "it"."""
    part = part_at(data, at) if at else {}
    own = f"“{part.get('key', '')}”"
    if part.get("key") and sentence.startswith(own):
        sentence = f"It{sentence.removeprefix(own)}"
    called = _called(data)
    return KEY.sub(lambda found: f"“{called.get(found.group(1), found.group(1))}”", sentence)


def _called(data: JSON) -> dict[str, str]:
    """Key -> name of every part that has both; questions last, which other lists may share a key with."""
    lists = [part for name in NAMED for part in data.get(name, [])]
    questions = [question for step in data.get("steps", []) for question in step["questions"]]
    return {one["key"]: name_of(one) for one in (*lists, *questions)}


def field_errors(problems: list[Problem], pointer: str, form: Node) -> tuple[dict[str, list[str]], list[str]]:
    """Returns field name -> sentences for what is wrong within the part at `pointer`, and sentences for all else."""
    names = set(_names(form))
    by_field: dict[str, list[str]] = defaultdict(list)
    elsewhere: list[str] = []
    for problem in problems:
        inside = f"{problem.pointer}/".startswith(f"{pointer}/")
        path = problem.pointer[len(pointer) + 1 :].replace("/", ".") if inside else ""
        missing = MISSING.search(problem.sentence)
        if inside and missing:
            path = ".".join(filter(None, (path, missing.group(1))))
        if path.rpartition(".")[2] == "key":
            continue  # made of the part's words, whose own absence is said
        name = _nearest(path, names)
        sentence = plain_sentence(problem)
        if name and sentence not in by_field[name]:
            by_field[name].append(sentence)
        elif not name:
            elsewhere.append(sentence if inside and sentence not in PLAIN.values() else problem.sentence)
    return dict(by_field), list(dict.fromkeys(elsewhere))


def _names(node: Node) -> list[str]:
    own = [node.name] if node.name else []
    return own + [name for one in (*node.fields, *node.rows) for name in _names(one)]


def _nearest(path: str, names: set[str]) -> str:
    """The field a path lies in: itself, or the nearest one above it that the form shows."""
    while path and path not in names:
        path = path.rpartition(".")[0]
    return path


def plain_sentence(problem: Problem) -> str:
    """Returns a shape problem in an editor's words; any other problem as it says itself."""
    if not problem.code.startswith("shape."):
        return problem.sentence
    if EMPTY.search(problem.sentence):
        return PLAIN["shape.missing_field"]
    if long := LONG.search(problem.sentence):
        return f"Make this shorter: at most {long.group(1)} characters."
    if many := MANY.search(problem.sentence):
        return f"At most {many.group(1)} of these."
    return PLAIN.get(problem.code, problem.sentence)
