"""key.duplicate: a key twice in one list, or a question's key twice in the document."""

from collections.abc import Iterator

from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem

LISTS = ("contacts", "parties", "steps", "tests", "circumstances", "requirements", "clocks", "scenarios")
#: Lists of casework, by where they stand.
CASEWORK = (
    "panels",
    "decision.reasons",
    "decision.outcomes",
    "decision.challenges",
    "provision.lines",
    "provision.pools",
    "provision.ends",
    "funding",
)
WITHIN = ("options", "columns", "items", "types", "authors", "contents", "scopes", "parts", "reasons")


def check_keys(reading: Reading) -> Iterator[Problem]:
    """Yields a problem at every second use of a key."""
    for name in LISTS:
        yield from _twice(reading.parts(name), f"in {name}")
    questions = [(at, question) for at, question, _ in reading.questions]
    yield from _twice(questions, "among the questions of this document")
    for at, part in [*questions, *reading.parts("requirements"), *reading.parts("tests")]:
        for name in WITHIN:
            rows = [(f"{at}/{name}/{index}", row) for index, row in enumerate(part.get(name, []))]
            yield from _twice([(row_at, row) for row_at, row in rows if "key" in row], f"in {name}")
    for path in CASEWORK:
        yield from _twice(_of_casework(reading, path), f"in {path}")
    yield from _shared_names(reading)


def _of_casework(reading: Reading, path: str) -> list[tuple[str, dict[str, str]]]:
    found = reading.data.get("casework", {})
    for step in path.split("."):
        found = found.get(step, {})
    return [(f"/casework/{path.replace('.', '/')}/{index}", part) for index, part in enumerate(found)]


def _twice(parts: list[tuple[str, dict[str, str]]], where: str) -> Iterator[Problem]:
    seen = set()
    for at, part in parts:
        key = part["key"]
        if key in seen:
            yield Problem(f"{at}/key", "key.duplicate", f"“{key}” is used twice {where}.")
        seen.add(key)


def _shared_names(reading: Reading) -> Iterator[Problem]:
    """A clock and a date question may not share a name: a moment could not tell them apart."""
    for at, clock in reading.parts("clocks"):
        if clock["key"] in reading.names.questions:
            sentence = f"“{clock['key']}” is also a question: a moment could not tell them apart."
            yield Problem(f"{at}/key", "key.duplicate", sentence)
