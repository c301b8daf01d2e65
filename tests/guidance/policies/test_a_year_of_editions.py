"""An edition's year: the next one waits for its first day while this one is still corrected; then it takes over."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from guidance.policies.models import EditionPage, EditionVersion
from guidance.policies.service import approve_edition, start_next_edition
from tests.building import make_user
from tests.policy_building import SMALL, clause, correct, heading, make_edition, make_policy, publish

pytestmark = pytest.mark.django_db
HERE = "/fernshire/policies/health/"
SAID = {"approved_by": "Cabinet", "approved_on": "2027-06-01", "minute_reference": "CAB 41"}


def on(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=UTC), tick=False)


def found(client: Client, words: str) -> str:
    """What the search page says, without the marks around the words that were found."""
    return re.sub(r"<[^>]+>", "", client.get("/search/", {"q": words}).text)


@pytest.fixture
def year() -> EditionPage:
    """This year's edition in force, and next year's approved in June, in force from September."""
    runner = make_user(is_superuser=True)
    with on(date(2026, 9, 1)):
        edition = make_edition(make_policy(), SMALL)
        publish(edition)
    with on(date(2027, 6, 1)):
        draft = start_next_edition(edition, runner, "2027-28", date(2027, 9, 1))
        draft.body = [heading("When a school refers", "fernshire-1"), clause("After eight days.", "fernshire-1-a")]
        draft.save_revision()
        approve_edition(draft, runner, SAID)
    return edition


def test_published_in_june_is_in_force_in_september(client: Client, year: EditionPage) -> None:
    with on(date(2027, 8, 31)):
        assert "after ten days away" in client.get(HERE).text
        assert "This is not in force yet" in client.get(f"{HERE}editions/2027-28/").text
    with on(date(2027, 9, 1)):
        assert "After eight days." in client.get(HERE).text


def test_this_year_is_corrected_while_next_year_waits(client: Client, year: EditionPage) -> None:
    with on(date(2027, 7, 1)):
        version = correct(year, [heading("When a school refers", "fernshire-1"), clause("After 10.", "fernshire-1-a")])
        assert "After 10." in client.get(HERE).text
    assert (version.number, version.label) == (2, "2026-27")
    with on(date(2027, 9, 1)):
        assert "After eight days." in client.get(HERE).text


def test_this_year_is_corrected_while_next_year_is_scheduled_to_go_live(client: Client, year: EditionPage) -> None:
    runner = make_user(is_superuser=True)
    with on(date(2027, 7, 1)):
        later = start_next_edition(year, runner, "2028-29", date(2028, 9, 1))
        later.go_live_at = datetime(2028, 8, 1, tzinfo=UTC)
        later.save_revision()
        approve_edition(later, runner, SAID)
        correct(year, [heading("When a school refers", "fernshire-1")])
    assert EditionVersion.objects.filter(label="2026-27").count() == 2
    assert not EditionVersion.objects.filter(label="2028-29").exists()
    assert EditionPage.objects.get(pk=later.pk).revisions.filter(approved_go_live_at__isnull=False).exists()


def test_what_was_replaced_keeps_its_address_with_a_banner_and_leaves_search(client: Client, year: EditionPage) -> None:
    with on(date(2027, 9, 1)):
        page = client.get(f"{HERE}editions/2026-27/v1/")
        assert "This is an earlier wording" in page.text
        assert "after ten days away" in page.text
        assert "After eight days" in found(client, "eight")
        assert "after ten days away" not in found(client, "ten days")
