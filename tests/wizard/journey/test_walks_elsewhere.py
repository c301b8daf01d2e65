"""The routes of the school, of Leicestershire and of the trust, walked to the end; two of them end in a hand-over."""

import pytest

from tests.referral_walk import address, complete, make_walk, send
from wizard.referrals.models import Submission

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("L16")
def test_leicestershire_takes_a_referral_from_the_first_question_to_the_reference() -> None:
    client, referral = make_walk("leicestershire")
    complete(client, referral, "leicestershire")
    said = client.get(send(client, referral)["Location"]).content.decode()
    assert Submission.objects.get().reference in said
    assert "hand-over" not in said


@pytest.mark.requirement("S35", "W15")
@pytest.mark.parametrize(
    ("slug", "system"),
    [
        ("stonehenge-school", "Hand it over to Diagnostic Assessment and Referral Tool (DART)"),
        ("wmat", "Hand it over to The Inclusion Service of the council where the student lives"),
    ],
)
def test_a_route_that_another_system_takes_on_ends_with_how_to_hand_it_over(slug: str, system: str) -> None:
    client, referral = make_walk(slug)
    complete(client, referral, slug)
    assert "Finish, then hand over to" in client.get(address(referral, "check-answers")).content.decode()
    said = client.get(send(client, referral)["Location"]).content.decode()
    assert system in said
    assert "No need to ring" not in said
    assert "Ask the" in said, "the acknowledgement is looked for by a day"
    assert "Amara" in client.get(address(referral, "your-copy")).content.decode()
