"""A number of days is counted in one unit: school days (national rules count school days, fact F5)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

MIXED = Rule("term.day_unit", Severity.WARNING, "Write “school days” each time.")
DAYS = re.compile(
    r"\b(?P<number>\d+|fifteen|ten|twenty)\s+(?P<unit>school|working|calendar|consecutive|school "
    r"working)?\s*days?\b(?P<after>(?: or less| or more)? of)?",
    re.IGNORECASE,
)
WORDS = {"ten": "10", "fifteen": "15", "twenty": "20"}
PLAIN = ""


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each number of days counted in two units, or an absence counted in working days."""
    units: dict[str, dict[str, CheckedClause]] = defaultdict(dict)
    for clause in policy.clauses:
        for match in DAYS.finditer(clause.words):
            unit = (match["unit"] or PLAIN).casefold()
            number = WORDS.get(match["number"].casefold(), match["number"])
            units[number].setdefault(PLAIN if unit == "consecutive" else unit, clause)
    for number, ways in units.items():
        if len(ways) > 1:
            names = " and ".join(f"“{number} {unit} days”".replace("  ", " ") for unit in ways)
            *_, clause = ways.values()
            yield MIXED.at(clause, names, f"Both {names} are written.")
