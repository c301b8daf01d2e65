"""Policies written as text, a line a clause, and the cases of each check.

`# 4 Heading` (level by the number of #, then its number if it has one) · `- item` · `+331 clause that kept its
number` · `^ footnote` · anything else is a paragraph. Links are `[words](address)`; `{key}` at a line's end cites it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guidance.checking.service import CheckedClause, CheckedLink, CheckedPolicy, LibrarySource, LinkAnswer, Metadata

TODAY = date(2026, 11, 22)
CASES = Path(__file__).parent / "cases"
LIBRARY = (
    LibrarySource("education-act-1996-s19", "Education Act 1996, section 19", is_law=True),
    LibrarySource("equality-act-2010", "Equality Act 2010", is_law=True),
    LibrarySource("children-families-act-2014-s100", "Children and Families Act 2014, section 100", is_law=True),
    LibrarySource(
        "dfe-health-needs-2013",
        "Ensuring a good education for children who cannot attend school because of health needs (2013)",
        issued_on=date(2013, 1, 1),
        superseded=True,
        superseded_by="dfe-health-needs-2023",
    ),
    LibrarySource(
        "dfe-health-needs-2023",
        "Arranging education for children who cannot attend school because of health needs (December 2023)",
        issued_on=date(2023, 12, 1),
    ),
    LibrarySource(
        "dfe-attendance-2022",
        "Working together to improve school attendance (May 2022)",
        issued_on=date(2022, 5, 1),
        superseded=True,
        superseded_by="dfe-attendance-2024",
    ),
    LibrarySource(
        "dfe-attendance-2024", "Working together to improve school attendance (2024)", issued_on=date(2024, 8, 19)
    ),
    LibrarySource(
        "dfe-alternative-provision-2013",
        "Alternative provision: statutory guidance for local authorities (January 2013)",
        issued_on=date(2013, 1, 1),
        superseded=True,
    ),
    LibrarySource(
        "dfe-medical-conditions-2015",
        "Supporting pupils at school with medical conditions (December 2015)",
        issued_on=date(2015, 12, 1),
    ),
    LibrarySource("dfe-ap-2025", "Arranging alternative provision (February 2025)", issued_on=date(2025, 2, 5)),
    LibrarySource("kcsie", "Keeping children safe in education (each September)", issued_on=date(2025, 9, 1)),
    LibrarySource("send-code-2015", "SEND code of practice: 0 to 25 years (2015)", issued_on=date(2015, 1, 1)),
)
ANSWERS = (
    LinkAnswer("https://gone.example/tuition", dead=True, said="it answers 404", since=date(2026, 11, 2)),
    LinkAnswer("https://silent.example/forms/#part-b", dead=True, said="it does not answer in time"),
    LinkAnswer("https://shaky.example/", dead=False, said="it answers 503", since=date(2026, 11, 22)),
    LinkAnswer("https://moved.example/old", moved_to="https://moved.example/new"),
    LinkAnswer("http://send.example/offer", moved_to="https://offer.example/send"),
    LinkAnswer("https://well.example/"),
    LinkAnswer("https://well.example/Pages/forms.aspx"),
)
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_NUMBER = re.compile(r"(\d+(?:\.\w+)*)\.? (.*)")
_DATES = ("issued_on", "review_due")


@dataclass(frozen=True)
class Case:
    """A text that must give a finding of a code, or must not."""

    check: str
    found: bool
    code: str
    about: dict[str, Any]
    text: str


def policy_of(text: str, **about: Any) -> CheckedPolicy:
    """Returns the policy a text describes, with the tests' small library."""
    lines = [line for line in text.splitlines() if line.strip()]
    clauses, level = [], 0
    for place, line in enumerate(lines, 1):
        clause = _clause(line, level, f"clause-{place}")
        level = clause.level if clause.is_heading else level
        clauses.append(clause)
    return CheckedPolicy(Metadata(**about), tuple(clauses), LIBRARY, TODAY, ANSWERS)


def cases() -> Iterator[Case]:
    """Yields every case of every check: a file of cases/ has blocks that begin `== found CODE` or `== left CODE`."""
    for path in sorted(CASES.glob("*.txt")):
        for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, text = block.partition("\n")
            word, code, *about = head.split()
            yield Case(path.stem, word == "found", code, dict(_about(one) for one in about), text.strip())


def _about(setting: str) -> tuple[str, Any]:
    name, _, value = setting.partition("=")
    return name, date.fromisoformat(value) if name in _DATES else value


def _clause(line: str, level: int, uid: str) -> CheckedClause:
    links = tuple(CheckedLink(*found) for found in _LINK.findall(line))
    words, sources = _LINK.sub(r"\1", line).strip(), ()
    if cited := re.search(r" \{([\w, -]+)\}$", words):
        words, sources = words[: cited.start()], tuple(cited[1].split(","))
    if words.startswith("#"):
        depth = len(words) - len(words.lstrip("#"))
        heading = words.lstrip("# ")
        numbered = _NUMBER.match(heading)
        number, heading = (numbered[1], numbered[2]) if numbered else ("", heading)
        return CheckedClause(number, depth, "heading", heading, "", links, uid, sources)
    if words.startswith("+"):
        number, _, rest = words[1:].partition(" ")
        return CheckedClause(number, level + 1, "clause", "", rest, links, uid, sources)
    if words.startswith("- "):
        return CheckedClause("", level + 2, "item", "", words[2:], links, uid, sources)
    if words.startswith("^ "):
        return CheckedClause("", level + 1, "footnote", "", words[2:], links, uid, sources)
    return CheckedClause("", level + 1, "paragraph", "", words, links, uid, sources)
