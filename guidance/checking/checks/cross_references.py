"""References to other parts of the policy must lead to a part there is."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule
from guidance.checking.sentences import stems

UNRESOLVED = Rule(
    "xref.unresolved", Severity.ERROR, "Point at the part that is meant, or say its heading instead of a number."
)
NUMBER = r"\d{1,3}(?:\.?(?:\d{1,2}|[ivx]{1,4}|[a-z])(?![a-z])|\((?:\d{1,2}|[ivx]{1,4}|[a-z])\))*"
REFERENCE = re.compile(
    rf"\b(?:(?P<word>sections?|steps?|clauses?|paras?\.?|paragraphs?|parts?)\s+|see (?:also )?|refer to )"
    rf"(?P<number>{NUMBER})(?P<after>[^.;)]*)",
    re.IGNORECASE,
)
OUTSIDE = re.compile(
    r"\b(?:Act|Code|codes? of practice|guidance|guide|booklet|toolkit|manual|standards|publication|"
    r"regulations?|handbook|"
    r"framework|statute|DfE|DfES|protocol|Ofsted|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
STATUTES = re.compile(
    r"\b(?:duty|duties|provision|arranged|arrangements) under (?:section|s\.?) ?\d|\bsection (?:19|100)\b"
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each reference that no number of the policy answers."""
    known = {parts_of(clause.number) for clause in policy.clauses if clause.number}
    if not known:
        return
    for place, clause, sentence in policy.sentences():
        for match in REFERENCE.finditer(sentence):
            parts = parts_of(match["number"])
            if parts in known or _elsewhere(policy, place, sentence, match):
                continue
            meant = _meant(policy, clause, sentence, match["after"])
            yield UNRESOLVED.at(
                clause,
                f"{match['word'] or 'see'} {match['number']}",
                f"“{match['number']}” is no part of this policy.",
                f"“{meant.heading}” is {meant.number}: is that the part meant?" if meant else "",
            )


def parts_of(number: str) -> tuple[str, ...]:
    """Returns the parts of a number however it is written: 11(b)(ii), 11b.ii and 11.b.ii are one."""
    return tuple(re.findall(r"\d+|[a-z]+", number.casefold()))


def _elsewhere(policy: CheckedPolicy, place: int, sentence: str, match: re.Match[str]) -> bool:
    """Whether this is no reference to the policy: an amount, a statute, a publication named here or above the list."""
    if match["word"] is None and match["number"].isdecimal() and re.match(r"\s*[a-z]", match["after"]):
        return True
    if re.match(r"[\d\s]*(?:days?|weeks?|months?|years?|hours?|%|pupils|children|am|pm)\b", match["after"].strip()):
        return True
    intro = policy.intro_of(place)
    around = f"{intro.words if intro else ''} {sentence}"
    return bool(OUTSIDE.search(around) or STATUTES.search(match[0]))


def _meant(policy: CheckedPolicy, here: CheckedClause, sentence: str, after: str) -> CheckedClause | None:
    """The numbered heading whose words stand right after the number, or in the sentence most fully."""
    numbered = [one for one in policy.clauses if one.is_heading and one.number]
    for words in (stems(after), stems(sentence)):
        fits = [
            one for one in numbered if (wanted := stems(one.heading)) and len(wanted & words) * 3 >= len(wanted) * 2
        ]
        if fits:
            return max(fits, key=lambda one: len(stems(one.heading) & words))
    return None
