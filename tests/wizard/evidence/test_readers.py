"""A paper kept to a few people: who knows its name and opens it, and what the others see."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from people.enums import Role
from people.models import User
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import NORFOLK, a_pdf, address, answer_all, complete, good_letter, make_walk, send, signed_in
from wizard.evidence.models import EvidenceItem
from wizard.evidence.queries import items_visible_to
from wizard.referrals.models import Referral, Submission

pytestmark = pytest.mark.django_db
MEDICAL = "evidence-medical"
NAME = "child-protection-plan.pdf"


def with_restricted() -> tuple[Client, Referral, EvidenceItem]:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    said = {**good_letter(), "author_name": "Dr Secret", "restricted": "few"}
    assert client.post(address(referral, MEDICAL), {"file": a_pdf(NAME), **said}).status_code == 302
    return client, referral, EvidenceItem.objects.get(original_name=NAME)


def people_of(referral: Referral) -> dict[str, User]:
    return {
        "the one who added it": referral.created_by,
        "another referrer": make_member(Role.REFERRER, school=referral.school),
        "a viewer": make_member(Role.VIEWER, school=referral.school),
        "an administrator": make_member(Role.SCHOOL_ADMINISTRATOR, school=referral.school),
        "another school": make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(referral.authority)),
        "a coordinator": make_member(Role.COORDINATOR, authority=referral.authority),
        "a coordinator elsewhere": make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        "an editor": make_member(Role.EDITOR, authority=referral.authority),
    }


def who_sees(people: dict[str, User], item: EvidenceItem) -> set[str]:
    return {who for who, person in people.items() if items_visible_to(person).filter(pk=item.pk).exists()}


@pytest.mark.requirement("E125")
def test_a_restricted_paper_is_for_who_added_it_administrators_and_once_sent_the_council() -> None:
    client, referral = make_walk()
    complete(client, referral)
    item = EvidenceItem.objects.filter(for_key="medical").get()
    people = people_of(referral)
    everybody = {"the one who added it", "another referrer", "a viewer", "an administrator"}
    few = {"the one who added it", "an administrator"}
    assert who_sees(people, item) == everybody
    EvidenceItem.objects.filter(pk=item.pk).update(readers="restricted")
    assert who_sees(people, item) == few
    EvidenceItem.objects.filter(pk=item.pk).update(readers="council")
    assert who_sees(people, item) == {"the one who added it"}
    assert send(client, referral).status_code == 302
    assert who_sees(people, item) == {"the one who added it", "a coordinator"}


def test_a_colleague_sees_that_there_is_one_and_nothing_of_it() -> None:
    _, referral, item = with_restricted()
    colleague = signed_in(make_member(Role.REFERRER, school=referral.school))
    for step in (MEDICAL, "check-answers", ""):
        page = colleague.get(address(referral, step)).content.decode()
        assert NAME not in page
        assert "Dr Secret" not in page
        assert item.public_id not in page
    assert "Restricted paper" in colleague.get(address(referral, MEDICAL)).content.decode()
    for name in ("file", "look", "preview", "original"):
        assert colleague.get(reverse(f"evidence:{name}", args=[item.public_id])).status_code == 404


def test_a_colleague_can_neither_describe_it_nor_take_it_off() -> None:
    _, referral, item = with_restricted()
    colleague = signed_in(make_member(Role.REFERRER, school=referral.school))
    page = colleague.get(address(referral, MEDICAL), {"item": item.public_id}).content.decode()
    assert NAME not in page
    colleague.post(address(referral, MEDICAL), {"item": item.public_id, **good_letter()})
    assert colleague.post(address(referral, MEDICAL) + f"remove/{item.public_id}/").status_code == 404
    item.refresh_from_db()
    assert item.readers == "restricted"
    assert item.removed_at is None


def test_whoever_added_it_sees_it_and_may_open_it_to_all() -> None:
    client, referral, item = with_restricted()
    page = client.get(address(referral, MEDICAL)).content.decode()
    assert NAME in page
    assert "Kept to a few people" in page
    assert "checked" in client.get(address(referral, MEDICAL), {"item": item.public_id}).content.decode()
    client.post(address(referral, MEDICAL), {"item": item.public_id, **good_letter()})
    item.refresh_from_db()
    assert item.readers == "all"


def test_what_is_frozen_when_sent_holds_neither_its_name_nor_its_writer() -> None:
    client, referral = make_walk()
    complete(client, referral)
    EvidenceItem.objects.filter(for_key="medical").update(
        readers="restricted", original_name=NAME, author_name="Dr Secret"
    )
    send(client, referral)
    document = Submission.objects.get().document
    assert NAME not in document
    assert "Dr Secret" not in document
    assert "Restricted paper" in document


def test_the_councils_case_worker_reads_its_name_where_it_is_opened(settings: Any) -> None:
    client, referral = make_walk()
    complete(client, referral)
    EvidenceItem.objects.filter(for_key="medical").update(readers="restricted", original_name=NAME)
    send(client, referral)
    item = EvidenceItem.objects.get(for_key="medical")
    officer = signed_in(make_member(Role.COORDINATOR, authority=referral.authority))
    assert NAME in officer.get(reverse("evidence:look", args=[item.public_id])).content.decode()
