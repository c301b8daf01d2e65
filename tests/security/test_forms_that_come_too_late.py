"""A form stays open while the world changes: sent, withdrawn, a file taken off, a role or a session ended."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.building import PASSWORD, make_referral
from tests.referral_walk import NORFOLK, a_pdf, address, answer_all, complete, good_letter, make_walk, send, send_data
from wizard.evidence.service import remove_item
from wizard.journey.screens import consents, files
from wizard.referrals.models import Answer, Referral, Submission

pytestmark = pytest.mark.django_db
EVIDENCE = "evidence-medical"


def first(action: Any, then: Any) -> Any:
    """Does something at the last moment before the action."""

    def both(*args: Any, **kwargs: Any) -> Any:
        action()
        return then(*args, **kwargs)

    return both


@pytest.fixture
def walk() -> tuple[Client, Referral]:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    client.post(address(referral, EVIDENCE), {"file": a_pdf(), **good_letter()})
    return client, referral


def test_describing_a_file_that_a_colleague_takes_off_says_so(
    walk: tuple[Client, Referral], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, referral = walk
    item = referral.evidence.get()
    taken = first(lambda: remove_item(referral.created_by, referral, item.public_id), files.describe_item)
    monkeypatch.setattr(files, "describe_item", taken)
    response = client.post(address(referral, EVIDENCE), {"item": item.public_id, **good_letter()})
    assert response.status_code == 200
    assert "took this file off" in response.content.decode()


def test_an_agreement_that_comes_as_the_referral_is_sent_leads_to_what_was_sent(
    walk: tuple[Client, Referral], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, referral = walk
    sent = first(lambda: Referral.objects.update(status="submitted"), consents.record_consent)
    monkeypatch.setattr(consents, "record_consent", sent)
    response = client.post(address(referral, "consent-referral_consent"), {"given": "no"})
    assert response["Location"] == address(referral, "referral-sent")
    assert not referral.consents.exists()


def test_nothing_more_is_stored_in_a_referral_withdrawn_meanwhile(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    item = referral.evidence.get()
    before = Answer.objects.count()
    assert client.post(address(referral, "withdraw-draft")).status_code == 302
    posts: dict[str, dict[str, Any]] = {
        "hospital": {"hospital": "staying"},
        EVIDENCE: {"file": a_pdf(mark="late"), **good_letter()},
        f"{EVIDENCE}/remove/{item.public_id}": {},
        "ask-officer": {"about": "requirement:medical", "reason": "late"},
        "check-answers": {"key": "x"},
        "withdraw-draft": {},
    }
    for step, data in posts.items():
        assert client.post(address(referral, step), data)["Location"] == "/referrals/", step
    assert Answer.objects.count() == before
    assert referral.evidence.filter(removed_at=None).count() == 1


def test_a_role_that_ends_closes_the_open_form(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    data = {"hospital": "staying"}
    referral.created_by.memberships.update(ended_at=timezone.now())
    for step in ("hospital", EVIDENCE, "check-answers", "ask-officer", "withdraw-draft"):
        assert client.post(address(referral, step), data).status_code == 404, step
    assert Answer.objects.get(referral=referral, question_key="hospital").value == "no"
    assert "Madeup" not in client.get("/referrals/").content.decode()


def test_a_session_that_ends_leads_back_to_the_page_and_stores_nothing(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    item = referral.evidence.get()
    user = referral.created_by
    for step in ("hospital", f"{EVIDENCE}/remove/{item.public_id}", "check-answers", "ask-officer?about=x", ""):
        client.session.flush()
        place = address(referral, step) if "?" not in step else f"{address(referral)}ask-officer/?about=x"
        if step:  # tests/people/test_late_forms.py goes on from the page that holds what was typed
            assert client.post(place, {"hospital": "staying"}).status_code == 403, step
        asked = client.get(place)
        assert asked["Location"].startswith("/accounts/login/?next=/referrals/"), step
        again = client.post(asked["Location"], {"login": user.email, "password": PASSWORD, "next": place})
        shown = client.get(again["Location"], follow=True)
        assert shown.status_code in (200, 404), step
        client.force_login(user)
    assert Answer.objects.get(referral=referral, question_key="hospital").value == "no"
    assert referral.evidence.filter(removed_at=None).count() == 1


def test_what_belongs_to_another_referral_of_the_same_school_is_not_taken(walk: tuple[Client, Referral]) -> None:
    client, other = walk
    item = other.evidence.get()
    mine = make_referral(other.school, other.route_version, other.created_by)
    answer_all(client, mine, NORFOLK)
    described = client.post(address(mine, EVIDENCE), {"item": item.public_id, **good_letter("2026-10-01")})
    assert described.status_code == 200  # it asks for a file: the named one is not here
    assert client.post(address(mine, f"{EVIDENCE}/remove/{item.public_id}")).status_code == 404
    item.refresh_from_db()
    assert str(item.seen_on) == "2026-11-02"
    assert item.removed_at is None
    complete(client, other)
    complete(client, mine)
    data = send_data(client, other)
    assert client.post(address(mine, "check-answers"), data).status_code == 200
    assert send(client, other).status_code == 302
    assert client.post(address(mine, "check-answers"), data).status_code == 200
    assert Submission.objects.count() == 1
