"""What lies behind links, in enquiries, evidence and who works where, tried with real ids by who has no right to them.

Three outsiders: a referrer of another school, a coordinator of another council, a parent whose own link is open.
None of them is told even that an id is real.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from links.models import Link
from links.service import address_of, make_link
from people.actions.request_to_join import Asker
from people.enums import Role
from people.models import Invitation, JoinRequest, Membership, User
from people.service import invite, request_to_join
from record.models import Outbox
from tests.building import make_authority, make_member, make_school
from tests.family_walk import agree, ask_by_link, link_of, make_person, opened
from tests.opening_links import open_link
from tests.referral_walk import (
    ANSWERS,
    AUTHORS,
    add_file,
    address,
    answer_all,
    good_letter,
    make_walk,
    pages,
    signed_in,
)
from tests.wizard.consent.test_clinician_gives_facts import DOCTOR, FACTS
from wizard.consent.models import ConsentRequest, FamilyPerson
from wizard.consent.service import prepare_clinician, send_to_clinician
from wizard.enquiries.actions.keep_part import keep_part
from wizard.enquiries.actions.send_enquiry import send_enquiry
from wizard.enquiries.actions.start_enquiry import start_enquiry
from wizard.enquiries.models import Enquiry
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral
from wizard.referrals.service import START_PURPOSE

pytestmark = pytest.mark.django_db
ROOMS = ("people", "evidence", "family", "enquiries", "journey")
# Anybody may open these: tests/security/test_every_address_is_known.py says why.
ANYBODYS = {
    "people:ask",
    "enquiries:begin",
    "journey:start",
    "journey:begin",
    "journey:who_does_what",
    "journey:public_check",
}
CHANGING = r'name="csrfmiddlewaretoken" value="[^"]*"|nonce-[^"\']*'
NAMES = ("Amara", "Grace", "Dr Madeup", "Robin", "Madeup High School", "letter.pdf")
#: Fits every id there is, and is none.
NOBODYS = "a" * 20
NONE = {"public_id": NOBODYS, "person": NOBODYS, "asked": NOBODYS, "item": NOBODYS, "pk": 987654321, "school": "none"}


@dataclass
class Family:
    """A referral with a parent who was asked by link, a clinician who was asked, and a file."""

    school: Client
    referral: Referral
    person: FamilyPerson
    asked: ConsentRequest
    clinician: Any
    item: EvidenceItem


@dataclass
class Place:
    """What else is at the referral's school and council: who works there, who wants to, who asks the council, and who
    begins a referral there without an account.
    """

    member: Membership
    invitation: Invitation
    request: JoinRequest
    enquiry: Enquiry
    started: Link


@pytest.fixture(autouse=True)
def no_codes_yet() -> None:
    cache.clear()


@pytest.fixture
def family() -> Family:
    return make_family("norfolk")


@pytest.fixture
def place(family: Family) -> Place:
    school, council = family.referral.school, family.referral.authority
    head = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    make_member(Role.COORDINATOR, authority=council)
    return Place(
        Membership.objects.get(user=family.referral.created_by),
        invite(head, "invited@example.test", Role.VIEWER, school=school),
        request_to_join(Asker("Grace Asker", "asker@example.test", "SENCO"), school, Role.VIEWER),
        make_enquiry(council),
        make_link(START_PURPOSE, "route_version", "1", "unit@example.test", days=28, made_by=None),
    )


@pytest.fixture
def parent() -> tuple[Client, str]:
    """Somebody of another family, at another council, whose own page is open, and its address."""
    client, referral = make_walk("essex")
    answer_all(client, referral, ANSWERS["essex"])
    person = make_person(referral, "Own Parent")
    ask_by_link(person, first_consent(referral))
    return opened(person)


def first_consent(referral: Referral) -> str:
    return next(one.requirement for one in pages(referral).values() if one.kind == "consent")


def make_family(slug: str) -> Family:
    client, referral = make_walk(slug)
    answer_all(client, referral, ANSWERS[slug])
    evidence = next(one.address for one in pages(referral).values() if one.kind == "evidence")
    add_file(client, referral, evidence, **{**good_letter(), "author": AUTHORS[slug]})
    person = make_person(referral)
    clinician = prepare_clinician(referral.created_by, referral, DOCTOR)
    ask_by_link(person, clinician.consent_key)
    agree(person)
    clinician = send_to_clinician(referral.created_by, clinician)
    asked = ask_by_link(person, first_consent(referral))
    return Family(client, referral, person, asked, clinician, referral.evidence.get())


def make_enquiry(council: Any) -> Enquiry:
    enquiry = start_enquiry(council, "parent", "robin@example.test")
    said = {"name": "Robin", "child_name": "Amara", "on_roll": "none", "wanted": "advice", "about": "Ill"}
    keep_part(enquiry.link, enquiry.public_id, said)
    send_enquiry(enquiry.link)
    enquiry.refresh_from_db()
    return enquiry


def by_id(family: Family, place: Place) -> Iterator[tuple[str, str, str]]:
    """Every address of these rooms that takes an id: its name, the address, and the same with an id of nothing."""
    for room in ROOMS:
        _, resolver = get_resolver().namespace_dict[room]
        for one in resolver.url_patterns:
            assert isinstance(one, URLPattern)
            name, wanted = f"{room}:{one.name}", one.pattern.converters
            if wanted and "token" not in wanted and name not in ANYBODYS:
                known = ids_for(name, family, place)
                real, none = ({key: ids[key] for key in wanted} for ids in (known, {**known, **NONE}))
                if name in ("people:authority", "people:invite_to_authority"):
                    none = {"authority": "none"}
                yield name, reverse(name, kwargs=real), reverse(name, kwargs=none)


def ids_for(name: str, family: Family, place: Place) -> dict[str, Any]:
    known = {
        "public_id": family.referral.public_id,
        "person": family.person.public_id,
        "asked": family.clinician.public_id if name == "family:clinician" else family.asked.public_id,
        "key": family.asked.consent_key,
        "step": "evidence-medical",
        "item": family.item.public_id,
        "number": 1,
        "school": family.referral.school.slug,
        "authority": family.referral.authority.slug,
        "pk": place.member.pk,
    }
    if name.startswith("evidence:"):
        known["public_id"] = family.item.public_id
    if name.startswith("enquiries:"):
        known["public_id"] = place.enquiry.public_id
    if name.startswith("people:"):
        known["public_id"] = (place.invitation if one_of_invitations(name) else place.request).public_id
    return known


def one_of_invitations(name: str) -> bool:
    return name in ("people:resend", "people:withdraw")


def told(client: Client, method: str, where: str) -> tuple[int, str, str]:
    """Status, where it leads and the page, without what differs from one request to the next."""
    response = getattr(client, method)(where, {"answer": "viewer", "role": "viewer", "do": "stop", "hospital": "no"})
    page = "" if response.streaming else re.sub(CHANGING, "", response.content.decode())
    return response.status_code, response.get("Location", "").replace(where, ""), page.replace(where, "")


def signed_in_outsiders() -> dict[str, Client]:
    council = make_authority("elsewhere")
    return {
        "a referrer of another school": signed_in(make_member(Role.REFERRER, school=make_school(council))),
        "a coordinator of another council": signed_in(make_member(Role.COORDINATOR, authority=council)),
        "a senior coordinator of another council": signed_in(make_member(Role.SENIOR_COORDINATOR, authority=council)),
    }


def test_no_outsider_learns_that_an_id_is_real(family: Family, place: Place) -> None:
    places = list(by_id(family, place))
    assert len(places) > 40
    for who, visitor in signed_in_outsiders().items():
        for name, real, none in places:
            for method in ("get", "post"):
                answer = told(visitor, method, real)
                assert answer[0] in (404, 405), (who, name, method, answer[0])
                assert answer == told(visitor, method, none), (who, name, method)
                assert not [one for one in NAMES if one in answer[2]], (who, name, method)


def test_a_parent_with_a_link_of_her_own_is_a_stranger_to_every_page_by_id(
    family: Family, place: Place, parent: tuple[Client, str]
) -> None:
    visitor, _ = parent
    for name, real, none in by_id(family, place):
        for method in ("get", "post"):
            answer = told(visitor, method, real)
            assert answer[0] in (302, 403, 405, 401), (name, method, answer[0])
            assert answer == told(visitor, method, none), (name, method)
            assert not [one for one in NAMES if one in answer[2]], (name, method)


def others_links(family: Family, place: Place) -> dict[str, Link]:
    return {
        "family:answer": link_of(family.person),
        "family:clinician_facts": Link.objects.get(pk=family.clinician.link_id),
        "enquiries:mine": place.enquiry.link,
        "journey:begun": place.started,
        "people:invited": Link.objects.filter(email="invited@example.test").latest("pk"),
    }


def behind(links: dict[str, Link], family: Family, place: Place) -> Iterator[tuple[str, str, Link]]:
    """Every address with a token, found by walking the resolver, each with the link it belongs to."""
    of_room = {"family": "family:answer", "enquiries": "enquiries:mine", "people": "people:invited"}
    known = {"asked": family.asked.public_id, "public_id": place.enquiry.public_id, "part": "you"}
    for room in ROOMS:
        _, resolver = get_resolver().namespace_dict[room]
        for one in resolver.url_patterns:
            if isinstance(one, URLPattern) and "token" in one.pattern.converters:
                name = f"{room}:{one.name}"
                link = links[name if name in links else of_room[room]]
                token = address_of(link).strip("/").rpartition("/")[2]
                kwargs = {key: token if key == "token" else known[key] for key in one.pattern.converters}
                yield name, reverse(name, kwargs=kwargs), link


def test_an_open_link_opens_no_other_and_the_door_tells_nothing(
    family: Family, place: Place, parent: tuple[Client, str]
) -> None:
    outsiders = {**signed_in_outsiders(), "a parent with her own link": parent[0], "a stranger": Client()}
    before = everything()
    doors = list(behind(others_links(family, place), family, place))
    assert len(doors) >= 9
    for who, visitor in outsiders.items():
        for name, where, link in doors:
            for response in (visitor.get(where), visitor.post(where, {"given": "no", "truth": "on", "do": "decline"})):
                page = response.content.decode()
                assert response.status_code == 200, (who, name, response.status_code)
                assert "we send a code" in page, (who, name)
                assert link.email not in page, (who, name)
                assert not [one for one in NAMES if one in page], (who, name)
                assert "no-store" in response["Cache-Control"], (who, name)
    assert everything() == before


def everything() -> list[Any]:
    """Whatever an outsider could have changed."""
    tables = (ConsentRequest, FamilyPerson, EvidenceItem, Enquiry, Invitation, JoinRequest, Membership, Outbox)
    return [list(table.objects.order_by("pk").values()) for table in tables]  # type: ignore[attr-defined]


def test_a_token_fits_the_door_it_was_made_for_and_no_other(family: Family, place: Place) -> None:
    links = others_links(family, place)
    for name, link in links.items():
        token = address_of(link).strip("/").rpartition("/")[2]
        for other in links:
            status = Client().get(reverse(other, kwargs={"token": token})).status_code
            assert status == (200 if other == name else 404), (name, other)
        for bent in (token[:-1] + ("b" if token[-1] == "a" else "a"), token[:20], token + "a", token.upper()):
            assert Client().get(reverse(name, kwargs={"token": bent})).status_code == 404, (name, bent)


def test_behind_her_own_link_a_parent_answers_for_nobody_else(family: Family, parent: tuple[Client, str]) -> None:
    visitor, own = parent
    before = requests_of(family)
    told = {"asked": family.asked.public_id, "shown": family.asked.words_sha256, "given": "yes", "scopes": ["all"]}
    assert visitor.post(own, told).status_code == 302
    assert family.asked.public_id not in visitor.get(f"{own}?asked={family.asked.public_id}").content.decode()
    place = f"{own}take-back/{family.asked.public_id}/"
    assert (visitor.get(place).status_code, visitor.post(place).status_code) == (404, 404)
    assert requests_of(family) == before


def requests_of(family: Family) -> list[Any]:
    return list(ConsentRequest.objects.filter(person=family.person).order_by("pk").values())


def test_the_other_parent_of_the_same_child_is_another(family: Family) -> None:
    other = make_person(family.referral, "Tom Madeup")
    ask_by_link(other, family.asked.consent_key)
    visitor, own = opened(other)
    before = requests_of(family)
    agreed = ConsentRequest.objects.get(person=family.person, given=True)
    for asked in (family.asked, agreed):
        visitor.post(own, {"asked": asked.public_id, "shown": asked.words_sha256, "given": "no"})
        place = f"{own}take-back/{asked.public_id}/"
        assert (visitor.get(place).status_code, visitor.post(place).status_code) == (404, 404)
    page = visitor.get(own).content.decode() + visitor.get(f"{own}your-papers/").content.decode()
    assert "Grace" not in page
    assert "grace@" not in page
    assert requests_of(family) == before


def test_a_clinicians_link_gives_facts_to_its_own_referral_alone(family: Family) -> None:
    other = make_family("essex")
    visitor = Client()
    place = open_link(visitor, Link.objects.get(pk=family.clinician.link_id))
    crafted = {"referral": other.referral.public_id, "asked": other.clinician.public_id, "for_key": "contact_consent"}
    visitor.post(place, {**FACTS, **crafted, "referrals": "None", "support": "Rest"})
    for one in (family, other):
        one.clinician.refresh_from_db()
    assert other.clinician.answered_at is None
    assert family.clinician.answered_at is not None


def test_a_draft_is_handed_to_nobody_outside_the_school(family: Family) -> None:
    stranger = make_member(Role.REFERRER, school=make_school(family.referral.authority))
    viewer = make_member(Role.VIEWER, school=family.referral.school)
    for person in (stranger, viewer):
        page = family.school.post(address(family.referral, "ask-colleague"), {"to": str(person.pk), "note": "x"})
        assert page.status_code == 200
        assert person.email not in page.content.decode()
    family.referral.refresh_from_db()
    assert family.referral.assigned_to is None
    assert not Outbox.objects.filter(recipient=stranger.email).exists()


def test_people_and_requests_of_another_referral_cannot_be_posted(family: Family) -> None:
    other = make_family("essex")
    before = everything()
    asking = address(family.referral, f"ask-family/{family.asked.consent_key}")
    crafted = {"people": [other.person.public_id], "way": "telephone", "keys": [family.asked.consent_key]}
    assert family.school.post(asking, crafted).status_code == 200
    kept = {"people": [family.person.public_id], "way": "telephone", "keys": [other.clinician.consent_key]}
    assert family.school.post(asking, kept).status_code == 200
    foreign = [
        f"ask-family/{other.clinician.consent_key}",
        f"family-people/{other.person.public_id}",
        f"family-answers/{other.asked.public_id}",
        f"clinician-requests/{other.clinician.public_id}",
        f"evidence-medical/remove/{other.item.public_id}",
    ]
    for step in foreign:
        posted = {"do": "stop", "remove": "yes", "people": [other.person.public_id], "way": "paper"}
        assert family.school.post(address(family.referral, step), posted).status_code == 404, step
    assert everything() == before


def test_a_way_on_leads_to_the_draft_and_nowhere_else(family: Family) -> None:
    for then in ("https://elsewhere.example/", "//elsewhere.example/", f"/referrals/{NOBODYS}/", "/accounts/logout/"):
        page = family.school.get(address(family.referral, "same-pupil"), {"then": then})
        assert page["Location"].startswith(f"/referrals/{family.referral.public_id}/"), then


def test_who_looks_after_one_school_changes_nobody_of_another(place: Place) -> None:
    council = make_authority("elsewhere")
    head = signed_in(make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(council)))
    before = everything()
    posted: dict[str, Any] = {"role": "viewer", "answer": "school_administrator", "school": place.member.school_id}
    for where in (
        f"roles/{place.member.pk}/change/",
        f"roles/{place.member.pk}/end/",
        f"roles/{place.member.pk}/lost-phone/",
        f"requests/{place.request.public_id}/",
        f"requests/{place.request.public_id}/take-back/",
        f"invitations/{place.invitation.public_id}/resend/",
        f"invitations/{place.invitation.public_id}/withdraw/",
    ):
        assert head.post(f"/people/{where}", posted).status_code == 404, where
    assert everything() == before


def test_nobody_invites_to_more_than_their_place_gives(family: Family) -> None:
    school = family.referral.school
    head = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    for role in ("superuser", "editor", "coordinator", "senior_coordinator", "data_protection", ""):
        page = signed_in(head).post(
            f"/people/schools/{school.slug}/invite/",
            {"email": "more@example.test", "role": role, "authority": family.referral.authority.slug},
        )
        assert page.status_code == 200, role
    assert not Invitation.objects.exists()


def test_an_enquiry_takes_no_page_of_another(place: Place) -> None:
    council = place.enquiry.authority
    own = start_enquiry(council, "parent", "other@example.test")
    visitor = Client()
    here = open_link(visitor, own.link)
    before = Enquiry.objects.filter(pk=place.enquiry.pk).values().get()
    said = {"name": "Changed", "public_id": place.enquiry.public_id, "child_name": "Changed", "on_roll": "none"}
    for part in ("you", "child", "what", "school", "agreed"):
        assert visitor.post(f"{here}{place.enquiry.public_id}/{part}/", said).status_code == 404, part
    visitor.post(here, {"do": "take_back", "public_id": place.enquiry.public_id})
    assert Enquiry.objects.filter(pk=place.enquiry.pk).values().get() == before


def test_who_has_left_reads_nothing_with_addresses_they_know(family: Family, place: Place) -> None:
    user: User = family.referral.created_by
    visitor = signed_in(user)
    assert visitor.get(address(family.referral)).status_code == 200
    user.memberships.update(ended_at="2026-11-01T00:00:00+00:00")
    for name, real, _ in by_id(family, place):
        assert visitor.get(real).status_code in (404, 405), name
