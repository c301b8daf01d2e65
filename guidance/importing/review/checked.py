"""The findings that stand beside the clauses while a document is reviewed."""

import re
from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from guidance.checking.service import Metadata
from guidance.importing.documents.checked import check_keyed
from guidance.importing.documents.results import WARNING, Finding, Imported
from guidance.importing.review.clauses import ReviewedClause
from guidance.policies.enums import ClauseKind

_MARK = re.compile(r"\[\^([\w-]+)\]")
_LIVE = {"import.footnote-missing", "import.footnote-unused"}


def notices_of(imported: Imported, clauses: list[ReviewedClause]) -> list[dict[str, str]]:
    """Returns what reading the file came upon, each by the key of its clause where one can be told."""
    names = {read.name: one.key for read, one in zip(reversed(imported.clauses), reversed(clauses), strict=True)}
    kept = [finding for finding in imported.findings if finding.code not in _LIVE]
    return [asdict(finding) | _placed(finding, names) for finding in kept]


def findings_of(clauses: list[ReviewedClause], metadata: Metadata, today: date) -> list[dict[str, str]]:
    """Returns what the checks find in the clauses as they are now, each by key; blank for the whole policy."""
    found = check_keyed({one.key: one.as_read() for one in clauses}, metadata, today)
    return [asdict(finding) for finding in [*_footnotes(clauses), *found]]


def metadata_of(about: dict[str, Any], policy_type: str, label: str) -> Metadata:
    """Returns what the checks ask beside the clauses, from the confirmed facts (dates are ISO, or blank)."""
    return Metadata(
        title=about.get("title", ""),
        policy_type=policy_type,
        label=label,
        issued_on=_day(about.get("issued_on")),
        review_due=_day(about.get("review_due")),
        approved_by=about.get("approved_by", ""),
    )


def _placed(finding: Finding, names: dict[str, str]) -> dict[str, str]:
    key = names.get(finding.clause, "")
    quoted = finding.clause and not key and finding.clause not in finding.message
    return {"clause": key, "message": f"“{finding.clause}”: {finding.message}" if quoted else finding.message}


def _footnotes(clauses: list[ReviewedClause]) -> list[Finding]:
    """Marks that lead nowhere, notes nothing leads to, and two notes of one mark: publishing would refuse these."""
    notes = Counter(one.number for one in clauses if one.kind == ClauseKind.FOOTNOTE)
    used: set[str] = set()
    found = []
    for one in clauses:
        marks = _MARK.findall(one.html) if one.kind != ClauseKind.FOOTNOTE else []
        used |= set(marks)
        found += [
            Finding("import.footnote-missing", WARNING, one.key, f"This leads to footnote {mark}, which is not there.",
                    "Write the footnote, or take the mark out.")
            for mark in marks if mark not in notes
        ]  # fmt: skip
    for one in clauses:
        if one.kind != ClauseKind.FOOTNOTE:
            continue
        if one.number not in used:
            said = f"No words lead to footnote {one.number}." if one.number else "This footnote has no mark."
            found.append(Finding("import.footnote-unused", WARNING, one.key, said, "Put its mark, such as [^1], in."))
        elif notes[one.number] > 1:
            said = f"Two footnotes have the mark {one.number}."
            found.append(Finding("import.footnote-twice", WARNING, one.key, said, "Give each its own."))
    return found


def _day(written: Any) -> date | None:
    return date.fromisoformat(written) if written else None
