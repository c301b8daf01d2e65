"""Proving that what schools sent has arrived: submitted = delivered = acknowledged, and every gap by name."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from record.enums import OutboxState
from record.models import Outbox
from record.service import stuck_letters
from wizard.casework.models import Case
from wizard.casework.notices import HAND_OVER, OPENED
from wizard.referrals.models import Submission
from wizard.referrals.service import RECEIPT

#: The kinds of subject a letter about a submission has.
ABOUT = ("submission", "case")
STUCK = (OutboxState.DEAD, OutboxState.UNCERTAIN)


@dataclass
class Reconciliation:
    """Counts of submissions, and the gaps: each a reference, a code and a sentence."""

    submissions: int = 0
    delivered: int = 0
    acknowledged: int = 0
    gaps: list[dict[str, str]] = field(default_factory=list)


def reconcile(now: datetime) -> Reconciliation:
    """Returns what was sent, what of it reached both sides, what is acknowledged, and what is missing."""
    rows: dict[str, list[Outbox]] = defaultdict(list)
    for row in Outbox.objects.filter(subject_kind__in=ABOUT).iterator():
        rows[row.subject_id].append(row)
    found = Reconciliation()
    for submission in Submission.objects.select_related("case").order_by("pk").iterator():
        gaps = list(gaps_of(submission, rows[submission.reference], now))
        codes = {code for code, _ in gaps}
        found.submissions += 1
        found.delivered += not codes & {"receipt", "notice", "case"}
        found.acknowledged += bool(_case(submission) and submission.case.acknowledged_at)
        found.gaps += [{"reference": submission.reference, "code": code, "says": says} for code, says in gaps]
    found.gaps += [
        {"reference": "", "code": "letter", "says": f"A letter ({row.kind}) waits for a person: {said(row)}."}
        for row in stuck_letters().exclude(subject_kind__in=ABOUT)
    ]
    return found


def said(row: Outbox) -> str:
    """Returns how a letter stands."""
    return str(row.get_state_display()).lower()


def gaps_of(submission: Submission, rows: list[Outbox], now: datetime) -> Iterator[tuple[str, str]]:
    """Yields (code, sentence) for everything about one submission that is not as promised."""
    if hashlib.sha256(submission.document.encode()).hexdigest() != submission.sha256:
        yield "changed", "The stored document is not the one that was sent."
    case = _case(submission)
    notice = HAND_OVER if case is not None and case.handed_over_to else OPENED
    for kind, code, whom in ((RECEIPT, "receipt", "The school's receipt"), (notice, "notice", "The council's notice")):
        promised = [row for row in rows if row.kind == kind]
        if not promised:
            yield code, f"{whom} was never promised: no mailbox is known."
        for row in promised:
            if row.state != OutboxState.SENT:
                yield code, f"{whom} is not delivered: {said(row)}."
    for row in rows:
        if row.kind not in (RECEIPT, notice) and row.state in STUCK:
            yield "letter", f"A letter ({row.kind}) waits for a person: {said(row)}."
    if case is None:
        yield "case", "No case was opened."
    elif not case.acknowledged_at and case.acknowledge_by < now:
        yield "unacknowledged", "Nobody at the council has acknowledged it in time."


def _case(submission: Submission) -> Case | None:
    return getattr(submission, "case", None)
