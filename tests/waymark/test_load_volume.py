"""Made-up data at scale looks like what publishing leaves, and stays off real sites."""

from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page

from guidance.policies.models import ClauseText, PolicyPage
from guidance.searching import postgresql
from guidance.searching.service import Wanted, find, read
from people.models import Authority
from tests.policy_building import SMALL, make_edition, make_policy, publish

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def test_its_policies_read_like_any_other(client: Client) -> None:
    call_command("load_volume", policies=2, clauses=11, verbosity=0)
    page = client.get("/made-up-1/policies/policy-2/").text
    assert ClauseText.objects.count() == 22
    assert "In force" in page
    assert 'id="made-up-' in page
    found = client.get("/search/", {"q": "school"}).text
    assert "Made-up Council 1" in found


def test_the_tree_stays_sound_and_goes_on(client: Client) -> None:
    call_command("load_volume", policies=2, clauses=1, verbosity=0)
    assert not any(Page.find_problems())
    assert PolicyPage.objects.get(slug="policy-1").get_parent().slug == "made-up-1"
    assert publish(make_edition(make_policy(), SMALL)).texts.count() == len(SMALL), "new rows are numbered after it"
    call_command("load_volume", policies=1, clauses=1, verbosity=0)
    assert Authority.objects.filter(slug="made-up-2").exists()


def test_it_refuses_on_a_real_site(settings: Settings) -> None:
    settings.SETTINGS_MODULE = "waymark.settings.production"
    with pytest.raises(CommandError, match="no place on a real site"):
        call_command("load_volume", policies=1)


def test_a_referral_needs_a_route() -> None:
    with pytest.raises(CommandError, match="Publish a route first"):
        call_command("load_volume", referrals=1)


@pytest.mark.postgres
def test_rare_words_are_found_by_the_index_and_common_ones_ranked_a_thousand_at_most() -> None:
    call_command("load_volume", policies=100, clauses=100, verbosity=0)
    assert "searching_words" in plan("wexurworth")
    assert "Limit" in plan("school")
    assert find(read("school"), Wanted(DAY)).total == 1_000


def plan(question: str) -> str:
    """How PostgreSQL would look for it."""
    values: dict[str, Any] = {"asked": question, "on": DAY, "most": 1_000}
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + postgresql.FIND.format(and_wanted="AND ends > %(on)s"), values)
        return "\n".join(line for (line,) in cursor.fetchall())
