"""What is known when a route is evaluated: plain values, nothing from the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schoolyear.calendars import SchoolCalendar

JSON = Any


@dataclass(frozen=True, slots=True)
class Given:
    """The situation a route is read for.

    today        the reference day while a draft; `submitted` replaces it once sent.
    answers      question key -> stored value. yes_no "yes"/"no"; one: option key; many: list; date: ISO string;
                 number: number; money and hours: decimal string; person: object; rows: list of objects;
                 checklist: {item: {"tried": "yes"|"no"|"not_suitable", "when", "effect", "why_not"}};
                 declaration: "yes"; with `unknown` {"not_known": true}. Absent, None or "" is not answered.
    answered_by  question key -> party key; an answer by a party outside its step's `by` voids the step.
    items        evidence requirement key -> items: {"type", "author", "how_seen", "seen_on", "dated", "covers", ...};
                 an item may carry {"override": verdict} recorded by an officer.
    consents     consent requirement key -> {"given": bool, "signed": [party], "withdrawn": bool, "attested": bool}
    held         document requirement key -> {"held": bool, "by": party, "signed": [party], "parts": {part: party}}
    waivers      requirement or `expected` question key -> reason key, or a sentence for a question
    judgements   judgement key -> True or False (recorded by an officer)
    counts       threshold key -> a number, or {"consecutive", "cumulative", "expected", "planned", "percent"}
    events       event -> date or ISO string        case    "case.history" and the other case facts -> value
    unasked      question keys that are not asked on this occasion, such as those a public check leaves out
    facts        derived facts only the caller knows: "school.type", "referral.started_by", "duty.ours"
    """

    today: date
    answers: Mapping[str, JSON] = field(default_factory=dict)
    answered_by: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, Sequence[Mapping[str, JSON]]] = field(default_factory=dict)
    consents: Mapping[str, Mapping[str, JSON]] = field(default_factory=dict)
    held: Mapping[str, Mapping[str, JSON]] = field(default_factory=dict)
    waivers: Mapping[str, str] = field(default_factory=dict)
    judgements: Mapping[str, bool] = field(default_factory=dict)
    counts: Mapping[str, JSON] = field(default_factory=dict)
    events: Mapping[str, JSON] = field(default_factory=dict)
    case: Mapping[str, JSON] = field(default_factory=dict)
    facts: Mapping[str, JSON] = field(default_factory=dict)
    submitted: date | None = None
    unasked: frozenset[str] = frozenset()
    calendar: SchoolCalendar | None = None

    @property
    def reference_day(self) -> date:
        """The day ages and limits are judged by."""
        return self.submitted or self.today
