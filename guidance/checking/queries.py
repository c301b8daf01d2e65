"""Questions about dismissals."""

from collections.abc import Iterable

from guidance.checking.findings import Finding
from guidance.checking.models import Dismissal
from guidance.policies.models import EditionPage


def without_dismissed(edition: EditionPage, findings: Iterable[Finding]) -> list[Finding]:
    """Returns the findings that nobody has set aside for this edition, in one query."""
    dismissed = set(Dismissal.objects.filter(edition=edition).values_list("code", "clause_uid", "quote_sha256"))
    return [one for one in findings if (one.code, one.clause, one.quote_sha256) not in dismissed]
