"""What a school's register is watched for: the threshold of its council's route, else the national fifteen days."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from guidance.policies.models import ClauseText
from people.models import Authority, School
from wizard.attendance.definitions import Definition
from wizard.attendance.figures import PLAIN, Reached, definitions_of_test, thresholds
from wizard.routes.models import RouteVersion
from wizard.routes.service import NamedTest, Route, current_versions_at, route_of

FIFTEEN = Decimal(15)
EARLY = Decimal(10)
NATIONAL = NamedTest("national", "threshold", "15 school days away because of illness")


@dataclass(frozen=True)
class Watch:
    """How days are counted, from when to warn and the limit; the route that says so and its clauses, if one does."""

    test: NamedTest
    definition: Definition
    limit: Decimal
    warn_at: Decimal
    version: RouteVersion | None = None
    route: Route | None = field(default=None, repr=False)

    def reached(self, figure: Decimal | None, on: date | None) -> Reached:
        """Returns a figure as pages tell it."""
        return Reached(self.test, self.definition, figure, self.limit, on)


def watch_of(school: School, on: date) -> Watch:
    """Returns the watch over a school's register on a day: the limit at which its council takes referrals."""
    return _watch(school.authority, on, lambda route: route.identity.kind == "referral")


def alert_of(council: Authority | None, on: date) -> Watch:
    """Returns at what limit schools tell a council of long illness: its own alert's, else the nation's."""
    return _watch(council, on, lambda route: bool(route.identity.once_for))


def _watch(authority: Authority | None, on: date, wanted: Callable[[Route], bool]) -> Watch:
    for version in current_versions_at(authority.slug, on) if authority else []:
        route = route_of(version)
        for test in thresholds(route.tests.values()) if wanted(route) else ():
            limits = [row for row in route.rules.tests[test.key].limits if row.when is None and not row.always]
            if test.measure == "days" and limits:
                limit = limits[-1].number
                warn_at = Decimal(str(test.warn_at)) if test.warn_at is not None else limit * EARLY / FIFTEEN
                return Watch(test, list(definitions_of_test(test).values())[-1], limit, warn_at, version, route)
    return Watch(NATIONAL, PLAIN, FIFTEEN, EARLY)


def clauses_of(watch: Watch) -> dict[str, Any]:
    """Returns {"clauses": tabs, "quote": words} of what the policy says at this limit; both empty without a policy."""
    if watch.route is None or watch.version is None:
        return {"clauses": [], "quote": ""}
    uids = [watch.route.clauses[key].uid for key in watch.test.cites if key in watch.route.clauses]
    rows = ClauseText.objects.filter(edition_version=watch.version.edition_version_id, clause__uid__in=uids)
    told = {
        uid: (number or above or "", text)
        for uid, number, above, text in rows.values_list("clause__uid", "number", "parent__number", "text")
    }
    tabs = [{"number": told[uid][0], "href": f"/clause/{uid}/"} for uid in uids if uid in told and told[uid][0]]
    return {"clauses": tabs, "quote": next((told[uid][1] for uid in uids if uid in told and told[uid][1]), "")}
