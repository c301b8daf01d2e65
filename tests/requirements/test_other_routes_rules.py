"""The routes of the school, of Leicestershire and of the trust, and what was added to the two others: rule by rule."""

from typing import Any

import pytest

from tests.requirements.demo_routes import Answers, cited, example, found, route

SEN = {"send": "sen_support"}
#: rule, route, answers, question or checklist item asked then, the clause it stands on
ASKED: list[tuple[str, str, Answers, str, str]] = [
    ("N73", "norfolk", {}, "key_adult_who", "norfolk-11-a-key-adult"),
    ("N74", "norfolk", {}, "attendance_plan_copy", "norfolk-11-a-attendance-plan"),
    ("N76", "norfolk", {}, "timetable_until", "norfolk-11-a-reduced-timetable"),
    ("N78", "norfolk", {}, "provision_used", "norfolk-11-a-outreach"),
    ("N78", "norfolk", {}, "provision_papers", "norfolk-11-a-outreach"),
    ("N111", "norfolk", {}, "register", "norfolk-11-b-iii-year-to-date"),
    ("E21", "essex", {}, "plan_shared", "essex-2-healthcare-plan"),
    ("E44", "essex", {"hospital": "now", "sibling_moved": "yes"}, "siblings", "essex-9-sibling-duty"),
    ("S3", "stonehenge", {}, "need", "stonehenge-school-1-no-diagnosis"),
    ("S8", "stonehenge", {}, "declare_roll", "stonehenge-school-3-on-roll"),
    ("S9", "stonehenge", {}, "welfare", "stonehenge-school-3-safeguarding"),
    ("S11", "stonehenge", {}, "support.health_plan", "stonehenge-school-3-plans"),
    ("S12", "stonehenge", {}, "pattern", "stonehenge-school-3-part-days"),
    ("S13", "stonehenge", {}, "support.welfare_service", "stonehenge-school-3-progress"),
    ("S14", "stonehenge", {}, "support.reduced", "stonehenge-school-3-reduced-provision"),
    ("S15", "stonehenge", {}, "support.adjustments", "stonehenge-school-3-first-adjustments"),
    ("S16", "stonehenge", {}, "provision", "stonehenge-school-3-arranged-provision"),
    ("S19", "stonehenge", SEN, "support.sen_in_plan", "stonehenge-school-3-sen-in-plan"),
    ("S20", "stonehenge", {}, "support.events", "stonehenge-school-3-events"),
    ("S21", "stonehenge", {"dob": "2010-12-01"}, "support.exams", "stonehenge-school-3-exams"),
    ("S22", "stonehenge", {}, "support.friends", "stonehenge-school-3-friends"),
    ("S24", "stonehenge", {}, "first_talk", "stonehenge-school-3-1-progress-leader"),
    ("S25", "stonehenge", {}, "support.online", "stonehenge-school-3-1-online"),
    ("S25", "stonehenge", {}, "support.work_pack", "stonehenge-school-3-1-work-pack"),
    ("S25", "stonehenge", {}, "support.research", "stonehenge-school-3-1-research"),
    ("S29", "stonehenge", {}, "part_time_until", "stonehenge-school-3-1-part-time"),
    ("S30", "stonehenge", {}, "well_enough", "stonehenge-school-3-1-remote"),
    ("S43", "stonehenge", {}, "support.adjustments", "stonehenge-school-3-adjustments"),
    ("L1", "leicestershire", {}, "tried.timetable", "leicestershire-in-school-options"),
    ("L3", "leicestershire", {}, "part_time", "leicestershire-part-time-exceptional"),
    ("L4", "leicestershire", {"part_time": "way_back"}, "part_time_until", "leicestershire-part-time-end-date"),
    ("L7", "leicestershire", {}, "tried.condition_page", "leicestershire-help-medical-condition"),
    ("L8", "leicestershire", {}, "tried.specialist_teaching", "leicestershire-help-specialist-teaching"),
    ("L9", "leicestershire", {}, "forum_date", "leicestershire-help-forums"),
    ("L15", "leicestershire", {}, "first_day", "leicestershire-too-unwell-first-day"),
    ("L19", "leicestershire", {}, "wanted", "leicestershire-too-unwell-inclusion-service"),
    ("W3", "wmat", {}, "category", "wmat-aim-who"),
    ("W5", "wmat", {"social_worker": "yes"}, "social_worker_who", "wmat-principles-partners"),
    ("W10", "wmat", {}, "medical_view", "wmat-principles-three-inputs"),
    ("W10", "wmat", {}, "teacher_view", "wmat-principles-three-inputs"),
    ("W10", "wmat", {}, "parent_voice", "wmat-principles-three-inputs"),
    ("W12", "wmat", {}, "named_person", "wmat-expectations-named-person"),
    ("W17", "wmat", {}, "doing.work", "wmat-expectations-work"),
    ("W18", "wmat", {}, "doing.progress", "wmat-expectations-progress"),
    ("W19", "wmat", {}, "doing.events", "wmat-expectations-events"),
    ("W21", "wmat", SEN, "doing.sen_plan", "wmat-send-plans"),
    ("W23", "wmat", SEN, "doing.senco", "wmat-send-senco"),
    ("W26", "wmat", {"social_worker": "yes"}, "social_worker_view", "wmat-return-views"),
    ("W26", "wmat", {}, "student_voice", "wmat-return-views"),
]
#: rule, route, answers, circumstance, its clause, words on its page
LEADS: list[tuple[str, str, Answers, str, str, str]] = [
    ("S3", "stonehenge", {"need": "looked_into"}, "no_diagnosis", "stonehenge-school-1-no-diagnosis", "without a diag"),
    ("S12", "stonehenge", {"pattern": "part_days"}, "part_days", "stonehenge-school-3-part-days", "part-time"),
    (
        "S23", "stonehenge", {"days": 14, "school_can": "yes"}, "school_first",
        "stonehenge-school-3-1-first", "For up to 15 days",
    ),
    ("S24", "stonehenge", {"starter": "parent"}, "parent", "stonehenge-school-3-1-progress-leader", "Progress Leader"),
    ("S26", "stonehenge", {"pattern": "returning"}, "returning", "stonehenge-school-3-1-return-meeting", "a meeting"),
    ("S31", "stonehenge", {"days": 3}, "refer", "stonehenge-school-3-2-council", "You can prepare the referral"),
    ("S34", "stonehenge", {"on_roll": "no"}, "other_school", "stonehenge-school-3-2-dart", "school of the roll refers"),
    ("S36", "stonehenge", {"school_can": "yes"}, "school_goes_on", "stonehenge-school-3-2-criteria", "criteria of its"),
    ("L1", "leicestershire", {"in_school_help": "yes", "days": 5}, "in_school", "leicestershire-in-school-most", "Try"),
    ("L6", "leicestershire", {"dob": "2022-06-01"}, "early_years", "leicestershire-help-early-years", "Diana Service"),
    ("L11", "leicestershire", {"reason": "complex"}, "complex_care", "leicestershire-help-continuing-healthcare", "NH"),
    ("L13", "leicestershire", {"dob": "2009-10-10"}, "older", "leicestershire-help-sendiass", "Ask SENDIASS"),
    ("L14", "leicestershire", {"send": "asked"}, "plan_wanted", "leicestershire-help-ehcp", "Ask the SENCo"),
    ("L15", "leicestershire", {"hospital": "planned"}, "planned_stay", "leicestershire-too-unwell-first-day", "Tell u"),
    ("L16", "leicestershire", {"days": 14}, "too_soon", "leicestershire-too-unwell-fifteen-days", "as soon as 15 days"),
    ("L16", "leicestershire", {"days": 15}, "refer", "leicestershire-too-unwell-fifteen-days", "You can refer"),
    ("L19", "leicestershire", {"days": 3}, "too_soon", "leicestershire-too-unwell-inclusion-service", "for advice"),
    ("W11", "wmat", {"hospital": "now"}, "in_hospital", "wmat-principles-hospital", "hospital's teachers decide"),
    ("W12", "wmat", {"starter": "parent"}, "parent", "wmat-expectations-nobody-named", "school office"),
    ("W14", "wmat", {"days": 14}, "homework", "wmat-expectations-fifteen-or-less", "Homework for now"),
    ("W15", "wmat", {"days": 16}, "refer", "wmat-expectations-more-than-fifteen", "You can prepare the referral"),
    ("W16", "wmat", {"days": 2, "pattern": "yes"}, "comes_and_goes", "wmat-expectations-pattern", "refer earlier"),
    ("W22", "wmat", {"send": "ehcp"}, "has_plan", "wmat-send-annual-reviews", "Annual reviews go on"),
]  # fmt: skip
CONSULTANT = {"type": "letter", "author": "consultant", "covers": ["condition", "cannot_attend"]}
#: rule, route, evidence, item, verdict, clause
JUDGED: list[tuple[str, str, str, dict[str, Any], str, str]] = [
    ("S33", "stonehenge", "medical", CONSULTANT, "accepted", "stonehenge-school-3-2-consultant"),
    (
        "S33", "stonehenge", "medical", {**CONSULTANT, "covers": ["condition"]}, "ask_author",
        "stonehenge-school-3-2-consultant",
    ),
    ("S33", "stonehenge", "medical", {**CONSULTANT, "author": "gp"}, "for_now", "stonehenge-school-3-2-other-evidence"),
    (
        "L17", "leicestershire", "medical", {"type": "letter", "author": "nurse", "covers": []}, "accepted",
        "leicestershire-too-unwell-evidence",
    ),
    (
        "W10", "wmat", "advice", {"type": "letter", "author": "doctor", "covers": ["amount"]}, "accepted",
        "wmat-principles-three-inputs",
    ),
]  # fmt: skip


CHECKLISTS = {"norfolk": "tried", "stonehenge": "support", "leicestershire": "tried"}


def everything_tried(name: str) -> dict[str, Any]:
    """The answer to a route's checklist that makes every follow-up question come up."""
    if name not in CHECKLISTS:
        return {}
    key = CHECKLISTS[name]
    return {key: {item.key: {"tried": "yes"} for item in route(name).questions[key].items}}


@pytest.mark.requirement(
    "N73", "N74", "N76", "N78", "N111", "E21", "E44", "S3", "S8", "S9", "S11", "S12", "S13", "S14", "S15", "S16",
    "S19", "S20", "S21", "S22", "S24", "S25", "S29", "S30", "S43", "L1", "L3", "L4", "L7", "L8", "L9", "L15", "L19",
    "W3", "W5", "W10", "W12", "W17", "W18", "W19", "W21", "W23", "W26",
)  # fmt: skip
@pytest.mark.parametrize(("rule", "name", "answers", "asked", "clause"), ASKED)
def test_it_is_asked_on_its_clause(rule: str, name: str, answers: Answers, asked: str, clause: str) -> None:
    key, _, item = asked.partition(".")
    result = found(name, {**everything_tried(name), **answers})
    question = route(name).questions[key]
    assert key in result.shown_questions
    assert asked not in result.hidden_items
    cites = next(one.cites for one in question.items if one.key == item) if item else question.cites
    assert clause in cited(name, cites)


@pytest.mark.requirement(
    "S3", "S12", "S23", "S24", "S26", "S31", "S34", "S36", "L1", "L6", "L11", "L13", "L14", "L15", "L16", "L19",
    "W11", "W12", "W14", "W15", "W16", "W22",
)  # fmt: skip
@pytest.mark.parametrize(("rule", "name", "answers", "row", "clause", "words"), LEADS)
def test_it_leads_where_its_clause_says(
    rule: str, name: str, answers: Answers, row: str, clause: str, words: str
) -> None:
    taken = found(name, answers).circumstance
    shown = route(name).circumstances[row]
    assert row in (*taken.also, taken.key)
    assert clause in cited(name, shown.cites)
    assert words in " ".join([shown.say.heading, shown.say.body, *shown.say.next])


@pytest.mark.requirement(
    "S33", "L17", "W10",
)  # fmt: skip
@pytest.mark.parametrize(("rule", "name", "key", "item", "verdict", "clause"), JUDGED)
def test_a_paper_is_judged_on_its_clause(
    rule: str, name: str, key: str, item: dict[str, Any], verdict: str, clause: str
) -> None:
    [judged] = found(name, items={key: [item]}).items(key)
    assert judged.verdict == verdict
    assert clause in cited(name, judged.cites)


@pytest.mark.requirement("S33", "L17", "S38", "L18")
@pytest.mark.parametrize(
    ("name", "waivers"), [("stonehenge", {"medical": "waiting"}), ("leicestershire", {"permission": "declined"})]
)
def test_nobody_waits_for_a_consultant_or_for_papers(name: str, waivers: dict[str, str]) -> None:
    consents = example(name).consents if name == "stonehenge" else {}
    assert found(name, items={}, waivers=waivers, consents=consents).gate_ready("submit") == []


@pytest.mark.requirement("S38", "L18")
@pytest.mark.parametrize(
    ("name", "key", "clause"),
    [
        ("stonehenge", "sharing", "stonehenge-school-3-2-share"),
        ("leicestershire", "permission", "leicestershire-too-unwell-permission"),
    ],
)
def test_sharing_and_asking_wait_for_the_familys_agreement(name: str, key: str, clause: str) -> None:
    assert found(name, consents={}).requirements[key].status == "not_met"
    asked = route(name).requirements[key]
    assert asked.scopes
    assert asked.withdraw.effect
    assert clause in cited(name, asked.cites)


@pytest.mark.requirement("L5")
def test_where_getting_well_comes_first_the_plan_of_school_and_health_is_asked_for() -> None:
    recovery = {"part_time": "recovery", "part_time_until": "2027-02-12"}
    assert found("leicestershire", recovery).requirements["medical_plan"].status == "not_met"
    assert found("leicestershire").requirements["medical_plan"].status == "not_needed"
    assert "leicestershire-part-time-medical-plan" in cited(
        "leicestershire", route("leicestershire").requirements["medical_plan"].cites
    )


@pytest.mark.requirement("S35", "W15")
@pytest.mark.parametrize("name", ["stonehenge", "wmat"])
def test_the_route_ends_with_an_acknowledgement_that_is_looked_for(name: str) -> None:
    result = found(name)
    assert route(name).identity.received_by in route(name).contacts
    assert [one.key for one in result.gate_ready("submit")] == []
    assert "receipt" in [one.key for one in result.gate_ready("decide")]
    assert result.clocks["arrived"].due is not None


@pytest.mark.requirement("S10", "W15")
@pytest.mark.parametrize(
    ("name", "key", "day"), [("stonehenge", "school_stage", "2026-10-05"), ("wmat", "start_by", "2026-11-02")]
)
def test_the_fifteen_days_of_the_school_are_counted(name: str, key: str, day: str) -> None:
    due = found(name).clocks[key].due
    assert due is not None
    assert due.isoformat() == day
