"""What follows from the answers alone, as much of it as is asked for: a step of the walk needs little of a route."""

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property

from wizard.routes.context import Context
from wizard.routes.given import Given
from wizard.routes.logic import Unknown
from wizard.routes.requirements import judge_requirement
from wizard.routes.result import CircumstanceResult, RequirementResult, TestResult
from wizard.routes.route import Route
from wizard.routes.tables import read_circumstances, read_table


class Outline:
    """One evaluation of a route, without clocks and gates; each layer is worked out when first asked for.

    Names and meanings are those of `Result`. Which questions are shown comes first, in document order: each finds what
    it reads already worked out, so nothing recurses deeply.
    """

    def __init__(self, route: Route, given: Given) -> None:
        self.route = route
        self.context = ctx = Context(route.rules, given)
        self.shown_questions = tuple(key for key in route.questions if ctx.shown(key) is True)

    def onto(self, given: Given, changed: Collection[str]) -> "Outline":
        """Returns the outline of what is given now, where only the answers to `changed` may be others than before.

        Where nothing that was worked out here has read them, it holds as it is: a name or an address leads nowhere.
        """
        before = self.context.given
        if self.context.has_read(changed) or replace(given, answers=before.answers) != before:
            return Outline(self.route, given)
        found = copy(self)
        found.context = self.context.carried(given)
        return found

    @cached_property
    def shown_steps(self) -> tuple[str, ...]:
        """The steps shown, in document order."""
        return tuple(key for key in self.route.steps if self.context.step_shown(key) is True)

    @cached_property
    def hidden_items(self) -> frozenset[str]:
        """The items of checklists that are not shown, as "question.item"."""
        checks = self.route.rules.item_checks.items()
        return frozenset(fact for fact, check in checks if check(self.context) is not True)

    @cached_property
    def tests(self) -> Mapping[str, TestResult]:
        """The named tests."""
        return {key: self._test(key) for key in self.route.rules.tests}

    @cached_property
    def duty(self) -> str | None:
        """Whose duty the pupil is, where the table says."""
        value: str | None = read_table(self.route.rules.duty, self.context).value
        return value

    @cached_property
    def circumstance(self) -> CircumstanceResult:
        """The circumstance that holds."""
        reading = read_circumstances(self.route.rules.circumstances, self.context)
        self.context.circumstances = reading.truths
        waiting = reading.unknown.reasons if reading.unknown is not None else ()
        taken = self.route.circumstances[reading.taken] if reading.taken is not None else None
        if taken is None:
            return CircumstanceResult(None, None, tuple(reading.also), waiting)
        return CircumstanceResult(taken.key, taken.outcome, tuple(reading.also))

    @cached_property
    def requirements(self) -> Mapping[str, RequirementResult]:
        """How each requirement stands; they may ask which circumstance holds, and how earlier ones stand."""
        _ = self.circumstance
        found = {}
        for key, rule in self.route.rules.requirements.items():
            found[key] = judge_requirement(self.route.requirements[key], rule, self.context)
            self.context.statuses[key] = found[key].status
        return found

    def requirement_keys(self) -> list[str]:
        """Requirements that are needed here, in document order."""
        return [key for key, found in self.requirements.items() if found.status != "not_needed"]

    def _test(self, key: str) -> TestResult:
        value = self.context.test(key)
        counted = self.context.figures[key]
        figure = None if counted.figure is None else float(counted.figure)
        if isinstance(value, Unknown):
            return TestResult(None, value.reasons, figure, limit=counted.limit)
        return TestResult(value, (), figure, counted.near, counted.limit)
