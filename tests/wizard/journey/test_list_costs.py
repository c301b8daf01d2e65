"""The list on which a school lands costs the same for one draft as for thirty, and opens at once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.building import make_referral
from tests.referral_walk import NORFOLK, answer_all, complete, make_walk
from wizard.referrals.models import Answer, Referral

pytestmark = pytest.mark.django_db
MOST = 20


def drafts_like(referral: Referral, how_many: int) -> None:
    """Makes drafts of the same school with the same answers."""
    answers = list(Answer.objects.filter(referral=referral))
    for _ in range(how_many):
        draft = make_referral(referral.school, referral.route_version, referral.created_by)
        copies = [
            Answer(
                **{
                    **{f.attname: getattr(one, f.attname) for f in Answer._meta.fields},
                    "id": None,
                    "referral_id": draft.pk,
                }
            )
            for one in answers
        ]
        Answer.objects.bulk_create(copies)


def cost(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/referrals/")
    assert response.status_code == 200
    return len([one for one in captured.captured_queries if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def test_ten_drafts_and_thirty_cost_as_many_queries_as_each_other_and_fewer_than_twenty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wizard.journey.views.referrals.DRAFTS", 50)
    client, referral = make_walk()
    complete(client, referral)
    counts = []
    for more in (9, 20):
        drafts_like(referral, more)
        counts.append(cost(client))
    page = client.get("/referrals/")
    assert len(page.context["drafts"]) == 30
    assert counts[0] == counts[1]
    assert counts[0] < MOST


def test_a_row_says_the_same_as_the_page_of_its_draft() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    row = client.get("/referrals/").context["drafts"][0]
    page = client.get(f"/referrals/{referral.public_id}/").context
    assert (row["done"], row["total"], row["pupil"]) == (page["done"], page["total"], page["pupil"])
