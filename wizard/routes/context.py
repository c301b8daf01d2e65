"""One evaluation under way: what is given, and what has been worked out so far, each thing once."""

from collections.abc import Collection, Mapping
from copy import copy
from datetime import date
from typing import Any

from wizard.routes.given import Given
from wizard.routes.logic import Truth, Unknown, both, waiting
from wizard.routes.rules import Moment, QuestionRule, Rules, StepRule
from wizard.routes.thresholds import Counted, judge_test
from wizard.routes.values import comparable, date_of, is_blank, says_not_known


class NotAsked:
    """The value of a question that is hidden: every comparison with it does not hold."""

    __slots__ = ()


NOT_ASKED = NotAsked()


class Context:
    """Memory of one evaluation. Conditions read it; the layers in `evaluation` fill it in order."""

    def __init__(self, rules: Rules, given: Given) -> None:
        self.rules = rules
        self.given = given
        self.item: Mapping[str, Any] = {}
        self.circumstances: dict[str, Truth] = {}
        self.statuses: dict[str, str] = {}
        self.run_out: dict[str, date] = {}
        self.clocks: dict[str, Moment | Unknown] = {}
        self.figures: dict[str, Counted] = {}
        self._steps = {step.key: step for step in rules.steps}
        self._shown: dict[str, Truth] = {}
        self._steps_shown: dict[str, Truth] = {}
        self._void: dict[str, bool] = {}
        self._answers: dict[str, Any] = {}
        self._tests: dict[str, Truth] = {}
        self._under_way: set[object] = set()

    def has_read(self, keys: Collection[str]) -> bool:
        """Whether the answer to any of these questions was read so far."""
        return any(key in self._answers for key in keys)

    def carried(self, given: Given) -> "Context":
        """Returns a memory of its own that goes on from here with other answers to what was not read yet."""
        other = copy(self)
        other.given = given
        for name, memory in vars(self).items():
            if isinstance(memory, dict) and name != "_steps":
                setattr(other, name, dict(memory))
        return other

    def step_shown(self, key: str) -> Truth:
        """Whether a step is shown."""
        found = self._steps_shown.get(key)
        if found is None:
            found = self._steps_shown[key] = self._guarded(self._steps[key])
        return found

    def shown(self, key: str) -> Truth:
        """Whether a question is asked: its step is shown and its own condition holds."""
        found = self._shown.get(key)
        if found is None:
            rule = self.rules.questions[key]
            in_step = self.step_shown(rule.step_key) if key not in self.given.unasked else False
            found = self._shown[key] = self._guarded(rule) if in_step is True else in_step
        return found

    def _guarded(self, rule: StepRule | QuestionRule) -> Truth:
        if rule.when is None:
            return True
        if id(rule) in self._under_way:
            # Only a document that was never checked can loop; it waits for ever instead of recursing.
            return waiting("answer", rule.key)
        self._under_way.add(id(rule))
        try:
            return rule.when(self)
        finally:
            self._under_way.discard(id(rule))

    def void(self, step_key: str) -> bool:
        """Whether an answer in the step was recorded by a party that may not give it."""
        if step_key not in self._void:
            step = self._steps[step_key]
            by = (self.given.answered_by.get(key) for key in step.questions if key in self.given.answers)
            self._void[step_key] = any(party is not None and party not in step.by for party in by)
        return self._void[step_key]

    def answer(self, key: str) -> Any:
        """A question's comparable value, NOT_ASKED, or an Unknown naming what it waits for."""
        if key not in self._answers:
            self._answers[key] = self._read_answer(key)
        return self._answers[key]

    def _read_answer(self, key: str) -> Any:
        rule = self.rules.questions[key]
        shown = self.shown(key)
        if shown is False:
            return NOT_ASKED
        if isinstance(shown, Unknown):
            return shown
        stored = None if self.void(rule.step_key) else self.given.answers.get(key)
        if says_not_known(stored):
            return waiting("officer", key)
        value = None if is_blank(rule.kind, stored) else comparable(rule.kind, stored)
        return waiting("answer", key) if value is None else value

    def slot(self, name: str) -> Any:
        """The value of a slot: the first asked and answered question that feeds it."""
        unknown: Unknown | None = None
        feeding = self.rules.slots.get(name, ())
        for key in feeding:
            value = self.answer(key)
            if isinstance(value, Unknown):
                unknown = both(unknown, value)
            elif value is not NOT_ASKED:
                return value
        if unknown is None and feeding:
            return NOT_ASKED
        if name in self.given.facts:
            return self.given.facts[name]
        return waiting("answer", name) if unknown is None else unknown

    def test(self, key: str) -> Truth:
        """Whether a named test holds; worked out on demand, once."""
        if key not in self._tests:
            if f"test {key}" in self._under_way:
                return waiting("answer", key)
            self._under_way.add(f"test {key}")
            try:
                self._tests[key], self.figures[key] = judge_test(self.rules.tests[key], self)
            finally:
                self._under_way.discard(f"test {key}")
        return self._tests[key]

    def event(self, name: str) -> Moment | Unknown:
        """The date of an event; a draft counts as submitted today, provisionally."""
        recorded = date_of(self.given.events.get(name))
        if name == "submitted":
            day = self.given.submitted or recorded or self.given.today
            return Moment(day, provisional=self.given.submitted is None and recorded is None)
        return waiting("date", name) if recorded is None else Moment(recorded)
