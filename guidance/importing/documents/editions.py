"""An imported document as the fields and blocks of an edition."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from guidance.importing.documents.facts import amendment_rows, approved_on, months_between_reviews
from guidance.importing.documents.matching import SAME, WORDING, Known, Match, match_clauses
from guidance.importing.documents.results import Imported, ReadClause
from guidance.policies.models import ClauseText, EditionVersion

_FIRST_MONTH_OF_YEAR = 9
_LONGEST_NAME, _LONGEST_VERSION, _DEEPEST_STYLES = 120, 40, 6


@dataclass(frozen=True)
class Earlier:
    """A clause of the version before, with what its next words inherit."""

    known: Known
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    sources: tuple[str, ...]


def earlier_clauses(version: EditionVersion | None) -> dict[str, Earlier]:
    """Returns uid -> clause of a version in reading order; nothing for a policy's first edition."""
    if version is None:
        return {}
    rows = ClauseText.objects.filter(edition_version=version).select_related("clause").order_by("sort_key")
    return {
        row.clause.uid: Earlier(
            Known(row.kind, row.number, row.heading or row.text, row.clause.uid),
            tuple(row.clause.topics),
            tuple(row.clause.audiences),
            tuple(row.sources),
        )
        for row in rows
    }


def label_of(imported: Imported) -> str:
    """Returns the school year a document starts in, such as "2026-27", or "undated"."""
    begins = imported.day("effective_from") or imported.day("issued_on")
    if begins is None:
        return "undated"
    year = begins.year if begins.month >= _FIRST_MONTH_OF_YEAR else begins.year - 1
    return f"{year}-{(year + 1) % 100:02}"


def fields_of(imported: Imported, today: date) -> dict[str, Any]:
    """Returns the edition's own fields; a document without a date is dated today, and its note says so."""
    issued = imported.day("issued_on")
    begins = imported.day("effective_from") or issued
    rows = imported.metadata.get("amendments") or []
    return {
        "effective_from": begins or today,
        "issued_on": issued,
        "review_due": imported.day("review_due"),
        "approved_by": str(imported.metadata.get("approved_by", ""))[:_LONGEST_NAME],
        "approved_on": approved_on(rows),
        "review_every": months_between_reviews(str(imported.metadata.get("review_frequency", ""))),
        "source_version": str(imported.metadata.get("version", ""))[:_LONGEST_VERSION],
        "amendments": amendment_rows(rows),
        "change_note": _change_note(imported),
        "note": "" if begins else "The document gives no date of its own.",
        "numbering": ",".join(imported.styles[:_DEEPEST_STYLES]) or "none",
    }


def body_of(
    imported: Imported, matches: list[Match], earlier: dict[str, Earlier], *, keep_numbers: bool
) -> list[dict[str, Any]]:
    """Returns the edition's blocks. Numbers are kept as the document has them, or left to be computed.

    A matched clause keeps its uid and topics; the sources it cites only while its words are the same.
    """
    blocks = []
    for clause, match in zip(imported.clauses, matches, strict=True):
        value = block_value(clause, keep_numbers=keep_numbers)
        if match.uid:
            before = earlier[match.uid]
            value |= {"uid": match.uid, "topics": ",".join(before.topics)}
            value["audiences"] = ",".join(before.audiences)
            value["sources"] = ",".join(before.sources) if match.how in {SAME, WORDING} else ""
        blocks.append({"type": "clause", "value": value})
    return blocks


def match_to(earlier: dict[str, Earlier], imported: Imported) -> list[Match]:
    """Returns a match for each clause of a document with the clauses of an earlier version."""
    old = [one.known for one in earlier.values()]
    new = [Known(clause.kind, clause.number, clause.heading or clause.text) for clause in imported.clauses]
    return match_clauses(old, new)


def block_value(clause: ReadClause, *, keep_numbers: bool) -> dict[str, Any]:
    """Returns a clause as the value of an edition's block, without identity yet."""
    number = clause.number
    if clause.kind == "heading":
        number = (number if keep_numbers else "") if number else "-"
    elif clause.kind != "footnote" and not keep_numbers:
        number = ""
    return {
        "uid": "",
        "kind": clause.kind,
        "level": clause.level,
        "number": number,
        "heading": clause.heading,
        "text": f"<p>{clause.html}</p>" if clause.html else "",
        "sources": "",
        "topics": "",
        "audiences": "",
    }


def _change_note(imported: Imported) -> str:
    """What the latest line of an amendment table says was changed."""
    rows = imported.metadata.get("amendments") or []
    told = [cell for row in rows for name, cell in row.items() if any(word in name for word in ("amend", "change"))]
    return told[-1] if told else ""
