"""The amendment record: the comparison begins it, the editor says why, publishing freezes it and readers see it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from guidance.policies.actions.explain_changes import explain_changes
from guidance.policies.models import EditionPage
from guidance.policies.service import start_next_edition
from people.models import User
from tests.building import make_user
from tests.policy_building import SMALL, clause, correct, heading, make_edition, make_policy, paragraph, publish

pytestmark = pytest.mark.django_db
NEXT = [
    heading("When a school refers", "fernshire-1"),
    clause("A school refers a child after eight days away.", "fernshire-1-a"),
    *SMALL[2:],
    heading("Who decides", "fernshire-3"),
]
WHY = "Families told us that ten days is long."


@pytest.fixture
def runner(client: Client) -> User:
    user = make_user(is_superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def draft(runner: User) -> EditionPage:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    page = start_next_edition(edition, runner, "2027-28", date(2027, 9, 1))
    page.body = NEXT
    page.save_revision()
    return page


def address(page: EditionPage) -> str:
    return reverse("cms_policies:compare", args=[page.pk])


def test_the_draft_stands_beside_the_words_in_force(client: Client, draft: EditionPage) -> None:
    page = client.get(address(draft)).text
    assert "Beside <strong>2026-27, version 1</strong>: 2 of 9 clauses are different. 2 say no reason yet." in page
    assert "<del>ten</del>" in page
    assert "<ins>eight</ins>" in page
    assert "1 reworded" in page
    assert 'name="why-fernshire-1-a"' in page
    assert 'name="why-fernshire-2"' not in page


def test_one_kind_of_change_is_shown_alone(client: Client, draft: EditionPage) -> None:
    page = client.get(address(draft) + "?show=added").text
    assert "Who decides" in page
    assert "<ins>eight</ins>" not in page


def test_reasons_are_stored_with_the_draft_and_only_where_something_changed(client: Client, draft: EditionPage) -> None:
    client.post(address(draft), {"why-fernshire-1-a": f" {WHY} ", "why-fernshire-2": "Not asked.", "why-x": "No."})
    stored = EditionPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert stored.reasons == {"fernshire-1-a": WHY}
    assert "1 say no reason" not in client.get(address(draft)).text
    assert "1 says no reason yet" in client.get(address(draft)).text


def test_a_filter_keeps_the_reasons_it_does_not_show(client: Client, draft: EditionPage) -> None:
    client.post(address(draft), {"why-fernshire-1-a": WHY})
    client.post(address(draft) + "?show=added", {"why-fernshire-3": "It was unclear."})
    stored = EditionPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert stored.reasons == {"fernshire-1-a": WHY, "fernshire-3": "It was unclear."}


@pytest.mark.requirement("S2")
def test_readers_see_why_beside_the_change_and_in_the_record(client: Client, draft: EditionPage, runner: User) -> None:
    explain_changes(draft, runner, {"fernshire-1-a": WHY})
    version = publish(draft)
    assert version.reasons == {"fernshire-1-a": WHY}
    client.logout()
    changes = client.get("/fernshire/policies/health/compare/2026-27/2027-28/").text
    assert f"<strong>Why:</strong> {WHY}" in changes
    record = client.get("/fernshire/policies/health/editions/2027-28/").text.partition('id="amendments"')[2]
    assert '<a href="#fernshire-1-a">1.a</a>' in record
    assert WHY in record


def test_an_earlier_reason_does_not_explain_a_correction(client: Client, draft: EditionPage, runner: User) -> None:
    explain_changes(draft, runner, {"fernshire-1-a": WHY})
    publish(draft)
    correct(draft, [heading("When a school refers", "fernshire-1"), clause("After 8 days.", "fernshire-1-a")])
    page = client.get("/fernshire/policies/health/compare/2027-28.v1/2027-28.v2/").text
    assert WHY not in page


def test_other_reasons_alone_are_a_correction(draft: EditionPage, runner: User) -> None:
    draft.change_note = "The threshold came down."
    draft.save_revision()
    publish(draft)
    assert publish(draft).number == 1, "the same words, dates and note again"
    explain_changes(draft, runner, {"fernshire-1-a": WHY})
    assert publish(draft).number == 2


def test_what_the_document_told_of_itself_is_shown_to_readers(client: Client) -> None:
    rows = [{"on": "2023-09-01", "version": "2", "what": "The threshold came down."}]
    publish(make_edition(make_policy(), SMALL, amendments=rows))
    record = client.get("/fernshire/policies/health/editions/2026-27/").text.partition('id="amendments"')[2]
    assert "1\N{NO-BREAK SPACE}September\N{NO-BREAK SPACE}2023" in record
    assert "The threshold came down." in record


def test_nobody_explains_for_another_authority(draft: EditionPage) -> None:
    with pytest.raises(PermissionDenied):
        explain_changes(draft, make_user(), {"fernshire-1-a": WHY})


def test_words_without_any_number_are_called_by_the_heading_above_them(client: Client, runner: User) -> None:
    before = [heading("Read this first", "fernshire-0", number="-"), paragraph("Schools tell us.", "fernshire-0-all")]
    edition = make_edition(make_policy(), before)
    publish(edition)
    draft = start_next_edition(edition, runner, "2027-28", date(2027, 9, 1))
    draft.body = [before[0], paragraph("Schools ask us.", "fernshire-0-all")]
    draft.save_revision()
    assert "<h2>Under “Read this first” " in client.get(address(draft)).text
