"""Provider, school and council write to each other about a pupil, and say that they have read it."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db.utils import DatabaseError
from django.test import Client

from people.enums import Role
from record.models import Outbox
from record.service import deliver_due, events_of
from tests.building import make_member, make_school
from tests.opening_links import open_link
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT
from tests.wizard.provision.placing import a_provider, a_week, agreed_case, placed
from wizard.provision.actions.keep_provider import send_provider_link
from wizard.provision.actions.write_message import note_read, write_message, write_message_by_link
from wizard.provision.chronology import entries
from wizard.provision.models import Message, MessageReading, Placement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
RISK = {"kind": "risk", "text": "She runs off when it is loud"}


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def taught() -> tuple[Placement, Any]:
    case, officer = agreed_case()
    placement = placed(case, officer)
    a_week(case, officer, placement)
    return placement, send_provider_link(officer, placement.provider)


@pytest.mark.requirement("E126")
def test_an_added_risk_stands_first_at_the_provider_until_it_says_that_it_was_read(client: Client) -> None:
    placement, link = taught()
    case = placement.case
    here = open_link(client, link)
    school = case.submission.submitted_by
    theirs = f"/referrals/{case.submission.referral.public_id}/after/provision/teaching/{placement.public_id}/messages/"
    assert "Enter what you want to say" in signed_in(school).post(theirs, {}).content.decode()
    for _ in range(2):
        assert signed_in(school).post(theirs, RISK).status_code == 302
    message = Message.objects.get()
    page = client.get(here).content.decode()
    assert "Added risk: read this first" in page
    assert "She runs off" in page
    mine = f"{here}messages/{placement.public_id}/"
    assert "Enter your name" in client.post(mine, {"read": message.public_id, "name": ""}).content.decode()
    for _ in range(2):
        assert client.post(mine, {"read": message.public_id, "name": "Tam Madeup"}).status_code == 302
    assert "read this first" not in client.get(here).content.decode()
    assert "Read by Tam Madeup, the provider, on 3 November 2026" in signed_in(school).get(theirs).content.decode()
    ours = f"/cases/{case.submission.reference}/provision/"
    officer = make_member(Role.COORDINATOR, authority=case.authority)
    council = signed_in(officer)
    assert "Not read yet" in council.get(ours).content.decode()
    council.post(f"{ours}teaching/{placement.public_id}/messages/", {"read": message.public_id})
    assert "Not read yet" not in council.get(ours).content.decode()
    assert {one.party for one in MessageReading.objects.all()} == {"provider", "council"}
    said = str([(one.kind, one.data) for one in events_of("case", case.submission.reference)])
    assert "provision_risk" in said
    assert "runs off" not in said
    assert "Told of an added risk" in [one.what for one in entries(case)]


@pytest.mark.requirement("E87")
def test_a_provider_writes_to_the_named_person_and_letters_say_nothing_of_it(client: Client) -> None:
    placement, link = taught()
    case = placement.case
    mine = f"{open_link(client, link)}messages/{placement.public_id}/"
    said = {"kind": "message", "text": "Amara liked the maths", "written_by": "Tam Madeup"}
    assert client.post(mine, said).status_code == 302
    write_message(case.submission.submitted_by, placement, kind="message", text="Good to hear")
    mail.outbox.clear()
    deliver_due()
    about = [one for one in mail.outbox if "messages" in one.body or "Something for you to read" in one.subject]
    assert {one.to[0] for one in about} >= {case.submission.submitted_by.email, placement.provider.email}
    assert not [one for one in about if "Amara" in one.body + one.subject or "maths" in one.body]
    page = client.get(mine).content.decode()
    assert "Good to hear" in page
    with pytest.raises(DatabaseError, match="frozen"):
        Message.objects.update(text="x")


def test_messages_are_closed_to_everybody_else(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    other, officer = agreed_case()
    elsewhere = placed(other, officer, a_provider(officer, other.authority, name="Another"))
    foreign = write_message(officer, elsewhere, **RISK)
    assert client.get(f"{here}messages/{elsewhere.public_id}/").status_code == 404
    mine = f"{here}messages/{placement.public_id}/"
    assert client.post(mine, {"read": foreign.public_id, "name": "Tam"}).status_code == 404
    with pytest.raises(PermissionDenied):
        write_message_by_link(link, elsewhere, written_by="Tam", **RISK)
    stranger = make_member(Role.REFERRER, school=make_school(other.authority))
    for action in (lambda: write_message(stranger, placement, **RISK), lambda: note_read(stranger, foreign)):
        with pytest.raises(PermissionDenied):
            action()
    assert Outbox.objects.filter(kind="provider_message").count() == 0  # that provider has no running link
    assert (
        "has no running link"
        in signed_in(officer)
        .get(f"/cases/{other.submission.reference}/provision/teaching/{elsewhere.public_id}/messages/")
        .content.decode()
    )
