"""A council whose cases are told: its people, its route, its school days, and what its schools answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from people.enums import Role
from people.models import Authority, Membership, School, User
from schoolyear.calendars import SchoolCalendar
from schoolyear.counting import is_working_day
from wizard.attendance.service import calendar_of
from wizard.routes.models import RouteVersion
from wizard.routes.service import Casework, casework_of, current_route_version

DAY = timedelta(days=1)
LONGEST_HOLIDAY = 60  # days


@dataclass(frozen=True)
class Place:
    """Who works where. `said` is the council's entry in demo/cases.yaml; `today` the day of loading.

    `referrer` refers at the school, `officer` works the council's cases, `senior` looks after its coordinators.
    """

    authority: Authority
    school: School
    version: RouteVersion
    said: dict[str, Any]
    today: date
    calendar: SchoolCalendar | None
    referrer: User
    officer: User
    senior: User
    finance: User

    @property
    def casework(self) -> Casework:
        """What the route says of cases. Raises LookupError where it says nothing."""
        found = casework_of(self.version)
        if found is None:
            raise LookupError(f"The route of {self.authority} names nothing to decide")
        return found

    def back(self, days: int) -> date:
        """Returns the school day so many days ago, or the last one before it; a working day beyond what is published.

        Days to come are counted below zero.
        """
        wanted = self.today - days * DAY
        for n in range(LONGEST_HOLIDAY):
            day = wanted - n * DAY
            if self.calendar and self.calendar.is_open(day):
                return day
        while not is_working_day(wanted):
            wanted -= DAY
        return wanted


def place_of(slug: str, said: dict[str, Any], today: date) -> Place:
    """Returns a council of the demonstration. Raises LookupError where its route or school is not there."""
    authority, school = Authority.objects.get(slug=slug), School.objects.get(slug=said["school"])
    version = current_route_version(slug, said["route"], today)
    if version is None:
        raise LookupError(f"{slug} has no route called {said['route']}")
    council = (Role.COORDINATOR, Role.SENIOR_COORDINATOR, Role.FINANCE)
    people = (holder(Role.REFERRER, school=school), *(holder(role, authority=authority) for role in council))
    return Place(authority, school, version, said, today, calendar_of(authority, school), *people)


def holder(role: Role, **where: Any) -> User:
    """Returns who holds a role there. Raises LookupError for nobody."""
    found = Membership.objects.filter(role=role, ended_at=None, **where).select_related("user").order_by("pk").first()
    if found is None:
        raise LookupError(f"Nobody is a {role} there")
    return found.user
