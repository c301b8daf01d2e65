"""The checks that every policy gets, run over a document before it is stored."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from guidance.checking.service import (
    CheckedClause,
    CheckedLink,
    CheckedPolicy,
    Metadata,
    check_policy,
    library_sources,
)
from guidance.importing.documents.results import Finding, Imported, ReadClause

_KEY = re.compile(r"‹([\w-]+)›")


def check_imported(imported: Imported, policy_type: str, label: str, today: date) -> list[Finding]:
    """Returns what the checks find in an imported document; each names its clause by number or first words."""
    metadata = Metadata(
        title=imported.title,
        policy_type=policy_type,
        label=label,
        issued_on=imported.day("issued_on"),
        review_due=imported.day("review_due"),
        approved_by=imported.metadata.get("approved_by", ""),
    )
    keyed = {str(place): clause for place, clause in enumerate(imported.clauses)}
    found = check_keyed(keyed, metadata, today)
    return [replace(one, clause=keyed[one.clause].name) if one.clause else one for one in found]


def check_keyed(clauses: Mapping[str, ReadClause], metadata: Metadata, today: date) -> list[Finding]:
    """Returns what the checks find in clauses given by key, in their order; each finding names its clause by key.

    Clauses of a document have no identity yet: the checks are given the key in its place, between marks that no
    policy uses, and where a sentence repeats it, the clause's number or first words take its place.
    """
    checked = tuple(_as_checked(key, clause) for key, clause in clauses.items())
    found = check_policy(CheckedPolicy(metadata, checked, library_sources(), today))

    def named(sentence: str) -> str:
        return _KEY.sub(lambda m: clauses[m[1]].name if m[1] in clauses else m[0], sentence)

    return [
        Finding(one.code, str(one.severity), one.clause.strip("‹›"), named(one.message), named(one.suggestion))
        for one in found
    ]


def _as_checked(key: str, clause: ReadClause) -> CheckedClause:
    return CheckedClause(
        number=clause.number,
        level=clause.level,
        kind=clause.kind,
        heading=clause.heading,
        text=clause.text,
        links=tuple(CheckedLink(link["text"], link["href"]) for link in clause.links),
        uid=f"‹{key}›",
    )
