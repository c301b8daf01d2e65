"""What a heading promises, the words below it keep."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule
from guidance.checking.sentences import stems

UNKEPT = Rule("gap.heading", Severity.WARNING, "Write what it promises, or shorten the heading.")
EMPTY = Rule("gap.empty_section", Severity.WARNING, "Write the section, or take the heading out.")
#: Who a heading may speak of, and how the words below may call them
GROUPS = {
    r"early years|pre-?school|nurser\w+|under[- ]fives?": (
        r"early years|nurser|pre-?school|under (?:five|5)|yet to reach|below compulsory|reception"
    ),
    r"post[- ]?16|sixth form\w*|college": (
        r"post[- ]?16|sixth form|college|year 1[23]|Y1[23]|16 to 1[89]|above compulsory"
    ),
    r"hospital|in-?patients?": r"hospital|in-?patient|ward",
    r"pregnan\w+|(?:young|teenage) (?:mothers|parents)": r"pregnan|baby|birth|(?:young|teenage) (?:mother|parent)",
    r"looked[- ]after|children in care": r"looked[- ]after|in care|virtual school",
    r"travell?ers?|gypsy|roma": r"travell?er|gypsy|roma",
    r"siblings?|young carers?": r"sibling|brother|sister|young carer",
    r"terminal\w*|life[- ]limiting|end of life": r"terminal|life[- ]limiting|die|death|palliative|as long as",
    r"elective\w* home|home[- ]educat\w+|EHE": r"home[- ]educat|EHE|educated at home",
    r"examinations?|exams?": r"exam|GCSE|test",
    r"transport|travel": r"transport|travel|taxi|bus",
    r"complaints?|appeals?": r"complain|appeal|ombudsman|unhappy",
}
JOINED = re.compile(r"\s+(?:and|&|or)\s+|\s*/\s*|\s*,\s*")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each part of a joined heading the section never comes to, and for sections with no words."""
    for place, clause in enumerate(policy.clauses):
        if not clause.is_heading:
            continue
        body = policy.body_of(place)
        if not body and not clause.text and place and place + 1 < len(policy.clauses):
            yield EMPTY.at(clause, clause.heading, f"Nothing stands under “{clause.heading}”.")
            continue
        words = " ".join(one.words for one in body)
        parts = [part for part in JOINED.split(clause.heading) if part]
        for part in parts if len(parts) > 1 and words else ():
            if not _kept(part, words):
                yield UNKEPT.at(clause, part, f"The section says nothing about “{part}”.")


def _kept(part: str, words: str) -> bool:
    """Whether the words below come to a group of children or a subject that a part of the heading names."""
    for named, told in GROUPS.items():
        if re.search(rf"\b(?:{named})\b", part, re.IGNORECASE):
            return bool(re.search(told, words, re.IGNORECASE) or stems(part) & stems(words) - {"year"})
    return True
