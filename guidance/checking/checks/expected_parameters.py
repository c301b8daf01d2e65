"""What a reader of each type of policy has to be able to find: who, how, with what, and by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule
from guidance.policies.enums import PolicyType

ABSENT = Rule("gap.parameter", Severity.WARNING, "Say it, or say that it is decided for each child and how.")
_N = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|a)"
_TIME = rf"{_N}[ -](?:school |working |calendar )?(?:hours?|days?|weeks?)"
_EVERYBODY = (PolicyType.COUNCIL, PolicyType.TRUST, PolicyType.SCHOOL, PolicyType.PAGE)
_COUNCIL = (PolicyType.COUNCIL,)


@dataclass(frozen=True)
class Parameter:
    """`says` are patterns of which one sentence must match one."""

    name: str
    types: tuple[str, ...]
    says: tuple[re.Pattern[str], ...]


def _one_of(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


PARAMETERS = (
    Parameter(
        "how soon a referral is decided",
        (*_COUNCIL, PolicyType.PAGE),
        _one_of(
            rf"\b(?:decision|decide\w*|outcome|respon[ds]e?\w*|reply|replies|hear|panel|told)\b[^."
            rf";]*\bwithin\b[^.;]*{_TIME}",
            rf"\bwithin {_TIME}\b[^.;]*\b(?:decision|decide\w*|outcome|respon[ds]e?\w*|reply|tell|told|hear)\b",
            rf"\b(?:panel|decid\w+)\b[^.;]*{_TIME} (?:of|after|from) (?:receiv\w+|the referral|a referral|it)",
        ),
    ),
    Parameter(
        "how soon teaching starts after a referral is accepted",
        _COUNCIL,
        _one_of(
            rf"\b(?:teaching|tuition|provision|education|support|lessons|placement)\b[^.;]*\b(?:starts?|"
            rf"begins?|in place|arranged)\b[^.;]*\b(?:within|no later than|by)\b[^.;]*(?:{_TIME}|\b(?:sixth"
            rf"|tenth|fifth|fifteenth) (?:school )?day)",
            rf"\bwithin {_TIME}\b[^.;]*\b(?:teaching|tuition|provision|lessons)\b[^.;]*\b(?:starts?|begins?"
            rf"|in place|arranged)\b",
            rf"\b(?:starts?|begins?)\b[^.;]*\bwithin {_TIME}",
        ),
    ),
    Parameter(
        "how many hours of teaching a child gets",
        _COUNCIL,
        _one_of(
            r"\b(?:\d+|one|two|three|four|five|six|ten|twelve|fifteen|twenty[- ]\w+)\s+hours?\b[^."
            r";]*\b(?:week|day|teaching|tuition)\b",
            r"\bhours of (?:teaching|tuition)\b[^.;]*\b\d+\b",
        ),
    ),
    Parameter(
        "how a decision can be challenged",
        _COUNCIL,
        _one_of(
            r"\b(?:complain\w*|complaints?|appeal\w*|ombudsman|challenge the decision|ask (?:us|the "
            r"council) to look at it again|review of the decision)\b"
        ),
    ),
    Parameter(
        "who the named officer is and how to reach them",
        _EVERYBODY,
        _one_of(
            r"[\w.+-]+@[\w-]+\.\w+",
            r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b",
            r"\bcontact (?:the|us|our)\b[^.;]*\b(?:office|reception)\b",
        ),
    ),
    Parameter(
        "what evidence is asked for",
        (PolicyType.PAGE, *_COUNCIL),
        _one_of(
            r"\b(?:medical )?evidence\b[^.;]*\b(?:from|should|must|can be|means|by a|includes?)\b(?![^."
            r";]*\bby the school\b)",
            r"\b(?:medical (?:advice|evidence|letter)|(?:letter|advice|report) from an?)\b[^.;]*\b(?:doctor"
            r"|GP|consultant|nurse|"
            r"clinician|practitioner|hospital|must|should|accompan\w+)\b",
        ),
    ),
    Parameter(
        "which form a referral is made on, or where to send it",
        (*_COUNCIL, PolicyType.PAGE),
        _one_of(
            r"\b(?:referral|request|application) form\b",
            r"\b(?:forms?|refer\w*|requests?|applications?)\b[^.;]*(?:\bonline\b|\bportal\b|@|https?:|"
            r"\bwebsite\b)",
        ),
    ),
    Parameter(
        "how often provision is reviewed",
        _EVERYBODY,
        _one_of(
            rf"\breview\w*\b[^.;]*\b(?:every|each|after|at least|within)\b[^.;]*\b(?:{_TIME}|term|half[- "
            rf"]term|month|year)",
            r"\b(?:every|each)\b[^.;]*\b(?:weeks?|term|half[- ]term|month)\b[^.;]*\breview\w*",
            r"\breview\w*\b[^.;]*\b(?:weekly|monthly|termly|half[- ]termly|annually|fortnightly)\b|"
            r"\b(?:weekly|monthly|termly)\b[^.;]*\breview",
            rf"\breview\w*\b[^.;]*\b{_TIME}",
        ),
    ),
    Parameter(
        "by when the school refers, meets or hands over",
        (PolicyType.SCHOOL, PolicyType.TRUST),
        _one_of(
            rf"\b(?:refer\w*|meeting|hand\w* over|handover|hold|held)\b[^.;]*\b(?:within|by|no later than|"
            rf"before|after|on)\b[^.;]*(?:{_TIME}|\bday \d+)",
            rf"\b(?:within|by|after)\b[^.;]*(?:{_TIME}|day \d+)\b[^.;]*\b(?:refer\w*|meeting|hand\w* over)",
        ),
    ),
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each thing this type of policy has to say and no sentence of it says."""
    sentences = [sentence for _, _, sentence in policy.sentences()]
    for parameter in PARAMETERS:
        if policy.metadata.policy_type not in parameter.types:
            continue
        if not any(pattern.search(sentence) for pattern in parameter.says for sentence in sentences):
            yield ABSENT.whole(f"The policy does not say {parameter.name}.")
