"""From the first question to the reference: Norfolk's and Essex's demo routes, walked to the end."""

import json

import pytest

from record.models import Event, Outbox
from tests.referral_walk import address, complete, make_walk, send
from wizard.casework.models import Case
from wizard.referrals.models import Submission

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("E48")
@pytest.mark.parametrize("slug", ["norfolk", "essex"])
def test_a_complete_referral_is_sent_and_stored_whole(slug: str) -> None:
    client, referral = make_walk(slug)
    complete(client, referral, slug)
    response = send(client, referral)
    assert response.status_code == 302
    submission = Submission.objects.get()
    document = json.loads(submission.document)
    assert document["evidence"]
    assert document["consents"]
    assert document["declarations"]
    assert not submission.flagged
    assert Case.objects.get().submission == submission
    assert Outbox.objects.filter(kind="receipt").count() == 1
    assert Event.objects.filter(kind="referral_submitted").count() == 1
    assert submission.reference in client.get(response["Location"]).content.decode()
    assert "Amara" in client.get(address(referral, "your-copy")).content.decode()


def test_what_stops_the_case_from_opening_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    client, referral = make_walk()
    complete(client, referral)

    def broken(_submission: Submission) -> None:
        raise RuntimeError("no case today")

    monkeypatch.setattr("wizard.journey.actions.send_referral.open_case", broken)
    with pytest.raises(RuntimeError):
        send(client, referral)
    referral.refresh_from_db()
    assert referral.status == "draft"
    assert not Submission.objects.exists()
    assert not Outbox.objects.exists()
    assert not Event.objects.filter(kind="referral_submitted").exists()


def test_when_every_part_is_done_the_way_to_send_stands_at_the_top() -> None:
    client, referral = make_walk()
    top = "Read it through, then send it"
    assert top not in client.get(address(referral)).content.decode()
    complete(client, referral)
    page = client.get(address(referral)).content.decode()
    assert top in page
    assert "Carry on:" not in page
