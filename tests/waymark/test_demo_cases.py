"""The demonstration's cases: told through the actions, one for each stage, at each council that works cases here."""

from collections import Counter
from typing import Any

import pytest
import yaml
from django.utils import timezone

from people.enums import Role
from people.models import Authority, School
from record.enums import OutboxState
from record.models import Event, Outbox
from record.service import chains
from tests.building import make_authority, make_authority_page, make_member, make_route_version
from tests.referral_walk import DOCUMENTS, ROUTES
from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.doors import doors
from waymark.demonstration.cases.loading import CASES, load_cases
from waymark.demonstration.loading import FILES
from wizard.attendance.service import store_terms
from wizard.casework.models import Case, Challenge
from wizard.evidence.service import ensure_key
from wizard.funding.models import Charge, Invoice
from wizard.planning.models import PoolClaim
from wizard.provision.models import RegisterMark
from wizard.referrals.models import OfficerRequest

pytestmark = pytest.mark.django_db
LISTED = yaml.safe_load(CASES.read_text(encoding="utf-8"))
STAGES = {
    "received": "received", "waiting": "waiting", "decided": "planning", "planning": "planning",
    "provided": "provided", "review": "provided", "continued": "provided", "ended": "closed", "refused": "closed",
}  # fmt: skip


def a_council(slug: str, said: dict[str, Any]) -> None:
    """A council as the demonstration has it, without its policy."""
    authority = make_authority(slug)
    make_route_version(make_authority_page(authority), (ROUTES / DOCUMENTS[slug]).read_text(encoding="utf-8"))
    school = School.objects.create(authority=authority, name="Madeup School", slug=said["school"])
    make_member(Role.REFERRER, school=school)
    for role in (Role.COORDINATOR, Role.SENIOR_COORDINATOR, Role.FINANCE):
        make_member(role, authority=authority)
    terms = yaml.safe_load((FILES / "terms.yaml").read_text(encoding="utf-8"))
    for year in next(one for one in terms if one["authority"] == slug)["years"]:
        halves = [[first.isoformat(), last.isoformat(), ends] for first, last, ends in year["half_terms"]]
        store_terms(authority, year["starting_year"], halves, [day.isoformat() for day in year["closed"]], "x", None)


def test_each_council_has_a_case_at_every_stage_and_letters_of_the_past_count_as_sent() -> None:
    ensure_key()
    for slug, said in LISTED["councils"].items():
        a_council(slug, said)
    load_cases()
    for slug in LISTED["councils"]:
        told = Case.objects.filter(authority=Authority.objects.get(slug=slug)).order_by("pk")
        children = [one for one in LISTED["children"] if one["council"] == slug]
        assert {one["story"] for one in children} == set(STAGES)
        assert [(one.pupil.name, one.status) for one in told[: len(children)]] == [
            (one["name"], STAGES[one["story"]]) for one in children
        ]
        assert told.count() > len(children) + 15  # enough of the past for the overview to draw
        assert RegisterMark.objects.filter(placement__case__in=told).count() > 10
    assert Counter(Invoice.objects.values_list("state", flat=True)) == {"approved": 1, "received": 1}
    assert Charge.objects.filter(paid_on__isnull=False).exists()
    assert Challenge.objects.filter(answered_on=None).count() == 3
    assert PoolClaim.objects.filter(placed_on=None).exists()  # somebody waits for what is scarce
    assert not Outbox.objects.filter(state=OutboxState.WAITING, kind__startswith="case_").exists()
    assert not OfficerRequest.objects.exists()  # our answers are whole: nothing was left to an officer
    assert [one.who for one in doors()] == ["family"] * 6 + ["provider"] * 3
    assert all(chain.broken is None for chain in chains("case"))
    assert not Event.objects.filter(at__gt=timezone.now()).exists()
    before = Case.objects.count()
    load_cases()
    assert Case.objects.count() == before


def test_the_loaders_clock_is_set_within_its_block_alone() -> None:
    today = timezone.localdate()
    with at(today.replace(year=today.year - 1)) as _:
        assert timezone.localdate().year == today.year - 1
        assert timezone.now() < timezone.now()
    assert timezone.localdate() == today
