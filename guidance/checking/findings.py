"""What a check says: where, how bad, and what to do about it."""

import hashlib
from dataclasses import dataclass

from guidance.checking.document import CheckedClause
from guidance.checking.enums import Severity


@dataclass(frozen=True)
class Finding:
    """`clause` is the uid (the number before there are uids; blank for the whole policy), `quote` the words meant."""

    code: str
    severity: Severity
    clause: str
    message: str
    suggestion: str
    quote: str = ""

    @property
    def quote_sha256(self) -> str:
        """The hash a dismissal remembers: other words make it a new finding."""
        return hashlib.sha256(self.quote.casefold().encode()).hexdigest()

    def as_dict(self) -> dict[str, str]:
        """Returns the five fields that travel as JSON."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "clause": self.clause,
            "message": self.message,
            "suggestion": self.suggestion,
        }


@dataclass(frozen=True)
class Rule:
    """A code with its severity and its standing advice; calling it makes a finding."""

    code: str
    severity: Severity
    suggestion: str

    def at(self, clause: CheckedClause, quote: str, message: str, suggestion: str = "") -> Finding:
        """Returns the finding for some words of a clause."""
        return Finding(self.code, self.severity, clause.name, message, suggestion or self.suggestion, quote)

    def whole(self, message: str, suggestion: str = "", quote: str = "") -> Finding:
        """Returns the finding for the policy as a whole."""
        return Finding(self.code, self.severity, "", message, suggestion or self.suggestion, quote or message)
