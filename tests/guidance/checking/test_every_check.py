"""Each check finds its defect and that defect's twins in other words, and leaves alone what only looks like it."""

import sys
from collections import Counter
from datetime import date

import pytest

from guidance.checking.every_check import CHECKS
from guidance.checking.findings import Rule
from guidance.checking.service import check_policy
from tests.guidance.checking.texts import CASES, Case, cases, policy_of

BY_NAME = {check.__module__.rsplit(".", 1)[-1]: check for check in CHECKS}
ALL = list(cases())


def named(case: Case) -> str:
    return f"{case.code} {'found' if case.found else 'left'}: {case.text[:40]}"


@pytest.mark.parametrize("case", [case for case in ALL if case.found], ids=named)
def test_the_defect_is_found_in_any_words(case: Case) -> None:
    found = list(BY_NAME[case.check](policy_of(case.text, **case.about)))
    assert case.code in {one.code for one in found}
    assert all(one.message and one.suggestion for one in found)


@pytest.mark.parametrize("case", [case for case in ALL if not case.found], ids=named)
def test_what_only_looks_like_it_is_left_alone(case: Case) -> None:
    found = [one for one in BY_NAME[case.check](policy_of(case.text, **case.about)) if one.code == case.code]
    assert found == []


def test_a_sound_policy_is_left_alone_by_every_check() -> None:
    text = (CASES.parent / "sound_policy.txt").read_text(encoding="utf-8")
    about = {"issued_on": date(2026, 9, 1), "review_due": date(2027, 9, 1), "approved_by": "Cabinet"}
    assert check_policy(policy_of(text, **about)) == []


def test_every_code_has_two_twins_and_two_look_alikes() -> None:
    codes = {
        rule.code for check in CHECKS for rule in vars(sys.modules[check.__module__]).values() if isinstance(rule, Rule)
    }
    shown = Counter((case.code, case.found) for case in ALL)
    assert {code for code, _ in shown} == codes
    assert [code for code in sorted(codes) if min(shown[code, True], shown[code, False]) < 2] == []


@pytest.mark.requirement("E5")
@pytest.mark.parametrize(
    ("policy_type", "words", "advised"),
    [
        ("school", "Anxiety can keep a pupil away.", True),
        ("school", "Mental health issues affecting a pupil’s attendance: we follow it.", False),
        ("council", "Anxiety can keep a pupil away.", False),
    ],
)
def test_a_school_s_policy_is_advised_to_cite_the_guidance_on_mental_health(
    policy_type: str, words: str, advised: bool
) -> None:
    found = BY_NAME["required_sources"](policy_of(words, policy_type=policy_type))
    assert ("cite.advised" in {one.code for one in found}) is advised
