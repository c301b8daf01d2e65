"""The try-out's form: everything a route can be told, of which only what applies is drawn.

What was typed lives in the posted form alone. It reads as what a scenario is given, and is filled from one.
"""

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone

from wizard.routes.names import names_of
from wizard.routes.parts import Requirement
from wizard.routes.result import Result
from wizard.routes.route import Route
from wizard.routes.trying import asking
from wizard.routes.trying.cells import NOT_KNOWN_VALUE, Day, Pick
from wizard.routes.trying.drawn import Section, sections_of
from wizard.routes.trying.paths import JOINT, left_over, nested, value_at
from wizard.routes.trying.reads import case_facts, constants, events

JSON = dict[str, Any]
FAMILIES = frozenset(
    "answers answered_by counts judgements items held consents waivers events case facts calendar".split()
)
MOST_REST = 50_000


class TryForm(forms.Form):
    """Fields by flat name. `given()` and `today()` are what was typed; `sections()` is what to draw."""

    use_required_attribute = False

    def __init__(self, data: JSON, route: Route, posted: Any = None, scenario: JSON | None = None) -> None:
        """`data` is the document, `route` the same compiled; `scenario` fills the form at first."""
        self.document, self.route = data, route
        known = (scenario or {}).get("given", {})
        self._start = with_one_way_of_saying(known, data)
        super().__init__(posted, initial=None)
        self._names = list(posted) if posted is not None else []
        self.fields["today"] = Day(label="Today is")
        self.fields["submitted"] = Day(label="Sent on", help_text="Leave it empty while the referral is being written.")
        for name, field in self._all_fields():
            self.fields[name] = field
        self.rest = self._posted_rest(posted) if posted is not None else self._first_rest()
        if posted is None:
            self.initial = self._first_values(scenario or {})

    def given(self) -> JSON:
        """Returns what a scenario would be given: everything typed that reads, and what the form cannot show."""
        flat = dict(self.rest)
        for name, value in self._values.items():
            if name.startswith("unknown"):
                flat.setdefault(name.replace("unknown", "answers", 1), NOT_KNOWN_VALUE)
            elif not name.startswith("by--") and value is not None:
                flat[name] = value
        for name in [name for name in flat if name.startswith("items--")]:
            covers = f"{name.rpartition(JOINT)[0]}{JOINT}covers"
            if covers in self.fields:
                flat.setdefault(covers, [])  # a paper that is there covers nothing until somebody says what
        given = nested({name: value for name, value in flat.items() if name not in ("today", "submitted")})
        given["answered_by"] = given.get("answered_by", {}) | self._answered_by(given.get("answers", {}))
        if flat.get("submitted"):
            given["submitted"] = flat["submitted"]
        return {family: value for family, value in given.items() if value not in ({}, [], None)}

    def today(self) -> str:
        """Returns the day it is tried on, ISO; the real one where none was typed."""
        said = self._values.get("today")
        return str(said or timezone.localdate().isoformat())

    def rest_text(self) -> str:
        """Returns what the form cannot show, for its hidden field."""
        return json.dumps(self.rest)

    def sections(self, result: Result) -> list[Section]:
        """Returns what to draw where this is the result."""
        return sections_of(self, self.route, result)

    @cached_property
    def _values(self) -> JSON:
        if not self.is_bound:
            return {name: value for name, value in self.initial.items() if name in ("today", "submitted")} | self._own()
        self.full_clean()
        cleaned = self.cleaned_data
        return {name: self.fields[name].stored(value) for name, value in cleaned.items()}  # type: ignore[attr-defined]  # ours all

    def _own(self) -> JSON:
        found = {name: value_at(self._start, name) for name in self.fields if name.partition(JOINT)[0] in FAMILIES}
        return {name: value for name, value in found.items() if value is not None}

    def _all_fields(self) -> asking.Fields:
        route, data = self.route, self.document
        for step in route.steps.values():
            others = [(one.key, one.label) for one in route.parties.values() if one.key not in step.by]
            if others and step.by:
                yield f"by--{step.key}", Pick(others, empty="Those who should", label="Filled in by")
            for question in step.questions:
                yield from asking.question_fields(question, self._rows(f"answers--{question.key}"))
        for test in data.get("tests", []):
            yield from asking.test_fields(route.tests[test["key"]], figures_of(test))
        options = words_of_items(data, route)
        for requirement in route.requirements.values():
            yield from self._of_requirement(requirement, options)
        for fact, words in case_facts(data).items():
            family = "case" if fact.startswith("case.") else "facts"
            yield f"{family}--{fact}", asking.case_field(fact, words, names_of(data))
        for event in events(data):
            yield f"events--{event}", asking.event_field(event)

    def _of_requirement(self, requirement: Requirement, options: Mapping[str, Any]) -> asking.Fields:
        parties = self.route.parties
        if requirement.kind == "evidence":
            for number in range(self._rows(f"items--{requirement.key}")):
                yield from asking.item_fields(requirement, number, options)
        elif requirement.kind == "consent":
            yield from asking.agreement_fields(requirement, parties)
        elif requirement.kind == "document":
            yield from asking.document_fields(requirement, parties)
        yield from asking.waiver_fields(requirement)

    def _rows(self, at: str) -> int:
        """How many rows to offer below a name: those there are, and an empty one."""
        if not self._names:
            there = value_at(self._start, at)
            return len(there) + 1 if isinstance(there, list) else 1
        filled = [
            int(number)
            for name in self._names
            if name.startswith(f"{at}{JOINT}") and any(self.data.getlist(name))  # type: ignore[attr-defined]  # a QueryDict
            for number in [name.removeprefix(f"{at}{JOINT}").partition(JOINT)[0]]
            if number.isascii() and number.isdecimal() and len(number) < 3
        ]
        return max(filled, default=-1) + 2

    def _answered_by(self, answers: JSON) -> dict[str, str]:
        values = self._values if self.is_bound else {}
        said = {key: values.get(f"by--{step.key}") for key, step in self._step_of().items() if key in answers}
        return {key: party for key, party in said.items() if party}

    def _step_of(self) -> dict[str, Any]:
        return {question.key: step for step in self.route.steps.values() for question in step.questions}

    def _first_values(self, scenario: JSON) -> JSON:
        values = {name: self.fields[name].shown(value) for name, value in self._own().items()}  # type: ignore[attr-defined]  # ours all
        for key, step in self._step_of().items():
            by = self._start.get("answered_by", {}).get(key)
            if by and by not in step.by:
                values[f"by--{step.key}"] = by
            if self._start.get("answers", {}).get(key) == NOT_KNOWN_VALUE:
                values[f"unknown--{key}"] = True
        today = scenario.get("today") or timezone.localdate().isoformat()
        return values | {"today": today, "submitted": scenario.get("given", {}).get("submitted")}

    def _first_rest(self) -> JSON:
        shown = {name for name in self.fields if name.partition(JOINT)[0] in FAMILIES}
        kept = {name: value for name, value in self._start.items() if name != "submitted"}
        return {name: value for name, value in left_over(kept, shown) if name}

    def _posted_rest(self, posted: Any) -> JSON:
        text = posted.get("rest", "")
        try:
            rest = json.loads(text) if 0 < len(text) <= MOST_REST else {}
        except (ValueError, RecursionError):
            return {}
        allowed = rest.items() if isinstance(rest, dict) else ()
        return {name: value for name, value in allowed if name.partition(JOINT)[0] in FAMILIES}


def with_one_way_of_saying(given: JSON, data: JSON) -> JSON:
    """Returns what a scenario is given with figures always named, and consents and waivers in their own places."""
    kinds = {one["key"]: one["kind"] for one in data.get("requirements", [])}
    held = given.get("held", {})
    figures = {test["key"]: figures_of(test) for test in data.get("tests", []) if test["kind"] == "threshold"}
    counts = {
        key: value if isinstance(value, dict) else {figures.get(key, ["consecutive"])[0]: value}
        for key, value in given.get("counts", {}).items()
    }
    waived = {key: one["waived"] for key, one in held.items() if isinstance(one.get("waived"), str)}
    case = {f"case.{key.removeprefix('case.')}": value for key, value in given.get("case", {}).items()}
    told = {
        "counts": counts,
        "consents": {key: one for key, one in held.items() if kinds.get(key) == "consent"} | given.get("consents", {}),
        "held": {key: one for key, one in held.items() if kinds.get(key) != "consent"},
        "waivers": waived | given.get("waivers", {}),
        "case": case,
    }
    kept = {family: value for family, value in given.items() if family not in told}
    return kept | {family: value for family, value in told.items() if value}


def figures_of(test: JSON) -> list[str]:
    """Returns the names of the figures a threshold may be judged by."""
    if test["kind"] != "threshold":
        return []
    if test["measure"].startswith("percent"):
        return ["percent"]
    runs = ["consecutive", "cumulative"] if test["run"] == "either" else [test["run"]]
    return [*runs, *(basis for basis in test.get("basis", []) if basis != "actual")]


def words_of_items(data: JSON, route: Route) -> dict[str, list[tuple[str, str]]]:
    """Returns the options for how a pupil was seen, how a paper came, and who brought it."""
    read = constants(data)
    usual = {"how_seen": ["in_person", "video", "phone", "not_seen"], "medium": ["written", "spoken"]}
    bringers = {party.key: party.label for party in route.parties.values()}
    found = {}
    for name in ("how_seen", "medium", "supplied_by"):
        words = dict.fromkeys([*usual.get(name, bringers), *read.get(f"item.{name}", [])])
        label = asking.WORDS_OF_ITEMS | bringers
        found[name] = [(word, label.get(word, word.replace("_", " ").capitalize())) for word in words]
    return found
