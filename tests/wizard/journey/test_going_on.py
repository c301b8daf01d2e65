"""Asking to continue, handing a draft over to the pupil's own council, and what the council enters itself."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from people.enums import Role
from record.service import events_of
from tests.building import make_authority, make_authority_page, make_member, make_route_version, make_school
from tests.referral_walk import (
    DOCUMENTS,
    NORFOLK,
    ROUTES,
    a_pdf,
    add_file,
    add_files,
    address,
    answer_all,
    complete,
    good_letter,
    make_walk,
    send,
    signed_in,
    situation,
)
from wizard.attendance.enums import Half
from wizard.attendance.marks import Mark
from wizard.attendance.service import Marks, keep_marks
from wizard.casework.models import Case
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import move_item
from wizard.journey.actions.carry_over import OTHER_COUNCIL
from wizard.journey.offering import offered_routes
from wizard.referrals.models import Answer, Referral, Submission

pytestmark = pytest.mark.django_db


def values(referral: Referral) -> dict[str, object]:
    return dict(Answer.objects.filter(referral=referral).values_list("question_key", "value"))


@pytest.mark.requirement("N88")
def test_a_request_to_continue_begins_with_the_earlier_answers_each_to_be_looked_at() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    submission = Submission.objects.get(referral=referral)
    assert "Carried over" in client.get(address(referral, "ask-to-continue")).content.decode()
    place = client.post(address(referral, "ask-to-continue"))["Location"]
    draft = Referral.objects.get(continues=submission)
    assert place == address(draft)
    carried = values(draft)
    assert carried["first_name"] == "Amara"
    assert {f"question:{key}" for key in carried} == set(draft.look_again)
    assert not draft.evidence.exists()
    assert not draft.consents.exists()
    page = client.get(address(draft)).content.decode()
    assert submission.reference in page
    assert "Look again" in page
    assert "There is another referral about this pupil" not in page
    assert client.post(address(referral, "ask-to-continue"))["Location"] == place, "twice is once"
    complete(client, draft)
    send(client, draft)
    assert json.loads(draft.submission.document)["continues"] == submission.reference


def with_continuation() -> tuple[Client, Referral, Submission]:
    """Norfolk as the demonstration has it, with a route for going on; a referral that was sent."""
    client, referral = make_walk()
    text = (ROUTES / "norfolk-continuation.json").read_text()
    make_route_version(referral.authority.page, text)
    complete(client, referral)
    send(client, referral)
    return client, referral, Submission.objects.get(referral=referral)


@pytest.mark.requirement("N88", "N162", "N163", "N164")
def test_norfolk_has_a_form_of_its_own_for_going_on_that_asks_for_what_is_new() -> None:
    client, referral, submission = with_continuation()
    client.post(address(referral, "ask-to-continue"))
    draft = Referral.objects.get(continues=submission)
    assert draft.route_version.route_id != referral.route_version.route_id
    carried = values(draft)
    assert {"first_name", "dob", "address", "parent_one", "pupil_voice"} <= set(carried)
    assert not {"how_now", "changes", "other_services", "health_plan"} & set(carried), "asked afresh"
    shown = situation(draft)
    assert shown.result.requirements["medical"].status == "not_met"
    missing = {one.key.partition(".")[0] for one in shown.result.gate_ready("submit")}
    assert {"medical", "herringbone", "health_plan", "changes", "how_now"} <= missing
    complete(client, draft)
    response = send(client, draft)
    assert response["Location"] == address(draft, "referral-sent")
    document = json.loads(Submission.objects.get(referral=draft).document)
    assert document["continues"] == submission.reference
    assert Case.objects.filter(submission__referral=draft).exists()


@pytest.mark.requirement("N104")
def test_after_twelve_weeks_what_the_surgery_writes_alone_goes_to_a_person_and_other_services_are_asked_about() -> None:
    client, referral, submission = with_continuation()
    client.post(address(referral, "ask-to-continue"))
    draft = Referral.objects.get(continues=submission)
    answer_all(client, draft, {**NORFOLK, "other_services": "none_yet"})
    assert "services_why_not" in values(draft)
    add_file(client, draft, "evidence-medical", **{**good_letter(), "author": "gp"})
    assert situation(draft).result.requirements["medical"].status == "for_a_person"
    add_file(client, draft, "evidence-medical", **{**good_letter(), "author": "paediatrician", "file": a_pdf(mark="2")})
    assert situation(draft).result.requirements["medical"].status == "met"


def test_the_way_to_refer_comes_before_the_way_to_go_on() -> None:
    _, referral, _ = with_continuation()
    assert [one.href.rpartition("/refer/")[2] for one in offered_routes(referral.authority)][-1] == "continuation/"
    page = Client().get(f"/{referral.authority.slug}/refer/continuation/").content.decode()
    assert "open it among your referrals" in page


def test_only_those_who_refer_for_the_school_ask_to_continue() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    viewer = signed_in(make_member(Role.VIEWER, school=referral.school))
    assert viewer.post(address(referral, "ask-to-continue")).status_code == 404
    assert not Referral.objects.filter(continues__isnull=False).exists()


def test_a_draft_is_handed_over_to_the_council_where_the_pupil_lives_with_what_carries_over() -> None:
    client, referral = make_walk()
    other = make_authority("leicestershire")
    make_route_version(make_authority_page(other), (ROUTES / DOCUMENTS["leicestershire"]).read_text())
    answer_all(client, referral, NORFOLK)
    assert "leicestershire" in client.get(address(referral, "other-council")).content.decode().lower()
    shown = client.get(address(referral, "other-council") + "?to=leicestershire").context
    assert "dob" in {one.said.key for one in [*shown["kept"], *shown["looked_at"]]}
    assert "lives_here" in {one.said.key for one in shown["dropped"]}
    client.post(address(referral, "other-council"), {"to": "leicestershire"})
    draft = Referral.objects.get(moved_from=referral)
    assert draft.authority == other
    assert values(draft)["dob"] == "2013-03-03"
    assert "lives" not in values(draft)
    referral.refresh_from_db()
    assert referral.status == "withdrawn"
    assert client.get(address(referral))["Location"] == address(draft)


def test_the_school_s_own_files_and_registers_go_along_and_what_came_by_link_stays() -> None:
    client, referral = make_walk()
    other = make_authority("leicestershire")
    make_route_version(make_authority_page(other), (ROUTES / DOCUMENTS["leicestershire"]).read_text())
    answer_all(client, referral, NORFOLK)
    add_files(client, referral)
    ours = list(EvidenceItem.objects.filter(referral=referral))
    theirs = ours.pop()
    EvidenceItem.objects.filter(pk=theirs.pk).update(by_link="somebody")
    keep_marks(
        referral.created_by, referral, "register", Marks.of([Mark(date(2026, 11, 2), Half.AM, "I")]), "marks.csv"
    )
    page = client.get(address(referral, "other-council") + "?to=leicestershire").content.decode()
    assert "1 file stays behind" in page
    assert "does not ask for the register" in page
    client.post(address(referral, "other-council"), {"to": "leicestershire"})
    draft = Referral.objects.get(moved_from=referral)
    assert set(draft.evidence.all()) == set(ours)
    assert {one.for_key for one in ours_now(ours)} == {"medical"}
    assert "requirement:medical" in draft.look_again
    assert list(referral.evidence.all()) == [theirs]
    kinds = [one.kind for one in events_of("referral", referral.public_id)]
    assert kinds.count("evidence_moved") == len(ours)
    assert set(situation(draft).looks_again.values()) >= {OTHER_COUNCIL}
    assert client.get(address(draft)).status_code == 200


def ours_now(items: list[EvidenceItem]) -> list[EvidenceItem]:
    return list(EvidenceItem.objects.filter(pk__in=[one.pk for one in items]))


def test_nobody_moves_a_file_to_another_school_s_draft() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="medical")
    add_files(client, referral)
    _, foreign = make_walk("essex")
    item = EvidenceItem.objects.filter(referral=referral).first()
    assert item is not None
    for actor in (referral.created_by, foreign.created_by):
        with pytest.raises(PermissionDenied):
            move_item(actor, item, foreign, "medical")


def test_for_a_council_that_is_not_here_the_school_reads_what_to_send() -> None:
    client, referral = make_walk()
    make_authority("nowhere")
    answer_all(client, referral, NORFOLK, until="address")
    page = client.get(address(referral, "other-council") + "?to=nowhere").content.decode()
    assert "takes no referrals here" in page
    assert "Amara" in page
    assert client.post(address(referral, "other-council"), {"to": "nowhere"}).status_code == 200
    assert Referral.objects.count() == 1


def test_a_stop_for_another_council_leads_to_the_choice_of_that_council() -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, "lives_here": "no"})
    assert address(referral, "other-council") in client.get(address(referral, "what-instead")).content.decode()


def test_the_tasks_and_the_last_page_say_that_another_council_is_responsible_and_lead_there() -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, "lives_here": "no"})
    place = address(referral, "other-council")
    for asked in (False, True):
        if asked:
            client.post(
                address(referral, "ask-officer"), {"about": "circumstance:other_council", "reason": "Moves on Monday"}
            )
        page = client.get(address(referral)).content.decode()
        assert "Another council is responsible" in page
        assert place in page
    page = client.get(address(referral, "check-answers")).content.decode()
    assert "the council where the pupil lives" in page
    assert place in page
    client.post(address(referral, "lives_here"), {"lives_here": "yes", "placed": "no"})
    assert "Another council is responsible" not in client.get(address(referral)).content.decode()


def test_a_council_that_is_not_here_is_named_with_what_to_search_and_send() -> None:
    client, referral = make_walk()
    make_authority("leicestershire", name="Leicestershire County Council")
    place = address(referral, "other-council")
    page = client.get(place, {"named": "Suffolk"}).content.decode()
    assert "Suffolk takes no referrals here" in page
    assert "medical needs education referral" in page
    assert "find-local-council" in page
    response = client.get(place, {"named": "leicestershire council"})
    assert response["Location"] == f"{place}?to=leicestershire"
    assert "&lt;b&gt;" in client.get(place, {"named": "<b>x"}).content.decode()


def entered(**said: str) -> dict[str, str]:
    on = {"on_day": "19", "on_month": "11", "on_year": "2026"}
    return {"q": "Hushwing", "way": "telephone", "by": "Mrs Madeup, SENCO", **on, **said}


def test_a_coordinator_enters_what_was_told_by_telephone_and_the_school_sees_it_once_it_is_sent() -> None:
    _, other = make_walk()
    council = other.authority
    school = make_school(council, "Hushwing School")
    desk = signed_in(make_member(Role.COORDINATOR, authority=council))
    senco = signed_in(make_member(Role.REFERRER, school=school))
    assert "Hushwing School" in desk.get("/cases/enter/?q=hushwing").content.decode()
    response = desk.post("/cases/enter/", entered(school=str(school.pk)))
    draft = Referral.objects.get(entered_by_council=True)
    assert response["Location"] == address(draft)
    assert (draft.received_from, draft.received_on) == ("Mrs Madeup, SENCO", date(2026, 11, 19))
    assert senco.get(address(draft)).status_code == 404
    assert "Hushwing" not in senco.get("/referrals/").content.decode()
    complete(desk, draft)
    send(desk, draft)
    submission = Submission.objects.get(referral=draft)
    assert Case.objects.get(submission=submission).authority == council
    assert json.loads(submission.document)["entered"]["from"] == "Mrs Madeup, SENCO"
    assert "Mrs Madeup, SENCO" in desk.get(f"/cases/{submission.reference}/").content.decode()
    page = senco.get(address(draft, "referral-sent")).content.decode()
    assert "Entered by" in page


def test_nobody_but_the_council_s_own_case_workers_may_enter_or_open_such_a_draft() -> None:
    client, other = make_walk()
    school = make_school(other.authority, "Hushwing School")
    desk = signed_in(make_member(Role.COORDINATOR, authority=other.authority))
    desk.post("/cases/enter/", entered(school=str(school.pk)))
    draft = Referral.objects.get(entered_by_council=True)
    elsewhere = signed_in(make_member(Role.COORDINATOR, authority=make_authority("elsewhere")))
    assert elsewhere.get(address(draft)).status_code == 404
    assert client.get("/cases/enter/").status_code == 404
    assert desk.get(address(other)).status_code == 404, "a school's own draft stays the school's"


def test_what_is_wrong_with_an_entry_is_said() -> None:
    _, other = make_walk()
    make_school(other.authority, "Hushwing School")
    desk = signed_in(make_member(Role.COORDINATOR, authority=other.authority))
    page = desk.post("/cases/enter/", entered(on_day="25", by="")).content.decode()
    for words in ("Select the school", "Enter who rang or wrote", "The date it came must be today or in the past"):
        assert words in page
    assert not Referral.objects.filter(entered_by_council=True).exists()
