"""The compiled rules of a document of valid shape."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from wizard.routes.conditions import compile_condition
from wizard.routes.logic import Check
from wizard.routes.moments import compile_date, compile_moment
from wizard.routes.names import Names
from wizard.routes.parts_building import build_verdict_row
from wizard.routes.rules import ClockRule, Limit, QuestionRule, RequirementRule, Row, Rules, StepRule, TestRule

JSON = dict[str, Any]


def build_rules(data: JSON, names: Names) -> Rules:
    """Every condition and moment of a document, compiled in document order."""
    return Rules(
        steps=tuple(_step(step, names) for step in data.get("steps", [])),
        questions={q["key"]: _question(q, step, names) for step in data.get("steps", []) for q in step["questions"]},
        item_checks=_item_checks(names),
        slots=names.slots,
        tests={test["key"]: _test(test, names) for test in data.get("tests", [])},
        duty=tuple(_row(row, row["council"], names) for row in data.get("duty", [])),
        circumstances=tuple(_row(row, (row["key"], row["outcome"]), names) for row in data.get("circumstances", [])),
        requirements={one["key"]: _requirement(one, names) for one in data.get("requirements", [])},
        clocks={clock["key"]: _clock(clock, names) for clock in data.get("clocks", [])},
        providers=tuple(_row(row, row["label"], names) for row in _providers(data)),
    )


def _providers(data: JSON) -> list[JSON]:
    found: list[JSON] = data.get("casework", {}).get("provision", {}).get("providers", [])
    return found


def _row(row: JSON, value: Any, names: Names) -> Row:
    return Row(compile_condition(row.get("when"), names), value)


def _step(step: JSON, names: Names) -> StepRule:
    keys = tuple(question["key"] for question in step["questions"])
    when = compile_condition(step.get("when"), names)
    return StepRule(step["key"], frozenset(step["by"]), step.get("gate", "submit"), when, keys)


def _question(question: JSON, step: JSON, names: Names) -> QuestionRule:
    when = compile_condition(question.get("when"), names)
    need, unknown = question.get("need", "must"), question.get("unknown", False)
    return QuestionRule(question["key"], question["kind"], step["key"], need, when, unknown)


def _item_checks(names: Names) -> dict[str, Check]:
    checks = {fact: compile_condition(item.get("when"), names) for fact, item in names.items.items()}
    return {fact: check for fact, check in checks.items() if check is not None}


def _test(test: JSON, names: Names) -> TestRule:
    return TestRule(
        key=test["key"],
        kind=test["kind"],
        when=compile_condition(test.get("when"), names),
        limits=tuple(_limit(row, names) for row in test.get("rows", [])),
        measure=test.get("measure", ""),
        run=test.get("run", "either"),
        basis=tuple(test.get("basis", ())),
        question=test.get("question", "") if test.get("question") in names.questions else "",
        warn_at=test.get("warn_at"),
    )


def _limit(row: JSON, names: Names) -> Limit:
    when = compile_condition(row.get("when"), names)
    number = next(Decimal(str(row[how])) for how in ("at_least", "more_than", "less_than") if how in row)
    return Limit(when, _passes(row), always=row.get("at_least") == 0, number=number)


def _passes(row: JSON) -> Callable[[Decimal], bool]:
    if "at_least" in row:
        least = Decimal(str(row["at_least"]))
        return lambda figure: figure >= least
    if "more_than" in row:
        over = Decimal(str(row["more_than"]))
        return lambda figure: figure > over
    under = Decimal(str(row["less_than"]))
    return lambda figure: figure < under


def _requirement(data: JSON, names: Names) -> RequirementRule:
    return RequirementRule(
        key=data["key"],
        when=compile_condition(data.get("when"), names),
        verdicts=tuple(_row(row, build_verdict_row(row), names) for row in data.get("verdicts", [])),
        signers=tuple(_row(signer, signer["who"], names) for signer in data.get("signed_by", [])),
        met=compile_condition(data.get("met"), names),
        lasts=(data["lasts"]["n"], data["lasts"]["unit"]) if "lasts" in data else None,
    )


def _clock(clock: JSON, names: Names) -> ClockRule:
    repeats = clock.get("repeats")
    pauses = clock.get("pauses", [])
    restarts = tuple(compile_date(name, names) for name in clock.get("restarts_on", []))
    return ClockRule(
        key=clock["key"],
        due=compile_moment(clock["due"], names, restarts),
        when=compile_condition(clock.get("when"), names),
        remind=tuple((length["n"], length["unit"]) for length in clock.get("remind", [])),
        repeats=(repeats["n"], repeats["unit"]) if repeats else None,
        until=compile_date(clock["until"], names) if "until" in clock else None,
        pauses=tuple((compile_date(one["from"], names), compile_date(one["to"], names)) for one in pauses),
        unit=clock["due"].get("unit", ""),
    )
