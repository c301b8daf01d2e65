"""The values worth trying for everything a condition reads, through tests and hidden questions."""

from dataclasses import dataclass
from math import prod
from typing import Any

from wizard.routes.checking.facts import allowed_values
from wizard.routes.checking.reading import Reading
from wizard.routes.vocabulary import CHECKLIST_ANSWERS, DERIVED, FROM_BIRTH
from wizard.routes.walking import facts_read, leaves

JSON = dict[str, Any]
MOST_COMBINATIONS = 4096
DAYS = ("2020-01-01", "2026-10-30", "2030-01-01")
LIMITS = ("at_least", "more_than", "less_than")
# Nursery, Reception to Year 6, secondary, just past 16, and two ages of sixth formers, on 2 November 2026.
BIRTHS = ("2024-05-10", "2021-12-30", "2018-05-10", "2013-05-10", "2010-05-10", "2009-12-10", "2008-05-10")


@dataclass(frozen=True, slots=True)
class Candidates:
    """(where, name) -> values to try; None among the values is "not answered".

    `sampled` says that dates are among them: a few were chosen, so finding nothing proves nothing.
    """

    values: dict[tuple[str, str], tuple[Any, ...]]
    sampled: bool

    @property
    def size(self) -> int:
        """How many combinations there are."""
        return prod(len(values) for values in self.values.values())


class Space:
    """Candidate values of one document, worked out once for each fact."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.constants = _constants(reading)
        self.step_of = {question["key"]: step for _, question, step in reading.questions}
        self.sampled = False

    def candidates(self, condition: JSON) -> Candidates | None:
        """The values to try for a condition, or None if something it reads cannot be made up."""
        self.sampled = False
        values: dict[tuple[str, str], tuple[Any, ...]] = {}
        waiting, seen, size = [condition], set(), 1
        while waiting:
            for _, leaf in leaves(waiting.pop()):
                if "circumstance" in leaf or "requirement" in leaf:
                    return None  # these rest on everything before them
                for where, name in self._read_by(leaf):
                    if (where, name) in seen:
                        continue
                    seen.add((where, name))
                    found = self._values(where, name)
                    if found is None:
                        return None
                    if found:
                        values[where, name] = found
                        size *= len(found)
                    if size > MOST_COMBINATIONS:
                        return Candidates(values, self.sampled)  # too many already: no need to find the rest
                    waiting.extend(self._behind(where, name))
        return Candidates(values, self.sampled)

    def _read_by(self, leaf: JSON) -> list[tuple[str, str]]:
        if "test" in leaf:
            return self._test(leaf["test"])
        if "count" in leaf:
            return [("count", leaf["count"])]
        found: list[tuple[str, str]] = []
        for fact in facts_read([leaf]):
            found.extend(("answers", key) for key in self._questions_of(fact))
            if fact == "today":
                self.sampled = True  # it is tried on one day only
            if fact.startswith("case."):
                found.append(("case", fact))
            elif fact in {"school.type", "referral.started_by", "duty.ours"}:
                found.append(("facts", fact))
        return found

    def _test(self, key: str) -> list[tuple[str, str]]:
        """The test itself, and the figure or judgement it stands on."""
        kind = self.reading.names.tests.get(key, {}).get("kind")
        figures = {"threshold": [("counts", key)], "judgement": [("judgements", key)]}
        return [("tests", key), *figures.get(kind or "", [])]

    def _questions_of(self, fact: str) -> tuple[str, ...]:
        names = self.reading.names
        if fact in names.questions or fact in names.items:
            return (fact,)
        slots = names.slots.get(fact, ())
        if fact in FROM_BIRTH:
            slots = (*names.slots.get("pupil.dob", ()), *names.slots.get("pupil.taught_year", ()))
        return slots

    def _behind(self, where: str, name: str) -> list[JSON]:
        """The conditions that decide whether this is asked, or what a test comes to."""
        names = self.reading.names
        if where == "tests" and name in names.tests:
            test = names.tests[name]
            conditions = [test.get("when"), *(row.get("when") for row in test.get("rows", []))]
        elif where == "answers":
            key = name.partition(".")[0]
            step = self.step_of.get(key, {})
            conditions = [names.questions[key].get("when"), step.get("when"), names.items.get(name, {}).get("when")]
        else:
            conditions = []
        return [condition for condition in conditions if condition is not None]

    def _values(self, where: str, name: str) -> tuple[Any, ...] | None:
        if where == "count":
            return None
        if where == "tests":
            return ()
        if where == "judgements":
            return (True, False, None)
        if where == "counts":
            limits = [row[name_] for row in self.reading.names.tests[name]["rows"] for name_ in LIMITS if name_ in row]
            return (*dict.fromkeys(value + step for value in limits for step in (-1, 0, 1)), None)
        if where == "case" and DERIVED.get(name) == "number":
            return (*self._around(name, (0,)), None)
        if where == "case" and DERIVED.get(name) == "list":
            allowed = allowed_values(name, self.reading.names, {}) or ()
            return (*([one] for one in allowed), list(allowed), None)
        if where in {"case", "facts"}:
            allowed = allowed_values(name, self.reading.names, {}) or ()
            return (*dict.fromkeys((*allowed, *self.constants.get(name, ()))), None)
        names = self.reading.names
        if name in names.items:
            return (*CHECKLIST_ANSWERS, None)
        return self._answers(name, names.questions[name])

    def _answers(self, name: str, question: JSON) -> tuple[Any, ...] | None:
        kind = question["kind"]
        if kind in {"yes_no", "declaration", "one"}:
            return (*(allowed_values(name, self.reading.names, {}) or ()), None)
        if kind == "many":
            options = [option["key"] for option in question["options"]]
            return (*([option] for option in options), options, None)
        if kind == "date":
            self.sampled = True
            return (*(BIRTHS if question.get("feeds") == "pupil.dob" else DAYS), None)
        if kind == "checklist":
            return ({item["key"]: {"tried": "yes"} for item in question["items"]}, None)
        if kind in {"number", "money", "hours"}:
            return (*self._around(name, (0, 10)), None)
        return ([{}] if kind == "rows" else "x", None)

    def _around(self, name: str, otherwise: tuple[int, ...]) -> tuple[Any, ...]:
        """The figures on both sides of everything a number is compared with."""
        around = [value + step for value in self.constants.get(name, ()) for step in (-1, 0, 1)]
        return tuple(dict.fromkeys(around or otherwise))


def _constants(reading: Reading) -> dict[str, tuple[Any, ...]]:
    """What each fact is compared with, anywhere in the document."""
    found: dict[str, list[Any]] = {}
    for _, _, leaf in reading.leaves:
        if "fact" not in leaf:
            continue
        for operator in ("is", "in", "includes", "at_least", "more_than", "less_than"):
            value = leaf.get(operator)
            if value is not None:
                found.setdefault(leaf["fact"], []).extend(value if isinstance(value, list) else [value])
    return {fact: tuple(dict.fromkeys(values)) for fact, values in found.items()}
