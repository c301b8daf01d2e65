"""Requests to the CMS that its own pages never make: a clear answer, no crash, and nothing of another authority."""

import pytest
from django.test import Client

from guidance.policies.models import EditionPage
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import make_submission, make_user
from tests.policy_building import SMALL, make_edition, make_place, make_policy, paragraph, publish
from tests.referral_walk import signed_in
from wizard.casework.service import open_case

pytestmark = pytest.mark.django_db
LONG = "9" * 5000
SECRET = "not-announced-yet"


class World:
    """A council with a draft, its editor and coordinator; and another council's page that nobody may know of."""

    def __init__(self) -> None:
        self.place = make_place("fernshire")
        self.policy = make_policy(self.place)
        self.edition = make_edition(self.policy, SMALL)
        self.editor = signed_in(self.person(Role.EDITOR))
        self.coordinator = signed_in(self.person(Role.COORDINATOR))
        self.elsewhere = make_policy(make_place("elsewhere"), title="Secret", slug=SECRET, live=False)
        self.editor.raise_request_exception = self.coordinator.raise_request_exception = False

    def person(self, role: Role) -> User:
        owner, user = make_user(is_superuser=True), make_user()
        grant_membership(owner, user, role, authority=self.place.authority)
        return user


@pytest.fixture
def world() -> World:
    return World()


FORMS = [
    {"title": "x"},
    {"title": "x", "body-count": "abc"},
    {"title": "x", "body-count": "5"},
    {"title": "x", "body-count": LONG},
    {"title": "x", "parent_page": LONG},
    {"title": "x", "parent_page": "9" * 40},
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: " ".join(f"{key}={form[key][:9]}" for key in form))
def test_a_form_the_cms_did_not_make_is_refused_and_stores_nothing(world: World, form: dict[str, str]) -> None:
    revisions = world.edition.revisions.count()
    for place in (
        f"/cms/pages/{world.edition.pk}/edit/",
        f"/cms/pages/{world.edition.pk}/edit/preview/",
        f"/cms/pages/add/policies/editionpage/{world.policy.pk}/",
    ):
        assert world.editor.post(place, form).status_code in (400, 404), place
    assert EditionPage.objects.count() == 1
    assert world.edition.revisions.count() == revisions


def test_odd_addresses_of_the_cms_break_nothing(world: World) -> None:
    odd = ("target_pages[]=" + LONG, "p=" + LONG, "page_type=a.b.c", "ordering=%00", "q=%5C", "content_type=%00",
           "latest_revision_created_at_from=9999999-01-01", "locale=zz", "has_child_pages=%00")  # fmt: skip
    for query in odd:
        for place in ("/cms/choose-page/", f"/cms/pages/{world.policy.pk}/", f"/cms/pages/{world.edition.pk}/history/"):
            assert world.editor.get(f"{place}?{query}").status_code < 500, (place, query[:40])
    patched = world.editor.generic("PATCH", "/cms/dismissibles/", b"\xff", "application/json")
    assert patched.status_code == 400


def test_odd_addresses_of_the_register_break_nothing(world: World) -> None:
    case = open_case(make_submission(world.place.authority))
    odd = ("status__exact=%00", "submission__flagged__exact=%00", "school__id__exact=%00", "q=%00", "q=" + "a" * 10_000,
           "school__id__exact=" + "9" * 30, "school__id__exact=" + LONG, "o=9.9.9", "o=zz", "p=" + LONG, "e=1",
           "export=zzz", "submission__document__contains=a", "_popup=1")  # fmt: skip
    for query in odd:
        assert world.coordinator.get(f"/cms/casework/case/?{query}").status_code < 500, query[:40]
    assert world.coordinator.get(f"/cms/casework/case/inspect/{LONG}/").status_code == 404
    shown = world.coordinator.get(f"/cms/casework/case/?school__id__exact={case.school_id}")
    assert case.submission.reference in shown.content.decode()


def test_a_link_to_a_draft_of_another_authority_tells_nothing_of_it(world: World) -> None:
    linked = paragraph(f'<a linktype="page" id="{world.elsewhere.pk}">see there</a>', "fernshire-2-link")
    edition = make_edition(world.policy, [*SMALL, linked], label="2027-28")
    for place in ("edit/", "edit/preview/", "view_draft/"):
        page = world.editor.get(f"/cms/pages/{edition.pk}/{place}")
        assert page.status_code == 200
        assert SECRET not in page.content.decode(), place
    frozen = publish(edition)
    assert not any(SECRET in text.html for text in frozen.texts.all())
    assert SECRET not in Client().get("/fernshire/policies/health/editions/2027-28/").content.decode()


def test_a_link_to_a_live_page_keeps_its_address(world: World) -> None:
    linked = paragraph(f'<a linktype="page" id="{world.place.pk}">our council</a>', "fernshire-2-link")
    edition = make_edition(world.policy, [*SMALL, linked], label="2027-28")
    assert "/fernshire/" in world.editor.get(f"/cms/pages/{edition.pk}/edit/").content.decode()
    publish(edition)
    page = Client().get("/fernshire/policies/health/editions/2027-28/").content.decode()
    assert '<a href="/fernshire/">our council</a>' in page


def test_a_page_that_cannot_be_is_refused_to_whoever_runs_the_site(world: World) -> None:
    owner = signed_in(make_user(is_superuser=True))
    said = {"new_title": "x", "new_slug": "x", "new_parent_page": "9223372036854775808"}
    assert owner.post(f"/cms/pages/{world.place.pk}/copy/", said).status_code == 400
