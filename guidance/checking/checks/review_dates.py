"""A policy says when it was issued, who approved it and when it is reviewed, and the review is not past."""

from collections.abc import Iterator
from datetime import timedelta

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

OVERDUE = Rule("date.review_overdue", Severity.ERROR, "Review it, and publish it again with the next review date.")
NEAR = Rule("date.review_near", Severity.ADVICE, "Start the review now: approval takes a meeting.")
MISSING = Rule("date.missing", Severity.WARNING, "Say it in the edition's own fields.")
AHEAD = timedelta(days=90)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields at most one finding about the review date, and one naming everything the policy does not date."""
    about, today = policy.metadata, policy.today
    due = about.review_due
    if due and due < today:
        yield OVERDUE.whole(f"The review was due on {_day(due)}.")
    elif due and due - today <= AHEAD:
        yield NEAR.whole(f"The review is due on {_day(due)}, in {(due - today).days} days.")
    absent = [
        name
        for name, value in (
            ("the date of issue", about.issued_on),
            ("the date of the next review", due),
            ("who approved it", about.approved_by),
        )
        if not value
    ]
    if len(absent) > 1 or due is None:
        yield MISSING.whole(f"The policy does not say {' or '.join(absent)}.")


def _day(day: object) -> str:
    return f"{day:%d %B %Y}".lstrip("0")
