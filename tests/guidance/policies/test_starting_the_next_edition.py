"""Next year's edition begins with this year's newest words, and with nothing else that belongs to this year."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from guidance.policies.models import EditionPage, EditionVersion
from guidance.policies.service import EditionRefused, start_next_edition
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import make_authority, make_user
from tests.policy_building import SMALL, clause, heading, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db
NEXT = date(2027, 9, 1)
LATER = [heading("When a school refers", "fernshire-1"), clause("After eight days.", "fernshire-1-a"), clause("New.")]


def make_editor(authority: object = None) -> User:
    user = make_user()
    owner = make_user(is_superuser=True, is_staff=True)
    grant_membership(owner, user, Role.EDITOR, authority=authority or make_authority("elsewhere"))  # type: ignore[arg-type]
    return User.objects.get(pk=user.pk)


@pytest.fixture
def edition() -> EditionPage:
    return make_edition(
        make_policy(), SMALL, approved_by="Cabinet", approved_on=date(2026, 6, 1), minute_reference="C 12",
        review_every=12, review_due=date(2027, 8, 31), amendments=[{"on": "", "version": "1", "what": "First."}],
    )  # fmt: skip


@pytest.fixture
def runner() -> User:
    return make_user(is_superuser=True)


def test_the_newest_words_are_copied_and_not_the_live_ones(edition: EditionPage, runner: User) -> None:
    publish(edition)
    page = EditionPage.objects.get(pk=edition.pk)
    page.body = LATER
    page.save_revision()
    draft = start_next_edition(page, runner, "2027-28", NEXT)
    values = [block["value"] for block in draft.body.get_prep_value()]
    assert [value["uid"] for value in values] == ["fernshire-1", "fernshire-1-a", "fernshire-1-b-2"]
    assert "After eight days." in values[1]["text"]


def test_a_clause_drafted_twice_has_one_identity(edition: EditionPage, runner: User) -> None:
    """Had the copy no uid, both years would freeze a new clause with its words."""
    publish(edition)
    page = EditionPage.objects.get(pk=edition.pk)
    page.body, page.change_note = LATER, "Eight days."
    page.save_revision()
    draft = start_next_edition(page, runner, "2027-28", NEXT)
    assert publish(page).texts.last().clause.uid == publish(draft).texts.last().clause.uid  # type: ignore[union-attr]


def test_what_belongs_to_one_year_is_left_behind(edition: EditionPage, runner: User) -> None:
    edition.go_live_at = datetime(2030, 1, 1, tzinfo=UTC)
    edition.change_note, edition.reasons = "Ten days.", {"fernshire-1-a": "Families asked."}
    edition.save_revision()
    draft = start_next_edition(edition, runner, "2027-28", NEXT).get_latest_revision_as_object()
    assert (draft.go_live_at, draft.live, draft.change_note, draft.reasons) == (None, False, "", {})
    assert (draft.approved_by, draft.approved_on, draft.minute_reference) == ("", None, "")
    assert (draft.review_every, draft.review_due) == (12, date(2028, 9, 1))
    assert draft.amendments == [{"on": "", "version": "1", "what": "First."}]


def test_a_name_that_is_taken_and_a_day_that_is_past_are_refused(edition: EditionPage, runner: User) -> None:
    with pytest.raises(EditionRefused) as refused:
        start_next_edition(edition, runner, "2026-27", date(2026, 9, 1))
    assert [problem.split(".")[0] for problem in refused.value.problems] == [
        "This policy has an edition 2026-27 already",
        "The new edition must begin after 1 September 2026, when the one before began",
    ]


def test_nobody_starts_an_edition_for_another_authority(edition: EditionPage) -> None:
    with pytest.raises(PermissionDenied):
        start_next_edition(edition, make_editor(), "2027-28", NEXT)


def test_one_button_leads_to_the_new_draft(client: Client) -> None:
    place = make_place()
    edition = make_edition(make_policy(place), SMALL)
    client.force_login(make_editor(place.authority))
    address = reverse("cms_policies:start_next_edition", args=[edition.pk])
    assert address in client.get(reverse("wagtailadmin_pages:edit", args=[edition.pk])).text
    with time_machine.travel(date(2026, 11, 1)):
        form = client.get(address).text
    assert 'value="2027-28"' in form
    assert 'value="2027-09-01"' in form
    answer = client.post(address, {"label": "2027-28", "effective_from": "2027-09-01"})
    draft = EditionPage.objects.get(slug="2027-28")
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert not EditionVersion.objects.exists()


def test_the_screen_says_what_is_wrong_and_keeps_what_was_typed(client: Client, edition: EditionPage) -> None:
    client.force_login(make_user(is_superuser=True))
    address = reverse("cms_policies:start_next_edition", args=[edition.pk])
    page = client.post(address, {"label": "2026-27", "effective_from": "2027-09-01"}).text
    assert "This policy has an edition 2026-27 already." in page
    assert 'value="2026-27"' in page
