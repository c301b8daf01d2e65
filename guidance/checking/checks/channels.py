"""One thing is sent one way."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

CONFLICT = Rule("logic.channel", Severity.WARNING, "Say which: the online form or the mailbox.")
ONLINE = re.compile(r"\b(?:online|web[- ]?form|portal|electronic form|through the website|system)\b", re.IGNORECASE)
BY_MAIL = re.compile(
    r"\b(?:to|at|through the|via)\s+[\w.+-]+@[\w-]+\.[\w.]+|\bby (?:post|e-?mail|fax)\b|\be-?mailed to\b", re.IGNORECASE
)
SENDING = re.compile(
    r"\b(?:submit\w*|lodg\w+|send|sent|complet\w+|make|made|request|return\w*|apply|referr?(?:al)?)\b", re.IGNORECASE
)
PAPER = re.compile(r"\b(?:form|request|referral|application)s?\b", re.IGNORECASE)
BOTH = re.compile(
    r"\b(?:either|or|copy|copied|also|alternatively|if you cannot|queries|questions|help|evidence|advice|contact)\b",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each sentence that has a form filled in online and sent to a mailbox."""
    for _, clause, sentence in policy.sentences():
        if not (ONLINE.search(sentence) and PAPER.search(sentence) and SENDING.search(sentence)):
            continue
        mail = BY_MAIL.search(sentence)
        if mail and not BOTH.search(re.sub(r"\([^)]*\)", "", sentence)):
            yield CONFLICT.at(clause, sentence, f"The form is online, and goes “{mail[0]}” as well.")
