"""Gates: what still keeps each one shut. A gate asks for everything due before it as well."""

from collections.abc import Mapping
from typing import Any

from wizard.routes.asked import Question, Step
from wizard.routes.context import Context
from wizard.routes.facts import tried_of
from wizard.routes.parts import Requirement
from wizard.routes.result import Missing, RequirementResult
from wizard.routes.values import is_blank, says_not_known
from wizard.routes.vocabulary import GATES


def missing_by_gate(
    steps: Mapping[str, Step],
    requirements: Mapping[str, Requirement],
    found: Mapping[str, RequirementResult],
    ctx: Context,
) -> dict[str, tuple[Missing, ...]]:
    """For every gate in order, the questions and requirements it waits for."""
    due = [(step.gate, missing) for step in steps.values() for missing in _in_step(step, ctx)]
    due += [(one.gate, missing) for one in requirements.values() for missing in _of_requirement(one, found[one.key])]
    gates = {}
    for place, gate in enumerate(GATES):
        up_to = set(GATES[: place + 1])
        gates[gate] = tuple(missing for at, missing in due if at in up_to)
    return gates


def _of_requirement(requirement: Requirement, found: RequirementResult) -> list[Missing]:
    if requirement.need == "optional" or found.status != "not_met":
        return []
    detail = found.missing[0] if found.missing else ""
    return [Missing("requirement", requirement.key, requirement.title, detail=detail)]


def _in_step(step: Step, ctx: Context) -> list[Missing]:
    if ctx.step_shown(step.key) is not True:
        return []
    missing = []
    for question in step.questions:
        if ctx.shown(question.key) is True:
            missing.extend(_of_question(question, ctx))
    return missing


def _of_question(question: Question, ctx: Context) -> list[Missing]:
    stored = None if ctx.void(question.step_key) else ctx.given.answers.get(question.key)
    if question.need == "optional":
        return []
    if says_not_known(stored):
        if question.unknown and question.need == "expected":
            return []
        return [_missing(question, "“We do not know yet” does not do here.")]
    if is_blank(question.kind, stored):
        if question.need == "expected" and ctx.given.waivers.get(question.key):
            return []
        return [_missing(question, "")]
    return _blank_items(question, stored, ctx)


def _missing(question: Question, detail: str) -> Missing:
    return Missing("question", question.key, question.ask, question.step_key, detail)


def _blank_items(question: Question, stored: Any, ctx: Context) -> list[Missing]:
    """Checklist items that must or are expected to be answered and are not; a reason why not will do for expected."""
    missing = []
    for item in question.items:
        fact = f"{question.key}.{item.key}"
        check = ctx.rules.item_checks.get(fact)
        if item.need == "optional" or (check is not None and check(ctx) is not True):
            continue
        if tried_of(stored, item.key) is None and not ctx.given.waivers.get(fact):
            missing.append(Missing("question", fact, item.label, question.step_key))
    return missing
