"""`manage.py import_schools`: the national register, again and again, and nothing of it lost."""

import tracemalloc
from datetime import date
from io import BytesIO, StringIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from people.actions.import_schools import import_schools
from people.enums import AuthorityKind, Role, SchoolStatus
from people.models import Authority, School, Succession
from people.register.entries import Entry, NotTheRegister, entries_of
from people.register.lines import Line, Problem, lines_of
from people.service import holds
from record.models import Event
from tests.building import make_authority, make_member, make_school
from tests.people.register_files import head, line, register, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def norfolk() -> Authority:
    return make_authority("norfolk", la_code="926")


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("import_schools", *arguments, stdout=out)
    return out.getvalue()


def test_a_school_is_kept_as_the_register_has_it(norfolk: Authority, tmp_path: Path) -> None:
    said = run(written(tmp_path, line("106653", "St Thomas à Becket", OpenDate="01-09-2012", Postcode="nr1 2dh")))
    school = School.objects.get()
    assert (school.name, school.slug, school.urn) == ("St Thomas à Becket", "st-thomas-a-becket-106653", "106653")
    assert (school.authority, school.establishment_number, school.postcode) == (norfolk, "4027", "NR1 2DH")
    assert (school.type, school.type_name, school.phase) == ("maintained", "Community school", "primary")
    assert (school.status, school.opened_on) == (SchoolStatus.OPEN, date(2012, 9, 1))
    assert "1 schools read: 1 new" in said


def test_a_second_reading_changes_nothing(norfolk: Authority, tmp_path: Path) -> None:
    path = written(tmp_path, line("106653", "Oak School"), line("106654", "Ash School"))
    run(path)
    before = list(School.objects.order_by("pk").values())
    assert "2 schools read: 0 new, 0 changed, 0 of them closed, 2 as before." in run(path)
    assert list(School.objects.order_by("pk").values()) == before


def test_a_school_that_closed_is_marked_and_its_people_stay(norfolk: Authority, tmp_path: Path) -> None:
    run(written(tmp_path, line("106653", "Oak School")))
    school = School.objects.get()
    teacher = make_member(Role.REFERRER, school=school)
    closed = {"EstablishmentStatus (code)": "2", "CloseDate": "31-08-2026"}
    said = run(written(tmp_path, line("106653", "Oak School", **closed)))
    school.refresh_from_db()
    assert "106653 Oak School: closed on 31/08/2026" in said
    assert (school.status, school.closed_on) == (SchoolStatus.CLOSED, date(2026, 8, 31))
    assert holds(teacher, {Role.REFERRER}, school=school)


def test_a_school_not_in_the_file_stays_as_it_is(norfolk: Authority, tmp_path: Path) -> None:
    run(written(tmp_path, line("106653", "Oak School")))
    run(written(tmp_path, line("106654", "Ash School")))
    assert set(School.objects.values_list("name", "status")) == {("Oak School", "open"), ("Ash School", "open")}


def test_a_school_entered_by_hand_keeps_its_address_named_person_and_trust(tmp_path: Path) -> None:
    make_authority("norfolk", la_code="926")
    trust = make_authority("trust", kind=AuthorityKind.TRUST)
    school = make_school(trust, "Oak", urn="106653", named_role="Inclusion lead", named_mailbox="inclusion@oak.test")
    run(written(tmp_path, line("106653", "Oak Academy")))
    after = School.objects.get()
    assert (after.pk, after.slug, after.name, after.authority) == (school.pk, school.slug, "Oak Academy", trust)
    assert after.named_person == ("Inclusion lead", "inclusion@oak.test")


def test_schools_of_other_areas_are_kept_with_no_council_until_theirs_comes(norfolk: Authority, tmp_path: Path) -> None:
    path = written(tmp_path, line("106653", "Oak School", **{"LA (code)": "370"}))
    run(path)
    assert School.objects.get().authority is None
    barnsley = make_authority("barnsley", la_code="370")
    run(path)
    assert School.objects.get().authority == barnsley


def test_one_council_s_schools_alone(norfolk: Authority, tmp_path: Path) -> None:
    path = written(tmp_path, line("106653", "Oak School"), line("106654", "Ash School", **{"LA (code)": "370"}))
    assert "1 schools of other areas were left out." in run(path, "--authority", "norfolk")
    assert School.objects.get().urn == "106653"


def test_rows_that_are_wrong_are_reported_by_line_and_cost_only_themselves(norfolk: Authority, tmp_path: Path) -> None:
    whole = line("106660", "Elm School")
    path = written(
        tmp_path,
        line("106653", "Oak School"),
        line("", "No URN"),
        ",".join(whole.split(",")[:10]),
        line("106653", "Oak School again"),
        line("106654", "Ash School").replace('"1 Madeup Lane"', '"1, Madeup","Lane"'),
        line("106655", "Open ended").replace('"Ferring"', '"Ferring'),
        line("106656", "Beech School", **{"EstablishmentStatus (code)": ""}),
        line("106657", "Yew School", OpenDate="31-02-2020"),
        ",".join(line("106658", "Short but enough").split(",")[:40]),
        line("106659", "Two\nlines"),
        line("106661", "Newer columns") + ',"one more"',
    )
    said = run(path)
    assert set(School.objects.values_list("urn", flat=True)) == {"106653", "106658", "106659", "106661"}
    for number, words in (
        (3, "no URN"), (4, "ends after 10 cells"), (5, "again"), (6, "136 cells"), (7, "quotation marks"),
        (8, "neither that it is open"), (9, "a day"), (10, "it was read"), (13, "136 cells"),
    ):  # fmt: skip
        assert any(one.startswith(f"Line {number}:") and words in one for one in said.splitlines()), (number, said)
    assert "4 schools read: 4 new" in said
    assert "7 rows not read, 9 reported." in said
    assert School.objects.get(urn="106659").name == "Two lines"


def test_a_byte_that_is_no_letter_is_reported_and_the_row_read(norfolk: Authority, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(register(line("106653", "Oak School")).replace(b"Oak", b"O\x81k"))
    assert "Line 2: has characters that cannot be read" in run(path)
    assert School.objects.get().urn == "106653"


def test_check_writes_nothing_and_says_what_would_change(norfolk: Authority, tmp_path: Path) -> None:
    run(written(tmp_path, line("106653", "Oak School")))
    before = list(School.objects.values())
    events = Event.objects.count()
    said = run(written(tmp_path, line("106653", "Oak Academy"), line("106654", "Ash School")), "--check")
    assert "106653 Oak School: now Oak Academy" in said
    assert "2 schools read: 1 new, 1 changed" in said
    assert "Nothing was stored" in said
    assert list(School.objects.values()) == before
    assert Event.objects.count() == events


def test_a_link_to_the_school_that_came_after_is_kept(norfolk: Authority, tmp_path: Path) -> None:
    links = tmp_path / "links.csv"
    links.write_text(
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
        "106653,106654,Oak Academy,Successor,01-09-2026\n"
        "106654,106653,Oak School,Predecessor,01-09-2026\n"
        "106654,999999,Nowhere,Successor,\n",
        encoding="cp1252",
    )
    path = written(tmp_path, line("106653", "Oak School"), line("106654", "Oak Academy"))
    assert "1 new links" in run(path, "--links", links)
    assert "0 new links" in run(path, "--links", links)
    (kept,) = Succession.objects.select_related("earlier", "later")
    assert (kept.earlier.name, kept.later.name, kept.on) == ("Oak School", "Oak Academy", date(2026, 9, 1))


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "no line that names"), (b"a,b\n1,2\n", "lacks the columns URN"), (b"\x00\xff" * 50, "lacks the column")],
)
def test_another_file_is_refused_in_one_line(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=says):
        run(path)


def test_bad_arguments_are_refused_in_one_line(tmp_path: Path) -> None:
    make_authority("norfolk")
    path = written(tmp_path)
    for arguments, says in (
        ((tmp_path / "none.csv",), "No such file"),
        ((path, "--authority", "nowhere"), "no authority called nowhere"),
        ((path, "--authority", "norfolk"), "no LA code"),
    ):
        with pytest.raises(CommandError, match=says):
            run(*arguments)


@settings(max_examples=150)
@given(st.binary(max_size=600))
def test_no_bytes_crash_the_reader_and_each_line_is_read_or_reported(content: bytes) -> None:
    told: set[int] = set()
    for one in lines_of(BytesIO(content)):
        assert isinstance(one, Line | Problem)
        told.update(range(one.first, one.last + 1))
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    solid = {number for number, raw in enumerate(lines, 1) if raw.decode("latin-1").strip(" \t\r\n")}
    assert {number for number in solid if lines[number - 1].strip(b"\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0 \t\r")} <= told
    list(_entries(content))


@settings(max_examples=100)
@given(st.lists(st.one_of(st.binary(max_size=80), st.just(line("106653", "Oak").encode())), max_size=6))
def test_rows_of_any_bytes_below_a_real_first_line_are_schools_or_problems(rows: list[bytes]) -> None:
    content = b"\n".join([head().encode(), *rows, b""])
    found = list(entries_of(BytesIO(content)))
    assert sum(isinstance(one, Entry) for one in found) <= 1


def _entries(content: bytes) -> list[Entry | Problem]:
    try:
        return list(entries_of(BytesIO(content)))
    except NotTheRegister:
        return []


class Many:
    """A register of many made-up schools that is never whole in memory."""

    def __init__(self, schools: int, name: str) -> None:
        row = line("@@@@@@", f"{name} School @@@@@@") + "\n"
        rows = (row.replace("@@@@@@", str(100_000 + number)) for number in range(schools))
        self.lines = chain([head() + "\n"], rows)

    def readline(self, size: int = -1, /) -> bytes:
        return next(self.lines, "").encode("cp1252")


def test_fifty_thousand_schools_take_few_queries(norfolk: Authority) -> None:
    asked, rows = 0, 50_000

    def count(execute: Any, *arguments: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*arguments)

    # At a thousand rows: one to compare, and SQLite takes 999 values a statement, so 22 to store new ones.
    for name, counts, most in (("Oak", (rows, 0, 0), 30), ("Oak", (0, 0, rows), 1)):
        asked = 0
        with connection.execute_wrapper(count):
            counted = import_schools(Many(rows, name), None, check=False, report=print)
        assert (counted.new, counted.changed, counted.same) == counts
        assert asked <= most * rows / 1_000 + 20


def test_every_school_changing_takes_few_queries_too(norfolk: Authority) -> None:
    import_schools(Many(2_000, "Oak"), None, check=False, report=print)
    with CaptureQueriesContext(connection) as asked:
        counted = import_schools(Many(2_000, "Ash"), None, check=False, report=print)
    assert counted.changed == 2_000
    assert len(asked) <= 2 * 30 + 20
    assert School.objects.filter(name__startswith="Ash", words__contains=" ash").count() == 2_000


def test_a_longer_file_takes_no_more_memory(norfolk: Authority) -> None:
    peaks = []
    for rows in (2_000, 6_000):
        tracemalloc.start()
        import_schools(Many(rows, "Oak"), None, check=True, report=print)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 1024 * 1024
