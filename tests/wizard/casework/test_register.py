"""The register: filters, saved views, pages by keyset, and exports that stream and run nothing."""

import csv
import html
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from people.enums import Role
from people.models import Authority
from record.models import Event
from tests.building import make_authority, make_member, make_school, make_submission
from tests.referral_walk import signed_in
from wizard.casework.desk.exporting import as_csv, as_xlsx, rows_of
from wizard.casework.desk.keyset import BY_DUE, NEWEST, page_of
from wizard.casework.models import Case, SavedView
from wizard.casework.service import open_case

pytestmark = pytest.mark.django_db
REGISTER = "/cases/register/"
SENT = datetime(2026, 11, 3, 10, tzinfo=UTC)
LARGE = 12_000


@pytest.fixture
def council() -> Authority:
    return make_authority("madeup")


@pytest.fixture
def client(council: Authority) -> Client:
    return signed_in(make_member(Role.COORDINATOR, authority=council))


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def make_case(council: Authority, name: str = "", school: str = "", year: int = 9, **changes: Any) -> Case:
    document = {"steps": [], "pupil": {"name": name, "year_group": year}}
    sent_at = changes.pop("submitted_at", SENT)
    made = open_case(make_submission(council, make_school(council, school), document=document, submitted_at=sent_at))
    Case.objects.filter(pk=made.pk).update(**changes)
    made.refresh_from_db()
    return made


def listed(client: Client, query: str = "") -> str:
    page = client.get(REGISTER + query)
    assert page.status_code == 200
    return html.unescape(page.content.decode())


def found(client: Client, query: str, *cases: Case) -> list[bool]:
    page = listed(client, query)
    return [f"/cases/{one.submission.reference}/" in page for one in cases]


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("?status=closed", False, True),
        ("?stage=open", True, False),
        ("?stage=ended", False, True),
        ("?school=north", True, False),
        ("?school=nowhere", False, False),
        ("?year=9", True, False),
        ("?due=late", True, False),
        ("?due=none", False, True),
        ("?opened_from=2026-11-01", True, False),
        ("?opened_to=2026-10-31", False, True),
        ("?q=amara+mad", True, False),
        ("?q=MADEUP", True, False),
        ("?q=vaughan", False, True),
        ("?q=%25", False, False),
        ("?owner=none", True, True),
        ("?owner=me", False, False),
        ("?year=99&status=nonsense&opened_from=never", True, True),
        ("?q=%00", True, True),
    ],
)
@pytest.mark.requirement("N14")
def test_each_filter_narrows(client: Client, council: Authority, query: str, first: bool, second: bool) -> None:
    one = make_case(council, "Amara Madeup", "Northgate", next_due_on=date(2026, 11, 2))
    two = make_case(
        council, "Idris Vaughan", "Southgate", 3, submitted_at=SENT - timedelta(days=30), status="closed",
        next_due_on=None,
    )  # fmt: skip
    assert found(client, query, one, two) == [first, second]
    assert found(client, f"?q={one.submission.reference[:-5].lower()}", one, two) == [True, False]


@pytest.mark.requirement("E83")
def test_every_page_follows_from_the_one_before_and_leads_back(council: Authority) -> None:
    cases = [make_case(council, submitted_at=SENT - timedelta(days=day // 2)) for day in range(7)]
    cases.sort(key=lambda one: (one.opened_at, one.pk), reverse=True)
    first = page_of(Case.objects.all(), NEWEST, 3, Case.objects.all())
    second = page_of(Case.objects.all(), NEWEST, 3, Case.objects.all(), after=first.after)
    third = page_of(Case.objects.all(), NEWEST, 3, Case.objects.all(), after=second.after)
    assert [*first.cases, *second.cases, *third.cases] == cases
    assert (first.before, third.after) == ("", "")
    back = page_of(Case.objects.all(), NEWEST, 3, Case.objects.all(), before=third.before)
    assert back.cases == second.cases
    assert page_of(Case.objects.all(), NEWEST, 3, Case.objects.all(), before=back.before).cases == first.cases
    for odd in ("x", "_1", "2026-11-03_1", "0_0", f"{SENT.isoformat()}_{'9' * 40}", "2026-13-45T00:00_1", "\x00_1"):
        assert page_of(Case.objects.all(), NEWEST, 3, Case.objects.all(), after=odd).cases == first.cases
    due = page_of(Case.objects.all(), BY_DUE, 3, Case.objects.all())
    assert page_of(Case.objects.all(), BY_DUE, 9, Case.objects.all(), after=due.after).cases[0] not in due.cases


def test_no_filter_and_no_page_shows_another_council_s_case(client: Client, council: Authority) -> None:
    other = make_case(make_authority("elsewhere"), "Amara Secret", "Southgate Secret")
    make_case(council, "Amara Madeup")
    for query in ("", "?q=amara", "?q=secret", f"?q={other.submission.reference}", "?school=secret", "?stage=open",
                  f"?after={(SENT + timedelta(days=1)).isoformat()}_999999"):  # fmt: skip
        page = listed(client, query)
        assert "Amara Secret" not in page
        assert f"/cases/{other.submission.reference}/" not in page
    taken = b"".join(client.get(f"{REGISTER}cases.csv?q=secret").streaming_content)  # type: ignore[attr-defined]  # the response streams
    assert other.submission.reference.encode() not in taken


def test_outsiders_find_no_register(council: Authority) -> None:
    case = make_case(council)
    outsiders = [
        make_member(Role.PANEL_MEMBER, authority=council),
        make_member(Role.FINANCE, authority=council),
        make_member(Role.EDITOR, authority=council),
        make_member(Role.REFERRER, school=case.school),
    ]
    for person in outsiders:
        for address in (REGISTER, f"{REGISTER}cases.csv", f"{REGISTER}cases.xlsx"):
            assert signed_in(person).get(address).status_code == 404
        assert signed_in(person).post(f"{REGISTER}?stage=open", {"name": "Mine"}).status_code == 404
    assert Client().get(REGISTER).status_code == 302


def test_a_view_is_kept_and_forgotten_by_its_person_alone(client: Client, council: Authority) -> None:
    make_case(council)
    client.post(f"{REGISTER}?q=amara", {"name": "One child"})
    client.post(f"{REGISTER}?stage=open&q=amara&nonsense=1", {"name": "Still open"})
    view = SavedView.objects.get()
    assert (view.name, view.filters) == ("Still open", "stage=open")
    assert '"?stage=open"' in listed(client)
    other = signed_in(make_member(Role.COORDINATOR, authority=council))
    assert "Still open" not in listed(other)
    assert other.post(REGISTER, {"forget": str(view.pk)}).status_code == 404
    for odd in ("x", "0", "9" * 40):
        assert client.post(REGISTER, {"forget": odd}).status_code == 404
    client.post(REGISTER, {"forget": str(view.pk)})
    assert not SavedView.objects.exists()


def rows_in(content: bytes, kind: str) -> list[list[str]]:
    if kind == "csv":
        return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    sheet: Any = load_workbook(BytesIO(content)).active
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_an_export_holds_what_was_found_and_nothing_that_runs(
    client: Client, council: Authority, kind: str, start: str
) -> None:
    case = make_case(council, "Amara Madeup", f"{start}1+1")
    make_case(council, school="Elsewhere", status="closed")
    response: Any = client.get(f"{REGISTER}cases.{kind}?stage=open")
    assert response.streaming
    headings, *rows = rows_in(b"".join(response.streaming_content), kind)
    assert [row[headings.index("Reference")] for row in rows] == [case.submission.reference]
    assert rows[0][headings.index("School")] == f"'{start}1+1"
    assert not [cell for cell in rows[0] if "Amara" in cell]
    event = Event.objects.get(kind="register_exported")
    assert event.data == {"kind": kind, "filters": ["stage"]}


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_an_export_holds_few_rows_at_a_time(council: Authority, write: Any) -> None:
    first = make_case(council)
    # The same case again and again: what matters is what the writing keeps.
    row = next(rows_of(Case.objects.filter(pk=first.pk), NEWEST))
    tracemalloc.start()
    sent = sum(len(piece) for piece in write(list(row) for _ in range(LARGE)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent > LARGE
    assert peak < 4_000_000


def test_a_name_that_is_looked_for_stands_in_no_address(client: Client, council: Authority) -> None:
    case = make_case(council, "Amara Madeup")
    answer = client.post(REGISTER, {"do": "filter", "q": "Amara Mad", "stage": "open"})
    assert answer.status_code == 302
    assert "mara" not in answer["Location"]
    page = html.unescape(client.get(answer["Location"]).content.decode())
    assert f"/cases/{case.submission.reference}/" in page
    assert 'value="Amara Mad"' in page
    assert "q=Amara" not in page
    elsewhere = signed_in(make_member(Role.COORDINATOR, authority=council))
    assert 'value="Amara Mad"' not in elsewhere.get(answer["Location"]).content.decode()
    reference = client.post(REGISTER, {"do": "filter", "q": case.submission.reference})
    assert case.submission.reference in reference["Location"]


def test_a_day_that_is_none_is_said_with_the_filters_kept(client: Client) -> None:
    page = client.post(REGISTER, {"do": "filter", "stage": "open", "opened_from": "tomorrow"})
    assert page.status_code == 200
    assert "must be a date" in page.content.decode()
    assert '<option value="open" selected>' in page.content.decode()
