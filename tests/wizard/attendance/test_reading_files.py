"""Registers as schools export them: three layouts, every code, and every fault told by line and column."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.attendance.codes import codes
from wizard.attendance.enums import Half
from wizard.attendance.importing.reading import FileRefused, read_marks
from wizard.attendance.importing.results import ReadMarks
from wizard.attendance.marks import Mark

MONDAY = date(2026, 9, 7)
WHAT_IT_SAYS = [
    Mark(MONDAY, Half.AM, "/"),
    Mark(MONDAY, Half.PM, "C2"),
    Mark(date(2026, 9, 8), Half.AM, "I"),
    Mark(date(2026, 9, 8), Half.PM, "I"),
]
HALF_DAYS = "Date,Session,Code\n07/09/2026,AM,/\n7/9/2026,PM,c2\n2026-09-08,am,I\n2026-09-08,pm,I\n2026-09-09,am,-\n"
WEEKS = "Week commencing,Mon,Tue,Wed\n07/09/2026,/C2,II,\n"
TEN_CELLS = "week;Mon AM;Mon PM;Tue AM;Tue PM\n7/9/2026;/;C2;I;I\n"
WONDE = json.dumps(
    {
        "data": [
            {"student": "A1", "date": {"date": f"{day} 00:00:00.000000"}, "session": half, "attendance_code": code}
            for day, half, code in [
                ("2026-09-07", "AM", {"data": {"code": "/"}}),
                ("2026-09-07", "PM", "C2"),
                ("2026-09-08", "AM", {"code": "I"}),
                ("2026-09-08", "PM", "I"),
            ]
        ],
        "meta": {"pagination": {"more": False}},
    }
)


def only(read: ReadMarks) -> list[Mark]:
    assert read.problems == ()
    (marks,) = read.pupils.values()
    return list(marks.all)


@pytest.mark.requirement("N111")
@pytest.mark.parametrize("file", [HALF_DAYS, WEEKS, TEN_CELLS, WONDE])
def test_one_register_reads_the_same_in_every_layout(file: str) -> None:
    assert only(read_marks(file.encode())) == WHAT_IT_SAYS


def test_windows_text_and_a_byte_order_mark_are_read() -> None:
    assert only(read_marks(HALF_DAYS.encode("utf-8-sig"))) == WHAT_IT_SAYS
    named = "Name,Date,Session,Code\nZoë Madeup,7/9/2026,AM,/\n".encode("cp1252")
    assert read_marks(named).names == {"Zoë Madeup": "Zoë Madeup"}


def test_a_whole_schools_file_is_kept_apart_by_pupil() -> None:
    file = b"UPN,Name,Date,Session,Code\nX1,One Madeup,7/9/2026,AM,I\nX2,Two Madeup,7/9/2026,AM,/\n"
    read = read_marks(file)
    assert [read.pupils[upn].all[0].code for upn in ("X1", "X2")] == ["I", "/"]
    assert read.names == {"X1": "One Madeup", "X2": "Two Madeup"}


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ("31/2/2026,AM,/", "date", "not a date"),
        ("7/9/1026,AM,/", "date", "not a year"),
        ("7/9/2026,noon,/", "session", "neither AM nor PM"),
        ("7/9/2026,AM,ZZ", "code", "“ZZ” is not an attendance code"),
        ("7/9/2026,AM,\\", "code", "\\ is for the afternoon only"),
        ("7/9/2026,AM,H", "code", "H was last used on 18 August 2024"),
        ("8/7/2024,AM,C2", "code", "C2 came into use on 19 August 2024"),
    ],
)
def test_a_bad_row_is_told_by_line_and_column_and_nothing_is_read(row: str, column: str, says: str) -> None:
    read = read_marks(f"date,session,code\n9/9/2026,AM,/\n{row}\n".encode())
    (bad,) = read.problems
    assert (bad.line, bad.column) == (3, column)
    assert says in bad.sentence
    assert read.pupils == {}


@pytest.mark.parametrize(("day", "code"), [("8/7/2024", "H"), ("8/7/2024", "Y"), ("8/7/2024", "J"), ("2/9/2024", "J1")])
def test_each_years_own_codes_are_known(day: str, code: str) -> None:
    assert read_marks(f"date,session,code\n{day},AM,{code}\n".encode()).problems == ()


def test_one_session_with_two_codes_is_refused() -> None:
    read = read_marks(b"date,session,code\n7/9/2026,AM,I\n7/9/2026,AM,/\n7/9/2026,AM,I\n")
    assert [bad.line for bad in read.problems] == [3]


def test_a_weeks_cell_that_is_not_two_codes_is_told() -> None:
    read = read_marks(b"week,Mon,Tue\n7/9/2026,/,II\n14/9/2026,II,I?\n")
    assert [(bad.line, bad.column) for bad in read.problems] == [(2, "mon"), (3, "tue")]


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"", "no rows"),
        (b"date,session,code\n", "no rows"),
        (b"who,what\na,b\n", "The first line must name the columns"),
        (b"PK\x03\x04\x00\x00", "not a text file"),
        (b"date,session,code\n7/9/2026,AM,-\n", "no marks"),
        (b'date,session,code\n7/9/2026,AM,"I\n', "inside a quotation mark"),
        (b'{"data": [', "cut short"),
        (b'{"data": []}', "no list of marks"),
        (b'{"data": [{}], "meta": {"pagination": {"more": true}}}', "one page of several"),
        (b"[" * 100_000, "nested too deeply"),
        (b"date,session,code\n" + b"x" * 2000 + b",AM,I\n", "more than 1,000 characters"),
    ],
)
def test_what_is_no_register_gets_one_sentence(file: bytes, says: str) -> None:
    with pytest.raises(FileRefused, match=says):
        read_marks(file)


def test_a_long_list_of_faults_is_counted_not_shown() -> None:
    read = read_marks(b"date,session,code\n" + b"7/9/2026,AM,??\n" * 250)
    assert (len(read.problems), read.more_problems) == (100, 150)


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(content: bytes) -> None:
    for start in (b"", b"date,session,code\n", b"week,mon\n", b'{"data": ['):
        with suppress(FileRefused):
            read_marks(start + content)


@given(st.lists(st.sampled_from(sorted(codes())), min_size=2, max_size=2))
def test_any_two_codes_side_by_side_are_told_apart(pair: list[str]) -> None:
    if "".join(pair) not in {"C1", "C2", "J1", *(f"Y{n}" for n in range(1, 8))}:
        read = read_marks(f"week,mon\n7/9/2026,{pair[0]}{pair[1]}\n".encode())
        assert not any("two codes" in bad.sentence for bad in read.problems)
