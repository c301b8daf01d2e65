"""The compiled half of a route: closures over a Context, in the order they are run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wizard.routes.logic import Check, Unknown


@dataclass(frozen=True, slots=True)
class Moment:
    """A date worked out; provisional while an earlier date may still turn up or the referral is a draft."""

    day: date
    provisional: bool = False


When = Callable[[Any], Moment | Unknown]


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """When a question is asked. `when` is None for always."""

    key: str
    kind: str
    step_key: str
    need: str
    when: Check | None
    unknown: bool


@dataclass(frozen=True, slots=True)
class StepRule:
    """When a step is shown and who may answer it."""

    key: str
    by: frozenset[str]
    gate: str
    when: Check | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """One row of a threshold: `passes` compares a figure with the row's number."""

    when: Check | None
    passes: Callable[[Decimal], bool]
    always: bool = False
    number: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class TestRule:
    """A rule (`when`), a threshold (`limits`, `figure` settings) or a judgement (neither)."""

    __test__ = False  # pytest would otherwise collect it by its name

    key: str
    kind: str
    when: Check | None = None
    limits: tuple[Limit, ...] = ()
    measure: str = ""
    run: str = "either"
    basis: tuple[str, ...] = ()
    question: str = ""
    warn_at: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: `value` is what it yields."""

    when: Check | None
    value: Any


@dataclass(frozen=True, slots=True)
class RequirementRule:
    """When a requirement is needed and, by kind, what meets it."""

    key: str
    when: Check | None
    verdicts: tuple[Row, ...] = ()
    signers: tuple[Row, ...] = ()
    met: Check | None = None
    lasts: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class ClockRule:
    """When a clock falls due, and how it repeats, pauses and reminds. Lengths are (n, unit)."""

    key: str
    due: When
    when: Check | None
    remind: tuple[tuple[int, str], ...] = ()
    repeats: tuple[int, str] | None = None
    until: When | None = None
    pauses: tuple[tuple[When, When], ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything compiled, by key and in document order."""

    steps: tuple[StepRule, ...]
    questions: Mapping[str, QuestionRule]
    item_checks: Mapping[str, Check]
    slots: Mapping[str, tuple[str, ...]]
    tests: Mapping[str, TestRule]
    duty: tuple[Row, ...]
    circumstances: tuple[Row, ...]
    requirements: Mapping[str, RequirementRule]
    clocks: Mapping[str, ClockRule]
    providers: tuple[Row, ...]
