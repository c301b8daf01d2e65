"""Which words are in force: by their first day, not by when the button was pressed."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from guidance.policies.service import current_version, version_before, versions_of
from tests.policy_building import SMALL, clause, correct, heading, make_edition, make_policy, publish

pytestmark = pytest.mark.django_db
NEXT = [heading("When a school refers", "fernshire-1"), clause("After five days.", "fernshire-1-a")]


def test_nothing_is_in_force_before_the_first_day() -> None:
    policy = make_policy()
    publish(make_edition(policy, SMALL, effective_from=date(2026, 9, 1)))
    assert current_version(policy, date(2026, 8, 31)) is None
    assert current_version(policy, date(2026, 9, 1)) is not None


def test_next_years_edition_waits_for_its_first_day() -> None:
    policy = make_policy()
    old = publish(make_edition(policy, SMALL, "2025-26", effective_from=date(2025, 9, 1)))
    new = publish(make_edition(policy, NEXT, "2026-27", effective_from=date(2026, 9, 1)))
    assert current_version(policy, date(2026, 8, 31)) == old
    assert current_version(policy, date(2026, 9, 1)) == new


def test_a_correction_of_last_years_edition_does_not_come_back_into_force() -> None:
    policy = make_policy()
    last = make_edition(policy, SMALL, "2025-26", effective_from=date(2025, 9, 1))
    publish(last)
    new = publish(make_edition(policy, NEXT, "2026-27", effective_from=date(2026, 9, 1)))
    correct(last, SMALL[4:])
    assert current_version(policy, date(2026, 11, 1)) == new


def test_a_correction_replaces_the_words_it_corrects_even_with_an_earlier_first_day() -> None:
    policy = make_policy()
    edition = make_edition(policy, SMALL, effective_from=date(2026, 9, 1))
    publish(edition)
    second = correct(edition, NEXT, effective_from=date(2026, 8, 1))
    assert current_version(policy, date(2026, 11, 1)) == second


def test_the_page_turns_over_on_the_first_day(client: Client) -> None:
    policy = make_policy()
    publish(make_edition(policy, SMALL, "2025-26", effective_from=date(2025, 9, 1)))
    publish(make_edition(policy, NEXT, "2026-27", effective_from=date(2026, 9, 1)))
    with time_machine.travel("2026-08-31T22:30:00Z", tick=False):
        assert "after ten days away" in client.get("/fernshire/policies/health/").text
    with time_machine.travel("2026-08-31T23:30:00Z", tick=False):  # already September in London
        assert "After five days." in client.get("/fernshire/policies/health/").text


def test_words_are_compared_with_those_they_replaced() -> None:
    policy = make_policy()
    last = make_edition(policy, SMALL, "2025-26", effective_from=date(2025, 9, 1))
    first = publish(last)
    corrected = correct(last, SMALL[4:])
    new = publish(make_edition(policy, NEXT, "2026-27", effective_from=date(2026, 9, 1)))
    versions = versions_of(policy)
    assert version_before(first, versions) is None
    assert version_before(corrected, versions) == first
    assert version_before(new, versions) == corrected


def test_the_words_before_an_edition_are_not_those_of_one_to_come() -> None:
    policy = make_policy()
    now = publish(make_edition(policy, SMALL, "2026-27", effective_from=date(2026, 9, 1)))
    publish(make_edition(policy, NEXT, "2027-28", effective_from=date(2027, 9, 1)))
    assert version_before(now, versions_of(policy)) is None
