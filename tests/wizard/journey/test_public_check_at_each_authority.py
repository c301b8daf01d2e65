"""The public check walked for five circumstances at every authority whose route asks public questions."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.referral_walk import ROUTES
from tests.wizard.journey.checking_in_public import make_check, walk_through

pytestmark = pytest.mark.django_db
ENOUGH = 5
#: What a family cannot know, and the check does not ask: those scenarios are played elsewhere.
UNASKED = {"counts", "judgements", "case", "events", "answered_by"}


def told_apart(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Scenarios that lead to different circumstances: day, circumstance and answers to the public questions."""
    public = {one["key"] for step in document["steps"] if step.get("public") for one in step["questions"]}
    found = set()
    for scenario in document["scenarios"]:
        circumstance = scenario["expect"].get("circumstance")
        if circumstance and circumstance not in found and not UNASKED & set(scenario["given"]):
            found.add(circumstance)
            answers = {key: value for key, value in scenario["given"].get("answers", {}).items() if key in public}
            yield scenario["today"], circumstance, answers


@pytest.mark.parametrize(
    "name",
    [
        "norfolk-medical-needs",
        "essex-medical",
        "wiltshire-medical",
        "leicestershire-medical",
        "stonehenge-school-medical",
        "wmat-medical",
    ],
)
def test_five_circumstances_are_walked(name: str) -> None:
    text = (ROUTES / f"{name}.json").read_text()
    address = make_check(name.split("-")[0], text)
    walked = list(told_apart(json.loads(text)))[: ENOUGH + 2]
    for today, circumstance, answers in walked:
        with time_machine.travel(f"{max(today, '2026-11-02')}T09:00:00+00:00"):
            response = walk_through(Client(), address, answers)
        expected = response.context["route"].circumstances[circumstance]
        assert response.context["taken"], (circumstance, response.context["waiting"])
        assert response.context["taken"]["say"] == expected.say, circumstance
        assert response.context["contact"] is not None or expected.say.next
        assert "no-store" in response["Cache-Control"]
    assert len(walked) >= ENOUGH
