"""key.reused: a key never gets a new meaning, so nothing published may come back as something of another kind."""

from collections.abc import Iterable, Iterator
from typing import Any

from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem
from wizard.routes.route import Route

JSON = dict[str, Any]


def check_reuse(data: JSON, earlier: Iterable[Route]) -> Iterator[Problem]:
    """Yields a problem for each question, test and requirement whose kind differs from an earlier version's.

    Answers, judgements and papers are stored under these keys; under another kind they would be read as nonsense.
    """
    reading = Reading(data)
    parts = [("question", at, question) for at, question, _ in reading.questions]
    parts += [("test", at, test) for at, test in reading.parts("tests")]
    parts += [("requirement", at, requirement) for at, requirement in reading.parts("requirements")]
    before = _kinds(earlier)
    for what, at, part in parts:
        kind = before.get((what, part["key"]), part["kind"])
        if kind != part["kind"]:
            sentence = f"“{part['key']}” was a {what} of kind {kind} in an earlier version. Give the new one a new key."
            yield Problem(f"{at}/key", "key.reused", sentence)


def _kinds(earlier: Iterable[Route]) -> dict[tuple[str, str], str]:
    """The kind each key first had: later versions could not have changed it."""
    found: dict[tuple[str, str], str] = {}
    for route in earlier:
        for what, parts in (("question", route.questions), ("test", route.tests), ("requirement", route.requirements)):
            for key, part in parts.items():
                found.setdefault((what, key), part.kind)
    return found
