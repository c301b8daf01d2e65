"""The editor hears of open errors on the form, after saving and at publishing, and is stopped by none of it."""

import re

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from guidance.checking import desk
from guidance.policies.models import EditionPage, EditionVersion
from tests.building import make_user
from tests.policy_building import heading, make_edition, make_policy, paragraph

pytestmark = pytest.mark.django_db

BODY = [heading("Help", "fernshire-1"), paragraph("The primary care trust rings.", "fernshire-1-rings")]


@pytest.fixture
def edition(client: Client) -> EditionPage:
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return make_edition(make_policy(), BODY)


def form_of(edition: EditionPage, **more: str) -> dict[str, str]:
    page = edition.get_latest_revision_as_object()
    fields = {
        "title": page.title, "slug": page.slug, "label": page.label, "effective_from": "2026-09-01",
        "numbering": "1,a,i",
        "change_note": "", "note": "", "approved_by": "Cabinet", "approved_on": "2026-07-01",
        "body-count": str(len(page.body)),
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    for place, block in enumerate(page.body.get_prep_value()):
        fields |= {f"body-{place}-type": "clause", f"body-{place}-id": block["id"], f"body-{place}-order": str(place)}
        fields[f"body-{place}-deleted"] = ""
        values = {name: "" if value is None else str(value) for name, value in block["value"].items()}
        values["text"] = rich_text(block["value"]["text"] or "", features=["bold", "link"])
        fields |= {f"body-{place}-value-{name}": value for name, value in values.items()}
    return fields | more


def test_the_form_asks_for_the_findings_after_it_is_drawn(
    client: Client, edition: EditionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "check_policy", lambda document: pytest.fail("the form must not wait for the checks"))
    html = client.get(f"/cms/pages/{edition.pk}/edit/").content.decode()
    assert f'data-address="/cms/checks/{edition.pk}/summary/"' in html


def test_the_summary_counts_and_names_the_errors(client: Client, edition: EditionPage) -> None:
    html = client.get(f"/cms/checks/{edition.pk}/summary/").content.decode()
    assert "ended in April 2013" in html
    assert "Publishing stays possible" in html


def test_saving_by_hand_says_how_many_errors_are_open(client: Client, edition: EditionPage) -> None:
    html = client.post(f"/cms/pages/{edition.pk}/edit/", form_of(edition), follow=True).content.decode()
    assert re.search(r"\d+ errors? (?:is|are) open in this draft", html)


def test_the_editor_s_own_saving_checks_nothing(
    client: Client, edition: EditionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "check_policy", lambda document: pytest.fail("autosaving must not check"))
    saved = client.post(f"/cms/pages/{edition.pk}/edit/", form_of(edition), headers={"Accept": "application/json"})
    assert saved.status_code == 200


def test_publishing_names_the_open_errors_and_happens(client: Client, edition: EditionPage) -> None:
    form = form_of(edition, **{"action-publish": "1"})
    html = client.post(f"/cms/pages/{edition.pk}/edit/", form, follow=True).content.decode()
    assert "in the words you publish" in html
    assert "ended in April 2013" in html
    assert EditionVersion.objects.filter(edition=edition).exists()
