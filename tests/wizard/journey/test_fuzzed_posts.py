"""Whatever is posted to any step: no crash, and nothing stored that does not fit its question."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.referral_walk import NORFOLK, address, answer_all, data_for, make_walk, pages, situation
from wizard.referrals.models import Answer, Referral
from wizard.routes.service import Question

pytestmark = pytest.mark.django_db

NASTY = [
    "",
    " ",
    "yes",
    "no",
    "not_known",
    "0",
    "-1",
    "1e9",
    "NaN",
    "Infinity",
    "٣",
    "\x00",
    "'\"<b>",
    "=1+1",
    "31",
    "2026",
]
texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
posted = st.dictionaries(st.integers(0, 400), st.one_of(texts, st.lists(texts, max_size=3)), max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=posted, choice=st.integers(0, 400))
def test_any_post_to_any_step_is_answered_and_stores_only_what_fits(
    walked: tuple[Client, Referral], noise: dict[int, Any], choice: int
) -> None:
    client, referral = walked
    steps = list(pages(referral).values())
    page = steps[choice % len(steps)]
    names = list(data_for(referral, page, NORFOLK)) if page.questions else ["given", "type", "item", "file", "scopes"]
    names += ["seen", "later", "key", "current_step"]
    data = {names[place % len(names)]: value for place, value in noise.items()}
    response = client.post(address(referral, page.address), data)
    assert response.status_code in (200, 302)
    now = situation(referral)
    for key, value in now.values.items():
        assert fits(now.route.questions[key], value), (key, value)


@pytest.fixture
def walked() -> tuple[Client, Referral]:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    return client, referral


def fits(question: Question, value: Any) -> bool:
    """Whether a stored value has the shape its question prescribes."""
    if value == {"not_known": True}:
        return question.unknown
    options = {option.key for option in question.options}
    kinds: dict[str, Any] = {
        "yes_no": lambda: value in ("yes", "no"),
        "one": lambda: value in options,
        "many": lambda: isinstance(value, list) and value and set(value) <= options,
        "date": lambda: 1900 <= date.fromisoformat(value).year < 2200,
        "number": lambda: isinstance(value, int | float) and not isinstance(value, bool) and value >= 0,
        "declaration": lambda: value == "yes",
        "person": lambda: isinstance(value, dict) and bool(value["name"]),
        "checklist": lambda: set(value) <= {item.key for item in question.items},
    }
    return bool(kinds.get(question.kind, lambda: bool(value) and "\x00" not in str(value))())


def test_an_oversized_post_is_refused_without_a_crash() -> None:
    client, referral = make_walk()
    response = client.post(address(referral, "address"), {"address": "x" * 2_000_000})
    assert response.status_code in (200, 400, 413)
    assert not Answer.objects.exists()
