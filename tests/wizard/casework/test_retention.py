"""When the time to keep a case has passed its values go; what happened, and that it was removed, stays provable."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection

from record.models import Event
from record.service import chains, events_of
from tests.wizard.casework.cases import SENT, a_case, officer_of, weigh_all
from wizard.casework import retention
from wizard.casework.actions.decide import decide
from wizard.casework.actions.keep_challenge import answer_challenge, record_challenge
from wizard.casework.models import Case, CasePupil, Decision
from wizard.casework.retention import kept_until, purge_cases, start_keeping
from wizard.casework.service import add_task
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral, Submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = "The evidence does not say how the illness keeps Amara from school."


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def closed_case() -> Case:
    case = a_case()
    officer = officer_of(case)
    add_task(officer, case, "Ring Amara’s mother", move="council")
    decide(officer, case, "declined", decided_on=date(2026, 11, 3), because=WHY, reasons=["evidence"],
           weighed=weigh_all(case))  # fmt: skip
    EvidenceItem.objects.create(
        referral=case.submission.referral, for_key="medical", size=1, added_at=case.opened_at,
        storage_name=f"file-{case.pk}", original_name="letter.pdf",
    )  # fmt: skip
    case.refresh_from_db()
    return case


def tables_that_name(text: str) -> list[str]:
    """Every table of the database in which a text still stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(text in str(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return found


def test_a_case_is_kept_for_years_and_to_a_birthday(settings: Any) -> None:
    settings.CASE_KEEP_YEARS, settings.CASE_KEEP_TO_AGE = 6, 25
    assert kept_until(date(2026, 11, 3), None) == date(2032, 11, 3)
    assert kept_until(date(2026, 11, 3), date(2013, 3, 3)) == date(2038, 3, 3)
    assert kept_until(date(2037, 11, 3), date(2013, 3, 3)) == date(2043, 11, 3)
    case = closed_case()
    assert start_keeping() == 1
    case.refresh_from_db()
    assert case.keep_until == date(2038, 3, 3)


def test_values_are_purged_and_the_chain_stays(
    settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    case, other = closed_case(), a_case()
    reference, sha256 = case.submission.reference, case.submission.sha256
    forgotten: list[str] = []
    monkeypatch.setattr("wizard.casework.retention.forget_files", forgotten.extend)
    assert "casework_casepupil" in tables_that_name("Amara")
    before = [event.hash for event in events_of("case", reference)]
    Case.objects.filter(pk=other.pk).update(keep_until=None, sought_name="", turned_name="")
    CasePupil.objects.filter(case=other).update(name="")
    with time_machine.travel("2038-03-03 10:00Z", tick=False):
        assert purge_cases() == 0
    with time_machine.travel("2038-03-04 10:00Z", tick=False), django_capture_on_commit_callbacks(execute=True):
        assert (purge_cases(), purge_cases()) == (1, 0)
    assert forgotten == [f"file-{case.pk}"]
    assert list(Case.objects.all()) == [other]
    assert not Decision.objects.exists()
    assert list(Submission.objects.values_list("reference", flat=True)) == [other.submission.reference]
    assert Referral.objects.count() == 1
    # The other child has the same first name in the document that was sent.
    assert tables_that_name("Amara") == ["referrals_submission"]
    after = events_of("case", reference)
    assert [event.hash for event in after[:-1]] == before
    assert after[-1].kind == "case_purged"
    assert after[-1].data["sha256"] == sha256
    assert after[-1].data["rows"]["casework.Decision"] == 1
    assert [chain.broken for chain in chains("case", reference)] == [None]
    connection.check_constraints()


def test_a_case_with_an_open_challenge_is_kept_until_it_is_answered() -> None:
    case = closed_case()
    officer = officer_of(case)
    made = record_challenge(
        officer, case, "complaint", made_by="R Madeup", received_on=date(2026, 11, 3), about="Look again."
    )
    Case.objects.filter(pk=case.pk).update(keep_until=date(2026, 11, 2))
    assert purge_cases() == 0
    answer_challenge(officer, made, "No.", date(2026, 11, 3))
    assert purge_cases() == 1


def test_an_open_case_is_never_purged_and_one_that_fails_keeps_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    running, bad, good = a_case(), closed_case(), closed_case()
    Case.objects.update(keep_until=date(2026, 1, 1))
    whole = Event.objects.count()
    purge = retention.purge

    def fail(key: int) -> bool:
        if key == bad.pk:
            raise RuntimeError
        return purge(key)

    monkeypatch.setattr(retention, "purge", fail)
    # As many fail as a batch holds: what comes after them goes all the same.
    monkeypatch.setattr(retention, "BATCH", 1)
    assert purge_cases() == 1
    assert set(Case.objects.all()) == {running, bad}
    assert not Case.objects.filter(pk=good.pk).exists()
    assert Event.objects.count() == whole + 1
