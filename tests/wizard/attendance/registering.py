"""A made-up school with a register: plain functions for tests of the school's pages."""

from datetime import date, timedelta

from django.test import Client

from people.enums import Role
from people.models import School, User
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import signed_in
from wizard.attendance.actions.change_terms import store_terms
from wizard.attendance.actions.import_register import import_register
from wizard.attendance.models import RegisterPupil

TERM = [["2026-09-03", "2026-10-23", False], ["2026-11-02", "2026-12-18", True]]
MONDAYS = [date(2026, 9, 7) + timedelta(weeks=week) for week in range(11)]
HALF_TERM = date(2026, 10, 26)
WELL, ILL = "/\\,/\\,/\\,/\\,/\\", "II,II,II,II,II"
TUESDAYS = "/\\,II,/\\,/\\,/\\"
LIST = (
    "UPN,Forename,Surname,Date of birth,Address\n"
    "A1,Amara,Madeup,03/03/2013,1 Madeup Lane\nB2,Bram,Madeup,04/04/2011,2 Madeup Lane\n"
    "C3,Cara,Madeup,05/05/2014,3 Madeup Lane\nD4,Dan,Madeup,06/06/2014,\n"
)


def weeks_of(upn: str, name: str, *rows: str) -> str:
    """Rows of a register file: a week each from 7 September, half term left out."""
    mondays = [monday for monday in MONDAYS if monday != HALF_TERM]
    pairs = zip(mondays, [*rows, *[WELL] * (len(mondays) - len(rows))], strict=True)
    return "".join(f"{upn},{name},{monday:%d/%m/%Y},{row}\n" for monday, row in pairs)


HEAD = "UPN,Name,Week,Mon,Tue,Wed,Thu,Fri\n"
# Amara has missed 15 days, Bram one Tuesday a week, Cara two days, Dan ten.
REGISTER = (
    HEAD
    + weeks_of("A1", "Amara Madeup", ILL, ILL, ILL)
    + weeks_of("B2", "Bram Madeup", *[TUESDAYS] * 10)
    + weeks_of("C3", "Cara Madeup", TUESDAYS, TUESDAYS)
    + weeks_of("D4", "Dan Madeup", *[WELL] * 8, ILL, ILL)
)


def make_registered(role: Role = Role.REFERRER) -> tuple[Client, School, User]:
    """A school with the register above, and a person of it signed in."""
    authority = make_authority()
    school = make_school(authority)
    store_terms(authority, 2026, TERM, [], "Made up", None)
    keeper = make_member(Role.REFERRER, school=school)
    import_register(keeper, school, LIST.encode())
    import_register(keeper, school, REGISTER.encode())
    person = keeper if role == Role.REFERRER else make_member(role, school=school)
    return signed_in(person), school, person


def pupil_called(first_name: str) -> RegisterPupil:
    return RegisterPupil.objects.get(first_name=first_name)
