"""One form or record has one name."""

import re
from collections import defaultdict
from collections.abc import Iterator

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule
from guidance.checking.sentences import stem

VARIANT = Rule("term.variant", Severity.WARNING, "Choose one name and use it everywhere.")
DOUBLE = Rule("term.double_name", Severity.WARNING, "Say whether it is one document or two, and give each one name.")
PAPER = (
    r"(?:Records?|Forms?|Plans?|Agreements?|Documents?|Contracts?|Profiles?|Letters?|Checklists?|Certificates?|Logs?)"
)
_WORD = r"[A-Z][\w'’-]*"
NAME = re.compile(rf"\b(?:{_WORD} (?:(?:and|of|for) (?=[A-Z]))?|{_WORD}/)*?{_WORD}(?:[ -](?:and |of |for )?){PAPER}\b")
SLASHED = re.compile(
    rf"\b(?:{_WORD} ){{0,4}}{_WORD}(?: \([A-Z]+\))? ?/ ?{_WORD}(?: (?:{_WORD}|or|and)){{0,4}} (?:{PAPER}|"
    rf"document|record|form|plan|contract|agreement)\b(?! Meeting)"
)
NATIONAL = re.compile(r"\bEducation,? Health,? and Care Plans?\b(?: \w+)?|\bEHC Plans?\b", re.IGNORECASE)
LEADING = frozenset("The A An This Your Our Their Any Each Updated New Draft Part No Please Complete Where".split())
IGNORED = frozenset("and of for the a an".split())
_SHARED = 2


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each family of names in which one is another with words added or differently joined."""
    uses: dict[str, CheckedClause] = {}
    for clause in policy.clauses:
        for match in NAME.finditer(NATIONAL.sub("; ", clause.text)):
            if len(words := _plain(match[0])) >= _SHARED:
                uses.setdefault(" ".join(words), clause)
    for family in _families(list(uses)):
        names = ", ".join(f"“{name}”" for name in family)
        yield VARIANT.at(uses[family[0]], " ".join(family), f"These look like one thing: {names}.")
    told: set[str] = set()
    for clause in policy.clauses:
        for match in SLASHED.finditer(clause.words):
            one = re.sub(r"s\b", "", match[0].casefold())
            if one not in told and _two_names(match[0]):
                told.add(one)
                yield DOUBLE.at(clause, match[0], f"“{match[0]}” may be one document or two.")


def _plain(name: str) -> list[str]:
    words = name.split()
    while words and words[0] in LEADING:
        words = words[1:]
    return words


def _families(names: list[str]) -> list[list[str]]:
    """Names of one kind of paper, of which one contains all the words of the other, or runs them together."""
    found: list[list[str]] = []
    by_paper: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_paper[stem(re.split(r"[\s-]", name)[-1])].append(name)
    for group in by_paper.values():
        rest = sorted(group, key=lambda name: len(_key(name)))
        while rest:
            first, *others = rest
            alike = [one for one in others if _alike(first, one)]
            if alike:
                found.append([first, *alike])
            rest = [one for one in others if one not in alike]
    return found


def _alike(short: str, long: str) -> bool:
    """“Review Record” is like “Initial Review Record” and “Healthcare Plan” like “Health Care Plan”: one ending."""
    one, other = _key(short), _key(long)
    if "".join(one) == "".join(other):
        return short.casefold().rstrip("s") != long.casefold().rstrip("s")
    pairs = zip(reversed(one), reversed(other), strict=False)
    shared = next((n for n, (a, b) in enumerate(pairs) if a != b), len(one))
    run_together = len(one) >= _SHARED and "".join(other).endswith("".join(one)) and shared < len(one)
    return shared > _SHARED or run_together


def _key(name: str) -> list[str]:
    return [stem(word) for word in re.split(r"[\s/-]+", name.casefold()) if word not in IGNORED]


def _two_names(name: str) -> bool:
    left, right = re.split(r" ?/ ?", name, maxsplit=1)
    return left.casefold() not in {"and", "parent", "child"} and len(f"{left} {right}".split()) > _SHARED
