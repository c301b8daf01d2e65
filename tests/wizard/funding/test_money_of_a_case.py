"""The money of a case: amounts worked out by hand, charges that come to the whole, statements."""

import hashlib
import html
import io
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from people.enums import Role
from people.models import User
from record.service import events_of
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import a_pdf, signed_in
from tests.wizard.casework.cases import a_case, officer_of
from tests.wizard.funding.money_cases import START, day, invoice, place, provided, text_of
from wizard.casework.models import Case
from wizard.casework.service import note_moment
from wizard.funding.actions.ask_hospital import ask_hospital
from wizard.funding.actions.charge_payer import account_of, charge_payer, note_paid
from wizard.funding.actions.hold_money import Refused
from wizard.funding.actions.keep_invoice import decide_invoice
from wizard.funding.actions.note_proof import note_proof
from wizard.funding.actions.set_rate import set_rate
from wizard.funding.actions.set_terms import set_terms
from wizard.funding.actions.stop_money import stop_money, strike_stop
from wizard.funding.models import AuthorityStatement, CaseStatement, Charge, Rate
from wizard.funding.telling import happened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def placed() -> tuple[Case, User]:
    """A child whom another council placed in Norfolk."""
    answer = {"key": "placed", "ask": "Placed here by another council?", "shown": ["Yes"], "value": "yes"}
    return provided("norfolk", steps=[{"title": "Where", "questions": [answer]}])


@pytest.mark.requirement("N10")
def test_the_council_that_placed_a_child_is_named_and_charged_by_the_school_day() -> None:
    case, finance = placed()
    # £19,300 over the 193 school days of 2026-27 is £100 a day.
    set_rate(finance_lead(case), case.authority, "recoup", Decimal(19300), date(2026, 9, 1), "Cabinet, 3 July")
    with pytest.raises(Refused, match="Name the council"):
        charge_payer(finance, case, "recoup", date(2026, 12, 18))
    set_terms(finance, case, "recoup", payer_name="Farshire Council", payer_reference="PO 77")
    # 9 November to 18 December is six weeks of five days.
    charge = charge_payer(finance, case, "recoup", date(2026, 12, 18))
    assert (charge.payer_name, charge.payer_reference, charge.amount) == ("Farshire Council", "PO 77", Decimal(3000))
    page = text_of(signed_in(finance), place(case))
    assert "Farshire Council" in page
    assert "£3,000.00" in page
    note_paid(finance, charge, date(2026, 11, 3))
    assert "Paid" in text_of(signed_in(finance), place(case))
    kinds = [one.kind for one in events_of("case", case.submission.reference) if one.kind != "case_read"]
    assert kinds[-3:] == ["funding_terms_set", "charged", "charge_paid"]
    told = [entry.what for entry in happened(case)]
    assert told == ["Who pays was agreed: Farshire Council", "Farshire Council was charged £3,000.00", "Paid £3,000.00"]


def finance_lead(case: Case) -> User:
    return make_member(Role.SENIOR_COORDINATOR, authority=case.authority)


@pytest.mark.requirement("L27")
def test_part_of_the_cost_is_taken_back_from_the_school_until_the_child_is_back() -> None:
    case, finance = provided("leicestershire")
    set_rate(finance, case.authority, "recoupment", Decimal(3860), date(2019, 1, 1), "Schools’ forum")
    note_moment(officer_of(case), case, "returned", date(2026, 11, 24))
    account = account_of(case, "recoupment")
    # Paid for: 9 to 23 November, eleven school days at £20. The Tuesday of the return is the school's own.
    assert (account.payer, account.first, account.last) == (case.school.name, START, date(2026, 11, 23))
    assert account.days(START, date(2027, 8, 31)) == 11
    assert account.owed_up_to(date(2027, 7, 21)) == Decimal(220)


@pytest.mark.requirement("E63")
def test_funding_is_taken_back_from_the_thirteenth_week_and_not_before() -> None:
    case, finance = provided("essex")
    # 40 school weeks: £4,000 a year is £100 a week. Twelve weeks after 9 November is Monday 1 February 2027.
    set_rate(finance, case.authority, "reclaim", Decimal(4000), date(2026, 9, 1), "Schools’ forum")
    account = account_of(case, "reclaim")
    assert account.first == date(2027, 2, 1)
    assert account.owed_up_to(date(2027, 2, 12)) == Decimal(200)
    assert account.owed_up_to(date(2027, 2, 21)) == Decimal(200)  # the holiday costs nothing
    with pytest.raises(Refused, match="Nothing is owed before 1 February 2027"):
        charge_payer(finance, case, "reclaim", date(2026, 12, 18))


@pytest.mark.requirement("E62")
def test_money_that_moves_by_agreement_stops_when_the_child_leaves_the_roll_and_what_was_too_much_goes_back() -> None:
    case, finance = provided("essex")
    assert not account_of(case, "portion").runs  # nothing moves before it is agreed
    set_terms(finance, case, "portion", yearly=Decimal(3860), note="Agreed with the head")
    # Twenty school days, 9 November to 4 December, at £20.
    first = charge_payer(finance, case, "portion", date(2026, 12, 4))
    stop = stop_money(finance, case, "left_roll", date(2026, 11, 20))
    # Ten days were owed; ten days' money goes back.
    second = charge_payer(finance, case, "portion", date(2026, 12, 4))
    assert [first.amount, second.amount] == [Decimal(400), Decimal(-200)]
    with pytest.raises(Refused, match="Nothing more is owed"):
        charge_payer(finance, case, "portion", date(2026, 12, 18))
    strike_stop(finance, stop)
    third = charge_payer(finance, case, "portion", date(2026, 12, 18))
    assert first.amount + second.amount + third.amount == Decimal(600) == third.owed


def test_without_a_rate_or_term_dates_the_page_says_what_is_missing() -> None:
    case = a_case("leicestershire")
    note_moment(officer_of(case), case, "provision_started", START)
    finance = make_member(Role.FINANCE, authority=case.authority)
    assert "the council has set no rate" in text_of(signed_in(finance), place(case))
    set_rate(finance, case.authority, "recoupment", Decimal(3860), date(2019, 1, 1), "Schools’ forum")
    assert "term dates of 2026-27 are not published" in text_of(signed_in(finance), place(case))


def test_a_statement_is_a_pdf_and_a_spreadsheet_whose_cells_do_not_run() -> None:
    case, finance = placed()
    set_terms(finance, case, "recoup", payer_name="=HYPERLINK(1)", yearly=Decimal(19300))
    client = signed_in(finance)
    pdf = client.get(place(case, "statement.pdf") + "?period=2026-27-autumn")
    assert pdf.content.startswith(b"%PDF")
    made = client.get(place(case, "statement.xlsx") + "?period=2026-27-autumn")
    sheet = load_workbook(io.BytesIO(made.content))["Owed"]
    row = [cell.value for cell in sheet[2]]
    assert row[3] == "'=HYPERLINK(1)"
    assert row[7:9] == [30, 3000]
    assert "Amara" not in str([[cell.value for cell in line] for line in sheet.iter_rows()])
    whole = client.get(f"/cases/money/{case.authority.slug}/statement.xlsx")
    # From 9 November to 21 July: 193 school days less 37 of the first half term and 5 of its first week after it.
    assert [cell.value for cell in load_workbook(io.BytesIO(whole.content))["Owed"][2]][7:9] == [151, 15100]
    assert client.get(f"/cases/money/{case.authority.slug}/statement.pdf").content.startswith(b"%PDF")
    event = events_of("case", case.submission.reference)[-1]
    assert event.kind == "statement_made"
    assert event.data["sha256"] == hashlib.sha256(made.content).hexdigest()  # what left can be told from what did not


def test_a_statement_is_fetched_again_as_it_left_whatever_changed_since() -> None:
    case, finance = placed()
    set_terms(finance, case, "recoup", payer_name="Farshire Council", yearly=Decimal(19300))
    client, money = signed_in(finance), f"/cases/money/{case.authority.slug}/"
    for here, list_of in ((place(case), CaseStatement.objects), (money, AuthorityStatement.objects)):
        sent = client.get(f"{here}statement.pdf")
        with time_machine.travel("2026-11-05 09:00Z", tick=False):
            set_terms(finance, case, "recoup", payer_name="Another Council", yearly=Decimal(38600))
            client = signed_in(finance)
            assert client.get(f"{here}statement.pdf").content != sent.content
            again = f"{here}statements/{list_of.earliest('made_at').public_id}/"
            assert again.rpartition("statements")[2] in client.get(here).content.decode()
            fetched = client.get(again)
        assert fetched.content == sent.content
        assert fetched["Content-Disposition"] == sent["Content-Disposition"]
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseStatement.objects.update(period="")


def test_finance_sees_money_and_nothing_else_of_the_child() -> None:
    case, finance = provided("norfolk")
    client = signed_in(finance)
    page = text_of(client, place(case))
    assert "Amara Madeup" in page
    assert "Year 9" not in page
    assert f"/cases/{case.submission.reference}/decision/" not in page
    for part in ("", "what-was-sent/", "decision/", "letters/", "chronology/"):
        assert client.get(f"/cases/{case.submission.reference}/{part}").status_code == 404, part
    bill = invoice(case, finance)
    assert client.get(place(case, f"invoices/{bill.pk}/admission/")).status_code == 404
    with pytest.raises(PermissionDenied):
        note_proof(finance, bill, "admission", bill.first_day, bill.last_day, a_pdf())
    assert client.get(f"/cases/money/{case.authority.slug}/").status_code == 200
    assert client.get("/cases/money/")["Location"] == f"/cases/money/{case.authority.slug}/"


ADDRESSES = (
    "", "statement.pdf", "statement.xlsx", "stop/", "rules/recoup/", "rules/recoup/charge/", "rules/recoup/paid/1/",
    "invoices/new/", "invoices/{}/", "invoices/{}/ask/", "invoices/{}/admission/",
)  # fmt: skip


def test_outsiders_find_no_money() -> None:
    case, finance = placed()
    set_terms(finance, case, "recoup", payer_name="Farshire Council", yearly=Decimal(19300))
    charge_payer(finance, case, "recoup", date(2026, 12, 18))
    bill, elsewhere = invoice(case, finance), make_authority("elsewhere")
    own = make_school(elsewhere)
    outsiders = {
        "finance elsewhere": make_member(Role.FINANCE, authority=elsewhere),
        "a coordinator elsewhere": make_member(Role.COORDINATOR, authority=elsewhere),
        "the school": case.submission.submitted_by,
        "a viewer of the school": make_member(Role.VIEWER, school=case.school),
        "another school": make_member(Role.SCHOOL_ADMINISTRATOR, school=own),
        "a panel member": make_member(Role.PANEL_MEMBER, authority=case.authority),
        "an editor": make_member(Role.EDITOR, authority=case.authority),
    }
    kept = "statements/{}/"
    officer = signed_in(officer_of(case))
    for here in (place(case), f"/cases/money/{case.authority.slug}/"):
        assert officer.get(f"{here}statement.pdf").status_code == 200
    council = [f"/cases/money/{case.authority.slug}/{part}" for part in
               ("", "statement.pdf", "statement.xlsx", "rates/recoup/",
                kept.format(AuthorityStatement.objects.get().public_id))]  # fmt: skip
    council.append(place(case, kept.format(CaseStatement.objects.get().public_id)))
    for who, user in outsiders.items():
        client = signed_in(user)
        for address in [*(place(case, part.format(bill.pk)) for part in ADDRESSES), *council]:
            posted = client.post(address).status_code
            assert posted in (404, 405), (who, address, posted)
            assert posted == 405 or client.get(address).status_code in (404, 405), (who, address)
    assert {Client().get(place(case, part)).status_code for part in ("", "stop/")} == {302}
    assert Charge.objects.count() == 1


def test_an_action_refuses_who_does_not_handle_the_money() -> None:
    case, finance = placed()
    other = make_member(Role.FINANCE, authority=make_authority("elsewhere"))
    bill, today = invoice(case, finance), timezone.localdate()
    terms = set_terms(finance, case, "recoup", payer_name="Farshire Council", yearly=Decimal(19300))
    charge = charge_payer(finance, case, "recoup", date(2026, 12, 18))
    stop = stop_money(finance, case, "other", date(2027, 1, 8))
    for attempt in (
        lambda: set_rate(other, case.authority, "recoup", Decimal(1), today, "x"),
        lambda: set_rate(officer_of(case), case.authority, "recoup", Decimal(1), today, "x"),
        lambda: set_terms(other, case, terms.rule, payer_name="x"),
        lambda: stop_money(other, case, "other", today),
        lambda: strike_stop(other, stop),
        lambda: charge_payer(other, case, "recoup", today),
        lambda: note_paid(other, charge, today),
        lambda: invoice(case, other),
        lambda: decide_invoice(other, bill, approve=False, why="x"),
        lambda: ask_hospital(other, bill),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert Rate.objects.count() == 0


def test_rates_are_set_by_finance_and_stay_for_the_days_before_a_new_one() -> None:
    case, finance = placed()
    address = f"/cases/money/{case.authority.slug}/rates/recoup/"
    assert signed_in(officer_of(case)).get(address).status_code == 404
    client = signed_in(finance)
    assert client.get(address.replace("recoup", "nothing")).status_code == 404
    wrong = client.post(address, {"yearly": "a lot", "why": "Cabinet"})
    assert "Enter pounds and pence in numbers" in html.unescape(wrong.content.decode())
    for pounds, first in (("£19,300.00", date(2026, 9, 1)), ("38600", date(2026, 12, 14))):
        said = {"yearly": pounds, "why": "Cabinet, 3 July", **day("first_day", first)}
        assert client.post(address, said).status_code == 302
    set_terms(finance, case, "recoup", payer_name="Farshire Council")
    # 9 November to 11 December: 25 days at £100; 14 to 18 December: 5 days at £200.
    page = text_of(client, f"/cases/money/{case.authority.slug}/?period=2026-27-autumn")
    assert "£3,500.00" in page
    assert "Farshire Council" in page
    assert "Amara" not in page


def test_at_the_months_end_finance_reads_what_is_to_be_charged_and_what_is_not_paid() -> None:
    case, finance = placed()
    page = f"/cases/money/{case.authority.slug}/"
    set_terms(finance, case, "recoup", yearly=Decimal(19300), payer_name="Farshire Council")
    with time_machine.travel("2026-11-20 12:00Z", tick=False):
        client = signed_in(finance)
        # 9 to 20 November: ten school days at £100.
        text = text_of(client, page)
        assert "To charge up to today" in text
        assert "£1,000.00" in text
        charge_payer(finance, case, "recoup", date(2026, 11, 20))
        text = text_of(client, page)
        assert "To charge up to today" not in text
        assert "Charged, not paid yet" in text
        note_paid(finance, Charge.objects.get(), date(2026, 11, 20))
        assert "Charged, not paid yet" not in text_of(client, page)


def test_the_tab_of_a_case_leads_its_officer_to_the_money() -> None:
    case, finance = provided("norfolk")
    client = signed_in(officer_of(case))
    assert place(case) in text_of(client, f"/cases/{case.submission.reference}/")
    page = text_of(client, place(case))
    assert "does not say whether it applies" in page
    bill = invoice(case, finance)
    address = place(case, f"invoices/{bill.pk}/admission/")
    said = {**day("first_day", bill.first_day), **day("last_day", date(2026, 10, 1))}
    assert "Last day must be the first day or later" in html.unescape(client.post(address, said).content.decode())
    assert client.post(place(case, "stop/"), {"why": "ended", **day("last_day", date(2026, 12, 1))}).status_code == 302
    stop = case.funding_stops.get()
    assert client.post(place(case), {"stop": str(stop.pk)}).status_code == 302
    assert client.post(place(case), {"stop": "9" * 30}).status_code == 404


def test_what_was_charged_ahead_is_nothing_to_give_back_while_education_goes_on() -> None:
    case, finance = placed()
    set_terms(finance, case, "recoup", payer_name="Farshire Council", yearly=Decimal(19300))
    charge_payer(finance, case, "recoup", date(2026, 12, 18))
    page = text_of(signed_in(finance), place(case))
    assert "Owed up to 18 December 2026" in page
    assert "To give back" not in page
    stop_money(finance, case, "left_roll", date(2026, 12, 11))
    assert "To give back</dt><dd>£500.00" in text_of(signed_in(finance), place(case))
