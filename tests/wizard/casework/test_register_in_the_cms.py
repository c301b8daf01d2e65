"""The register lists, searches and exports each authority's own referrals, and changes nothing."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from openpyxl import load_workbook

from people.enums import Role
from people.models import Authority, User
from people.service import grant_membership
from record.service import events_of, harmless
from tests.building import make_authority, make_school, make_submission, make_user
from wizard.casework.models import Case
from wizard.casework.service import open_case

pytestmark = pytest.mark.django_db
INDEX = "/cms/casework/case/"


@pytest.fixture
def council() -> Authority:
    return make_authority("madeup")


def make_case(council: Authority, school: str = "Northgate", **fields: object) -> Case:
    return open_case(make_submission(council, make_school(council, school), **fields))


@pytest.fixture
def coordinator(council: Authority, client: Client) -> User:
    user = make_user()
    grant_membership(make_user(is_superuser=True), user, Role.COORDINATOR, authority=council)
    client.force_login(user)
    return user


def exported(client: Client, kind: str) -> bytes:
    response: Any = client.get(f"{INDEX}?export={kind}")
    return b"".join(response.streaming_content)


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode(), newline="")))


def sheet_rows(content: bytes) -> list[list[str]]:
    sheet: Any = load_workbook(BytesIO(content)).active
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


@pytest.mark.usefixtures("coordinator")
def test_list_search_filter_and_exports_hold_the_own_authority_only(client: Client, council: Authority) -> None:
    own = make_case(council, flagged=True)
    other = make_case(make_authority("elsewhere"), "Southgate Secret")
    reference = other.submission.reference
    listed = client.get(INDEX).content.decode()
    assert own.submission.reference in listed
    for query in ("", f"?q={reference}", f"?school__id__exact={other.school_id}", "?q=Southgate", "?p=2", "?o=0.1"):
        page = client.get(INDEX + query).content.decode()
        assert "Southgate Secret" not in page.replace(f'value="{reference}"', "")
        assert f">{reference}<" not in page
    for rows in (csv_rows(exported(client, "csv")), sheet_rows(exported(client, "xlsx"))):
        assert [row[0] for row in rows[1:]] == [own.submission.reference]
    assert [one.data["kind"] for one in events_of("authority", council.slug)] == ["csv", "xlsx"]


@pytest.mark.usefixtures("coordinator")
@pytest.mark.parametrize(
    ("query", "found"),
    [("gate", True), ("Nowhere", False), ('"', False), ("%00", True), ("' OR 1=1 --", False), ("\\", False)],
)
def test_searching_by_school_bears_any_character(client: Client, council: Authority, query: str, found: bool) -> None:
    case = make_case(council)
    page = client.get(f"{INDEX}?q={query}")
    assert page.status_code == 200
    assert (f">{case.submission.reference}<" in page.content.decode()) is found


@pytest.mark.usefixtures("coordinator")
def test_searching_by_reference_and_filtering(client: Client, council: Authority) -> None:
    plain, flagged = make_case(council), make_case(council, flagged=True)
    for query in (f"?q={flagged.submission.reference}", "?submission__flagged__exact=1"):
        page = client.get(INDEX + query).content.decode()
        assert f">{flagged.submission.reference}<" in page
        assert f">{plain.submission.reference}<" not in page
    assert client.get(INDEX + "?status__exact=acknowledged").content.decode().count("-TEST<") == 0


@pytest.mark.usefixtures("coordinator")
@pytest.mark.parametrize(
    "lookup",
    [
        "submission__submitted_by__password__startswith=x",
        "submission__document__contains=x",
        "nonsense=1",
        "school__id__exact=x",
    ],
)
def test_no_other_lookup_is_followed(client: Client, council: Authority, lookup: str) -> None:
    case = make_case(council)
    assert f">{case.submission.reference}<" in client.get(f"{INDEX}?{lookup}").content.decode()


@pytest.mark.usefixtures("coordinator")
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_holds_nothing_that_a_spreadsheet_runs(
    client: Client, council: Authority, start: str, kind: str
) -> None:
    make_case(council, f"{start}1+1")
    content = exported(client, kind)
    rows = csv_rows(content) if kind == "csv" else sheet_rows(content)
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any("1+1" in cell and cell.startswith("'") for cell in cells)


def test_other_values_are_left_alone() -> None:
    assert [harmless(value) for value in ("Northgate", "", 5, None)] == ["Northgate", "", 5, None]


@pytest.mark.usefixtures("coordinator")
def test_looking_closer_leads_to_the_case_and_not_to_another_council_s(client: Client, council: Authority) -> None:
    own, other = make_case(council), make_case(make_authority("elsewhere"))
    assert client.get(f"{INDEX}inspect/{own.pk}/")["Location"] == f"/cases/{own.submission.reference}/"
    for number in (str(other.pk), "0", "x", "9" * 30):
        assert client.get(f"{INDEX}inspect/{number}/").status_code == 404


@pytest.mark.usefixtures("coordinator")
@pytest.mark.parametrize("action", ["create", "edit", "delete", "history", "usage", "copy"])
def test_nothing_is_changed_and_no_history_shown(client: Client, council: Authority, action: str) -> None:
    case = make_case(council)
    for address in (f"{INDEX}{action}/", f"{INDEX}{action}/{case.pk}/"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse(f"casework_case_modeladmin_{action}", args=[case.pk])


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REFERRER, None])
def test_only_case_workers_see_the_register(client: Client, council: Authority, role: Role | None) -> None:
    case, user = make_case(council), make_user()
    if role == Role.EDITOR:
        grant_membership(make_user(is_superuser=True), user, role, authority=council)
    elif role:
        grant_membership(make_user(is_superuser=True), user, role, school=case.school)
    client.force_login(user)
    for address in (INDEX, f"{INDEX}?export=csv", f"{INDEX}inspect/{case.pk}/"):
        assert client.get(address).status_code == 404


def test_a_superuser_without_a_role_reads_no_referral(client: Client, council: Authority) -> None:
    case = make_case(council)
    client.force_login(make_user(is_superuser=True, is_staff=True))
    page = client.get(INDEX, follow=True).content.decode()
    assert case.submission.reference not in page
    assert client.get(f"{INDEX}inspect/{case.pk}/").status_code == 404
