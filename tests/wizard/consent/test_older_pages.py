"""A page opened before something was saved undoes nothing when it is sent after it: both are shown first."""

from typing import Any

import pytest
from django.test import Client

from people.enums import Role
from tests.building import make_member
from tests.family_walk import agree, ask_by_link, make_person
from tests.referral_walk import address, consent_data, make_walk, signed_in
from wizard.consent.enums import AskedBy
from wizard.consent.models import ConsentRequest, FamilyPerson
from wizard.consent.service import ask_person, consents_of
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "contact_consent"
SAID = consent_data(["tell_school"])
PERSON = {"name": "Grace Madeup", "party": "parent", "responsibility": "yes", "email": "grace@example.test"}
CHANGED = "was changed"


@pytest.fixture
def walk() -> tuple[Client, Referral]:
    return make_walk()


def sent(client: Client, referral: Referral, place: str, form: dict[str, Any], seen: str) -> Any:
    return client.post(address(referral, place), {**form, "seen": seen})


def opened(client: Client, referral: Referral, place: str) -> str:
    page = client.get(address(referral, place))
    seen = str(page.context["form"]["seen"].value())
    assert f'value="{seen}"' in page.content.decode()
    return seen


def test_an_older_page_does_not_take_back_an_agreement_that_a_newer_one_recorded(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    place = f"consent-{KEY}"
    older = opened(client, referral, place)
    assert sent(client, referral, place, SAID, opened(client, referral, place)).status_code == 302
    page = sent(client, referral, place, {"given": "no"}, older)
    assert "This was changed in another window" in page.content.decode()
    assert "Yes, they agree" in page.content.decode()
    assert consents_of(referral)[KEY].given
    again = str(page.context["form"]["seen"].value())
    assert sent(client, referral, place, {"given": "no"}, again).status_code == 302
    assert not consents_of(referral)[KEY].given


def test_a_colleagues_record_is_named_theirs_and_a_second_click_is_no_conflict(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    place = f"consent-{KEY}"
    older = opened(client, referral, place)
    colleague = signed_in(make_member(Role.REFERRER, school=referral.school))
    for _ in range(2):
        assert sent(colleague, referral, place, SAID, older).status_code == 302
    page = sent(client, referral, place, {**SAID, "given_by": "Tom Madeup"}, older).content.decode()
    assert "A colleague changed this while you were writing" in page
    assert "Grace Madeup" in page
    assert "Tom Madeup" in page
    assert consents_of(referral)[KEY].given_by == "Grace Madeup"


def test_an_older_page_does_not_let_letters_go_again_to_somebody_restricted(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    place = f"family-people/{make_person(referral).public_id}"
    older = opened(client, referral, place)
    restricted = {**PERSON, "care": ["contact_restricted"]}
    sent(client, referral, place, restricted, opened(client, referral, place))
    page = sent(client, referral, place, {**PERSON, "phone": "01632 960 001"}, older).content.decode()
    assert CHANGED in page
    assert "Nobody may write to them" in page
    assert FamilyPerson.objects.get().contact_restricted
    assert sent(client, referral, place, restricted, older).status_code == 302


def test_an_older_page_does_not_turn_an_answer_that_was_written_down(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    request = ask_person(referral.created_by, make_person(referral), [KEY], AskedBy.TELEPHONE)[0]
    place = f"family-answers/{request.public_id}"
    older = opened(client, referral, place)
    heard = {"said_on_day": "2", "said_on_month": "11", "said_on_year": "2026", "taken_by": "Sam", "witness": "Kim"}
    yes = {"given": "yes", "scopes": ["tell_school"], **heard}
    for _ in range(2):
        assert sent(client, referral, place, yes, older).status_code == 302
    assert CHANGED in sent(client, referral, place, {"given": "no", **heard}, older).content.decode()
    assert consents_of(referral)[KEY].given


def test_who_was_asked_since_is_not_asked_over_by_an_older_page(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    person, place = make_person(referral), f"ask-family/{KEY}"
    older = opened(client, referral, place)
    asked = {"people": [person.public_id], "keys": [KEY], "way": "link"}
    for _ in range(2):  # a second click writes no second letter
        assert sent(client, referral, place, asked, older).status_code == 302
    assert ConsentRequest.objects.count() == 1
    page = sent(client, referral, place, {**asked, "way": "paper"}, older).content.decode()
    assert "after you opened this page" in page
    assert ConsentRequest.objects.get().ended_at is None
    agree(person)
    assert consents_of(referral)[KEY].given


def test_an_older_page_that_records_by_hand_leaves_it_to_who_was_asked_since(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    older = opened(client, referral, f"consent-{KEY}")
    ask_by_link(make_person(referral))
    page = sent(client, referral, f"consent-{KEY}", SAID, older).content.decode()
    assert "Record their answer under their name" in page
    assert not consents_of(referral)[KEY].given
