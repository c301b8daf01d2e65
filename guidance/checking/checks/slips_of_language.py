"""Slips that a spelling checker passes: doubled words, words left out, a wrong word that is a word."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

SLIP = Rule("arte.wording", Severity.WARNING, "Put it right.")
DOUBLED = re.compile(r"(?<![\w'-])(?P<word>[A-Za-z][a-z]+|a)\s+(?P=word)(?![\w'-])")
MAY_DOUBLE = frozenset({"had", "very", "many", "so"})
WRONG = (
    (
        re.compile(
            r"\bmedial(?= (?:appointment|advice|evidence|need|condition|professional|reason|treatment|plan))",
            re.IGNORECASE,
        ),
        "medical",
    ),
    (re.compile(r"\bpubic(?= (?:exam|health|sector|bod|service))", re.IGNORECASE), "public"),
    (re.compile(r"\bcouncell?ing\b", re.IGNORECASE), "counselling"),
    (re.compile(r"\bpupils? referral unites?\b", re.IGNORECASE), "pupil referral unit"),
    (re.compile(r"\btuition form (?:a|the)\b", re.IGNORECASE), "tuition from"),
    (re.compile(r"\bevidence form (?:a|an|the)\b", re.IGNORECASE), "evidence from"),
    (re.compile(r"\b(?:complimentary)(?= (?:provision|education|therap))", re.IGNORECASE), "complementary"),
    (re.compile(r"\bstationary(?= (?:and|items|costs))", re.IGNORECASE), "stationery"),
    (re.compile(r"\bprinciple(?= (?:of the school|or headteacher|and governors))", re.IGNORECASE), "principal"),
    (re.compile(r"\buse to (?=(?:appropriate|correct|relevant|right)\b)", re.IGNORECASE), "use the"),
)
_VERBS = (
    "provide|arrange|make|attend|refer|consider|complete|submit|assess|monitor|teach|agree|send|write|meet|"
    "speak|ask|tell|give|take|decide|choose|discuss|inform|invite"
)
_NOUNS_TOO = "support|plan|review|request|record|contact|visit|help|call|start|return|check|share|sign"
NO_ENDING = re.compile(
    rf"\b(?:(?:when|while|whilst|before|after|by|without|despite|instead of)\s+(?:{_VERBS})\s+"
    r"(?:the|a|an|their|your|children|pupils|parents|students|any|all|with|this)|"
    rf"(?:when|while|whilst|before|after)\s+(?:{_NOUNS_TOO})\s+"
    r"(?:their|your|children|pupils|parents|students|families|the (?:family|child|pupil|parents?)))"
    r"\b(?! (?:is|are|was|has|will))",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?P<before>[\w'-]+) (?:the|this|that) (?:\d+|two|three|six|twelve|fifteen)[ -](?:day|week|month|"
    r"term)s?(?: (?:period|point|limit|window|mark|deadline))?\b",
    re.IGNORECASE,
)
PAPERS = re.compile(
    r"^(?:Requests?|Forms?|Plans?|Records?|Referrals?|Reviews?|Reports?|Applications?|Letters?|Evidence|"
    r"Notices?|Meetings?|Provision)$"
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each slip, with the word that was probably meant."""
    for clause in policy.clauses:
        for quote, message in _slips(clause.words):
            yield SLIP.at(clause, quote, f"“{quote.strip()}”: {message}")


def _slips(words: str) -> Iterator[tuple[str, str]]:
    for match in DOUBLED.finditer(words):
        if match["word"] not in MAY_DOUBLE:
            yield match[0], "one word twice."
    for pattern, right in WRONG:
        for match in pattern.finditer(words):
            yield match[0], f"is “{right}” meant?"
    for match in NO_ENDING.finditer(words):
        yield match[0], "a word's ending is missing."
    for match in TIME.finditer(words):
        if PAPERS.match(match["before"]):
            yield match[0], "a word such as “within” is missing."
