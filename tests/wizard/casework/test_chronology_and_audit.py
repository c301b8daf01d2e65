"""One click tells everything that happened to a case, and whether anybody changed what was written down."""

import html
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import Model
from django.test import Client

from people.enums import Role
from record.heads import keep_heads
from record.models import ChainHead, Event
from record.service import chains
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, weigh_all
from wizard.casework.actions.acknowledge_referral import acknowledge_referral
from wizard.casework.actions.assign_case import assign_case
from wizard.casework.actions.decide import decide
from wizard.casework.chronology import Entry, chronology_of, register_chronology
from wizard.casework.models import Case
from wizard.casework.service import add_task, finish_task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = "The evidence does not say how the illness keeps Amara from school."


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def decided_case() -> Case:
    case = a_case()
    officer = officer_of(case)
    acknowledge_referral(officer, case)
    finish_task(officer, add_task(officer, case, "Ring the hospital", move="council"), "They call back")
    decide(officer, case, "declined", decided_on=date(2026, 11, 3), because=WHY, reasons=["evidence"],
           weighed=weigh_all(case))  # fmt: skip
    return Case.objects.select_related("submission__referral").get(pk=case.pk)


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.content.decode())


def place(case: Case, part: str = "") -> str:
    return f"/cases/{case.submission.reference}/{part}"


@pytest.mark.requirement("N27")
def test_a_chronology_tells_what_happened_with_who_did_it_and_the_trail() -> None:
    case = decided_case()
    assign_case(officer_of(case), case, officer_of(case))
    client = signed_in(officer_of(case))
    page = text_of(client, place(case, "chronology/"))
    for words in ("Ring the hospital They call back", WHY, "The council acknowledged it.", "Whole", "events, each"):
        assert words in page
    assert "It got a coordinator, or another one." in page.split("Audit trail</h2>")[0]
    assert page.index("The council received it") < page.index(WHY)
    assert Event.objects.get(kind="case_read", data__part="chronology").hash not in page.split("Audit trail")[0]
    pdf = client.get(place(case, "chronology.pdf"))
    assert pdf.content.startswith(b"%PDF")
    assert "no-store" in pdf["Cache-Control"]


def test_a_room_above_adds_what_it_knows() -> None:
    case = a_case()
    register_chronology("a test", lambda one: [Entry(date(2026, 1, 1), "Somebody", f"About {one.pk}")])
    try:
        assert chronology_of(case)[0].what == f"About {case.pk}"
    finally:
        register_chronology("a test", lambda one: [])


def test_a_reading_is_an_event_once_an_hour_and_stands_in_the_trail_alone() -> None:
    case = a_case()
    officer, colleague = officer_of(case), officer_of(case)
    client = signed_in(officer)
    for page in ("", "what-was-sent/", "decision/", "letters/"):
        client.get(place(case, page))
    signed_in(colleague).get(place(case))
    with time_machine.travel("2026-11-03 11:30Z", tick=False):
        signed_in(officer).get(place(case))
    read = Event.objects.filter(kind="case_read", subject_id=case.submission.reference).order_by("number")
    assert [one.actor for one in read] == [officer, colleague, officer]
    happened, trail = text_of(client, place(case, "chronology/")).split("Audit trail</h2>")
    assert "Somebody read" not in happened
    assert "Somebody read the case." in trail


def verified(*options: str) -> tuple[str, bool]:
    out = StringIO()
    try:
        call_command("verify_audit", *options, stdout=out)
    except SystemExit as stopped:
        return out.getvalue(), stopped.code == 0
    return out.getvalue(), True


def meddle(sql: str, *values: str, of: type[Model] = Event) -> None:
    """Changes events as somebody with the database in their hands could."""
    table = of._meta.db_table
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if sqlite:
            for way in ("update", "delete", "replace"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{way}")
        else:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        cursor.execute(sql.format(table=table), values)
        if not sqlite:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")


def test_whole_chains_are_said_to_hold() -> None:
    decided_case()
    said, holds = verified()
    assert holds
    assert "0 broken." in said


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {table} SET kind = 'decided' WHERE subject_id = %s AND number = 2",
        "UPDATE {table} SET actor_id = NULL WHERE subject_id = %s AND number = 2",
        "DELETE FROM {table} WHERE subject_id = %s AND number = 2",
    ],
)
def test_a_changed_or_missing_event_is_named(sql: str) -> None:
    case, other = decided_case(), a_case()
    meddle(sql, case.submission.reference)
    said, holds = verified("--kind", "case")
    assert not holds
    assert f"case {case.submission.reference} does not hold from event" in said
    assert other.submission.reference not in said
    assert "does not hold from event" in text_of(signed_in(officer_of(case)), place(case, "chronology/")).replace(
        "The trail", "It"
    )


def test_a_chain_that_is_gone_as_a_whole_is_missed() -> None:
    case = decided_case()
    meddle("DELETE FROM {table} WHERE subject_id = %s", case.submission.reference)
    said, holds = verified()
    assert not holds
    assert f"case {case.submission.reference} has no event at all" in said
    assert [one.broken for one in chains("case", case.submission.reference)] == [1]


CUT = "DELETE FROM {table} WHERE subject_id = %s AND number = (SELECT MAX(number) FROM {table} WHERE subject_id = %s)"


def kept_overnight() -> Case:
    """A case of the day before, whose chain's end was kept this morning."""
    case = decided_case()
    with time_machine.travel("2026-11-04 00:05Z", tick=False):
        assert keep_heads() == 0  # too early: somebody may still be writing
    with time_machine.travel("2026-11-04 00:30Z", tick=False):
        grown = set(Event.objects.values_list("subject_kind", "subject_id"))
        assert (keep_heads(), keep_heads()) == (len(grown), 0)
    return case


def test_an_end_that_was_cut_off_is_named_by_the_head_of_its_day() -> None:
    case = kept_overnight()
    reference = case.submission.reference
    assert verified()[1]
    meddle(CUT, reference, reference)
    assert [one.broken for one in chains("case", reference)] == [None]  # by itself the chain still holds
    said, holds = verified()
    assert not holds
    assert f"case {reference} was cut off: event" in said


def test_heads_that_were_changed_with_the_chain_are_named_by_their_day() -> None:
    reference = kept_overnight().submission.reference
    meddle(CUT, reference, reference)
    meddle("DELETE FROM {table} WHERE subject_id = %s", reference, of=ChainHead)
    said, holds = verified()
    assert not holds
    assert "heads 2026-11-04 is not what was kept that day" in said


def test_the_copy_outside_names_what_was_cut_off_together_with_every_head(tmp_path: Path) -> None:
    case, file = decided_case(), tmp_path / "heads.tsv"
    reference = case.submission.reference
    assert verified("--heads", str(file))[1]
    before = file.read_text()
    assert f"case\t{reference}\t" in before
    add_task(officer_of(case), case, "Ring the GP", move="council")
    assert verified("--heads", str(file))[1]  # what has grown holds, and the file grows with it
    assert file.read_text() != before
    meddle(CUT, reference, reference)
    kept = file.read_text()
    said, holds = verified("--heads", str(file))
    assert not holds
    assert f"case {reference} was cut off: event" in said
    assert file.read_text() == kept
    for spoilt in (kept.rsplit("end", 1)[0], kept.replace(reference, "NOR-0000-0000"), "something else"):
        file.write_text(spoilt)
        with pytest.raises(CommandError):
            verified("--heads", str(file))


def test_outsiders_read_no_chronology() -> None:
    case = decided_case()
    outsiders = [
        make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        make_member(Role.REFERRER, school=case.school),
        make_member(Role.VIEWER, school=case.school),
        make_member(Role.PANEL_MEMBER, authority=case.authority),
        make_member(Role.FINANCE, authority=case.authority),
    ]
    for person in outsiders:
        for page in ("chronology/", "chronology.pdf"):
            assert signed_in(person).get(place(case, page)).status_code == 404
    assert Client().get(place(case, "chronology/")).status_code == 302
