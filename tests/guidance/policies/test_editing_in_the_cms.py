"""What an editor does in the CMS: the publish button freezes, and says why when it cannot."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from guidance.policies.models import EditionPage, EditionVersion
from tests.building import make_user
from tests.policy_building import APPROVED, SMALL, heading, make_edition, make_policy, paragraph, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True))
    return client


def posted(edition: EditionPage, body: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    """The editing form as the browser sends it."""
    values = [{**block["value"], "text": rich_text(block["value"]["text"])} for block in body]
    form = {
        "title": edition.title,
        "slug": edition.slug,
        "label": edition.label,
        "effective_from": "2026-09-01",
        "numbering": "1,a,i",
        "approved_by": "Cabinet",
        "approved_on": "2026-06-01",
        "body": streamfield([("clause", value) for value in values]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data(form | fields)


def edit_address(edition: EditionPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[edition.pk])


def test_the_publish_button_freezes(editor: Client) -> None:
    edition = make_edition(make_policy(), [])
    answer = editor.post(edit_address(edition), posted(edition, [heading("Who we help"), paragraph("Every child.")]))
    assert answer.status_code == 302
    version = EditionVersion.objects.get(edition=edition.pk)
    assert str(version.published_by_id) == editor.session["_auth_user_id"]
    assert [text.clause.uid for text in version.texts.all()] == ["fernshire-1", "fernshire-1-every-child"]


def test_publishing_from_the_form_for_a_new_edition_freezes(editor: Client) -> None:
    policy = make_policy()
    address = reverse("wagtailadmin_pages:add", args=["policies", "editionpage", policy.pk])
    edition = EditionPage(title="2027-28", slug="2027-28", label="2027-28")
    answer = editor.post(address, posted(edition, [heading("Who we help")]), follow=True)
    assert "“2027-28” is published as version 1." in answer.text
    assert EditionVersion.objects.get().texts.get().clause.uid == "fernshire-1"


def test_the_admin_api_cannot_publish_past_freezing(editor: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    answer = editor.post(f"/cms/api/main/pages/{edition.pk}/action/publish/")
    assert answer.status_code == 404
    assert not EditionPage.objects.get(pk=edition.pk).live


def test_a_draft_may_be_unfinished(editor: Client) -> None:
    edition = make_edition(make_policy(), [])
    form = posted(edition, [heading("")])
    del form["action-publish"]
    assert editor.post(edit_address(edition), form).status_code == 302
    assert not EditionVersion.objects.exists()


def test_publishing_a_heading_without_words_is_refused_on_the_form(editor: Client) -> None:
    edition = make_edition(make_policy(), [])
    answer = editor.post(edit_address(edition), posted(edition, [heading("")]))
    assert answer.status_code == 200
    assert "is a heading without words" in answer.text
    assert not EditionVersion.objects.exists()


def test_an_unknown_numbering_is_refused_on_the_form(editor: Client) -> None:
    edition = make_edition(make_policy(), [])
    answer = editor.post(edit_address(edition), posted(edition, [heading("A")], numbering="1,roman"))
    assert "“roman” is not a numbering style" in answer.text


def test_what_is_scheduled_is_frozen_when_it_goes_live_and_not_before(editor: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    edition.go_live_at = timezone.now() + timedelta(days=1)
    edition.save_revision().publish()
    assert not EditionVersion.objects.exists()
    revision = edition.revisions.get(approved_go_live_at__isnull=False)
    past = timezone.now() - timedelta(minutes=1)
    edition.revisions.filter(pk=revision.pk).update(approved_go_live_at=past)
    revision.content["go_live_at"] = past.isoformat()
    revision.save(update_fields=["content"])
    call_command("publish_scheduled")
    assert EditionVersion.objects.get().edition_id == edition.pk


def test_bulk_publishing_freezes_too(editor: Client) -> None:
    edition = make_edition(make_policy(), SMALL, **APPROVED)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    editor.post(f"{address}?id={edition.pk}")
    assert EditionVersion.objects.get().edition_id == edition.pk


def test_bulk_publishing_an_unready_edition_publishes_nothing_and_says_why(editor: Client) -> None:
    policy = make_policy()
    ready, unready = make_edition(policy, SMALL), make_edition(policy, [heading("")], "2027-28")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = editor.post(f"{address}?id={ready.pk}&id={unready.pk}", follow=True)
    assert "“2027-28”: Clause 1 on this page is a heading without words." in answer.text
    assert not EditionVersion.objects.exists()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_a_published_edition_can_neither_be_taken_down_nor_deleted(editor: Client, action: str) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    for page in (edition, edition.get_parent()):
        answer = editor.post(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]), follow=True)
        assert "A published edition keeps its address." in answer.text
    assert EditionPage.objects.get(pk=edition.pk).live


def test_a_draft_that_was_never_published_can_be_deleted(editor: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    editor.post(reverse("wagtailadmin_pages:delete", args=[edition.pk]))
    assert not EditionPage.objects.exists()


def test_the_preview_reads_like_the_policy_page_and_freezes_nothing(editor: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[edition.pk]))
    assert "A school refers a child after ten days away." in answer.text
    assert ">Draft<" in answer.text
    assert not EditionVersion.objects.exists()


def test_view_live_leads_to_the_public_address(editor: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    assert "/fernshire/policies/health/editions/2026-27/" in editor.get(edit_address(edition)).text
