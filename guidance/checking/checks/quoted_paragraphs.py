"""A paragraph or page number of somebody else's publication means nothing without the edition's date."""

import re
from collections.abc import Iterator

from guidance.checking.citations import YEAR
from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

UNDATED = Rule(
    "cite.paragraph_undated",
    Severity.WARNING,
    "Name the edition (month and year) beside the number, or leave the number out: numbers move at every reissue.",
)
PLACE = re.compile(
    r"\b(?:paragraphs?|paras?\.?|pages?|pp?\.|chapter \d+,? section|section(?= \d+\.\d)) ?(\d+(?:\.\d+)?)|"
    r"\((\d+\.\d+) ?[-–] ?\d+\.\d+\)",
    re.IGNORECASE,
)
PUBLICATION = re.compile(
    r"\b(?:code of practice|codes?|guidance|handbook|framework|regulations?|working together to|"
    r"standards)\b|\.gov\.uk|GOV\.UK",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:this|our) (?:policy|guidance|document|code)\b", re.IGNORECASE)
YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FAR = 20


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each quoted place, and one for each run of paragraph numbers copied with their text."""
    for place, clause, sentence in policy.sentences():
        match = PLACE.search(sentence)
        intro = policy.intro_of(place)
        named = sentence if PUBLICATION.search(sentence) or intro is None else f"{intro.words} {sentence}"
        if not match or not PUBLICATION.search(named) or YEAR.search(named) or OWN.search(sentence):
            continue
        if not _linked_with_year(policy.clauses[place : place + 2]):
            yield UNDATED.at(clause, match[0], f"“{match[0]}” is quoted from a publication whose edition is not named.")
    yield from _runs(policy)


def _linked_with_year(clauses: tuple[CheckedClause, ...]) -> bool:
    """Whether the file linked in the clause, or directly below it, carries its year in its name."""
    files = (link.href.rsplit("/", 1)[-1] for clause in clauses for link in clause.links)
    return any(YEAR_IN_NAME.search(file) for file in files)


def _runs(policy: CheckedPolicy) -> Iterator[Finding]:
    """Whole-number clauses far beyond the policy's own numbering were copied out of something else."""
    own = max((int(one.number) for one in policy.clauses if one.is_heading and one.number.isdecimal()), default=0)
    told: set[str] = set()
    for place, clause in enumerate(policy.clauses):
        if clause.is_heading or not clause.number.isdecimal() or int(clause.number) <= own + _FAR:
            continue
        above = policy.heading_of(place)
        near = _before(policy.clauses, place)
        key = above.heading if above else ""
        if key not in told and not YEAR.search(f"{key} {near}"):
            told.add(key)
            message = f"Paragraph {clause.number} is copied from a publication whose edition is not named."
            yield UNDATED.at(clause, f"{clause.number} {key}", message)


def _before(clauses: tuple[CheckedClause, ...], place: int) -> str:
    return " ".join(one.words for one in clauses[max(0, place - 4) : place] if not one.number.isdecimal())
