"""Whoever approves an edition sees the open errors first, on our screen and in the form's own question."""

import pytest
from django.test import Client
from django.urls import reverse

from guidance.policies.models import EditionPage, EditionVersion
from tests.building import make_user
from tests.policy_building import SMALL, heading, make_edition, make_policy, paragraph

pytestmark = pytest.mark.django_db
BODY = [heading("Help", "fernshire-1"), paragraph("The primary care trust rings.", "fernshire-1-rings")]
OPEN = "open in the words you approve"


@pytest.fixture
def edition(client: Client) -> EditionPage:
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return make_edition(make_policy(), BODY)


def test_the_approval_screen_names_the_open_errors_and_lets_them_be(client: Client, edition: EditionPage) -> None:
    address = reverse("cms_policies:approve", args=[edition.pk])
    page = client.get(address).text
    assert OPEN in page
    assert "ended in April 2013" in page
    assert f'href="/cms/checks/{edition.pk}/"' in page
    client.post(address, {"approved_by": "Cabinet", "approved_on": "2026-06-01"})
    assert EditionVersion.objects.filter(edition=edition).exists()


def test_the_form_s_own_question_names_them_too(client: Client, edition: EditionPage) -> None:
    state = edition.get_workflow().start(edition, None).current_task_state  # type: ignore[union-attr]
    asked = client.get(reverse("wagtailadmin_pages:workflow_action", args=[edition.pk, "approve", state.pk])).json()
    assert "ended in April 2013" in asked["html"]
    assert 'name="approved_by"' in asked["html"]


def test_a_sound_edition_is_approved_without_a_word(client: Client, edition: EditionPage) -> None:
    sound = make_edition(edition.get_parent().specific, SMALL[:2], "2027-28")
    assert OPEN not in client.get(reverse("cms_policies:approve", args=[sound.pk])).text
