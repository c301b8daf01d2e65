"""The list of drafts, asking a colleague to carry on, and drafts that expire: nobody is lost, nothing lies about."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from links.models import Link
from people.enums import Role
from record.models import Event, Outbox
from record.service import deliver_due
from tests.building import make_member, make_referral, make_school
from tests.family_walk import address_of_person, agree, ask_by_link, make_person
from tests.referral_walk import NORFOLK, add_files, address, answer_all, complete, make_walk, send, signed_in, situation
from wizard.consent.models import FamilyPerson
from wizard.evidence.models import EvidenceItem
from wizard.journey.actions.purge_drafts import purge_drafts
from wizard.referrals.actions.warn_of_expiry import warn_of_expiry
from wizard.referrals.models import Referral, Submission
from wizard.referrals.service import withdraw_referral, withdraw_submission

pytestmark = pytest.mark.django_db
LIST = "/referrals/"


def colleague_of(referral: Referral) -> tuple[Client, int]:
    user = make_member(Role.REFERRER, school=referral.school)
    return signed_in(user), user.pk


def test_the_list_says_what_is_missing_who_changed_it_last_and_until_when_it_is_kept() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="address")
    page = client.get(LIST).content.decode()
    assert "Amara Madeup" in page
    assert "parts completed." in page
    assert "Still to do: " in page
    assert f"by {referral.created_by}." in page
    assert "Kept until 22 May 2027" in page


def test_a_pupil_is_found_by_name_without_the_name_in_any_address() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="address")
    make_referral(referral.school, referral.route_version, referral.created_by)
    found = client.post(LIST, {"name": "MÁDEUP amara"})
    assert [row["referral"].pk for row in found.context["drafts"]] == [referral.pk]
    assert not client.post(LIST, {"name": "Zoe"}).context["drafts"]


def test_a_name_finds_nothing_of_another_school() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="address")
    other = signed_in(make_member(Role.REFERRER, school=make_school(referral.authority)))
    assert not other.post(LIST, {"name": "Amara"}).context["drafts"]


def test_carrying_on_leads_to_the_next_thing_to_do() -> None:
    client, referral = make_walk()
    place = client.get(address(referral, "carry-on"))["Location"]
    assert place == address(referral, "lives_here")
    answer_all(client, referral, NORFOLK)
    following = client.get(address(referral)).context["following"]
    assert client.get(address(referral, "carry-on"))["Location"] == following.href


def test_a_colleague_is_asked_to_carry_on_and_hears_of_it_without_a_word_about_the_child() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="address")
    theirs, pk = colleague_of(referral)
    said = client.post(address(referral, "ask-colleague"), {"to": pk, "note": "Amara's letter comes on Friday"})
    assert said["Location"] == address(referral)
    deliver_due()
    letter = mail.outbox[-1]
    assert address(referral) in str(letter.body)
    assert "Amara" not in f"{letter.subject}{letter.body}"
    page = theirs.get(LIST).content.decode()
    assert "For you" in page
    assert "letter comes on Friday" in page
    assert "letter comes on Friday" in theirs.get(address(referral)).content.decode()


def test_only_somebody_who_refers_for_the_school_can_be_asked() -> None:
    client, referral = make_walk()
    viewer = make_member(Role.VIEWER, school=referral.school)
    stranger = make_member(Role.REFERRER, school=make_school(referral.authority))
    for one in (viewer, stranger):
        assert client.post(address(referral, "ask-colleague"), {"to": one.pk}).status_code == 200
    referral.refresh_from_db()
    assert referral.assigned_to is None
    assert signed_in(viewer).get(address(referral, "ask-colleague")).status_code == 404


def test_its_people_are_warned_twice_and_once_only_before_a_draft_expires() -> None:
    _, referral = make_walk()
    start = timezone.now()
    for days, letters in ((154, 0), (155, 1), (156, 1), (176, 2), (180, 2)):
        with time_machine.travel(start + timedelta(days=days)):
            warn_of_expiry()
            assert Outbox.objects.filter(kind="draft_expires").count() == letters, days
    assert set(Outbox.objects.values_list("recipient", flat=True)) == {referral.created_by.email}


def test_the_warning_names_the_day_and_not_the_child() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="address")
    with time_machine.travel(timezone.now() + timedelta(days=156)):
        warn_of_expiry()
        deliver_due()
    body = str(mail.outbox[-1].body)
    assert "Saturday 22 May 2027" in body
    assert "Amara" not in f"{mail.outbox[-1].subject}{body}"


def test_a_draft_is_deleted_only_after_the_warning_was_sent_and_the_time_is_over() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    add_files(client, referral)
    start = timezone.now()
    with time_machine.travel(start + timedelta(days=400)):
        assert purge_drafts() == 0, "nobody was warned"
    with time_machine.travel(start + timedelta(days=177)):
        warn_of_expiry()
        assert purge_drafts() == 0, "the time is not over"
        deliver_due()
    with time_machine.travel(start + timedelta(days=183)):
        assert purge_drafts() == 0, "the last day still counts"
    with time_machine.travel(start + timedelta(days=185)):
        assert purge_drafts() == 1
    assert not Referral.objects.filter(pk=referral.pk).exists()
    assert not EvidenceItem.objects.exists()


def test_what_the_family_was_asked_goes_with_the_draft_and_no_link_to_it_works_any_more() -> None:
    _, referral = make_walk()
    person = make_person(referral)
    ask_by_link(person)
    agree(person)
    place = address_of_person(person)
    start = timezone.now()
    with time_machine.travel(start + timedelta(days=177)):
        warn_of_expiry()
        deliver_due()
    with time_machine.travel(start + timedelta(days=185)):
        assert purge_drafts() == 1
        assert Client().get(place).status_code == 410
    assert not FamilyPerson.objects.exists()
    assert not Link.objects.filter(ended_at=None).exists()


def test_a_draft_that_somebody_keeps_has_its_time_again() -> None:
    client, referral = make_walk()
    start = timezone.now()
    with time_machine.travel(start + timedelta(days=177)):
        warn_of_expiry()
        deliver_due()
        client = signed_in(referral.created_by)
        assert "Keep this draft" in client.get(address(referral)).content.decode()
        client.post(address(referral, "keep-draft"))
    with time_machine.travel(start + timedelta(days=190)):
        assert purge_drafts() == 0
    assert Referral.objects.filter(pk=referral.pk).exists()


def test_what_the_school_tries_is_noted_a_line_at_a_time_from_day_one_and_printed() -> None:
    client, referral = make_walk()
    tasks = [task for group in client.get(address(referral)).context["groups"] for task in group["tasks"]]
    assert [task.href for task in tasks if task.hint.startswith("You can note")] == [address(referral, "tried")]
    first = client.get(address(referral, "school-checklist")).context["lists"][0]
    assert first["done"] == 0
    item = next(iter(situation(referral).route.questions["tried"].items)).key
    said = {f"tried__{item}__tried": "yes", f"tried__{item}__when": "since 5 October", f"tried__{item}__effect": "Calm"}
    assert client.post(address(referral, "tried"), said).status_code == 302
    page = client.get(address(referral, "school-checklist")).content.decode()
    assert "1 of " in page
    assert "Yes, since 5 October" in page
    assert "Calm" in page


def test_a_withdrawn_draft_goes_when_a_draft_would_have_gone_without_a_letter() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="address")
    add_files(client, referral)
    ask_by_link(make_person(referral))
    begun = timezone.now()
    referral.refresh_from_db()
    withdraw_referral(referral.created_by, referral, seen=referral.lock_version)
    with time_machine.travel(begun + timedelta(days=183)):
        assert purge_drafts() == 0, "the last day still counts"
    with time_machine.travel(begun + timedelta(days=185)):
        assert purge_drafts() == 1
        assert purge_drafts() == 0
    assert not Referral.objects.exists()
    assert not EvidenceItem.objects.exists()
    assert not FamilyPerson.objects.exists()
    assert Event.objects.filter(subject_id=referral.public_id, kind="draft_purged").count() == 1


def test_what_was_sent_and_then_withdrawn_is_never_purged_with_the_drafts() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    withdraw_submission(referral.created_by, referral, "Sent by mistake", lambda submission: None)
    with time_machine.travel(timezone.now() + timedelta(days=800)):
        assert purge_drafts() == 0
    assert Submission.objects.filter(referral=referral).exists()
