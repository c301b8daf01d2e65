"""What stands on a case's account: for each of the route's rules on money who pays, from when to when, and how much."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from people.models import Authority
from schoolyear.calendars import SchoolCalendar
from schoolyear.stretches import Stretch
from wizard.casework.models import Case
from wizard.casework.service import Standing, clause_tabs
from wizard.funding.enums import BASES, BY_THE_WEEK
from wizard.funding.models import CaseTerms, Charge, Stop
from wizard.funding.queries import charges_of, rates_of, stops_of, terms_of
from wizard.funding.reckoning import NOTHING, DatedRate, NotKnown, YearParts, owed
from wizard.routes.service import FundingRule, Route, casework_of, money_runs

#: Beginning of time, for an amount that was agreed for the case and not dated.
ALWAYS = date(1900, 1, 1)


@dataclass
class Account:
    """One rule on one case. `first` and `last` are the days paid for; `waits` says what nothing is reckoned without."""

    case: Case
    rule: FundingRule
    payer_kind: str
    payer: str
    terms: CaseTerms | None
    rates: Sequence[DatedRate]
    parts: YearParts
    charges: Sequence[Charge]
    first: date | None = None
    last: date | None = None
    stopped_by: Stop | None = None
    waits: str = ""
    clauses: list[dict[str, str]] = field(default_factory=list)

    @property
    def basis(self) -> str:
        """What the amount is a share of, in words."""
        share = "" if self.rule.share == (1, 1) else f", {self.rule.share[0]} of {self.rule.share[1]} parts"
        return f"{BASES.get(self.rule.basis, self.rule.basis)}{share}"

    @property
    def counted(self) -> str:
        """By what it is counted."""
        return "by the school week" if self.rule.per in BY_THE_WEEK else "by the school day"

    @property
    def charged(self) -> Decimal:
        """What was charged so far."""
        return sum((one.amount for one in self.charges), NOTHING)

    @property
    def runs(self) -> bool:
        """Whether money can be reckoned, as far as its beginning goes."""
        return not self.waits and self.first is not None

    def owed(self, first: date, last: date) -> Decimal:
        """Returns the pounds owed within these days. Raises NotKnown."""
        if self.first is None:
            return NOTHING
        begins, ends = max(first, self.first), min(last, self.last or last)
        return owed(
            self.parts, self.rates, begins, ends,
            share=self.rule.share, by_week=self.rule.per in BY_THE_WEEK, start=self.first,
        )  # fmt: skip

    def owed_up_to(self, day: date) -> Decimal:
        """Returns everything owed from the first day up to this one. Raises NotKnown."""
        return self.owed(self.first or day, day)

    def days(self, first: date, last: date) -> int:
        """Returns the school days paid for within these days. Raises NotKnown."""
        begins, ends = max(first, self.first or last), min(last, self.last or last)
        return self.parts.school_days(begins, ends) if self.first and begins <= ends else 0


@dataclass(frozen=True, slots=True)
class Row:
    """An account within a stretch of time. `amount` is None while something is not known; `waits` says what."""

    account: Account
    first: date | None
    last: date | None
    days: int
    amount: Decimal | None
    waits: str = ""


def accounts_of(
    standings: Iterable[Standing], authority: Authority, calendars: Mapping[int, YearParts]
) -> list[Account]:
    """Returns the accounts of an authority's cases, case by case in the order of the route's rules. Four queries.

    `calendars` holds the counted school days by case.
    """
    known = list(standings)
    keys = [one.case.pk for one in known]
    rates, terms, stops, charges = rates_of(authority), terms_of(keys), stops_of(keys), charges_of(keys)
    found = []
    for standing in known:
        case = standing.case
        casework = casework_of(case.submission.referral.route_version)
        for rule in casework.funding.values() if casework else ():
            agreed = terms.get((case.pk, rule.key))
            own = [DatedRate(ALWAYS, agreed.yearly)] if agreed and agreed.yearly is not None else []
            account = Account(
                case=case, rule=rule, payer_kind=kind_of(standing.route, rule), payer=payer_of(standing, rule, agreed),
                terms=agreed, rates=own or rates.get(rule.key, []), parts=calendars[case.pk],
                charges=charges.get((case.pk, rule.key), []), clauses=clause_tabs(standing.route, rule.cites),
            )  # fmt: skip
            set_days(account, standing, stops.get(case.pk, []))
            found.append(account)
    return found


def set_days(account: Account, standing: Standing, stops: Sequence[Stop]) -> None:
    """Writes on an account from when to when it runs, or what it waits for.

    The day of the return is no longer paid for, the last day of provision still is.
    """
    running = money_runs(standing.route, account.rule, standing.given)
    agreed = account.terms
    if (agreed is not None and not agreed.applies) or (agreed is None and running.applies is False):
        account.waits = "It does not apply to this case"
        return
    if agreed is None and running.applies is None:
        account.waits = "The referral does not say whether it applies"
        return
    account.first, account.last = running.first, running.last
    if running.first is None:
        account.waits = "It begins when education elsewhere does"
        return
    if running.last is not None and running.last == standing.given.events.get("returned"):
        account.last = running.last - timedelta(days=1)
    if stops and (account.last is None or stops[0].last_day < account.last):
        account.last, account.stopped_by = stops[0].last_day, stops[0]
    if not account.rates:
        account.waits = "No amount is agreed for this case, and the council has set no rate"


def row_of(account: Account, stretch: Stretch) -> Row:
    """Returns an account within a stretch of time; what lies ahead in it counts as if nothing changes."""
    if not account.runs or account.first is None:
        return Row(account, None, None, 0, None, account.waits)
    first, last = max(account.first, stretch.first), min(account.last or stretch.last, stretch.last)
    if last < first:
        return Row(account, None, None, 0, NOTHING)
    try:
        return Row(account, first, last, account.days(first, last), account.owed(first, last))
    except NotKnown as waits:
        return Row(account, first, last, 0, None, str(waits))


def owed_today(account: Account, today: date) -> tuple[date, Decimal | None, str]:
    """Returns up to which day is reckoned, what is owed up to it, and what that waits for where it is not known.

    What was charged ahead is compared with what is owed up to the day it was charged up to.
    """
    day = max([today, *(one.up_to for one in account.charges)])
    if not account.runs or account.first is None:
        return day, None, account.waits
    try:
        return day, account.owed_up_to(day) if account.first <= day else NOTHING, ""
    except NotKnown as missing:
        return day, None, str(missing)


def kind_of(route: Route, rule: FundingRule) -> str:
    """Returns the kind of party that pays."""
    return route.parties[rule.payer].kind if rule.payer in route.parties else rule.payer


def payer_of(standing: Standing, rule: FundingRule, agreed: CaseTerms | None) -> str:
    """Returns who pays: as agreed for the case, else the case's school, else what the route calls them."""
    if agreed and agreed.payer_name:
        return agreed.payer_name
    if kind_of(standing.route, rule) == "school":
        return standing.case.school.name
    party = standing.route.parties.get(rule.payer)
    return party.label if party else rule.payer


class Calendars:
    """Counted school days, once for each calendar there is."""

    def __init__(self) -> None:
        self._kept: dict[int, YearParts] = {}

    def of(self, standings: Iterable[Standing]) -> dict[int, YearParts]:
        """Returns the counted school days by case."""
        return {one.case.pk: self._one(one.given.calendar) for one in standings}

    def _one(self, calendar: SchoolCalendar | None) -> YearParts:
        return self._kept.setdefault(id(calendar), YearParts(calendar))


def words_of(row: Row) -> dict[str, Any]:
    """Returns a row as statements show it: plain words and numbers, and nothing about health."""
    account = row.account
    return {
        "reference": account.case.submission.reference,
        "school": account.case.school.name,
        "what": account.rule.label,
        "payer": account.payer,
        "payer_reference": account.terms.payer_reference if account.terms else "",
        "first": row.first,
        "last": row.last,
        "days": row.days,
        "amount": row.amount,
        "waits": row.waits,
        "charged": account.charged,
        "paid": sum((one.amount for one in account.charges if one.paid_on), NOTHING),
    }
