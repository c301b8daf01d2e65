"""The policy, or the route, is published anew while somebody fills in a draft: it stays what it was asked under."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from guidance.policies.models import EditionPage
from tests.policy_building import Block, correct, heading, make_edition, make_policy, paragraph, publish
from tests.referral_walk import NORFOLK, address, complete, data_for, make_walk, pages, send, situation
from wizard.referrals.models import Answer, Referral, Submission
from wizard.routes.models import RouteVersion
from wizard.routes.service import load_document

pytestmark = pytest.mark.django_db(transaction=True)
Walk = tuple[Client, Referral, EditionPage]
PAGE = "lives_here"


def words(referral: Referral, said: str) -> list[Block]:
    uids = [clause.uid for clause in situation(referral).route.clauses.values() if clause.uid]
    return [heading("Made-up part", "madeup-part"), *(paragraph(f"{said} of {uid}.", uid) for uid in uids[:40])]


@pytest.fixture
def walk() -> Walk:
    """A finished draft under an edition whose clauses have words."""
    client, referral = make_walk()
    complete(client, referral)
    policy = make_policy(referral.authority.page)
    edition = make_edition(policy, words(referral, "First words"), effective_from=date(2026, 9, 1))
    bound = copy_of(referral.route_version, referral.route_version.document, edition_version=publish(edition))
    Referral.objects.filter(pk=referral.pk).update(route_version=bound)
    referral.refresh_from_db()
    return client, referral, edition


def copy_of(version: RouteVersion, text: str, **fields: object) -> RouteVersion:
    """The next version of the same route, in force from today."""
    document = load_document(text)
    last = RouteVersion.objects.filter(route=version.route).latest("number")
    return RouteVersion.objects.create(
        route=version.route, number=last.number + 1, schema_version=version.schema_version, document=document.text,
        sha256=document.sha256, effective_from=timezone.localdate(), published_at=timezone.now(),
        change_note="Reworded.", **fields,
    )  # fmt: skip


def reworded(version: RouteVersion) -> str:
    data = json.loads(version.document)
    data["steps"][0]["questions"][0]["ask"] = "Asked in quite other words?"
    data["route"]["edition"] = "2027-28"
    return json.dumps(data)


def shown(client: Client, referral: Referral) -> str:
    page: str = client.get(address(referral, PAGE)).content.decode()
    return page


def post_open_page(client: Client, referral: Referral, seen: str) -> int:
    """Posts the page that was opened before whatever happened since."""
    data = data_for(referral, pages(referral)[PAGE], NORFOLK)
    return client.post(address(referral, PAGE), {**data, "seen": seen}).status_code


def sent_document(referral: Referral) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Submission.objects.get(referral=referral).document)
    return document


def test_a_policy_published_anew_mid_form_leaves_the_page_its_words_and_what_was_typed(walk: Walk) -> None:
    client, referral, edition = walk
    seen = client.get(address(referral, PAGE)).context["form"]["seen"].value()
    assert "First words of" in shown(client, referral)
    correct(edition, words(referral, "Second words"))
    assert post_open_page(client, referral, seen) == 302
    assert Answer.objects.get(referral=referral, question_key=PAGE).value == "yes"
    assert "First words of" in shown(client, referral)
    assert "Second words of" not in shown(client, referral)


def test_what_is_sent_after_it_cites_the_edition_it_was_asked_under(walk: Walk) -> None:
    client, referral, edition = walk
    version = referral.route_version
    correct(edition, words(referral, "Second words"))
    assert send(client, referral).status_code == 302
    route = sent_document(referral)["route"]
    assert (route["version"], route["sha256"]) == (version.number, version.sha256)
    referral.refresh_from_db()
    assert referral.route_version.edition_version_id == version.edition_version_id
    assert "Second words of" not in str(sent_document(referral))


def test_a_route_published_anew_mid_form_leaves_the_draft_its_version_until_somebody_moves_it(walk: Walk) -> None:
    client, referral, _ = walk
    version = referral.route_version
    seen = client.get(address(referral, PAGE)).context["form"]["seen"].value()
    copy_of(version, reworded(version))
    assert post_open_page(client, referral, seen) == 302
    assert "Asked in quite other words?" not in shown(client, referral)
    assert "There is a newer version of these questions" in client.get(address(referral)).content.decode()
    assert send(client, referral).status_code == 302
    route = sent_document(referral)["route"]
    assert route["version"] == version.number
    assert route["edition"] != "2027-28"
    assert "Asked in quite other words?" not in str(sent_document(referral))
