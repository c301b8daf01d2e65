"""What evaluating a route gives back. Keys point into the Route; nothing here is worked out later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wizard.routes.logic import Reason
from wizard.routes.rules import Limit


@dataclass(frozen=True, slots=True)
class TestResult:
    """A named test: True, False, or None with the reasons it waits for.

    Of a threshold, `figure` is the count and `limit` the row it was held against, where one applies.
    """

    __test__ = False  # pytest would otherwise collect it by its name

    value: bool | None
    waiting: tuple[Reason, ...] = ()
    figure: float | None = None
    near: bool = False
    limit: Limit | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CircumstanceResult:
    """The row taken. `key` is None while the table waits for something; `also` are rows collected on the way."""

    key: str | None
    outcome: str | None
    also: tuple[str, ...] = ()
    waiting: tuple[Reason, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether the school meets a page that says no, not here, or not this way."""
        return self.outcome in {"divert", "signpost", "refuse"}


@dataclass(frozen=True, slots=True)
class ItemResult:
    """The verdict on one item of evidence: what to say, what would do instead, and the clause keys it rests on."""

    verdict: str
    say: str
    instead: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    waiting: tuple[Reason, ...] = ()
    row: int | None = None
    override: str = ""

    @property
    def counts_as(self) -> str:
        """The verdict after an officer's override."""
        return self.override or self.verdict


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """met, met_for_now, waived, for_a_person, not_met or not_needed; `missing` says in words what is wanting."""

    status: str
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    items: tuple[ItemResult, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockResult:
    """When something falls due. `due` is None while it waits; `provisional` when a draft or an earlier_of may move it.

    `following` is the next occurrence of a clock that repeats; reminders belong to it.
    """

    due: date | None
    provisional: bool = False
    reminders: tuple[date, ...] = ()
    waiting: tuple[Reason, ...] = ()
    needed: bool = True
    following: date | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that keeps a gate shut. `kind` is "question" or "requirement"; `step_key` is empty for requirements."""

    kind: str
    key: str
    title: str
    step_key: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """Everything one evaluation found.

    `shown_questions` is in document order; `hidden_items` are "question.item"; `void_steps` hold an answer by a party
    that may not give it; `answered` are the shown questions with a usable answer. `gates` is read by gate_ready.
    """

    shown_steps: tuple[str, ...]
    shown_questions: tuple[str, ...]
    hidden_items: frozenset[str]
    void_steps: tuple[str, ...]
    answered: frozenset[str]
    tests: Mapping[str, TestResult]
    duty: str | None
    circumstance: CircumstanceResult
    requirements: Mapping[str, RequirementResult]
    clocks: Mapping[str, ClockResult]
    gates: Mapping[str, tuple[Missing, ...]]
    provider: str | None = None

    def gate_ready(self, gate: str = "submit") -> list[Missing]:
        """What keeps a gate shut, in document order; an empty list means it is open.

        Raises KeyError for a gate that is not one of start, submit, decide, begin, review, continue, end.
        """
        return list(self.gates[gate])

    def step_missing(self, step_key: str) -> list[Missing]:
        """What this step still lacks for its own gate."""
        return [one for one in self.gates["end"] if one.step_key == step_key]

    def requirement_keys(self) -> list[str]:
        """Requirements that are needed here, in document order."""
        return [key for key, found in self.requirements.items() if found.status != "not_needed"]

    def items(self, requirement: str) -> tuple[ItemResult, ...]:
        """Verdicts on a requirement's items, in the order they were given."""
        return self.requirements[requirement].items
