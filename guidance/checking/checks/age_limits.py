"""Help that ends at an age, and help beyond that age, are reconciled."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

CONFLICT = Rule("logic.age", Severity.WARNING, "Name the exception where the ending is stated.")
AGE = r"(?:(?:statutory|compulsory) school(?:[ -]leaving)? age|school[- ]leaving age|the age of 16|Year 11|\b16\b)"
ENDS = re.compile(
    rf"\b(?:end(?:s|ed)?|ceases?|stops?|closes?|finish\w*)\b[^.;]*(?:end of |beyond |over |"
    rf"above |past |reach\w* |attain\w* |turn\w* )[^.;]*{AGE}",
    re.IGNORECASE,
)
ENDING = re.compile(r"\b(?:end|ends|ending|ceases?|stops?|cessation|clos\w+)\b", re.IGNORECASE)
REACHES = re.compile(rf"\b(?:reach\w*|turns?|passes|is over|leaves)\b[^.;]*{AGE}", re.IGNORECASE)
BEYOND = re.compile(
    r"(?:\b(?:repeat\w*|retak\w+|resit\w*)\b[^.;]*\b(?:Year 1[0-3]|year|statutory)|\bYear 1[0-3]\b[^."
    r";]*\b(?:again|second time|twice))\b[^.;]*\b(?:consider\w*|"
    r"support\w*|accept\w*|may|help)\b"
    r"|\b(?:above|over|beyond|past) (?:compulsory|statutory) school age\b[^.;]*\b(?:consider\w*|support\w*|"
    r"accept\w*|may|help)\b"
    r"|\b(?:Year 1[23]|post[- ]16)\b[^.;]*\b(?:will|may|can) (?:also )?be (?:considered|supported|accepted)\b",
    re.IGNORECASE,
)
EXCEPTION = re.compile(r"\b(?:unless|except|apart from|other than|save)\b", re.IGNORECASE)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding where help ends at an age for everybody, and elsewhere older pupils are considered."""
    beyond = next((clause for _, clause, sentence in policy.sentences() if BEYOND.search(sentence)), None)
    if beyond is None:
        return
    for place, clause, sentence in policy.sentences():
        intro = policy.intro_of(place)
        listed = intro is not None and ENDING.search(intro.text) and REACHES.search(sentence)
        if (listed or (ENDS.search(sentence) and ENDING.search(sentence))) and not EXCEPTION.search(sentence):
            message = f"Help ends here at an age, and at {beyond.name or 'another place'} older pupils are considered."
            yield CONFLICT.at(clause, sentence, message)
            return
