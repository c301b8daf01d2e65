"""A step costs at most ten queries, read or saved, with or without errors; BEGIN, SAVEPOINT and COMMIT not counted."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.policy_building import heading, make_edition, make_policy, paragraph, publish
from tests.referral_walk import (
    ANSWERS,
    NORFOLK,
    a_pdf,
    address,
    complete,
    consent_data,
    data_for,
    good_letter,
    make_walk,
    pages,
    situation,
)
from wizard.referrals.models import Referral
from wizard.routes.models import RouteVersion

pytestmark = pytest.mark.django_db
MOST = 10
UNCOUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")


@pytest.fixture
def walk() -> tuple[Client, Referral]:
    """A filled-in Norfolk draft whose clauses have words, as in real use."""
    client, referral = make_walk()
    complete(client, referral)
    now = situation(referral)
    policy = make_policy(referral.authority.page)
    uids = [clause.uid for clause in now.route.clauses.values() if clause.uid][:30]
    body = [heading("Made-up part", "madeup-part"), *(paragraph(f"Words of {uid}", uid) for uid in uids)]
    edition = publish(make_edition(policy, body, effective_from=date(2026, 9, 1)))
    version = referral.route_version
    copy = RouteVersion.objects.create(
        route=version.route,
        number=2,
        schema_version=version.schema_version,
        document=version.document,
        sha256=version.sha256,
        edition_version=edition,
        effective_from=version.effective_from,
        published_at=version.published_at,
    )
    Referral.objects.filter(pk=referral.pk).update(route_version=copy)
    referral.refresh_from_db()
    return client, referral


def count(do: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        do()
    counted = sum(not query["sql"].startswith(UNCOUNTED) for query in captured.captured_queries)
    assert counted > 3, "the page was not reached at all"
    return counted


def test_every_page_of_the_walk_is_read_with_at_most_ten(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    steps = [*pages(referral), "", "check-answers"]
    counts = {step: count(lambda step=step: client.get(address(referral, step))) for step in steps}  # type: ignore[misc]
    assert not {step: found for step, found in counts.items() if found > MOST}
    assert "Words of" in client.get(address(referral, "lives_here")).content.decode()


def test_every_page_is_saved_with_at_most_ten(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    counts = {}
    for page in pages(referral).values():
        if page.kind == "questions":
            data = data_for(referral, page, ANSWERS["norfolk"])
        elif page.kind == "consent":
            scopes = [one.key for one in situation(referral).route.requirements[page.requirement].scopes]
            data = consent_data(scopes)
        else:
            data = {"file": a_pdf("another.pdf", f"another {page.address}"), **good_letter()}
        counts[page.address] = count(lambda page=page, data=data: client.post(address(referral, page.address), data))  # type: ignore[misc]
    assert not {step: found for step, found in counts.items() if found > MOST}


def test_every_page_is_shown_with_its_errors_with_at_most_ten(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    counts = {step: count(lambda step=step: client.post(address(referral, step), {})) for step in pages(referral)}  # type: ignore[misc]
    assert not {step: found for step, found in counts.items() if found > MOST}


def test_a_saved_answer_that_stops_costs_no_more(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    data = {**NORFOLK, "main_reason": "waiting_place"}
    assert count(lambda: client.post(address(referral, "main_reason"), data)) <= MOST
    assert count(lambda: client.get(address(referral, "what-instead"))) <= MOST
