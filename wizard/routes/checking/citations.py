"""cite.*: everything cited is in the table, and what people are asked or told stands on something."""

from collections.abc import Iterator
from typing import Any

from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem


def check_citations(reading: Reading) -> Iterator[Problem]:
    """Yields cite.unknown (not in `clauses`), cite.missing (a citation is owed), and cite.unused as a warning."""
    clauses = reading.data["clauses"]
    used = set()
    for at, key in _cited(reading.data):
        used.add(key)
        if key not in clauses:
            yield Problem(at, "cite.unknown", f"The clauses table has no “{key}”.")
    for key in clauses:
        if key not in used:
            yield Problem(f"/clauses/{key}", "cite.unused", f"Nothing cites “{key}”.", "warning")
    yield from _missing(reading)


def _cited(data: Any) -> Iterator[tuple[str, str]]:
    waiting = [("", data)]
    while waiting:
        at, value = waiting.pop()
        if isinstance(value, list):
            waiting.extend((f"{at}/{index}", member) for index, member in enumerate(value))
        elif isinstance(value, dict):
            for name, member in value.items():
                if name == "cites" and isinstance(member, list):
                    yield from ((f"{at}/cites/{index}", key) for index, key in enumerate(member))
                elif not (at == "" and name == "scenarios"):
                    waiting.append((f"{at}/{name}", member))


def _missing(reading: Reading) -> Iterator[Problem]:
    for at, question, _ in reading.questions:
        if not _stands(question):
            yield Problem(at, "cite.missing", f"“{question['key']}” is asked without a clause to stand on.")
    for at, row in reading.parts("circumstances"):
        if not _stands(row):
            yield Problem(at, "cite.missing", f"“{row['key']}” cites no clause.")
    for at, requirement in reading.parts("requirements"):
        if not _stands(requirement):
            yield from _unfounded(at, requirement)


def _unfounded(at: str, requirement: dict[str, Any]) -> Iterator[Problem]:
    """A requirement without citation: each of its verdicts needs one, and so does any other kind."""
    for index, row in enumerate(requirement.get("verdicts", [])):
        if not _stands(row):
            yield Problem(f"{at}/verdicts/{index}", "cite.missing", "This verdict cites no clause.")
    if requirement["kind"] != "evidence":
        yield Problem(at, "cite.missing", f"“{requirement['key']}” is required without a clause to stand on.")


def _stands(part: dict[str, Any]) -> bool:
    return bool(part.get("cites") or part.get("assumed"))
