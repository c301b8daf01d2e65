"""Another school and another council get 404 on every address of a referral; strangers are asked to sign in."""

import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from people.enums import Role
from people.models import User
from tests.building import make_authority, make_member, make_school, make_user
from tests.referral_walk import address, complete, make_walk, send, signed_in
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral, Submission

pytestmark = pytest.mark.django_db
TOKENS = r'name="csrfmiddlewaretoken" value="[^"]*"|nonce-[^"\']*'
WALKED = ("journey", "evidence", "casework")
NOBODYS = {
    "journey:referrals",
    "journey:start",
    "journey:begin",
    "journey:link_sent",
    "journey:begun",  # by its own link: tests/wizard/journey/test_begun_by_link.py
    "journey:who_does_what",
    "journey:public_check",
    "casework:desk",
    "casework:covers",
    "casework:register",
    "casework:shared",
    "casework:register_export",
    "casework:several",  # takes no id; chosen cases of others: tests/wizard/casework/test_several_at_once.py
    "casework:letters",
    "casework:enter",
    "casework:templates",
    "casework:panels",
}


def addresses_of(referral: Referral) -> dict[str, str]:
    """Every address that names a referral, its evidence or its case, found by walking the resolver."""
    item = EvidenceItem.objects.filter(referral=referral).first()
    submission = Submission.objects.filter(referral=referral).first()
    assert item is not None
    known = {
        "step": "hospital",
        "item": item.public_id,
        "number": 1,
        "to": "school",
        "meeting": 1,
        "letter": "nothing",
        "paper": item.public_id,
        "key": "fifteen_days",
        "kind": "decline",
        "authority": referral.authority.slug,
        "reference": submission.reference if submission else "NOR-2222-2222",
    }
    found = {}
    for namespace in WALKED:
        for name, pattern in names_in(namespace):
            if f"{namespace}:{name}" in NOBODYS:
                continue
            public_id = item.public_id if namespace == "evidence" else referral.public_id
            wanted = pattern.pattern.converters
            kwargs = {key: public_id if key == "public_id" else known[key] for key in wanted}
            found[f"{namespace}:{name}"] = reverse(f"{namespace}:{name}", kwargs=kwargs)
    return found


def names_in(namespace: str) -> list[tuple[str, URLPattern]]:
    _, resolver = get_resolver().namespace_dict[namespace]
    return [(str(one.name), one) for one in resolver.url_patterns if isinstance(one, URLPattern)]


def outsiders(referral: Referral) -> dict[str, User]:
    elsewhere = make_authority("elsewhere")
    nobody = make_user(is_superuser=True, is_staff=True)
    left = make_member(Role.REFERRER, school=referral.school)
    left.memberships.update(ended_at="2026-11-01T00:00:00+00:00")
    return {
        "another school of this council": make_member(Role.REFERRER, school=make_school(referral.authority)),
        "a school of another council": make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(elsewhere)),
        "another council": make_member(Role.COORDINATOR, authority=elsewhere),
        "an editor of this council": make_member(Role.EDITOR, authority=referral.authority),
        "somebody who has left the school": left,
        "a superuser": nobody,
    }


@pytest.mark.parametrize("sent", [False, True])
def test_nobody_else_finds_any_address_of_a_referral(sent: bool) -> None:
    client, referral = make_walk()
    complete(client, referral)
    if sent:
        send(client, referral)
    for who, user in outsiders(referral).items():
        visitor = signed_in(user)
        for name, place in addresses_of(referral).items():
            for response in (visitor.get(place), visitor.post(place, {"hospital": "no"})):
                allowed = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
                assert response.status_code in allowed, (who, name, response.status_code)


def test_the_councils_own_coordinator_does_not_see_a_draft() -> None:
    client, referral = make_walk()
    complete(client, referral)
    visitor = signed_in(make_member(Role.COORDINATOR, authority=referral.authority))
    for name, place in addresses_of(referral).items():
        if not name.startswith("casework"):
            found = {visitor.get(place).status_code, visitor.post(place).status_code}
            assert found <= {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}, name


def test_a_stranger_is_asked_to_sign_in_and_told_nothing() -> None:
    client, referral = make_walk()
    complete(client, referral)
    for place in addresses_of(referral).values():
        response = Client().get(place)
        assert response.status_code in {HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED}, place
        assert response.get("Location", "/accounts/login/").startswith("/accounts/login/")


def test_what_a_stranger_posts_is_held_for_signing_in_alike_whether_the_referral_is_there_or_not() -> None:
    client, referral = make_walk()
    complete(client, referral)
    for place in addresses_of(referral).values():
        answers = []
        for address_now in (place, re.sub("[a-z0-9]{20}", "a" * 20, place)):
            response = Client().post(address_now, {"hospital": "no"})
            page = re.sub(TOKENS, "", response.content.decode()).replace(address_now, "")
            answers.append((response.status_code, response.get("Location", ""), page))
        status, location, page = answers[0]
        assert status in {HTTPStatus.FORBIDDEN, HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED}, place
        assert location == "" or location.startswith("/accounts/login/")
        assert "Amara" not in page
        assert answers[1][0] == status
        assert answers[1][2] == page, place


def test_a_viewer_of_the_school_reads_and_changes_nothing() -> None:
    _, referral = make_walk()
    viewer = signed_in(make_member(Role.VIEWER, school=referral.school))
    assert viewer.get(address(referral)).status_code == HTTPStatus.OK
    assert viewer.post(address(referral, "hospital"), {"hospital": "no"}).status_code == HTTPStatus.FORBIDDEN
    assert not referral.answers.exists()
    assert viewer.post(address(referral, "withdraw-draft")).status_code == HTTPStatus.FORBIDDEN


def test_no_title_or_address_carries_the_pupils_name() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    for step in ("referral-sent", "your-copy"):
        page = client.get(address(referral, step)).content.decode()
        assert "Amara" not in page.split("</title>")[0]
    assert "Amara" not in client.get("/referrals/").content.decode().split("</title>")[0]
