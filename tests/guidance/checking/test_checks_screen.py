"""The checks screen: findings by gravity beside their clause, left with a reason, brought back, and kept apart."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guidance.checking.models import Dismissal
from guidance.policies.models import EditionPage
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import make_user
from tests.policy_building import Block, heading, make_edition, make_place, make_policy, paragraph
from waymark.cms_access import follow

pytestmark = pytest.mark.django_db

BODY: list[Block] = [
    heading("Asking for help", "fernshire-1"),
    paragraph("The primary care trust pays.", "fernshire-1-pays"),
    paragraph('Fill in the <a href="#">request form</a>.', "fernshire-1-ask"),
    paragraph('Details are <a href="https://fernshire.example/tuition/">here</a>.', "fernshire-1-here"),
]


def editor_of(slug: str) -> tuple[User, EditionPage]:
    """An editor, and an edition of theirs."""
    place = make_place(slug)
    user = make_user(first_name="Robin", last_name="Hale")
    grant_membership(make_user(is_superuser=True), user, Role.EDITOR, authority=place.authority)
    follow(user)
    return User.objects.get(pk=user.pk), make_edition(make_policy(place), BODY)


@pytest.fixture
def edition(client: Client) -> EditionPage:
    user, page = editor_of("fernshire")
    client.force_login(user)
    return page


def seen(client: Client, page: EditionPage, query: str = "") -> str:
    response = client.get(f"/cms/checks/{page.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def forms_of(html: str, code: str) -> dict[str, str]:
    """The hidden fields of the first form that leaves a finding of this code."""
    start = html.index(f'name="code" value="{code}"')
    return dict(re.findall(r'name="(code|clause|quote_sha256)" value="([^"]*)"', html[start - 10 : start + 900])[:3])


def test_a_finding_stands_beside_its_clause_with_why_and_what_to_do(client: Client, edition: EditionPage) -> None:
    html = seen(client, edition)
    assert "<mark>primary care trust</mark>" in html
    assert "ended in April 2013" in html
    assert "What to do:" in html
    block = next(
        block["id"]
        for block in EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object().body.get_prep_value()
        if block["value"]["uid"] == "fernshire-1-pays"
    )
    assert f"/cms/pages/{edition.pk}/edit/#:w:contentpath=body.{block}" in html


def test_errors_come_before_warnings_and_in_reading_order(client: Client, edition: EditionPage) -> None:
    html = seen(client, edition)
    trust, form, here = (
        html.index(f'value="{code}"') for code in ("term.abolished_body", "link.placeholder", "link.here")
    )
    assert trust < form < here


def test_only_the_findings_asked_for_are_shown(client: Client, edition: EditionPage) -> None:
    html = seen(client, edition, "?severity=warning&kind=link")
    assert ("link.here" in html, "link.placeholder" in html) == (True, False)
    assert 'value="link.here"' in seen(client, edition, "?severity=nonsense")


def test_a_finding_left_with_a_reason_is_listed_with_who_and_can_come_back(
    client: Client, edition: EditionPage
) -> None:
    known = forms_of(seen(client, edition), "term.abolished_body")
    client.post(f"/cms/checks/{edition.pk}/leave/", known | {"reason": "Quoted from a letter of 2012."})
    html = seen(client, edition)
    assert 'value="term.abolished_body"' not in html
    assert "Quoted from a letter of 2012." in html
    assert "Robin Hale" in html
    client.post(f"/cms/checks/{edition.pk}/bring-back/", {"dismissal": str(Dismissal.objects.get().pk)})
    assert 'value="term.abolished_body"' in seen(client, edition)


def test_leaving_without_a_reason_says_so_at_the_field(client: Client, edition: EditionPage) -> None:
    known = forms_of(seen(client, edition), "term.abolished_body")
    response = client.post(f"/cms/checks/{edition.pk}/leave/", known | {"reason": " "})
    html = response.content.decode()
    field = re.search(r'<textarea[^>]*name="reason"[^>]*aria-invalid="true"[^>]*>', html)
    assert (response.status_code, bool(field)) == (400, True)
    described = re.search(r'aria-describedby="([^"]+)"', field[0] if field else "")
    assert described
    assert f'id="{described[1]}">Say why this finding can be left.' in html
    assert not Dismissal.objects.exists()


def test_a_finding_left_comes_back_when_the_words_change(client: Client, edition: EditionPage) -> None:
    known = forms_of(seen(client, edition), "term.abolished_body")
    client.post(f"/cms/checks/{edition.pk}/leave/", known | {"reason": "Wanted."})
    page = EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    page.body = [BODY[0], paragraph("The clinical commissioning group pays.", "fernshire-1-pays")]
    page.save_revision()
    html = seen(client, edition)
    assert 'value="term.abolished_body"' in html
    assert "The words have changed since" in html


def test_leaving_a_finding_that_is_gone_changes_nothing(client: Client, edition: EditionPage) -> None:
    gone = {"code": "link.dead", "clause": "fernshire-1", "quote_sha256": "0" * 64, "reason": "Why not."}
    response = client.post(f"/cms/checks/{edition.pk}/leave/", gone, follow=True)
    assert "not there any more" in response.content.decode()
    assert not Dismissal.objects.exists()


def test_another_authority_s_editor_finds_none_of_it(client: Client, edition: EditionPage) -> None:
    known = forms_of(seen(client, edition), "term.abolished_body")
    client.post(f"/cms/checks/{edition.pk}/leave/", known | {"reason": "Ours."})
    theirs = Dismissal.objects.get()
    stranger, own = editor_of("mossland")
    client.force_login(stranger)
    for place in ("", "summary/"):
        assert client.get(f"/cms/checks/{edition.pk}/{place}").status_code == 404
    for place in ("leave/", "bring-back/"):
        assert client.post(f"/cms/checks/{edition.pk}/{place}", known | {"reason": "Theirs."}).status_code == 404
    assert client.post(f"/cms/checks/{own.pk}/bring-back/", {"dismissal": str(theirs.pk)}).status_code == 404
    assert Dismissal.objects.get() == theirs


def test_a_page_that_is_no_edition_has_no_checks(client: Client, edition: EditionPage) -> None:
    assert client.get(f"/cms/checks/{edition.get_parent().pk}/").status_code == 404


def test_a_draft_that_cannot_be_numbered_says_why(client: Client, edition: EditionPage) -> None:
    page = EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    page.numbering = "1,Q"
    page.save_revision()
    assert "cannot be checked yet. “Q” is not a numbering style" in seen(client, edition)
    assert "cannot be checked" in client.get(f"/cms/checks/{edition.pk}/summary/").content.decode()


def test_a_long_draft_asks_the_database_no_more_than_a_short_one(client: Client, edition: EditionPage) -> None:
    seen(client, edition)  # the first visit also warms what Wagtail keeps
    with CaptureQueriesContext(connection) as few:
        seen(client, edition)
    page = EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    page.body = [*BODY, *(paragraph(f"The primary care trust pays {n}.", f"fernshire-2-{n}") for n in range(60))]
    page.save_revision()
    with CaptureQueriesContext(connection) as many:
        assert seen(client, edition).count('value="term.abolished_body"') > 60
    assert len(many) <= len(few) + 3  # 60 clauses more
