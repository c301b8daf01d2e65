"""Teaching the council arranges is coded K, never B (School Attendance (Pupil Registration) Regulations 2024)."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

CODE_B = Rule(
    "law.code_b", Severity.ERROR, "Use code K for what the council arranges, and code B for what the school arranges."
)
RETIRED = Rule("law.code_retired", Severity.ERROR, "Use the codes in force since 19 August 2024.")
REMOTE = Rule("law.code_remote", Severity.ERROR, "Remote lessons at home are absence: use the code of the absence.")
B = re.compile(
    r"\b(?:codes?|letter|mark\w*|recorded?|as)\s+(?:as |with |code )?['\"(]?B['\")]?(?=\W|$)|\bB[ "
    r"-]codes?\b|\bcode ['\"(]B",
    re.IGNORECASE,
)
COUNCIL = re.compile(
    r"\b(?:LA|authority|council|county|we)\b[^.;]*\b(?:arrang\w+|commission\w*|secur\w+|provid(?:e|es|ed|ing)|"
    r"fund\w*|pay\w*|paid|organis\w+|procur\w+|buys?|set up|place\w*|tuition)\b|\b(?:arranged|commissioned|provided|"
    r"funded|paid for|procured|bought|organised) by (?:the )?(?:LA|local "
    r"authority|council|us)\b|\bsection 19\b",
    re.IGNORECASE,
)
K = re.compile(r"\bK\b")
NOT_B = re.compile(
    r"\b(?:not|never)\s+(?:to\s+)?(?:be\s+)?(?:us\w+|cod\w+|mark\w*|record\w*|apply|B)\b[^.;]*\bB\b|"
    r"\b(?:instead of|rather than)\b[^.;]*\bB\b|"
    r"\bB\b[^.;]*\b(?:(?:must|should|can|may|is|are|do|does|would) (?:not|never)|cannot|never|rather than|n't|wrong)\b",
    re.IGNORECASE,
)
NOT_COUNCIL = re.compile(
    r"\b(?:other than|not|rather than|except|instead of)\b[^.;]*\b(?:LA|local authority|council)\b", re.IGNORECASE
)
OLD = re.compile(r"\b[Cc]odes? ['\"(]?(?P<code>[HJFY])['\")]?(?=\W|$)(?!\d)")
REMOTELY = re.compile(
    r"\b(?:remote\w*|online|live[- ]?stream\w*|virtual\w*)\b[^.;]*\b(?:at|from) home\b", re.IGNORECASE
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for code B beside council-arranged teaching or remote lessons, and for codes that ended."""
    told: set[str] = set()
    for place, clause, sentence in policy.sentences():
        above = policy.heading_of(place)
        section = above.heading if above else ""
        under_b = bool(B.search(section)) or bool(_lead(policy, place))
        if (B.search(sentence) or under_b) and COUNCIL.search(sentence) and _plain(sentence):
            if section not in told:
                yield CODE_B.at(clause, sentence, "Code B is given for teaching that the council arranges.")
            told.add(section)
        elif B.search(sentence) and REMOTELY.search(sentence) and not NOT_B.search(sentence):
            yield REMOTE.at(clause, sentence, "Code B is given for remote lessons at home, where nobody supervises.")
        if match := OLD.search(sentence):
            yield RETIRED.at(clause, match[0], f"Code {match['code']} ended in August 2024.")


def _plain(sentence: str) -> bool:
    return not (K.search(sentence) or NOT_B.search(sentence) or NOT_COUNCIL.search(sentence))


def _lead(policy: CheckedPolicy, place: int) -> re.Match[str] | None:
    intro = policy.intro_of(place)
    return B.search(intro.words) if intro and len(intro.words) < 60 else None
