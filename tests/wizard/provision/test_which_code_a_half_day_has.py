"""The code of each half day, from what is planned and what the provider said; and why it is no other. No database."""

from datetime import date, timedelta
from typing import Any

import pytest

from wizard.attendance.enums import CountsAs, Half
from wizard.provision.coding import ASKED_ABOUT, Known, Teaching, code_of, mirrored
from wizard.provision.enums import ArrangedBy, Planned, Registered, Roll, Venue, Why

TODAY = date(2026, 11, 10)
FIRST = date(2026, 11, 2)


def teaching(**fields: Any) -> Teaching:
    said = {"arranged_by": "council", "venue": "home", "registered": "not", "roll": "single", "first_day": FIRST}
    return Teaching(**{**said, "sharing_agreed": True, **fields})


def known(planned: str = "taught", **fields: Any) -> Known:
    about = {name: fields.pop(name) for name in list(fields) if name in Teaching.__dataclass_fields__}
    said = {"day": TODAY, "half": Half.AM, "today": TODAY, **fields}
    return Known(planned=planned, teaching=teaching(**about) if planned == "taught" else None, **said)


def letters(planned: str = "taught", **fields: Any) -> str:
    return code_of(known(planned, **fields)).answer.code.letters


TABLE = [
    # what is so, the code, the requirement or fact
    ({"came": True}, "K"),  # arranged by the council, and there (N118; SI 2024/208 regulation 10)
    ({"came": None}, "K"),  # still to come today: K if there
    ({"came": True, "arranged_by": "school"}, "B"),  # arranged by the school, supervised (N119, E107)
    ({"came": True, "arranged_by": "school", "sharing_agreed": False}, "I"),  # B wants safety seen to (N120, E129)
    ({"came": True, "venue": "online"}, "I"),  # a screen at home is neither B nor K (facts section 2)
    ({"came": True, "venue": "online", "arranged_by": "school"}, "I"),
    ({"came": True, "venue": "school"}, "/"),  # taught in the pupil's own school
    ({"came": True, "venue": "school", "half": Half.PM}, "\\"),
    ({"came": True, "registered": "school", "roll": "dual"}, "D"),  # both rolls (E106)
    ({"came": False, "why": "ill", "registered": "school", "roll": "dual"}, "D"),  # the other register shows it (E115)
    ({"came": True, "registered": "school"}, "K"),  # a registered school, and on one roll only
    ({"came": True, "registered": "not", "roll": "dual"}, "K"),  # never D without a registered school (E106)
    ({"first_day": None}, "I"),  # not sure yet (E108)
    ({"first_day": TODAY + timedelta(days=1)}, "I"),  # not begun (E108)
    ({"last_day": TODAY - timedelta(days=1)}, "I"),  # over
    ({"came": False, "why": "ill"}, "I"),  # missed (E122)
    ({"came": False, "why": "appointment"}, "M"),  # missed for an appointment (N116)
    ({"came": False, "why": "not_known"}, "N"),  # nobody knows why (E112)
    ({"came": False, "why": "not_held"}, "I"),  # nothing took place (E120)
    ({"came": None, "day": TODAY - timedelta(days=1)}, "N"),  # yesterday, and nobody has said (E119)
    ({"planned": "nothing"}, "I"),  # nothing arranged (E120)
    ({"planned": "school"}, "/"),
    ({"planned": "part_time", "until": TODAY}, "C2"),  # up to its last day (facts V22)
    ({"planned": "part_time", "until": TODAY, "compulsory": False}, "X"),  # under 5, or over 16 (facts V22)
    ({"planned": "part_time", "until": TODAY - timedelta(days=1)}, "I"),  # its end has passed
    ({"planned": "part_time", "until": None}, "I"),  # without an end there is none
]


@pytest.mark.requirement("E106", "E107", "E108", "E115", "E118", "E119", "E120", "E122")
@pytest.mark.parametrize(("so", "code"), TABLE)
def test_the_code_follows_from_what_is_planned_and_what_took_place(so: dict[str, Any], code: str) -> None:
    assert letters(**so) == code


@pytest.mark.requirement("E116")
def test_in_a_split_week_only_the_providers_sessions_are_d() -> None:
    assert letters(registered="school", roll="dual", came=True) == "D"
    assert letters("school") == "/"


@pytest.mark.requirement("E117")
def test_in_the_providers_own_register_a_half_day_at_the_school_is_d() -> None:
    dual = teaching(registered="school", roll="dual")
    assert mirrored("school", dual) == "D"
    assert mirrored("taught", dual) == ""
    assert mirrored("part_time", dual) == ""
    assert mirrored("school", teaching()) == ""


@pytest.mark.requirement("E111")
def test_d_counts_as_no_possible_session_and_k_as_attending() -> None:
    assert code_of(known(registered="school", roll="dual")).answer.code.counts_as == CountsAs.NOT_POSSIBLE
    assert code_of(known(came=True)).answer.code.counts_as == CountsAs.APPROVED


def test_the_rule_and_its_date_stand_with_the_code() -> None:
    answer = code_of(known(came=True)).answer
    assert answer.since == date(2024, 8, 19)
    assert "section 19" in answer.because
    assert any("tells the school about any absence" in line for line in answer.also)


WRONG = [
    ({"came": True}, "B", "That is K"),
    ({"came": True, "arranged_by": "school"}, "K", "never K"),
    ({"came": True}, "D", "not a registered school"),
    ({"came": True, "venue": "online"}, "K", "on a screen"),
    ({"came": True, "venue": "online"}, "B", "on a screen"),
    ({"first_day": None}, "K", "first day is sure"),
    ({"first_day": None}, "D", "first day is sure"),
    ({"came": False, "why": "ill"}, "K", "really there"),
    ({"came": True}, "I", "missed because of illness"),
    ({"came": True}, "M", "appointment"),
    ({"came": True}, "C2", "part-time"),
    ({"planned": "nothing"}, "K", "council arranged"),
]


@pytest.mark.requirement("N118", "N119", "E107")
@pytest.mark.parametrize(("so", "code", "said"), WRONG)
def test_every_other_code_says_why_it_is_wrong_here(so: dict[str, Any], code: str, said: str) -> None:
    assert said.casefold() in dict(code_of(known(**so)).not_these)[code].casefold()


def test_whatever_is_known_there_is_one_code_of_the_day_and_a_reason_against_each_other() -> None:
    for arranged in ArrangedBy:
        for venue in Venue:
            for registered in Registered:
                for roll in Roll:
                    for came, why in ((True, ""), (None, ""), *((False, one) for one in Why)):
                        about = {"arranged_by": arranged, "venue": venue, "registered": registered, "roll": roll}
                        found = code_of(known(came=came, why=why, **about))
                        assert found.answer.code.problem_on(TODAY, Half.AM) == ""
                        against = dict(found.not_these)
                        assert set(against) == set(ASKED_ABOUT) - {found.answer.code.letters}
                        assert all(against.values())


def test_a_code_is_sure_only_when_somebody_said_so() -> None:
    assert not code_of(known(came=None)).sure
    assert code_of(known(came=True)).sure
    assert not code_of(known("school")).sure
    assert all(code_of(known(one, until=TODAY)).sure for one in (Planned.NOTHING, Planned.PART_TIME))


def test_after_the_last_day_the_reason_is_that_it_is_over_not_that_it_has_not_begun() -> None:
    over = code_of(known(last_day=TODAY - timedelta(days=1))).answer.because
    to_come = code_of(known(first_day=TODAY + timedelta(days=1))).answer.because
    assert "is over" in over
    assert "has not begun" in to_come
