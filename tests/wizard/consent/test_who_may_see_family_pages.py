"""What a school keeps of a family is found by nobody else, by id or by token; walked over the URL resolver."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from people.enums import Role
from people.models import User
from tests.building import make_authority, make_member, make_school, make_user
from tests.family_walk import ask_by_link, link_of, make_person, opened
from tests.referral_walk import ANSWERS, answer_all, make_walk, signed_in
from tests.wizard.consent.test_clinician_gives_facts import DOCTOR
from wizard.consent.service import consents_asked, prepare_clinician
from wizard.referrals.models import Referral
from wizard.routes.service import route_of

pytestmark = pytest.mark.django_db(transaction=True)
NOT_FOUND = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
BY_LINK = {"answer", "own_words", "own_papers", "take_back", "clinician_facts"}


def school_pages(referral: Referral) -> dict[str, str]:
    """Every page of the school about its families, found by walking the resolver."""
    person = make_person(referral)
    key = next(iter(consents_asked(route_of(referral.route_version))))
    request = ask_by_link(person, key)
    clinician = prepare_clinician(referral.created_by, referral, DOCTOR)
    _, resolver = get_resolver().namespace_dict["family"]
    found = {}
    for pattern in resolver.url_patterns:
        assert isinstance(pattern, URLPattern)
        name = str(pattern.name)
        if name in BY_LINK:
            continue
        asked = clinician.public_id if name == "clinician" else request.public_id
        known = {"public_id": referral.public_id, "person": person.public_id, "key": key, "asked": asked}
        found[name] = reverse(f"family:{name}", kwargs={key: known[key] for key in pattern.pattern.converters})
    assert len(found) >= 8
    return found


def outsiders(referral: Referral) -> dict[str, User]:
    elsewhere = make_authority("elsewhere")
    return {
        "another school": make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(referral.authority)),
        "a viewer of the school": make_member(Role.VIEWER, school=referral.school),
        "the council's coordinator": make_member(Role.COORDINATOR, authority=referral.authority),
        "another council": make_member(Role.COORDINATOR, authority=elsewhere),
        "an editor": make_member(Role.EDITOR, authority=referral.authority),
        "a superuser": make_user(is_superuser=True, is_staff=True),
    }


def test_outsiders_find_nothing_and_strangers_sign_in() -> None:
    client, referral = make_walk()
    answer_all(client, referral, ANSWERS["norfolk"])
    places = school_pages(referral)
    for name, place in places.items():
        assert client.get(place).status_code == HTTPStatus.OK, name
    for who, user in outsiders(referral).items():
        visitor = signed_in(user)
        for name, place in places.items():
            answers = {visitor.get(place).status_code, visitor.post(place, {"do": "stop"}).status_code}
            assert answers <= NOT_FOUND, (who, name, answers)
    for place in places.values():
        assert Client().get(place)["Location"].startswith("/accounts/login/")


def test_ids_of_another_referral_of_the_same_school_are_not_found() -> None:
    client, referral = make_walk()
    other_client, other = make_walk("essex")
    places = school_pages(other)
    for name, place in places.items():
        mixed = place.replace(other.public_id, referral.public_id)
        if name in ("person", "request", "paper_form", "clinician"):
            assert client.get(mixed).status_code == HTTPStatus.NOT_FOUND, name
    assert other_client.get(places["people"]).status_code == HTTPStatus.OK


def test_a_signed_in_person_of_the_school_does_not_pass_the_familys_door() -> None:
    client, referral = make_walk()
    person = make_person(referral)
    ask_by_link(person)
    _, page_address = opened(person)
    for place in ("", "your-words/", "your-papers/"):
        page = client.get(page_address + place).content.decode()
        assert "we send a code" in page, place
    link = link_of(person)
    assert link.email == person.email


def test_pages_behind_a_link_are_not_stored() -> None:
    _, referral = make_walk()
    person = make_person(referral)
    ask_by_link(person)
    client, page_address = opened(person)
    for place in ("", "your-words/", "your-papers/"):
        assert "no-store" in client.get(page_address + place)["Cache-Control"]
