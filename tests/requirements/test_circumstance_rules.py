"""Who the pupil is and why they are away leads where the policy says, in the policy's name."""

import pytest

from tests.requirements.demo_routes import Answers, cited, found, route

STOPS = {"divert", "signpost", "refuse"}
YEAR_12 = "2009-10-10"
PREGNANT = {"main_reason": "pregnancy", "too_unwell": "yes"}
ROWS = [
    ("N4", "norfolk", {"days_missed": 5}, "too_soon", "signpost", "norfolk-11-a-fifteen-days", "supporting the pupil"),
    ("N7", "norfolk", {"lives_here": "no"}, "other_council", "divert", "norfolk-2-residence", "where a child lives"),
    ("N8", "norfolk", {"roll": "independent_special"}, "independent_special", "signpost", "norfolk-2-fn-2", "contract"),
    ("N10", "norfolk", {"placed": "yes"}, "placed_here", "proceed", "norfolk-2-fn-3", "other council to pay"),
    ("N29", "norfolk", {"days_missed": 5}, "too_soon", "signpost", "norfolk-4-call-early", "Do not wait for day 15"),
    ("N35", "norfolk", {"roll": "none"}, "off_roll", "signpost", "norfolk-5-still-ours", "still responsible"),
    (
        "N36", "norfolk", {"roll": "none", "send": "ehcp"}, "off_roll_plan", "signpost",
        "norfolk-5-whom-to-contact", "EHCP coordinator",
    ),
    ("N37", "norfolk", {"roll": "home_educated"}, "home_educated", "refuse", "norfolk-5-home-educated", "not normally"),
    ("N38", "norfolk", {"roll": "home_educated"}, "home_educated", "refuse", "norfolk-5-exceptional", "exceptional"),
    ("N39", "norfolk", {"dob": "2022-06-01"}, "too_young", "signpost", "norfolk-6-school-age", "not yet of school age"),
    (
        "N40", "norfolk", {"dob": YEAR_12, "repeating": "yes"}, "repeat_year", "discretion",
        "norfolk-6-repeat-year", "repeats Year 11",
    ),
    ("N41", "norfolk", {"dob": YEAR_12, "repeating": "no"}, "post_16", "signpost", "norfolk-6-post-16", "adjustments"),
    (
        "N42", "norfolk", {"dob": YEAR_12, "repeating": "no", "send": "ehcp"}, "post_16_plan", "signpost",
        "norfolk-6-post-16-ehcp", "EHCP coordinator first",
    ),
    (
        "N43", "norfolk", {"dob": YEAR_12, "repeating": "no"}, "post_16", "signpost",
        "norfolk-6-guidance-adviser", "guidance adviser",
    ),
    ("N44", "norfolk", {"hospital": "staying"}, "in_hospital", "divert", "norfolk-7-taught-on-site", "taught there"),
    (
        "N50", "norfolk", {"hospital": "leaving"}, "leaving_hospital", "discretion",
        "norfolk-7-before-discharge", "before the discharge",
    ),
    (
        "N51", "norfolk", {"main_reason": "physical", "serious": ["life_limiting"]}, "life_limiting", "proceed",
        "norfolk-8-as-long-as-right", "Nothing ends on a set date",
    ),
    (
        "N53", "norfolk", PREGNANT | {"too_unwell": "no"}, "pregnant_well", "refuse",
        "norfolk-9-stays-at-school", "planning document",
    ),
    ("N54", "norfolk", PREGNANT, "pregnant_unwell", "proceed", "norfolk-9-too-unwell", "in the usual way"),
    ("N55", "norfolk", PREGNANT, "pregnant_unwell", "proceed", "norfolk-9-stays-on-roll", "stays on your roll"),
    ("N56", "norfolk", PREGNANT, "pregnant_unwell", "proceed", "norfolk-9-return", "breastfeed"),
    ("N59", "norfolk", {"send": "ehcp"}, "has_plan", "proceed", "norfolk-10-review", "review of the plan"),
    (
        "N64", "norfolk", {"main_reason": "physical", "serious": ["complex"]}, "complex_health", "proceed",
        "norfolk-10-a-complex-health", "Designated Clinical Officer",
    ),
    (
        "N84", "norfolk", {"days_missed": 5}, "too_soon", "signpost",
        "norfolk-11-a-do-not-wait", "Do not wait for day 15",
    ),
    (
        "N90", "norfolk", {"main_reason": "waiting_place"}, "waiting_place", "refuse",
        "norfolk-11-b-not-a-stop-gap", "EHCP coordinator",
    ),
    (
        "N90", "norfolk", {"main_reason": "attendance"}, "attendance_only", "refuse",
        "norfolk-11-b-not-attendance", "attendance service",
    ),
    ("E3", "essex", {"reason": "otherwise", "days": 0}, "otherwise", "discretion", "essex-1-otherwise", "by itself"),
    ("E30", "essex", {"ehcp": "yes"}, "ehcp", "divert", "essex-4-send-operations", "SEND Operations"),
    (
        "E31", "essex", {"ehcp": "yes", "reason": "anxiety"}, "ehcp_anxiety", "divert",
        "essex-4-review-notice", "two to three weeks",
    ),
    ("E32", "essex", {"ehcp": "yes"}, "ehcp", "divert", "essex-4-education-meanwhile", "education in the meantime"),
    ("E33", "essex", {"ehcp": "yes"}, "ehcp", "divert", "essex-4-sendiass", "Tell the parents about SENDIASS"),
    ("E34", "essex", {"reason": "pregnancy"}, "pregnancy", "divert", "essex-5-separate-guidance", "separate guidance"),
    ("E35", "essex", {"roll": "none"}, "no_roll", "discretion", "essex-6-keep-looking", "looking for a school place"),
    (
        "E36", "essex", {"roll": "home_educated", "place_secured": "no"}, "home_waiting", "discretion",
        "essex-7-considered", "You can refer",
    ),
    (
        "E37", "essex", {"roll": "home_educated", "place_secured": "yes"}, "home_placed", "proceed",
        "essex-7-after-place", "A place has been found",
    ),
    ("E38", "essex", {"dob": "2022-06-01"}, "below_age", "discretion", "essex-8-below", "what that child needs"),
    (
        "E39", "essex", {"dob": YEAR_12, "repeating": "yes"}, "above_repeating", "discretion",
        "essex-8-above", "may be considered",
    ),
    ("E40", "essex", {"dob": "2022-06-01"}, "below_age", "discretion", "essex-8-how-to-apply", "You can refer"),
    ("E41", "essex", {"dob": "2022-06-01"}, "below_age", "discretion", "essex-8-keep-on-roll", "on roll"),
    (
        "E43", "essex", {"hospital": "planned", "days": 15, "sibling_moved": "no"}, "hospital_early", "proceed",
        "essex-9-refer-early", "Nobody waits for day 15",
    ),
    (
        "E44", "essex", {"hospital": "now", "sibling_moved": "yes"}, "sibling", "linked_child",
        "essex-9-sibling-duty", "the council owes them the same duty",
    ),
    (
        "E45", "essex", {"hospital": "leaving_unit", "days": None}, "unit", "proceed",
        "essex-10-units", "A unit in Essex",
    ),
    (
        "E46", "essex", {"hospital": "leaving_unit", "days": None}, "unit", "proceed",
        "essex-10-out-of-county", "outside the county",
    ),
]  # fmt: skip


@pytest.mark.requirement(
    "N4", "N7", "N8", "N10", "N29", "N35", "N36", "N37", "N38", "N39", "N40", "N41", "N42", "N43", "N44", "N50", "N51",
    "N53", "N54", "N55", "N56", "N59", "N64", "N84", "N90",
    "E3", "E30", "E31", "E32", "E33", "E34", "E35", "E36", "E37", "E38", "E39", "E40", "E41", "E43", "E44", "E45",
    "E46",
)  # fmt: skip
@pytest.mark.parametrize(("rule", "council", "answers", "row", "outcome", "clause", "words"), ROWS)
def test_a_circumstance_leads_where_its_clause_says(
    rule: str, council: str, answers: Answers, row: str, outcome: str, clause: str, words: str
) -> None:
    taken = found(council, answers).circumstance
    shown = route(council).circumstances[row]
    assert row in ((taken.key,) if outcome in STOPS else (*taken.also, taken.key))
    assert shown.outcome == outcome
    assert clause in cited(council, shown.cites)
    assert words in " ".join([shown.say.heading, shown.say.body, *shown.say.next])
    assert shown.say.next or outcome not in STOPS, "who is sent away is told what to do instead"


@pytest.mark.requirement("E40")
def test_below_school_age_the_same_medical_advice_is_asked_for() -> None:
    young = {"dob": "2022-06-01"}
    assert found("essex", young).requirements["medical"].status == "met"
    assert found("essex", young, items={}).requirements["medical"].status == "not_met"


@pytest.mark.requirement("N80", "E42", "E47")
@pytest.mark.parametrize(
    ("rule", "council", "answers", "row"),
    [
        ("N80", "norfolk", {"days_missed": 14}, "too_soon"),
        ("N80", "norfolk", {"days_missed": 15}, "refer"),
        ("E47", "essex", {"days": 14}, "early"),
        ("E47", "essex", {"days": 15}, "refer"),
        ("E42", "essex", {"days": 15, "hospital": "planned", "sibling_moved": "no"}, "refer"),
        ("E42", "essex", {"days": 3, "hospital": "planned", "sibling_moved": "no"}, "early"),
    ],
)
def test_fifteen_days_are_the_threshold(rule: str, council: str, answers: Answers, row: str) -> None:
    assert found(council, answers).circumstance.key == row


@pytest.mark.requirement("N7", "E10")
@pytest.mark.parametrize(("rule", "council"), [("N7", "norfolk"), ("E10", "essex")])
def test_the_council_of_the_home_owes_the_duty(rule: str, council: str) -> None:
    assert found(council).duty == "residence"


@pytest.mark.requirement("N31")
def test_the_reasons_for_the_health_service_are_a_list_of_the_route() -> None:
    options = [option.key for option in route("norfolk").questions["advice_about"].options]
    assert len(options) == len(set(options)) == 7


@pytest.mark.requirement("E2")
def test_physical_and_mental_health_stand_in_one_list() -> None:
    options = {option.key for option in route("essex").questions["reason"].options}
    assert {"physical", "anxiety", "mental_health"} <= options
