"""Which clauses cover which expected content: each item has words that do, and words that only sound like it."""

import pytest

from guidance.checking.content_items import ITEMS, items_for
from guidance.checking.covering import Stated, cover
from guidance.checking.document import CheckedClause
from guidance.policies.enums import PolicyType

COVERING = {
    "statement": "This policy sets out what we do for pupils who are unwell.",
    "responsible-role": "The named officer for these pupils can be reached by telephone.",
    "in-school": "Most pupils with medical conditions stay in class with some help.",
    "health-plan": "The nurse writes a healthcare plan with the family.",
    "medicines": "Medicines are kept in the office and given with a parent's signature.",
    "emergencies": "In an emergency the nearest adult dials for an ambulance.",
    "together": "We liaise with the wards and the early help team.",
    "money": "The council recoups the place from the school's budget.",
    "threshold": "Help is due once fifteen school days are missed.",
    "evidence": "Health evidence can come from a nurse as well.",
    "fitting": "Lessons are tailored to what the pupil can manage.",
    "in-care": "The virtual school is told when the pupil is looked after.",
    "how-much": "Teaching is full-time unless health forbids it.",
    "flexible": "Where illness comes and goes, teaching is intermittent too.",
    "reviewing": "The arrangement is reviewed each half term.",
    "digital": "Remote learning adds to teaching face to face.",
    "long-lasting": "A pupil with a chronic illness has cover planned a year ahead.",
    "hospital-teaching": "Pupils in hospital are taught on the ward.",
    "admission": "Before a planned admission the ward is told who teaches.",
    "roll": "The pupil remains on the school's roll throughout.",
    "coming-back": "Reintegration begins with short visits.",
    "exams": "The school enters the pupil for GCSEs.",
    "siblings": "Brothers and sisters who move with the family get a place.",
    "parents": "Parents are told in writing what was decided.",
    "concerns": "Those who are unhappy with this may complain to the head of service.",
}
LOOK_ALIKES = {
    "statement": "This leaflet is free.",
    "responsible-role": "An officer will visit.",
    "in-school": "The school is open to all.",
    "health-plan": "The plan of the building shows the health suite.",
    "medicines": "The medical room is on the left.",
    "emergencies": "The bell rings at nine.",
    "together": "The team works hard.",
    "money": "The school fund-raiser is in May.",
    "threshold": "Letters are answered within 15 minutes.",
    "evidence": "There is evidence that sleep helps.",
    "fitting": "The uniform is optional.",
    "in-care": "We take care of the books.",
    "how-much": "The hours of opening are on the door.",
    "flexible": "The timetable is printed.",
    "reviewing": "The view from the ward is good.",
    "digital": "Write on the line below.",
    "long-lasting": "The form is long.",
    "hospital-teaching": "The hospital car park is full.",
    "admission": "The ward is quiet.",
    "roll": "Bread rolls are sold at noon.",
    "coming-back": "Write on the back of the form.",
    "exams": "For example, a letter.",
    "siblings": "The family moved.",
    "parents": "Parents park outside.",
    "concerns": "The letter concerns lunch.",
}


def clause(uid: str, text: str = "", kind: str = "paragraph", heading: str = "", number: str = "") -> CheckedClause:
    return CheckedClause(number, 1, kind, heading, text, uid=uid)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_each_item_is_covered_by_words_of_its_own_and_not_by_what_sounds_like_them(item: object) -> None:
    key = item.key  # type: ignore[attr-defined]
    [found] = cover([item], [clause("a", COVERING[key])], {}, {})  # type: ignore[list-item]
    [missed] = cover([item], [clause("a", LOOK_ALIKES[key])], {}, {})  # type: ignore[list-item]
    assert (found.found, missed.found) == (True, False)


@pytest.mark.requirement("W13")
@pytest.mark.parametrize(("policy_type", "has", "has_not"), [
    (PolicyType.COUNCIL, "siblings", "medicines"), (PolicyType.TRUST, "health-plan", "siblings"),
    (PolicyType.SCHOOL, "medicines", "money"), (PolicyType.PAGE, "threshold", "exams"),
])  # fmt: skip
def test_each_kind_of_policy_has_its_own_list(policy_type: PolicyType, has: str, has_not: str) -> None:
    keys = [item.key for item in items_for(policy_type)]
    assert (has in keys, has_not in keys) == (True, False)
    assert len(keys) == len(set(keys)) > 8


def item_called(key: str) -> list:  # type: ignore[type-arg]
    return [item for item in ITEMS if item.key == key]


def test_a_topic_covers_without_the_words() -> None:
    [found] = cover(item_called("money"), [clause("a", "The place is charged.")], {"a": ["funding"]}, {})
    assert [one.uid for one in found.clauses] == ["a"]


def test_a_heading_covers_nothing_by_itself_but_what_follows_it_does() -> None:
    alone = clause("h", kind="heading", heading="Funding")
    assert not cover(item_called("money"), [alone, clause("x", kind="heading", heading="Staff")], {}, {})[0].found
    [found] = cover(item_called("money"), [alone, clause("a", "The place is charged.")], {}, {})
    assert [one.uid for one in found.clauses] == ["h"]


def test_the_five_best_are_named_in_reading_order() -> None:
    many = [clause(f"c{n}", "It costs something.") for n in range(9)]
    [found] = cover(item_called("money"), many, {"c8": ["funding"]}, {})
    assert [one.uid for one in found.clauses] == ["c0", "c1", "c2", "c3", "c8"]


def test_what_an_editor_says_goes_first_and_a_lost_clause_is_told() -> None:
    clauses = [clause("a", "It costs something."), clause("b", "Odd words.")]
    said, other, lost = ({"money": one} for one in (Stated("b"), Stated(reason="Schools pay."), Stated("gone")))
    [named] = cover(item_called("money"), clauses, {}, said)
    [excused] = cover(item_called("money"), clauses, {}, other)
    [missing] = cover(item_called("money"), clauses[1:], {}, lost)
    assert [one.uid for one in named.clauses] == ["b"]
    assert (excused.found, excused.clauses) == (True, [])
    assert (missing.found, missing.lost) == (False, True)
