"""Whether facts read like a school decision: told to the clinician and the school, never a reason to refuse. Pure."""

import re

DECISIONS = re.compile(
    r"\b(?:(?:un)?fit (?:for|to attend|to return to) school"
    r"|(?:should|must|can|cannot|can't|may) (?:not )?(?:attend|return to|go (?:back )?to|be in) school"
    r"|signed off|sick note|home tuition|tuition (?:at home|should)|placement|part[- ]time timetable|dual roll"
    r"|needs? (?:a )?(?:special school|alternative provision|home education|to be taught at home))\b",
    re.IGNORECASE,
)


def reads_like_a_decision(*texts: str) -> str:
    """Returns the first words that read like a decision about school; empty when none do."""
    for text in texts:
        found = DECISIONS.search(text or "")
        if found:
            return found.group(0)
    return ""
