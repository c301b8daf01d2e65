"""What stock formtools leaves open is closed; sending twice is sending once."""

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from record.models import Outbox
from tests.referral_walk import NORFOLK, add_files, address, answer_all, complete, make_walk, send, send_data, signed_in
from wizard.casework.models import Case
from wizard.referrals.models import Answer, Referral, Submission

pytestmark = pytest.mark.django_db


def stored(referral: Referral) -> dict[str, object]:
    return dict(Answer.objects.filter(referral=referral).values_list("question_key", "value"))


def test_the_address_and_not_the_form_says_which_step_it_is() -> None:
    client, referral = make_walk()
    data = {"hospital": "no", "referral_wizard-current_step": "days_missed", "current_step": "days_missed"}
    client.post(address(referral, "hospital"), {**data, "wizard_goto_step": "dob", "days_missed": "3"})
    assert stored(referral) == {"hospital": "no"}


def test_reading_the_last_page_sends_nothing() -> None:
    client, referral = make_walk()
    complete(client, referral)
    for _ in range(3):
        assert client.get(address(referral, "check-answers")).status_code == HTTPStatus.OK
    assert client.get(address(referral, "done")).status_code == HTTPStatus.NOT_FOUND
    assert not Submission.objects.exists()


def test_only_the_questions_of_the_page_are_stored_and_nothing_in_the_session() -> None:
    client, referral = make_walk()
    client.post(address(referral, "hospital"), {"hospital": "no", "csrfmiddlewaretoken": "x", "extra": "y", "dob": "z"})
    assert stored(referral) == {"hospital": "no"}
    assert not any("hospital" in str(session.get_decoded()) for session in Session.objects.all())


def test_a_walk_leaves_uploads_alone() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    add_files(client, referral)
    before = referral.evidence.count()
    for step in ("", "lives_here", "check-answers"):
        client.get(address(referral, step) + "?reset=1")
    assert referral.evidence.filter(removed_at=None).count() == before > 0


def test_a_step_the_route_never_had_is_not_found() -> None:
    client, referral = make_walk()
    for method in (client.get, client.post):
        assert method(address(referral, "no_such_step")).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.requirement("N54")
def test_a_step_that_is_not_asked_here_leads_back_and_takes_no_answer() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="first_name")
    for response in (
        client.get(address(referral, "too_unwell")),
        client.post(address(referral, "too_unwell"), {"too_unwell": "yes"}),
    ):
        assert response.status_code == HTTPStatus.FOUND
    assert "too_unwell" not in stored(referral)


def test_a_replayed_post_changes_nothing_more() -> None:
    client, referral = make_walk()
    for _ in range(3):
        client.post(address(referral, "hospital"), {"hospital": "no"})
    assert Answer.objects.filter(referral=referral).count() == 1


def test_sending_twice_from_one_tab_or_two_gives_one_submission() -> None:
    client, referral = make_walk()
    complete(client, referral)
    first, second = send_data(client, referral), send_data(client, referral)
    places = {client.post(address(referral, "check-answers"), data)["Location"] for data in (first, first, second)}
    assert places == {address(referral, "referral-sent")}
    assert Submission.objects.count() == Case.objects.count() == Outbox.objects.filter(kind="receipt").count() == 1


def test_a_key_of_another_referral_or_none_sends_nothing() -> None:
    client, referral = make_walk()
    complete(client, referral)
    data = send_data(client, referral)
    for key in ("", "x" * 64, "f" * 64):
        response = client.post(address(referral, "check-answers"), {**data, "key": key})
        assert response.status_code == HTTPStatus.OK
        assert "Check the answers once more" in response.content.decode()
    assert not Submission.objects.exists()


def test_what_changed_after_checking_has_to_be_checked_again() -> None:
    client, referral = make_walk()
    complete(client, referral)
    data = send_data(client, referral)
    client.post(address(referral, "address"), {"address": "Another street"})
    response = client.post(address(referral, "check-answers"), data)
    assert "Check the answers once more" in response.content.decode()
    assert not Submission.objects.exists()
    assert send(client, referral).status_code == HTTPStatus.FOUND


@pytest.mark.requirement("N91")
def test_the_declaration_must_be_ticked() -> None:
    client, referral = make_walk()
    complete(client, referral)
    key = send_data(client, referral)["key"]
    response = client.post(address(referral, "check-answers"), {"key": key})
    assert response.status_code == HTTPStatus.OK
    assert "<title>Error: " in response.content.decode()
    assert not Submission.objects.exists()


def test_a_sent_referral_does_not_change() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    before = stored(referral)
    sent = address(referral, "referral-sent")
    for step in ("", "hospital", "evidence-medical", "consent-referral_consent", "check-answers", "what-instead"):
        assert client.get(address(referral, step))["Location"] == sent
    item = referral.evidence.first()
    assert item is not None
    posts = {
        "hospital": {"hospital": "staying"},
        "evidence-medical": {"type": "letter"},
        f"evidence-medical/remove/{item.public_id}": {},
        "consent-referral_consent": {"given": "no"},
        "ask-officer": {"about": "requirement:medical", "reason": "late"},
        "withdraw-draft": {},
        "check-answers": {"key": "x"},
    }
    for step, data in posts.items():
        assert client.post(address(referral, step), data)["Location"] == sent, step
    assert stored(referral) == before
    assert referral.evidence.filter(removed_at=None).count() == referral.evidence.count()
    assert Submission.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_people_sending_in_the_same_moment_give_one_submission() -> None:
    client, referral = make_walk()
    complete(client, referral)
    data = send_data(client, referral)
    clients = [client, signed_in(referral.created_by), signed_in(referral.created_by), signed_in(referral.created_by)]

    def post(one: object) -> str:
        try:
            return str(one.post(address(referral, "check-answers"), data)["Location"])  # type: ignore[attr-defined]
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as pool:
        assert set(pool.map(post, clients)) == {address(referral, "referral-sent")}
    assert Submission.objects.count() == Case.objects.count() == Outbox.objects.filter(kind="receipt").count() == 1
