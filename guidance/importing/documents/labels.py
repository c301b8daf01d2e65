"""What documents call the facts about themselves: "Approving authority", "Date of next review"."""

import re

_MOMENT = r"(?:issued?|published|approved|adopted|ratified)"
_NAMES = {
    "review_due": (
        r"(?:date (?:of|for) )?(?:the )?next (?:due )?review(?: date| due)?",
        r"review (?:date|due|by|due date)",
        r"(?:due for|next) review|review due",
        r"(?:next )?review(?:ed)? by",
        r"(?:renewal|expiry) date",
    ),
    "review_frequency": (
        r"review (?:frequency|cycle|period|interval)",
        r"frequency of review",
        r"reviewed how often",
    ),
    "effective_from": (
        r"effective (?:from|date)",
        r"(?:in force|applies) from",
        r"(?:start|implementation) date",
        r"implemented(?: on)?",
    ),
    "issued_on": (
        rf"(?:date )?(?:last )?{_MOMENT}(?: on| date)?",
        r"date of (?:issue|approval|publication|policy|adoption)",
        r"(?:issue|publication|policy|adoption|approval) date",
        r"last (?:reviewed|updated)(?: on)?",
        r"date",
    ),
    "approved_by": (
        r"approv(?:ing|al) (?:authority|body|committee|board)",
        r"(?:approved|adopted|ratified|signed off) by",
        r"responsible (?:committee|body)",
    ),
    "version": (r"version(?: number| no\.?)?", r"issue (?:number|no\.?)", r"document version"),
    "owner": (
        r"(?:(?:policy|document) )?(?:owner|author|lead)",
        r"responsible (?:person|officer|director)",
        r"(?:written|prepared) by",
    ),
}
_PATTERNS = {key: re.compile("|".join(f"(?:{name})" for name in names)) for key, names in _NAMES.items()}

DATES = {"review_due", "effective_from", "issued_on"}


def key_of(label: str) -> str:
    """Returns the fact a label names, such as "review_due", or a blank for any other words."""
    label = label.strip(" :").lower()
    return next((key for key, pattern in _PATTERNS.items() if pattern.fullmatch(label)), "")
