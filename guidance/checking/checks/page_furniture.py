"""Menus, contents lists with page numbers and running heads are not part of a policy."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

MENU = Rule("arte.menu", Severity.WARNING, "Take it out: it belongs to the web page it was copied from.")
CONTENTS = Rule("arte.contents", Severity.WARNING, "Take the list out: the page has a contents list with links.")
PAGE = Rule("arte.page_number", Severity.WARNING, "Take it out: pages on a screen have no numbers.")
FURNITURE = re.compile(
    r"^\W*(?:skip to (?:main )?content|(?:back to )?top of (?:the )?page|back to top|print this page|share "
    r"this page|accept (?:all )?cookies|menu|search this site|"
    r"sign up (?:to|for) .{0,60}(?:updates|newsletter)|you are here\b.*|cookies? (?:policy|settings)|was "
    r"this page helpful\??|in this section)\W*$|\bopens? (?:in )?(?:a )?new (?:window|tab)\b",
    re.IGNORECASE,
)
ENTRY = re.compile(
    r"^(?:[\divxa-j]{1,4}[.)]\s+)?(?P<title>[A-Z\d][^.]{2,90}?)(?:\s*\.{3,}\s*|\s*…+\s*|\s+)(?P<page>\d{1,3})$"
)
SENTENCE = re.compile(r"[.!?]\s+[A-Z]|\b(?:must|should|will|may)\b")
RUNNING = re.compile(r"^\W*page \d+(?: of \d+)?\W*$|^\d{1,3}$", re.IGNORECASE)
_ENTRIES = 3


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each line of a page's furniture, and one for a run of contents entries."""
    run: list[int] = []
    for place, clause in enumerate(policy.clauses):
        words = clause.words
        if match := FURNITURE.search(words):
            yield MENU.at(clause, match[0], f"“{match[0].strip()}” belongs to a web page.")
        if RUNNING.match(words):
            yield PAGE.at(clause, words, f"“{words}” is a page number.")
        entry = ENTRY.match(words)
        if entry and not SENTENCE.search(entry["title"]) and not (run and int(entry["page"]) < _page(policy, run[-1])):
            run.append(place)
            continue
        if len(run) >= _ENTRIES:
            yield _contents(policy, run)
        run = []
    if len(run) >= _ENTRIES:
        yield _contents(policy, run)


def _page(policy: CheckedPolicy, place: int) -> int:
    match = ENTRY.match(policy.clauses[place].words)
    return int(match["page"]) if match else 0


def _contents(policy: CheckedPolicy, run: list[int]) -> Finding:
    first = policy.clauses[run[0]]
    return CONTENTS.at(first, first.words, f"A contents list of {len(run)} entries with page numbers.")
