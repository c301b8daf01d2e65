"""A statement of money as rows, as a tagged PDF and as a spreadsheet: one case, or everything of an authority."""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from openpyxl import Workbook

from people.models import Authority
from printing.typesetting import pdf_response
from record.service import harmless
from schoolyear.stretches import Stretch
from wizard.casework.models import Case
from wizard.casework.service import papers, part, table, typeset
from wizard.funding.accounts import Row, words_of
from wizard.funding.models import Invoice
from wizard.funding.reckoning import NOTHING

COLUMNS = ["Referral", "School", "What for", "Who pays", "Their reference", "From", "To", "School days", "Amount"]
ASIDE = ["Charged so far", "Paid so far", "Not known"]
INVOICES = ["Referral", "Hospital", "Invoice", "Dated", "From", "To", "Amount", "State"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POUNDS = "£#,##0.00"
DAY = "%-d %b %Y"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is owed within a stretch of time. `case` is None for a whole authority."""

    authority: Authority
    stretch: Stretch
    rows: Sequence[dict[str, Any]]
    invoices: Sequence[Invoice]
    case: Case | None = None

    @property
    def name(self) -> str:
        """What the file is called."""
        return f"{self.case.submission.reference if self.case else self.authority.slug}-money-{self.stretch.key}"

    @property
    def total(self) -> Decimal:
        """What is owed together, of what is known."""
        return sum((one["amount"] for one in self.rows if one["amount"] is not None), NOTHING)

    def by_payer(self) -> list[dict[str, Any]]:
        """Returns each payer with the sum owed, what for, and how many cases, the largest sum first."""
        found: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
        for one in self.rows:
            found[one["payer"], one["what"]].append(one["amount"] or NOTHING)
        sums = [
            {"payer": payer, "what": what, "cases": len(amounts), "amount": sum(amounts, NOTHING)}
            for (payer, what), amounts in found.items()
        ]
        return sorted(sums, key=lambda one: (-one["amount"], one["payer"]))


def statement_of(
    authority: Authority, stretch: Stretch, rows: Iterable[Row], invoices: Iterable[Invoice], case: Case | None = None
) -> Statement:
    """Returns the statement of these rows; accounts that do not run in the stretch are left out."""
    told = [words_of(row) for row in rows if row.first is not None or (row.waits and row.account.first is not None)]
    within = [one for one in invoices if one.first_day <= stretch.last and one.last_day >= stretch.first]
    return Statement(authority, stretch, told, within, case)


def pdf_of(statement: Statement) -> HttpResponse:
    """Returns the statement as a download. Raises typst.TypstError."""
    stretch, case = statement.stretch, statement.case
    title = f"Statement of money, {stretch.words}"
    facts = [
        f"{format_date(stretch.first, 'j F Y')} to {format_date(stretch.last, 'j F Y')}, "
        f"as it stood on {format_date(timezone.localdate(), 'j F Y')}.",
        "Days that lie ahead are reckoned as if nothing changes.",
    ]
    if case is not None:
        facts.insert(0, f"Referral {case.submission.reference}, {case.school.name}")
    parts = [rows_part(statement), *waiting_part(statement), *invoices_part(statement)]
    footer = case.submission.reference if case else f"{statement.authority.name}, {stretch.label}"
    return pdf_response(
        typeset(papers(statement.authority, title, footer, facts, parts), timezone.now()), statement.name
    )


def rows_part(statement: Statement) -> dict[str, Any]:
    """Returns what is owed, with the sum as the last row."""
    known = [one for one in statement.rows if one["amount"] is not None]
    if not known:
        return part("What is owed", "Nothing is owed for this time.")
    rows = [
        [
            one["reference"], one["what"], ", ".join(filter(None, [one["payer"], one["payer_reference"]])),
            one["first"].strftime(DAY), one["last"].strftime(DAY), str(one["days"]), money(one["amount"]),
        ]
        for one in known
    ]  # fmt: skip
    rows.append(["Together", "", "", "", "", str(sum(one["days"] for one in known)), money(statement.total)])
    columns = ["Referral", "What for", "Who pays", "From", "To", "Days", "Amount"]
    return table("What is owed", columns, rows, widths=[0, 3, 3, 0, 0, 0, 0], figures=[5, 6])


def waiting_part(statement: Statement) -> list[dict[str, Any]]:
    """Returns what could not be reckoned, and why."""
    waits = [(f"{one['reference']}: {one['what']}", one["waits"]) for one in statement.rows if one["amount"] is None]
    return [part("Not known yet", "", waits)] if waits else []


def invoices_part(statement: Statement) -> list[dict[str, Any]]:
    """Returns the invoices for education in hospital."""
    rows = [
        [
            one.case.submission.reference, one.hospital, one.number, one.first_day.strftime(DAY),
            one.last_day.strftime(DAY), one.get_state_display(), money(one.amount),
        ]
        for one in statement.invoices
    ]  # fmt: skip
    columns = ["Referral", "Hospital", "Invoice", "From", "To", "State", "Amount"]
    made = table("Education in hospital", columns, rows, widths=[0, 3, 2, 0, 0, 0, 0], figures=[6])
    return [made] if rows else []


def xlsx_of(statement: Statement) -> HttpResponse:
    """Returns the statement as a workbook; no cell of it runs when it is opened."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Owed")
    sheet.append([*COLUMNS, *ASIDE])
    keys = ["reference", "school", "what", "payer", "payer_reference", "first", "last", "days", "amount", "charged"]
    for one in statement.rows:
        sheet.append([harmless(one[key]) for key in [*keys, "paid", "waits"]])
    hospital = book.create_sheet("Hospital")
    hospital.append(INVOICES)
    for bill in statement.invoices:
        told = [bill.case.submission.reference, bill.hospital, bill.number, bill.dated, bill.first_day, bill.last_day]
        hospital.append([harmless(one) for one in [*told, bill.amount, bill.get_state_display()]])
    dress(sheet, pounds={9, 10, 11})
    dress(hospital, pounds={7})
    kept = io.BytesIO()
    book.save(kept)
    response = HttpResponse(kept.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{statement.name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def dress(sheet: Any, pounds: set[int]) -> None:
    """Makes a sheet readable: the heading stays, columns fit their words, pounds are pounds."""
    sheet.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(longest + 2, 48)
        for cell in column[1:] if place in pounds else ():
            cell.number_format = POUNDS


def money(amount: Decimal) -> str:
    """Returns pounds as people write them."""
    return f"−£{-amount:,.2f}" if amount < 0 else f"£{amount:,.2f}"
