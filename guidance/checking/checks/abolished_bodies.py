"""Bodies that no longer exist, and bodies called by a name they never had."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

ABOLISHED = Rule("term.abolished_body", Severity.ERROR, "Name the body that does this now.")
MISNAMED = Rule("term.misnamed_body", Severity.WARNING, "Use the body's own name.")
#: pattern, gone since, what does it now (fact “NHS commissioners” of facts.md for the first)
BODIES = (
    (r"clinical commissioning groups?|(?-i:\bCCGs?\b)", "July 2022", "the integrated care board"),
    (r"primary care trusts?|(?-i:\bPCTs?\b)", "April 2013", "the integrated care board"),
    (r"strategic health authorit\w+", "April 2013", "NHS England"),
    (r"(?-i:\bDfES\b)|department for education and skills", "June 2007", "the Department for Education"),
    (r"(?-i:\bDCSF\b)|department for children,? schools and families", "May 2010", "the Department for Education"),
    (r"(?-i:\bDfEE\b)|department for education and employment", "June 2001", "the Department for Education"),
    (r"(?-i:\bESFA\b)|education and skills funding agency", "March 2025", "the Department for Education"),
    (r"education funding agency", "April 2017", "the Department for Education"),
    (r"public health england", "October 2021", "the UK Health Security Agency"),
    (
        r"local safeguarding children'?s? boards?|(?-i:\bLSCBs?\b)",
        "September 2019",
        "the safeguarding children partnership",
    ),
    (r"local education authorit\w+|(?-i:\bLEAs?\b)", "2010", "the local authority"),
    (r"connexions service|(?-i:\bConnexions\b)", "2012", "the council's or the school's careers service"),
    (r"learning and skills council", "March 2010", "the Department for Education"),
    (r"general teaching council for england|(?-i:\bGTCE\b)", "March 2012", "the Teaching Regulation Agency"),
)
WRONG_NAMES = (
    (r"\bdepartment of education\b", "the Department for Education"),
    (r"(?-i:\bOFSTED\b)(?=[^A-Z]*[a-z])", "Ofsted"),
    (r"\bdepartment (?:for|of) health(?! and social care)\b", "the Department of Health and Social Care"),
    (r"\blocal government ombudsman\b", "the Local Government and Social Care Ombudsman"),
)
HISTORY = re.compile(
    r"\b(?:former(?:ly)?|replac\w+|abolish\w+|until|ceased|used to be|previously|succeeded)\b", re.IGNORECASE
)
ELSEWHERE = re.compile(r"\bDepartment of Education,? (?:in )?Northern Ireland\b")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each clause and abolished body; a sentence that tells its end is left alone."""
    for _, clause, sentence in policy.sentences():
        for pattern, since, now in BODIES if not HISTORY.search(sentence) else ():
            if match := re.search(pattern, sentence, re.IGNORECASE):
                yield ABOLISHED.at(clause, match[0], f"“{match[0]}” ended in {since}.", f"Name {now}.")
        for pattern, name in WRONG_NAMES:
            if match := re.search(pattern, ELSEWHERE.sub("", sentence), re.IGNORECASE):
                yield MISNAMED.at(clause, match[0], f"“{match[0]}” is not what it is called.", f"Write {name}.")
