"""Which code stands for a session, and why: the rule of its own day, and what the policy says of it."""

from datetime import date

import pytest

from people.enums import Role
from tests.building import make_authority, make_authority_page, make_member, make_school
from tests.policy_building import clause, heading, make_edition, make_policy, publish
from tests.referral_walk import signed_in
from wizard.attendance.codes import codes
from wizard.attendance.enums import Arranged, CountsAs, Half, Where
from wizard.attendance.which_code import CONDITIONS, Session, which_code, wrong_with

NOW, BEFORE = date(2026, 11, 2), date(2024, 7, 1)
ALL = frozenset(CONDITIONS)


def session(where: Where, arranged: Arranged | None = None, met: frozenset[str] = ALL, day: date = NOW) -> Session:
    return Session(day, Half.AM, where, arranged, met)


def code(*about: object, **more: object) -> str:
    return which_code(session(*about, **more)).code.letters  # type: ignore[arg-type]


@pytest.mark.requirement("N114")
def test_illness_of_body_or_mind_is_code_i_and_authorised() -> None:
    answer = which_code(session(Where.ILL))
    assert (answer.code.letters, answer.code.counts_as) == ("I", CountsAs.AUTHORISED)
    assert "physical or mental" in answer.because
    assert "genuine doubt" in answer.also[0]


@pytest.mark.requirement("N116")
def test_an_appointment_is_no_absence_for_who_was_there_for_the_register() -> None:
    there = which_code(session(Where.PRESENT))
    assert there.code.letters == "/"
    assert there.code.counts_as == CountsAs.ATTENDING
    assert which_code(Session(NOW, Half.PM, Where.PRESENT)).code.letters == "\\"
    away = which_code(session(Where.APPOINTMENT))
    assert away.code.letters == "M"
    assert "outside school hours" in " ".join(away.also)


@pytest.mark.requirement("N117", "E106", "E115", "E116")
def test_each_of_two_schools_marks_its_own_sessions_and_the_other_s_are_d() -> None:
    answer = which_code(session(Where.OTHER_SCHOOL))
    assert (answer.code.letters, answer.code.counts_as) == ("D", CountsAs.NOT_POSSIBLE)
    assert "due at the other school only" in answer.also[0]
    assert "part-time" in answer.also[1]


@pytest.mark.requirement("N118", "E118")
def test_what_the_council_arranged_is_k_since_there_is_a_k_and_was_b_before() -> None:
    answer = which_code(session(Where.TAUGHT_ELSEWHERE, Arranged.COUNCIL))
    assert (answer.code.letters, answer.since) == ("K", date(2024, 8, 19))
    assert "Write down what the activity is" in " ".join(answer.also)
    assert "tells the school about any absence" in " ".join(answer.also)
    assert code(Where.TAUGHT_ELSEWHERE, Arranged.COUNCIL, day=BEFORE) == "B"


@pytest.mark.requirement("N119")
def test_what_the_school_arranged_is_b_or_p_and_never_k() -> None:
    assert code(Where.TAUGHT_ELSEWHERE, Arranged.SCHOOL) == "B"
    assert code(Where.TAUGHT_ELSEWHERE, Arranged.SCHOOL_SPORT) == "P"
    assert "never K" in wrong_with(session(Where.TAUGHT_ELSEWHERE, Arranged.SCHOOL), "k")
    assert wrong_with(session(Where.TAUGHT_ELSEWHERE, Arranged.SCHOOL), "b") == ""


@pytest.mark.requirement("N120", "E107", "E119")
@pytest.mark.parametrize("missing", sorted(CONDITIONS))
def test_code_b_wants_everything_it_asks_for(missing: str) -> None:
    answer = which_code(session(Where.TAUGHT_ELSEWHERE, Arranged.SCHOOL, ALL - {missing}))
    assert answer.code.counts_as == CountsAs.AUTHORISED
    assert any(CONDITIONS[missing] in line for line in answer.also)
    fits = which_code(session(Where.TAUGHT_ELSEWHERE, Arranged.SCHOOL))
    assert fits.code.letters == "B"
    assert "only where the pupil really was there" in fits.also[-1]


@pytest.mark.requirement("E108")
def test_until_teaching_elsewhere_begins_the_code_for_absence_stays() -> None:
    assert code(Where.NOT_BEGUN) == "I"


def test_a_part_time_timetable_has_its_code_since_2024_and_an_end() -> None:
    assert (code(Where.PART_TIME), code(Where.PART_TIME, day=BEFORE)) == ("C2", "C")
    assert "end date" in which_code(session(Where.PART_TIME)).also[0]


def test_every_answer_is_a_code_of_its_day_and_what_was_meant_is_judged() -> None:
    for where in Where:
        for day in (NOW, BEFORE):
            for half in Half:
                asked = Session(day, half, where, Arranged.COUNCIL, frozenset())
                answer = which_code(asked)
                assert answer.code.problem_on(day, half) == ""
                assert wrong_with(asked, answer.code.letters) == ""
    assert "not an attendance code" in wrong_with(session(Where.ILL), "ZZ")
    assert "came into use" in wrong_with(session(Where.ILL, day=BEFORE), "K")
    assert codes()["M"].meaning in wrong_with(session(Where.ILL), "M")


@pytest.mark.django_db
@pytest.mark.requirement("N114", "N118", "N119")
def test_the_page_tells_code_rule_and_clause_and_only_people_of_the_school_find_it() -> None:
    school = make_school(make_authority())
    words = [
        heading("Code B: another activity", "made-b"),
        clause("The school arranged it.", "made-never-k", topics="codes"),
    ]
    publish(make_edition(make_policy(make_authority_page(school.authority)), words))
    visitor = signed_in(make_member(Role.REFERRER, school=school))
    place = f"/attendance/schools/{school.slug}/which-code/"
    said = {"day_day": "2", "day_month": "11", "day_year": "2026", "half": "am", "where": "taught_elsewhere"}
    page = visitor.post(place, {**said, "arranged": "school", "met": sorted(CONDITIONS), "meant": "K"}).content.decode()
    assert "Code B:" in page
    assert "Not K" in page
    assert "/clause/made-never-k/" in page
    assert "Select who arranged it" in visitor.post(place, said).content.decode()
    other = signed_in(make_member(Role.REFERRER, school=make_school(school.authority)))
    assert other.get(place).status_code == 404
