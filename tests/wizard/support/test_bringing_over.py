"""A referral starts with what is written of the pupil, in each of the five demo routes; nothing is typed twice."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.building import make_authority, make_authority_page, make_route_version, make_school
from tests.referral_walk import ANSWERS, DOCUMENTS, ROUTES, answer_all, situation
from tests.wizard.attendance.registering import TERM
from tests.wizard.support.helping import ARRANGED, PART_TIME, TRIED, council_of, make_pupil, somebody_of, wrote
from wizard.attendance.actions.change_terms import store_terms
from wizard.attendance.models import RegisterPupil
from wizard.referrals.models import Answer, Referral
from wizard.routes.service import compile_route, current_versions_at, load_document, route_of
from wizard.support.bringing import TOPICS, postcode_of, prefill_of
from wizard.support.enums import Kind
from wizard.support.service import brought_on, stage_of

pytestmark = pytest.mark.django_db
ADDRESS = "1 Madeup Lane, Madeup, NR1 2DH"


def make_helped(slug: str) -> RegisterPupil:
    """A pupil at a school under a demo route, with a row of every kind that any route asks for."""
    authority = make_authority(slug)
    make_route_version(make_authority_page(authority), (ROUTES / DOCUMENTS[slug]).read_text())
    store_terms(authority, 2026, TERM, [], "Made up", None)
    pupil = make_pupil(make_school(authority), address=ADDRESS)
    wrote(pupil, Kind.ARRANGEMENT, "2026-11-03", ARRANGED)
    wrote(pupil, Kind.ADJUSTMENT, "2026-10-05", TRIED)
    wrote(pupil, Kind.ADJUSTMENT, "2026-10-05", {"topic": "gp", "what": "The GP was written to", "tried": "no"})
    wrote(
        pupil, Kind.ADJUSTMENT, "2026-10-12", {"topic": "key_adult", "who": "Mei Tanaka", "what": "A", "tried": "yes"}
    )
    wrote(
        pupil, Kind.ADJUSTMENT, "2026-10-19", {"topic": "taught_elsewhere", "who": "The Made-up Place", "what": "B",
        "tried": "yes", "effect": "Went twice"},
    )  # fmt: skip
    shared = {"condition": "Made up", "shared_with": ["parents"]}
    wrote(pupil, Kind.HEALTHCARE_PLAN, "2026-10-20", shared, until="2027-10-20")
    wrote(pupil, Kind.EXAM_PLAN, "2026-10-20", {"exams": "Mocks in January"}, until="2027-05-20")
    wrote(pupil, Kind.TIMETABLE, "2026-10-12", PART_TIME, until="2026-12-04")
    wrote(pupil, Kind.WORK, "2026-11-12", {"subjects": "English", "how": "online", "came_back": "some"})
    wrote(pupil, Kind.WELFARE, "2026-11-13", {"how": "seen_home", "by": "Head of year", "concern": False})
    wrote(pupil, Kind.CONTACT, "2026-11-16", {"who": ["friends"], "what": ["invited"]})
    return pupil


def filled(pupil: RegisterPupil) -> dict[str, Any]:
    version = current_versions_at(council_of(pupil).slug, date(2026, 11, 20))[0]
    return prefill_of(pupil, route_of(version))


EXPECTED: dict[str, dict[str, Any]] = {
    "norfolk": {
        "first_name": "Amara",
        "dob": "2013-03-03",
        "upn": "A123456789012",
        "address": ADDRESS,
        "first_day": "2026-11-02",
        "timetable_until": "2026-12-04",
        "key_adult_who": {"name": "Mei Tanaka"},
        "school_contact": {"name": "Ruth Calder", "role": "SENCO"},
    },
    "essex": {"plan_shared": ["parents"], "named_teacher": "Ruth Calder, SENCO", "postcode": "NR1 2DH"},
    "leicestershire": {"part_time_until": "2026-12-04", "first_day": "2026-11-02"},
    "stonehenge-school": {"plan_reviewed": "2026-10-20", "address": ADDRESS},
    "wmat": {"named_person": {"name": "Ruth Calder", "role": "SENCO"}, "last_name": "Madeup"},
}


@pytest.mark.requirement("E22")
@pytest.mark.parametrize("slug", EXPECTED)
def test_each_route_is_filled_in_from_the_pupils_page(slug: str) -> None:
    found = filled(make_helped(slug))
    assert {key: found.get(key) for key in EXPECTED[slug]} == EXPECTED[slug]


@pytest.mark.requirement("N60")
def test_the_checklist_says_what_was_tried_when_and_what_came_of_it() -> None:
    tried = filled(make_helped("norfolk"))["tried"]
    assert tried["safe_space"] == {
        "tried": "yes",
        "when": "From 5\xa0October\xa02026",
        "effect": "The library at lunch. Came in on more days.",
    }
    assert tried["gp"]["tried"] == "no"
    assert tried["timetable"] == {"tried": "yes", "when": "12\xa0October\xa02026 to 4\xa0December\xa02026"}
    assert tried["health_plan"]["when"] == "20\xa0October\xa02026"
    assert "exit_card" not in tried
    assert "exams" not in tried  # fewer exams is another thing than help with exams


@pytest.mark.parametrize(
    ("slug", "question", "items"),
    [
        ("essex", "advice", set()),
        ("leicestershire", "tried", {"timetable", "work_home"}),
        (
            "stonehenge-school",
            "support",
            {"work_pack", "adjustments", "arranged", "health_plan", "part_time", "events", "friends", "exams"},
        ),
        ("wmat", "doing", {"work", "events"}),
    ],
)
def test_items_of_other_checklists_are_found_by_what_the_route_says_of_them(
    slug: str, question: str, items: set[str]
) -> None:
    assert set(filled(make_helped(slug)).get(question, {})) == items


def test_long_answers_are_written_from_what_is_there() -> None:
    said = filled(make_helped("norfolk"))["meanwhile"]
    assert "Work is sent once a week." in said
    assert "The family is in touch every day." in said
    assert "Mocks in January" in filled(make_helped("essex"))["exams"]


def test_every_answer_brought_over_fits_its_question() -> None:
    for slug in EXPECTED:
        pupil = make_helped(slug)
        client, _ = somebody_of(pupil)
        assert client.get(f"/pupils/{pupil.public_id}/referral/").status_code == 200
        client.post(f"/attendance/pupils/{pupil.public_id}/refer/")
        now = situation(Referral.objects.get(authority=pupil.school.authority))
        for step in {now.route.questions[key].step_key for key in now.values}:
            assert step in now.route.steps
        assert now.result is not None


def test_a_referral_started_from_the_pupil_has_it_all_and_says_so() -> None:
    pupil = make_helped("norfolk")
    client, _ = somebody_of(pupil)
    response = client.post(f"/attendance/pupils/{pupil.public_id}/refer/")
    assert response.status_code == 302
    referral = Referral.objects.select_related("brought_over").get()
    values = dict(Answer.objects.filter(referral=referral).values_list("question_key", "value"))
    assert values == filled(pupil)
    row = referral.brought_over  # type: ignore[attr-defined]  # the reverse of a OneToOneField
    assert brought_on(row, "upn", values["upn"]) == date(2026, 11, 20)
    assert brought_on(row, "upn", "B123456789012") is None
    assert brought_on(None, "upn", values["upn"]) is None


def test_every_topic_a_demo_route_names_brings_something() -> None:
    """No `brings` in the demonstration is there in vain: each fits its question's kind."""
    for path in Path(ROUTES).glob("*.json"):
        document = load_document(path.read_text())
        for question in compile_route(document.text, document.sha256).questions.values():
            if question.brings and question.kind != "checklist":
                assert (question.brings, question.kind) in TOPICS, (path.name, question.key)


@pytest.mark.parametrize(
    ("address", "postcode"),
    [
        (ADDRESS, "NR1 2DH"), ("1 Lane\nse1a 1aa", "SE1A 1AA"), ("1 Madeup Lane", ""), ("", ""), ("12 34", ""),
    ],
)  # fmt: skip
def test_the_postcode_of_an_address(address: str, postcode: str) -> None:
    assert postcode_of(address) == postcode


def test_the_walk_says_what_came_from_the_pupils_page_until_it_is_changed() -> None:
    pupil = make_helped("norfolk")
    client, _ = somebody_of(pupil)
    client.post(f"/attendance/pupils/{pupil.public_id}/refer/")
    referral = Referral.objects.get()
    page, check = (f"/referrals/{referral.public_id}/{step}/" for step in ("address", "check-answers"))
    said = "Filled in from the pupil’s page, 20 November 2026"
    answers = ANSWERS["norfolk"]
    answer_all(client, referral, answers, until="address")
    assert said in client.get(page).content.decode()
    assert "(From the pupil’s page, 20 November 2026)" in client.get(check).content.decode()
    client.post(page, {"address": "2 Madeup Lane"})
    assert said not in client.get(page).content.decode()


@pytest.mark.requirement("N81")
def test_work_and_checks_stay_due_after_the_referral_until_the_school_writes_that_they_end() -> None:
    pupil = make_helped("norfolk")
    client, _ = somebody_of(pupil)
    client.post(f"/attendance/pupils/{pupil.public_id}/refer/")
    referred = RegisterPupil.objects.select_related("school__authority", "referral").get()
    assert referred.referral is not None
    today = date(2026, 11, 20)
    assert {Kind.WORK, Kind.WELFARE} <= {due.kind for due in stage_of(referred, today).dues}
    wrote(pupil, Kind.ENDED, "2026-11-20", {"reason": "council"})
    assert not {Kind.WORK, Kind.WELFARE} & {due.kind for due in stage_of(referred, today).dues}
