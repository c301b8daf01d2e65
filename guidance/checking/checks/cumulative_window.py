"""Days that add up add up over a stated time."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

WINDOW = Rule("gap.window", Severity.ADVICE, "Say over what time the days are added up, such as the school year.")
_N = r"(?:\d+|ten|fifteen|twenty|thirty)"
_SUM = (
    r"(?:cumulativ\w+|in total|in all|added (?:together|up)|adding up|intermittent\w*|on and off|"
    r"separate(?:ly)?|spread out)"
)
ADDS_UP = re.compile(
    rf"\b{_N}\s+(?:\w+\s+)?(?:days?|sessions?)\b[^.;]*\b{_SUM}\b|"
    rf"\b(?:cumulative\w*|total of|add(?:s|ed)? up to)\b[^.;]{{0,40}}\b{_N} (?:\w+ )?(?:days|sessions)\b",
    re.IGNORECASE,
)
OVER = re.compile(
    r"\b(?:over|in|during|within|across|per|throughout|since)\b[^.;]{0,25}\b(?:school|academic|calendar) "
    r"year\b|\b(?:12|twelve|six|6)[ -]months?\b|"
    r"\b(?:school|academic) year\b|\b(?:rolling|any one term|a term|one term|year to date|half[- ]term)\b",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields one finding, at the first threshold whose days add up over nobody knows what."""
    found = [(clause, sentence) for _, clause, sentence in policy.sentences() if ADDS_UP.search(sentence)]
    if found and not any(OVER.search(sentence) for _, sentence in found):
        clause, sentence = found[0]
        yield WINDOW.at(clause, sentence, "Days of absence are added up, and the policy does not say over what time.")
