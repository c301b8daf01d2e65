"""Which pupils a school owes its council a sickness return for (facts V17 to V19), as the council's alert says it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from people.models import School
from schoolyear.years import starting_year
from wizard.attendance.mailboxes import mailboxes_of
from wizard.attendance.models import RegisterPupil, SicknessReturn
from wizard.attendance.watches import Watch, alert_of

#: What the law asks for where no council's alert says more.
NAME, ADDRESS = "pupil.name", "address"


@dataclass(frozen=True)
class ReturnRule:
    """After how many days a council is told of a pupil, of what, how often, and where the letter goes.

    It is the council's published alert; `watch.route` is None where it has none, and the law's own words hold.
    """

    watch: Watch
    asks: frozenset[str]
    once_for: str
    mailboxes: list[str]

    def period_of(self, first: date) -> object:
        """Returns what one return is for: the absence that began on a day, or its school year."""
        return starting_year(first) if self.once_for == "school_year" else first


def rule_of(school: School, on: date) -> ReturnRule:
    """Returns the rule of a school's council on a day."""
    watch = alert_of(school.authority, on)
    own = mailboxes_of(school.authority) if school.authority else []
    if watch.route is None:
        return ReturnRule(watch, frozenset({NAME, ADDRESS}), "absence", own)
    route = watch.route
    asked = (one for one in route.questions.values() if one.need == "must")
    named = route.contacts.get(route.officer.contact) if route.officer else None
    mailboxes = [named.email] if named and named.email else own
    return ReturnRule(watch, frozenset(one.feeds or one.brings for one in asked), route.identity.once_for, mailboxes)


@dataclass(frozen=True)
class Due:
    """One pupil of compulsory school age with the days missed or expected, and the last absence."""

    pupil: RegisterPupil
    born: date
    period_first: date
    days: Decimal
    reached_on: date | None
    asks: frozenset[str]

    @property
    def lacking(self) -> list[str]:
        """What the return must say and the register does not hold."""
        pupil = self.pupil
        held = {
            "name": (NAME, pupil.first_name and pupil.last_name),
            "address": (ADDRESS, pupil.address),
            "UPN": ("pupil.upn", pupil.upn),
        }
        return [word for word, (asked, value) in held.items() if asked in self.asks and not value]

    @property
    def complete(self) -> bool:
        """Whether the register holds what the return must say."""
        return not self.lacking


def returns_due(school: School) -> list[Due]:
    """Returns those of whom the council was not told yet since it may be told again, the most days first."""
    if school.authority_id is None:
        return []  # its council takes no returns here
    rule = rule_of(school, timezone.localdate())
    pupils = RegisterPupil.objects.filter(school=school, figures__due=True)
    sent = SicknessReturn.objects.filter(school=school).values_list("pupil_id", "period_first")
    done = {(pupil, rule.period_of(first)) for pupil, first in sent}
    found = [_due(pupil, pupil.born, rule) for pupil in pupils if pupil.born and pupil.figures.get("period")]
    left = [one for one in found if (one.pupil.pk, rule.period_of(one.period_first)) not in done]
    return sorted(left, key=lambda one: (-one.days, one.pupil.last_name))


def _due(pupil: RegisterPupil, born: date, rule: ReturnRule) -> Due:
    first = date.fromisoformat(pupil.figures["period"][0])
    reached = pupil.figures.get("ill_reached_on")
    on = date.fromisoformat(reached) if reached else None
    return Due(pupil, born, first, Decimal(pupil.figures["ill"]), on, rule.asks)
