"""The register as a file: read in batches, written row by row, with nothing in it that a spreadsheet would run.

Names of children are not in it: a file leaves the house, and the reference leads back to the case.
"""

import csv
import tempfile
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook

from record.service import harmless
from wizard.casework.desk.keyset import Order, Place
from wizard.casework.document import year_words
from wizard.casework.enums import CaseStatus, Move
from wizard.casework.models import Case

BATCH, PIECE = 1_000, 64 * 1024
SHEETS_HOLD = 1_048_575  # rows below the headings, by the format
HEADINGS = [
    "Reference", "Council", "School", "URN", "Year group", "Status", "Coordinator", "Received", "Acknowledged",
    "Next day", "Whose move", "For an officer’s decision", "Worked elsewhere by", "Closed on", "End reason",
]  # fmt: skip
FIELDS = (
    "submission__reference", "authority__name", "school__name", "school__urn", "year_group", "status",
    "owner__first_name", "owner__last_name", "owner__email", "opened_at", "acknowledged_at", "next_due_on",
    "next_move", "submission__flagged", "handed_over_to", "closed_on", "end_reason", "pk",
)  # fmt: skip
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Echo:
    """Gives back each line that is written, instead of keeping it."""

    def write(self, text: str) -> str:
        """Returns the text."""
        return text


def rows_of(cases: QuerySet[Case], order: Order) -> Iterator[list[Any]]:
    """Yields one row after another; no more than a batch is held at any time."""
    place: Place | None = None
    while True:
        wanted = cases if place is None else order.beyond(cases, place)
        batch = list(order.sorted(wanted.order_by()).values(*FIELDS)[:BATCH])
        for one in batch:
            yield [harmless(value) for value in row_of(one)]
        if len(batch) < BATCH:
            return
        place = Place(batch[-1][order.field], batch[-1]["pk"])


def row_of(one: dict[str, Any]) -> list[Any]:
    """Returns the cells of a case: plain text and days as ISO text, which spreadsheets of any country read."""
    owner = " ".join(filter(None, [one["owner__first_name"], one["owner__last_name"]])) or one["owner__email"] or ""
    return [
        one["submission__reference"], one["authority__name"], one["school__name"], one["school__urn"] or "",
        year_words(one["year_group"]), CaseStatus(one["status"]).label, owner, hour(one["opened_at"]),
        hour(one["acknowledged_at"]), one["next_due_on"].isoformat() if one["next_due_on"] else "",
        Move(one["next_move"]).label if one["next_due_on"] else "", "Yes" if one["submission__flagged"] else "",
        one["handed_over_to"], one["closed_on"].isoformat() if one["closed_on"] else "", one["end_reason"],
    ]  # fmt: skip


def hour(moment: Any) -> str:
    """Returns a moment in London, nothing for none."""
    return timezone.localtime(moment).isoformat(sep=" ", timespec="minutes") if moment else ""


def as_csv(rows: Iterator[list[Any]]) -> Iterator[str]:
    """Yields the file's lines; the mark at its beginning tells spreadsheets that it is UTF-8."""
    writer: Any = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(HEADINGS)
    for row in rows:
        yield writer.writerow(row)


def as_xlsx(rows: Iterator[list[Any]]) -> Iterator[bytes]:
    """Yields the file in pieces: rows go to a file on disk as they are read, and the file leaves from there."""
    with tempfile.TemporaryFile() as file:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Cases")
        sheet.append(HEADINGS)
        for number, row in enumerate(rows):
            if number == SHEETS_HOLD:
                break
            sheet.append(row)
        book.save(file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def export_response(cases: QuerySet[Case], order: Order, kind: str) -> StreamingHttpResponse:
    """Returns the file as a download that no cache keeps."""
    rows = rows_of(cases, order)
    pieces: Iterator[str] | Iterator[bytes] = as_csv(rows) if kind == "csv" else as_xlsx(rows)
    response = StreamingHttpResponse(pieces, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="cases-{timezone.localdate().isoformat()}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
