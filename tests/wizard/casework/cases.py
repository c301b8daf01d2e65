"""Cases of the demo routes, made up, for the tests of casework and of the rooms above it."""

from typing import Any

from django.utils import timezone

from guidance.reading.models import AuthorityPage
from people.enums import Role
from people.models import Authority, User
from tests.building import (
    document_of,
    make_authority,
    make_authority_page,
    make_member,
    make_referral,
    make_route_version,
    make_school,
    make_submission,
)
from tests.referral_walk import DOCUMENTS, ROUTES
from wizard.attendance.service import store_terms
from wizard.casework.actions.decide import criteria_now
from wizard.casework.deciding import Weighed
from wizard.casework.models import Case
from wizard.casework.service import open_case
from wizard.routes.models import RouteVersion

SENT = "2026-11-03 10:00Z"
HALF_TERMS = [
    ("2026-09-03", "2026-10-23", False),
    ("2026-11-02", "2026-12-18", True),
    ("2027-01-04", "2027-02-12", False),
    ("2027-02-22", "2027-03-25", True),
    ("2027-04-12", "2027-05-28", False),
    ("2027-06-07", "2027-07-21", True),
]


def a_case(slug: str = "norfolk", **document: Any) -> Case:
    """A case of a demo route, sent now. Freeze the time at SENT: the term dates are those of 2026-27."""
    authority = Authority.objects.filter(slug=slug).first() or make_authority(slug)
    page = AuthorityPage.objects.filter(authority=authority).first() or make_authority_page(authority)
    text = (ROUTES / DOCUMENTS[slug]).read_text(encoding="utf-8")
    there = RouteVersion.objects.filter(sha256=document_of(text).sha256).first()
    version = there or make_route_version(page, text)
    school = make_school(authority)
    referral = make_referral(school, version, make_member(Role.REFERRER, school=school), status="submitted")
    said = {"pupil": {"name": "Amara Madeup", "born": "2013-03-03", "year_group": 9}, **document}
    return open_case(make_submission(authority, referral=referral, document=said, submitted_at=timezone.now()))


def publish_terms(slug: str = "norfolk") -> Authority:
    """Returns the authority, with the term dates above."""
    authority = Authority.objects.filter(slug=slug).first() or make_authority(slug)
    store_terms(authority, 2026, HALF_TERMS, [], "The council’s published dates", None)
    return authority


def officer_of(case: Case) -> User:
    """A coordinator of the case's authority."""
    return make_member(Role.COORDINATOR, authority=case.authority)


def weigh_all(case: Case) -> dict[int, Weighed]:
    """Every criterion seen as met, with a reason."""
    return {place: Weighed(True, "So the papers say") for place, _ in enumerate(criteria_now(case))}
