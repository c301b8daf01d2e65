"""Each question that a rule asks for is asked where it applies, and shows the clause that it stands on."""

import pytest

from tests.requirements.demo_routes import Answers, cited, found, route

ILL_AT_16 = {"main_reason": "pregnancy", "too_unwell": "yes"}
SPENT = {"tried": {"budget": {"tried": "yes"}}}
SERIOUS = {"main_reason": "physical", "serious": ["complex"]}
PLAN = {"tried": {"health_plan": {"tried": "yes"}}}
ASKED = [
    ("N6", "norfolk", {}, "hours_able", "norfolk-2-fn-1"),
    ("N26", "norfolk", PLAN, "health_plan_copy", "norfolk-11-a-healthcare-plan"),
    ("N28", "norfolk", {}, "advice_sought", "norfolk-4-before-referring"),
    ("N28", "norfolk", {}, "advice_date", "norfolk-4-call-early"),
    ("N28", "norfolk", {}, "advice_given", "norfolk-4-before-referring"),
    ("N28", "norfolk", {}, "advice_person", "norfolk-4-before-referring"),
    ("N28", "norfolk", {}, "advice_reference", "norfolk-4-before-referring"),
    ("N31", "norfolk", {}, "advice_about", "norfolk-4-reasons"),
    ("N57", "norfolk", ILL_AT_16, "due_date", "norfolk-9-due-date"),
    ("N62", "norfolk", SPENT, "more_funding", "norfolk-10-element-3"),
    (
        "N64",
        "norfolk",
        {"main_reason": "physical", "serious": ["complex"]},
        "care_needed",
        "norfolk-10-a-complex-health",
    ),
    ("N72", "norfolk", SPENT, "budget_spent", "norfolk-11-a-budget"),
    ("N72", "norfolk", SPENT, "more_funding", "norfolk-11-a-budget"),
    ("N81", "norfolk", {}, "meanwhile", "norfolk-11-a-while-waiting"),
    ("N82", "norfolk", {}, "declare_support", "norfolk-11-a-after-acceptance"),
    ("N89", "norfolk", {}, "how_unwell", "norfolk-11-b-too-unwell"),
    ("N89", "norfolk", {}, "declare_unwell", "norfolk-11-b-too-unwell"),
    ("N90", "norfolk", {}, "main_reason", "norfolk-11-b-not-a-stop-gap"),
    ("N90", "norfolk", {}, "main_reason", "norfolk-11-b-not-attendance"),
    ("N102", "norfolk", {}, "waiting", "norfolk-11-b-ii-waiting-list"),
    ("N103", "norfolk", {"referred_before": "yes"}, "family_told", "norfolk-11-b-ii-repeat-gp"),
    ("N111", "norfolk", {}, "herringbone", "norfolk-11-b-iii-year-to-date"),
    ("N112", "norfolk", {}, "last_year", "norfolk-11-b-iii-last-year"),
    ("N149", "norfolk", {}, "safeguarding_lead", "norfolk-11-g-welfare-safeguarding"),
    ("N150", "norfolk", {}, "safeguarding_lead", "norfolk-11-g-welfare-safeguarding"),
    ("N151", "norfolk", {}, "safeguarding_lead", "norfolk-11-g-welfare-safeguarding"),
    ("E108", "essex", {}, "declaration", "essex-16-until-start"),
    ("E2", "essex", {}, "reason", "essex-1-both-kinds-of-health"),
    ("E8", "essex", {}, "adjustments", "essex-1-adjustments"),
    ("E10", "essex", {}, "roll", "essex-1-all-schools"),
    ("E10", "essex", {}, "pattern", "essex-1-some-days"),
    ("E12", "essex", {}, "trauma_perceptive", "essex-2-trauma-perceptive"),
    ("E13", "essex", {"reason": "anxiety"}, "we_miss_you", "essex-2-we-miss-you"),
    ("E16", "essex", {}, "advice", "essex-2-advice-followed"),
    ("E17", "essex", {}, "sen_support", "essex-2-sen-support"),
    ("E19", "essex", {"reason": "physical"}, "senco_seen", "essex-2-one-plan"),
    ("E20", "essex", {"reason": "mental_health"}, "senco_seen", "essex-2-mental-health-oversight"),
    ("E20", "essex", {"reason": "mental_health"}, "leader_seen", "essex-2-mental-health-oversight"),
    ("E22", "essex", {}, "advice_response", "essex-2-advice-and-response"),
    ("E22", "essex", {}, "adjustments", "essex-2-all-adjustments"),
    ("E23", "essex", {"sen_support": "yes"}, "sen_costs", "essex-2-sen-money"),
    ("E24", "essex", {}, "parent_advice", "essex-2-parents-seek-advice"),
    ("E28", "essex", {}, "well_enough", "essex-3-well-enough"),
    ("E37", "essex", {"roll": "home_educated"}, "place_secured", "essex-7-after-place"),
    ("E42", "essex", {}, "days", "essex-9-fifteen-days"),
    ("E43", "essex", {"hospital": "planned"}, "admission_from", "essex-9-refer-early"),
    ("E44", "essex", {"hospital": "planned"}, "sibling_moved", "essex-9-sibling"),
    ("E51", "essex", {}, "pupil_view", "essex-12-views"),
    ("E51", "essex", {}, "parent_view", "essex-12-views"),
    ("E59", "essex", {}, "declaration", "essex-13-stay-on-roll"),
    ("E69", "essex", {}, "venue", "essex-13-home-exception"),
    ("E71", "essex", {}, "venue", "essex-13-adult-present"),
    ("E75", "essex", {}, "named_teacher", "essex-15-school-named-teacher"),
    ("E82", "essex", {"dob": "2010-12-01"}, "exams", "essex-15-school-exams"),
    ("E104", "essex", {}, "pupil_view", "essex-15-pupil-views"),
    ("E125", "essex", {}, "cp_concerns", "essex-17-chronology"),
]
ITEMS = [
    ("N60", {}, "sen_guidance", "norfolk-11-a-sen-guidance"),
    ("N65", {}, "own_policy", "norfolk-11-a-own-policy"),
    ("N66", {}, "health_advice", "norfolk-11-a-health-advice"),
    ("N66", {}, "just_one_number", "norfolk-11-a-just-one-number"),
    ("N66", {}, "specialist", "norfolk-11-a-specialist"),
    ("N66", {}, "gp", "norfolk-11-a-gp"),
    ("N67", {}, "parent_meeting", "norfolk-11-a-parent-meeting"),
    ("N68", {}, "health_plan", "norfolk-11-a-healthcare-plan"),
    ("N69", {"send": "sen_support"}, "senco", "norfolk-11-a-senco"),
    ("N70", {}, "sen_guidance", "norfolk-11-a-sen-guidance"),
    ("N71", {"main_reason": "mental_health"}, "ebsa", "norfolk-11-a-ebsa"),
    ("N72", {}, "budget", "norfolk-11-a-budget"),
    ("N73", {}, "key_adult", "norfolk-11-a-key-adult"),
    ("N74", {}, "attendance_plan", "norfolk-11-a-attendance-plan"),
    ("N75", {}, "safe_space", "norfolk-11-a-safe-space"),
    ("N75", {}, "exit_card", "norfolk-11-a-exit-card"),
    ("N76", {}, "timetable", "norfolk-11-a-reduced-timetable"),
    ("N77", {"dob": "2011-03-03"}, "exams", "norfolk-11-a-fewer-exams"),
    ("N78", {}, "outreach", "norfolk-11-a-outreach"),
    ("N79", {}, "online", "norfolk-11-a-online"),
    ("N122", {}, "health_plan", "norfolk-11-a-healthcare-plan"),
]
NOT_ASKED = [
    ("N57", "norfolk", {"main_reason": "physical"}, "due_date"),
    ("N72", "norfolk", {"tried": {"budget": {"tried": "no"}}}, "budget_spent"),
    ("N103", "norfolk", {"referred_before": "no"}, "family_told"),
    ("E13", "essex", {"reason": "physical"}, "we_miss_you"),
    ("E19", "essex", {"starter": "mh_unit"}, "senco_seen"),
    ("E20", "essex", {"reason": "physical"}, "leader_seen"),
    ("E23", "essex", {"sen_support": "considered"}, "sen_costs"),
    ("E37", "essex", {"roll": "on_roll"}, "place_secured"),
    ("E44", "essex", {"hospital": "no"}, "sibling_moved"),
]


@pytest.mark.requirement(
    "N6", "N26", "N28", "N31", "N57", "N62", "N64", "N72", "N81", "N82", "N89", "N90", "N102", "N103", "N111", "N112",
    "N149", "N150", "N151",
    "E2", "E8", "E10", "E12", "E13", "E16", "E17", "E19", "E20", "E22", "E23", "E24", "E28", "E37", "E42", "E43", "E44",
    "E51", "E59", "E69", "E71", "E75", "E82", "E104", "E108", "E125",
)  # fmt: skip
@pytest.mark.parametrize(("rule", "council", "answers", "question", "clause"), ASKED)
def test_a_question_is_asked_on_its_clause(
    rule: str, council: str, answers: Answers, question: str, clause: str
) -> None:
    assert question in found(council, answers).shown_questions
    assert clause in cited(council, route(council).questions[question].cites)


@pytest.mark.requirement(
    "N60", "N65", "N66", "N67", "N68", "N69", "N70", "N71", "N72", "N73", "N74", "N75", "N76", "N77", "N78", "N79",
    "N122",
)  # fmt: skip
@pytest.mark.parametrize(("rule", "answers", "item", "clause"), ITEMS)
def test_the_checklist_asks_of_each_thing_on_its_clause(rule: str, answers: Answers, item: str, clause: str) -> None:
    shown = next(one for one in route("norfolk").questions["tried"].items if one.key == item)
    assert clause in cited("norfolk", shown.cites)
    others = {one.key: {"tried": "yes"} for one in route("norfolk").questions["tried"].items if one != shown}
    without = found("norfolk", {**answers, "tried": others})
    assert f"tried.{item}" in [one.key for one in without.gate_ready("submit")]
    unsuitable = {**others, item: {"tried": "not_suitable", "effect": "Too unwell for it"}}
    assert found("norfolk", {**answers, "tried": unsuitable}).step_missing("before") == []


@pytest.mark.requirement("N24")
def test_norfolk_asks_whether_everybody_was_consulted_about_trips_and_pe_and_nobody_has_to_say() -> None:
    item = next(one for one in route("norfolk").questions["tried"].items if one.key == "full_part")
    assert all(word in item.label for word in ("Trips", "PE", "health", "social care", "the pupil", "the parents"))
    assert "norfolk-3-full-access" in cited("norfolk", item.cites)
    done = {one.key: {"tried": "yes"} for one in route("norfolk").questions["tried"].items if one != item}
    assert "tried.full_part" not in [one.key for one in found("norfolk", {"tried": done}).gate_ready("submit")]


@pytest.mark.requirement("E7")
@pytest.mark.parametrize("asked", ["health", "social_care", "inclusion", "psychology"])
def test_essex_asks_whether_each_of_those_who_know_was_asked(asked: str) -> None:
    advice = route("essex").questions["advice"]
    assert asked in {one.key for one in advice.items}
    assert "essex-1-consult" in cited("essex", next(one for one in advice.items if one.key == "social_care").cites)
    assert {"pupil_view", "parent_view"} <= set(found("essex", {}).shown_questions)


@pytest.mark.requirement("N57", "N72", "N103", "E13", "E19", "E20", "E23", "E37", "E44")
@pytest.mark.parametrize(("rule", "council", "answers", "question"), NOT_ASKED)
def test_a_question_is_not_asked_where_it_does_not_apply(
    rule: str, council: str, answers: Answers, question: str
) -> None:
    assert question not in found(council, answers).shown_questions


@pytest.mark.requirement("E24")
@pytest.mark.parametrize("said", ["yes", "asked", "hard", "not_yet", "unknown"])
def test_no_answer_about_the_parents_advice_holds_a_referral_up(said: str) -> None:
    assert found("essex", {"parent_advice": said}).gate_ready("submit") == []


@pytest.mark.requirement("N91", "E49")
@pytest.mark.parametrize(
    ("rule", "council", "key", "held"),
    [
        ("N91", "norfolk", "how_unwell", True),
        ("N91", "norfolk", "last_year", False),
        ("E49", "essex", "effect", True),
        ("E49", "essex", "parent_phone", False),
    ],
)
def test_what_must_be_answered_holds_the_referral_and_what_is_optional_does_not(
    rule: str, council: str, key: str, held: bool
) -> None:
    assert (key in [one.key for one in found(council, {key: None}).gate_ready("submit")]) is held
