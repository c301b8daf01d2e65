"""What a route says of the time after submission: who decides by what, what may be provided, how it ends, who pays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wizard.routes.asked import Choice
from wizard.routes.logic import Check
from wizard.routes.rules import Row, When

Length = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Panel:
    """A meeting that gives advice or decides. `meets` is how often; `papers` how long before they are sent."""

    key: str
    title: str
    meets: str
    term_time_only: bool = True
    papers: Length | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`kind` is agree, decline, not_now, advise, meet or more_information; `tell` are party keys."""

    key: str
    label: str
    kind: str
    look_again: Length | None = None
    needs_reason: bool = False
    tell: tuple[str, ...] = ()
    letter: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to have a decision looked at again. `stage` is review, complaint or ombudsman; `by` are party keys."""

    key: str
    label: str
    stage: str
    by: tuple[str, ...]
    contact: str = ""
    within: Length | None = None
    answer_within: Length | None = None
    say: str = ""
    cites: tuple[str, ...] = ()
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to be weighed, as a sentence. `group` says how it counts: all, any, none, n of, or alone."""

    words: str
    group: str
    check: Check = field(repr=False)
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Something a package may hold. `unit` is hours_a_week, sessions_a_week, item or place."""

    key: str
    label: str
    unit: str = "item"
    at_most: float | None = None
    pool: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """Something scarce: `places` is None where the route gives no number; `queue` yields a priority, 1 first."""

    key: str
    label: str
    places: int | None
    meanwhile: str
    queue: tuple[Row, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class Hours:
    """What the policy says of how much: hours a day or a week. `rows` are (at least, at most) for some pupils."""

    at_least: float | None = None
    at_most: float | None = None
    per: str = "week"
    rows: tuple[Row, ...] = field(repr=False, default=())
    assumed: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EndReason:
    """Why provision may end. `look_at_duty`: the child is not back, so the council says how its duty is met.

    `not_taking_part`: it ends for that, so the family is warned first. `needs` are keys of requirements met first.
    """

    key: str
    label: str
    look_at_duty: bool = False
    not_taking_part: bool = False
    needs: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FundingRule:
    """Money that follows the child. `basis` names a rate of the authority's, `share` is a fraction of it."""

    key: str
    label: str
    payer: str
    basis: str
    share: tuple[int, int] = (1, 1)
    per: str = ""
    when: Check | None = field(default=None, repr=False)
    begins: When | None = field(default=None, repr=False)
    ends: When | None = field(default=None, repr=False)
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Casework:
    """Everything after submission, by key and in document order. Party keys are those of the route."""

    panels: Mapping[str, Panel]
    decided_by: tuple[str, ...]
    decision_due: str
    criteria: tuple[Criterion, ...]
    criteria_met: Check | None = field(repr=False)
    reasons: Mapping[str, Choice]
    outcomes: Mapping[str, Outcome]
    challenges: tuple[Way, ...]
    decision_cites: tuple[str, ...]
    providers: tuple[Mapping[str, Any], ...]
    lines: Mapping[str, Line]
    pools: Mapping[str, Pool]
    hours: Hours | None
    period: When | None = field(repr=False)
    period_words: str
    review: str
    ends: Mapping[str, EndReason]
    ended_by: tuple[str, ...]
    funding: Mapping[str, FundingRule]
