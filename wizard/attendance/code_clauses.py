"""What an authority's policy says of a register code: its clauses on attendance that name the code."""

import re
from datetime import date

from guidance.policies.models import ClauseText, PolicyPage
from guidance.policies.service import current_versions, texts_with_topics
from guidance.reading.models import AuthorityPage
from people.models import Authority

TOPICS = frozenset({"codes", "attendance"})
MOST = 4


def clauses_on_code(authority: Authority | None, letters: str, on: date) -> list[ClauseText]:
    """Returns the clauses in force on a day that name the code, or stand under a heading that does; none for marks."""
    if authority is None or not letters.isalnum():
        return []
    named = re.compile(rf"\b(?:[Cc]ode|codes|is|or|[Uu]se) {re.escape(letters)}\b")
    place = AuthorityPage.objects.filter(authority=authority).first()
    policies = PolicyPage.objects.child_of(place).live() if place else ()
    texts = texts_with_topics(current_versions(policies, on).values())
    numbers = {text.pk: text.number for text in texts}
    headings = {text.pk: text.heading or text.text for text in texts if text.kind == "heading"}
    found = [
        text
        for text in texts
        if text.kind != "heading"
        and TOPICS & set(text.clause.topics)
        and (named.search(text.text) or named.search(headings.get(text.parent_id or 0, "")))
    ]
    for text in found:
        text.number = text.number or numbers.get(text.parent_id or 0, "")
    return found[:MOST]
