"""What is frozen when a referral is sent: questions and answers in words, clauses, files with verdicts, consents."""

import hashlib
import json

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from tests.referral_walk import complete, make_walk, send
from wizard.referrals.models import Submission
from wizard.referrals.service import canonical

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission() -> Submission:
    with time_machine.travel("2026-11-20T11:06:00+00:00"):
        client, referral = make_walk()
        complete(client, referral)
        send(client, referral)
    return Submission.objects.get()


def test_the_document_holds_what_was_asked_answered_and_cited(submission: Submission) -> None:
    document = json.loads(submission.document)
    asked = {one["key"]: one for step in document["steps"] for one in step["questions"]}
    assert asked["dob"]["value"] == "2013-03-03"
    assert asked["dob"]["shown"] == ["3 March 2013"]
    assert asked["main_reason"]["cites"][0]["uid"].startswith("norfolk-")
    assert document["route"]["sha256"] == submission.referral.route_version.sha256
    assert [one["verdict"] for one in document["evidence"] if one["for"] == "medical"] == ["accepted"]
    assert all(len(one["sha256"]) == 64 for one in document["evidence"])
    assert {one["given"] for one in document["consents"]} == {True}
    assert all(one["value"] == "yes" for one in document["declarations"])
    assert "too_unwell" not in asked


def test_the_hash_is_of_the_text_and_the_text_is_canonical(submission: Submission) -> None:
    assert submission.sha256 == hashlib.sha256(submission.document.encode()).hexdigest()
    assert canonical(json.loads(submission.document)) == submission.document


@pytest.mark.parametrize("statement", ["UPDATE {table} SET document = '{{}}'", "DELETE FROM {table}"])
def test_a_submission_is_frozen_in_the_database(submission: Submission, statement: str) -> None:
    sql = statement.format(table=Submission._meta.db_table)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Submission.objects.get().document == submission.document


def test_numbers_that_json_cannot_hold_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"days": float("nan")})
