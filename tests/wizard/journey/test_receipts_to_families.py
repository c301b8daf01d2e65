"""Sending a referral: the family gets a receipt of its own, but for those to whom nobody may write."""

import pytest
from django.core import mail

from record.service import deliver_due
from tests.family_walk import make_person
from tests.referral_walk import address, complete, make_walk, send
from wizard.referrals.models import Submission

pytestmark = pytest.mark.django_db


def test_a_parent_gets_a_reference_and_a_link_and_no_word_more() -> None:
    client, referral = make_walk()
    complete(client, referral)
    make_person(referral, "Grace Madeup")
    make_person(referral, "Tom Madeup", contact_restricted=True)
    make_person(referral, "Una Madeup", email="")
    send(client, referral)
    while deliver_due():
        pass
    reference = Submission.objects.get(referral=referral).reference
    letters = {one.to[0]: one for one in mail.outbox if reference in one.subject}
    assert "tom@example.test" not in {to for one in mail.outbox for to in one.recipients()}
    told = letters["grace@example.test"]
    assert f"/{referral.authority.slug}/" in str(told.body)
    assert reference in str(told.body)
    for word in ("Amara", "Madeup", referral.school.name, "illness", "unwell", referral.public_id):
        assert word not in f"{told.subject}{told.body}", word
    assert "receipt by email too" in client.get(address(referral, "referral-sent")).content.decode()


def test_nobody_of_the_family_is_written_to_where_everybody_is_restricted() -> None:
    client, referral = make_walk()
    complete(client, referral)
    make_person(referral, "Tom Madeup", contact_restricted=True)
    send(client, referral)
    while deliver_due():
        pass
    assert not [one for one in mail.outbox if "tom@example.test" in one.recipients()]
    assert "receipt by email too" not in client.get(address(referral, "referral-sent")).content.decode()
