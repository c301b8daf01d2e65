"""From the first question to the reference: Norfolk's and Essex's demo routes, walked to the end."""

import json

import pytest
import time_machine

from record.models import Event, Outbox
from tests.referral_walk import address, complete, make_walk, send
from wizard.casework.models import Case
from wizard.referrals.models import Submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel("2026-11-20T11:06:00+00:00", tick=True):
        yield


@pytest.mark.requirement("N88", "E48")
@pytest.mark.parametrize("slug", ["norfolk", "essex"])
def test_a_complete_referral_is_sent_and_stored_whole(slug: str) -> None:
    client, referral = make_walk(slug)
    complete(client, referral, slug)
    response = send(client, referral)
    assert response.status_code == 302, response.context["form"].errors if response.context else response
    submission = Submission.objects.get()
    document = json.loads(submission.document)
    assert document["evidence"]
    assert document["consents"]
    assert document["declarations"]
    assert Case.objects.get().submission == submission
    assert Outbox.objects.filter(kind="receipt").count() == 1
    assert Event.objects.filter(kind="referral_submitted").count() == 1
    page = client.get(response["Location"])
    assert submission.reference in page.content.decode()
    assert client.get(address(referral, "your-copy")).status_code == 200
