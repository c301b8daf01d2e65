"""A case far along, with a row of every kind: whoever has nothing to do with it is refused at each of its addresses.

By reference, by the keys of its rows, and by token; reading and writing. The addresses are found in the resolver. That
the ids are real is shown by those who do work it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.urls.converters import IntConverter

from links.models import Link
from links.service import make_link
from links.tokens import token_of
from people.enums import Role
from people.models import User
from record.models import Event, Outbox
from record.service import enqueue
from tests.building import make_authority, make_member, make_school
from tests.opening_links import open_link
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms, weigh_all
from tests.wizard.casework.test_retention import tables_that_name
from tests.wizard.funding.money_cases import invoice
from tests.wizard.parents.families import a_family, opened, page_link, person
from tests.wizard.provision.placing import a_week, placed
from wizard.casework.actions.ask_information import ask_information
from wizard.casework.actions.decide import decide
from wizard.casework.actions.keep_challenge import record_challenge
from wizard.casework.actions.write_letter import write_letter
from wizard.casework.letter_words import Words
from wizard.casework.models import Case, CaseLetter, Challenge, PanelMeeting
from wizard.casework.reading import READ
from wizard.casework.retention import purge
from wizard.casework.writing_to import Addressee
from wizard.consent.models import FamilyPerson
from wizard.parents.models import FamilyMessage
from wizard.parents.telling import tell
from wizard.planning.actions.agree_package import Item, agree_package
from wizard.planning.actions.arrange_meeting import Guest, arrange_meeting, record_meeting
from wizard.planning.actions.ask_signature import ask_signature
from wizard.planning.actions.sign_agreement import draw_up
from wizard.planning.enums import Attendee, MeetingKind
from wizard.provision.actions.keep_concern import raise_concern
from wizard.provision.actions.keep_provider import send_provider_link
from wizard.provision.models import Placement
from wizard.referrals.actions.start_by_link import forget_unopened
from wizard.referrals.models import StartedByLink

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 3)
WHY = "Amara has been too unwell for school for twenty days, and her doctor says so."
BY_REFERENCE = ("casework", "planning", "provision", "funding", "parents")
BY_PUBLIC_ID = ("planning_school", "provision_school", "journey", "family")
#: Lists and pages of one's own, and what anybody may read; they name no case.
NO_CASE = {
    "casework:register_export",
    "journey:start",
    "journey:begin",
    "journey:who_does_what",
    "journey:public_check",
}
#: Behind a consent of their own: tests/security/test_links_and_new_rooms.py walks them with real ids.
ELSEWHERE = {"family:ask", "family:request", "family:paper_form", "family:clinician", "journey:remove"}
POSTED = {
    "text": "x", "do": "send", "stage": "review", "about": "x", "outcome": "commission", "because": "Nothing of it",
    "answer": "x", "number": "1", "name": "x", "reason": "x", "what": "x",
}  # fmt: skip
NAMES = ("Amara", "Grace", "Madeup Tuition", WHY, "bruise")


@dataclass
class FarAlong:
    """The case, who works it at the council and at the school, and the ids in its addresses."""

    case: Case
    officer: User
    grace: FamilyPerson
    links: dict[str, Link]
    known: dict[str, Any]
    numbers: dict[str, int]

    def addresses(self, rooms: tuple[str, ...]) -> dict[str, str]:
        """Every address of these rooms that takes an id of the case: its name and the address."""
        found = {}
        for room in rooms:
            _, resolver = get_resolver().namespace_dict[room]
            for one in resolver.url_patterns:
                assert isinstance(one, URLPattern)
                name, wanted = f"{room}:{one.name}", one.pattern.converters
                if wanted and "token" not in wanted and name not in NO_CASE | ELSEWHERE:
                    found[name] = reverse(name, kwargs={key: self.id_of(name, key, how) for key, how in wanted.items()})
        return found

    def id_of(self, name: str, key: str, how: object) -> Any:
        """The id that stands at this place of this address; one that fits where the case has no such row."""
        if key == "number":
            return self.numbers.get(name, self.numbers[""])
        return self.known.get(f"{name}/{key}", self.known.get(key, 1 if isinstance(how, IntConverter) else "a" * 20))

    def behind_links(self) -> dict[str, str]:
        """Every address behind a link of this case."""
        found = {}
        for room in ("parents", "provision", "signing"):
            _, resolver = get_resolver().namespace_dict[room]
            for one in resolver.url_patterns:
                name, wanted = f"{room}:{one.name}", one.pattern.converters
                if "token" in wanted:
                    ids = {key: self.id_of(name, key, how) for key, how in wanted.items()}
                    found[name] = reverse(name, kwargs={**ids, "token": token_of(self.links[room])})
        return found


@pytest.fixture
def on_the_day() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(SENT, tick=False):
        yield


@pytest.fixture
def far(on_the_day: None) -> FarAlong:
    publish_terms("essex")
    case = a_case("essex", steps=[{"title": "The pupil", "questions": []}])
    grace = person(case)
    tell(case, "opened")
    officer = officer_of(case)
    asked = ask_information(officer, case, "The letter of the hospital")
    decision = decide(officer, case, "commission", decided_on=DAY, because=WHY, weighed=weigh_all(case))
    case.refresh_from_db()
    panel = PanelMeeting.objects.create(
        authority=case.authority, panel="case_panel", title="Panel", on=DAY, arranged_by=officer
    )
    panel.items.create(case=case, position=1, put_by=officer)
    guests = [Guest(Attendee.PARENT, grace.name)]
    meeting = arrange_meeting(officer, case, MeetingKind.PLANNING, DAY, place="school", guests=guests)
    record_meeting(officer, meeting, DAY, came={}, views={}, minutes="Five hours.")
    agree_package(officer, case, [Item("online")])
    agreement = draw_up(officer, case, "partnership", "We all do our part.")
    signing = ask_signature(officer, agreement, "parent", grace.name, grace.email)
    placement = placed(case, officer, venue="online")
    a_week(case, officer, placement)
    worry = raise_concern(
        officer, case, seen_on=DAY, about="A bruise.", told_lead="Dana", told_on=DAY, readers=[], for_school=True
    )
    to = Addressee(f"person-{grace.public_id}", "parent", grace.name, grace.email, "Parent")
    letter = write_letter(officer, case, decision, to, Words("Our decision", f"{WHY} The Ombudsman."), by_post=False)
    challenge = record_challenge(
        officer, case, "review", made_by=grace.name, received_on=DAY, about="It is too little.", decision=decision
    )
    bill = invoice(case, make_member(Role.FINANCE, authority=case.authority))
    return FarAlong(
        case, officer, grace,
        {"parents": page_link(grace), "provision": send_provider_link(officer, placement.provider),
         "signing": signing.link},
        known_of(case, grace, placement, letter, panel, worry.public_id),
        {"": meeting.pk, "casework:answer": asked.pk, "journey:after_answer": asked.pk,
         "casework:answered": challenge.pk, "casework:write_letter": 1, "casework:one_decision": 1,
         "casework:mend_letter": Outbox.objects.latest("pk").pk,
         **dict.fromkeys(("funding:invoice", "funding:ask", "funding:proof"), bill.pk)},
    )  # fmt: skip


def known_of(
    case: Case, grace: FamilyPerson, placement: Placement, letter: CaseLetter, panel: PanelMeeting, worry: str
) -> dict[str, Any]:
    referral = case.submission.referral
    return {
        "reference": case.submission.reference, "public_id": referral.public_id, "authority": case.authority.slug,
        "meeting": panel.pk, "to": "school", "letter": letter.public_id, "paper": "heard-1", "key": "period",
        "kind": "agree", "party": "parent", "requirement": "partnership", "pool": "robots", "person": grace.public_id,
        "placement": placement.public_id, "provider": placement.provider.public_id, "concern": worry, "rule": "reclaim",
        "step": "pupil", "funding:proof/kind": "roll", "asked": "x",
        **{f"{room}:{page}/requirement": "engagement" for room in ("planning", "planning_school")
           for page in ("paper", "hand_in", "ask_paper")},
    }  # fmt: skip


def test_whoever_has_nothing_to_do_with_it_is_refused_everywhere(far: FarAlong) -> None:
    council, school = far.addresses(BY_REFERENCE), far.addresses(BY_PUBLIC_ID)
    assert len(council) > 75
    assert len(school) > 40
    before = rows()
    for who, visitor in strangers().items():
        for name, place in {**council, **school}.items():
            for status in (visitor.get(place).status_code, visitor.post(place, POSTED).status_code):
                assert status in (404, 405), (who, name, status)
    viewer = signed_in(make_member(Role.VIEWER, school=far.case.school))
    for name, place in council.items():
        for status in (viewer.get(place).status_code, viewer.post(place, POSTED).status_code):
            assert status in (404, 405), ("a viewer of its school", name, status)
    for place in school.values():  # it reads its school's own pages, some of which lead on to others; it writes nothing
        viewer.post(place, POSTED)
    nobody = Client()
    for name, place in {**council, **school}.items():
        answer = nobody.get(place)
        assert answer.status_code == 405 or answer.get("Location", "").startswith("/accounts/login/"), name
        page = nobody.post(place, POSTED).content.decode()
        assert not [one for one in (*NAMES, far.known["reference"]) if one in page.replace(place, "")], name
    assert rows() == before


def strangers() -> dict[str, Client]:
    """People who have nothing to do with the case, signed in."""
    elsewhere = make_authority("elsewhere")
    people = {
        "another council's coordinator": make_member(Role.COORDINATOR, authority=elsewhere),
        "another council's panel member": make_member(Role.PANEL_MEMBER, authority=elsewhere),
        "a viewer of another school": make_member(Role.VIEWER, school=make_school(elsewhere)),
    }
    return {who: signed_in(user) for who, user in people.items()}


def rows() -> dict[str, int]:
    """How many rows there are of everything that a request could add or end."""
    kept = (Case, CaseLetter, FamilyMessage, Link.objects.filter(ended_at=None), Outbox, Placement, PanelMeeting)
    counted = {str(getattr(one, "model", one)): getattr(one, "objects", one).count() for one in kept}
    return {**counted, "events of cases": Event.objects.filter(subject_kind="case").exclude(kind=READ).count()}


def test_who_works_it_finds_the_same_addresses_and_reads_none_unseen(
    far: FarAlong, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wizard.casework.reading.SAME_READING", timedelta(0))
    finance = make_member(Role.FINANCE, authority=far.case.authority)
    of_it = (far.known["reference"], far.known["public_id"])
    for room in (*BY_REFERENCE, *BY_PUBLIC_ID):
        readers = (far.officer, finance) if room in BY_REFERENCE else (far.case.submission.submitted_by,)
        places, there, unseen = far.addresses((room,)), set(), []
        for reader in readers:
            visitor = signed_in(reader)
            for name, place in places.items():
                if name in there and room != "funding":
                    continue
                before = readings(reader)
                status = visitor.get(place).status_code
                if status != 404:
                    there.add(name)
                if status == 200 and any(key in place for key in of_it) and readings(reader) == before:
                    unseen.append((name, reader))
        assert unseen == []
        # The rest are for another moment of a case: nothing to go on with, no charge to be paid, nobody to hand it to.
        assert len(there) > 0.6 * len(places), (room, set(places) - there)


def readings(reader: User) -> int:
    return Event.objects.filter(kind=READ, actor=reader).count()


def test_a_form_sent_back_is_a_reading_too(far: FarAlong) -> None:
    visitor, place = signed_in(far.officer), far.addresses(("casework",))["casework:ask"]
    assert visitor.post(place, {}).status_code == 200
    assert readings(far.officer) == 1


def test_behind_its_links_is_a_door_and_no_word_of_it(far: FarAlong) -> None:
    behind = far.behind_links()
    assert len(behind) > 15
    other, theirs = a_family("norfolk")
    parent, _ = opened(theirs)
    before = rows()
    visitors = {**strangers(), "a stranger": Client(), "another family": parent, "its officer": signed_in(far.officer)}
    for who, visitor in visitors.items():
        for name, place in behind.items():
            for answer in (visitor.get(place), visitor.post(place, POSTED)):
                page = answer.content.decode()
                assert answer.status_code == 200, (who, name)
                assert "Send me a code" in page, (who, name)
                assert not [one for one in (*NAMES, far.known["reference"]) if one in page], (who, name)
    assert rows() == before
    assert other.pk != far.case.pk


def test_a_token_with_another_end_is_nobodys(far: FarAlong) -> None:
    for name, place in far.behind_links().items():
        token = token_of(far.links[name.partition(":")[0]])
        for wrong in (token[:-1] + ("a" if token[-1] != "a" else "b"), token[::-1], token[:20]):
            assert Client().get(place.replace(token, wrong)).status_code == 404, (name, wrong)
            assert Client().post(place.replace(token, wrong), POSTED).status_code == 404, (name, wrong)


def test_a_page_behind_a_link_is_not_read_unseen_either(far: FarAlong) -> None:
    visitor, here = opened(far.grace)
    opening = Event.objects.filter(kind="family_page_opened")
    for place in (here, f"{here}decision/", f"{here}messages/"):
        before = opening.count()
        assert visitor.post(place).status_code == 200
        assert opening.count() == before + 1, place
    provider, behind = Client(), far.behind_links()
    open_link(provider, far.links["provision"])
    for name in ("report", "worry", "provider_messages"):
        assert provider.get(behind[f"provision:{name}"]).status_code == 200, name
    pages = Event.objects.filter(kind="provider_page_opened", subject_id=far.known["reference"]).order_by("number")
    assert [one.data["part"] for one in pages] == ["report", "worry", "messages"]


def test_who_may_no_longer_be_written_to_signs_nothing(far: FarAlong) -> None:
    visitor = Client()
    here = open_link(visitor, far.links["signing"])
    assert visitor.get(here).status_code == 200
    FamilyPerson.objects.filter(pk=far.grace.pk).update(contact_restricted=True)
    assert (visitor.get(here).status_code, visitor.post(here, {"name": "Grace"}).status_code) == (404, 404)


def test_when_its_time_is_over_nobody_of_the_family_is_named_anywhere(far: FarAlong) -> None:
    Challenge.objects.update(answered_on=DAY)
    PanelMeeting.objects.update(minutes="Amara was talked about.")
    begun_by(far.grace)
    names = ("Amara", far.grace.name, far.grace.email)
    assert {"record_outbox", "links_link"} <= set(tables_that_name(far.grace.email))
    assert purge(far.case.pk)
    assert forget_unopened() == 1
    assert {name: tables_that_name(name) for name in names} == {name: [] for name in names}
    assert not Link.objects.filter(ended_at=None).exclude(purpose="provider").exists()


def begun_by(grace: FamilyPerson) -> None:
    """Makes the referral one that she began without an account."""
    version = grace.referral.route_version
    link = make_link("start", "route_version", str(version.pk), grace.email, made_by=None)
    person = User.objects.create_user(f"{link.public_id}@by-link.invalid", first_name=grace.name)
    StartedByLink.objects.create(
        link=link, route_version=version, party="parent", asked_at=grace.added_at - timedelta(days=40),
        referral=grace.referral, person=person, name=grace.name,
    )  # fmt: skip
    enqueue("referral_begun", "route_version", link.public_id, link.email, f"referral-begun:{link.public_id}")
