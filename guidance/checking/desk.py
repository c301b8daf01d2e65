"""What the checks screen shows of one edition's latest draft: findings open, and findings left with a reason."""

from dataclasses import dataclass

from guidance.checking.document import CheckedClause
from guidance.checking.enums import FindingKind, Severity
from guidance.checking.every_check import check_policy
from guidance.checking.findings import Finding
from guidance.checking.models import Dismissal
from guidance.checking.quoting import Excerpt, excerpt
from guidance.checking.stored_editions import read_latest_draft
from guidance.policies.models import EditionPage


@dataclass(frozen=True)
class Shown:
    """A finding beside its clause, under the name people know it by.

    `block` is where the clause stands in the editor; blank for the whole policy.
    """

    finding: Finding
    name: str
    clause: CheckedClause | None
    block: str
    excerpt: Excerpt

    @property
    def kind(self) -> FindingKind:
        return kind_of(self.finding)


@dataclass(frozen=True)
class Left:
    """A dismissal beside the finding it sets aside; no finding when the words have changed since."""

    dismissal: Dismissal
    shown: Shown | None


@dataclass(frozen=True)
class Desk:
    """`open` in reading order, the whole policy first; `left` in the order they were left."""

    open: list[Shown]
    left: list[Left]

    def count(self, severity: str) -> int:
        """Returns how many open findings are of a severity."""
        return sum(one.finding.severity == severity for one in self.open)

    def counted(self) -> list[tuple[Severity, int]]:
        """Returns each severity with its open findings, the gravest first."""
        return [(severity, self.count(severity)) for severity in Severity]

    def in_words(self) -> str:
        """Returns the counts as people say them: “2 errors, 1 warning”."""
        several = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"}
        one = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}
        return ", ".join(f"{count} {(one if count == 1 else several)[of]}" for of, count in self.counted() if count)

    def errors(self) -> list[Shown]:
        """Returns the open errors in reading order."""
        return [one for one in self.open if one.finding.severity == Severity.ERROR]


def kind_of(finding: Finding) -> FindingKind:
    """Returns what a finding is about."""
    return FindingKind(finding.code.partition(".")[0])


def desk_of(edition: EditionPage) -> Desk:
    """Returns the findings of an edition's latest draft beside its clauses. Raises UnknownStyle."""
    draft = read_latest_draft(edition)
    clauses = {clause.name: clause for clause in reversed(draft.document.clauses)}
    names = draft.document.place_names() | {"": "The whole policy"}
    shown = [
        _shown(one, names.get(one.clause, one.clause), clauses.get(one.clause), draft.blocks)
        for one in check_policy(draft.document)
    ]
    dismissals = list(Dismissal.objects.filter(edition=edition).select_related("by"))
    aside = {(one.code, one.clause_uid, one.quote_sha256) for one in dismissals}
    by_key = {key_of(one.finding): one for one in shown}
    left = [Left(one, by_key.get((one.code, one.clause_uid, one.quote_sha256))) for one in dismissals]
    return Desk([one for one in shown if key_of(one.finding) not in aside], left)


def key_of(finding: Finding) -> tuple[str, str, str]:
    """Returns what a dismissal remembers of a finding."""
    return finding.code, finding.clause, finding.quote_sha256


def _shown(finding: Finding, name: str, clause: CheckedClause | None, blocks: dict[str, str]) -> Shown:
    words = clause.words if clause else ""
    return Shown(finding, name, clause, blocks.get(finding.clause, ""), excerpt(words, finding.quote))
