"""Tying a document's clause table to the words in force: uid -> number and hash of the frozen text."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from guidance.library.service import sources_by_key
from guidance.policies.models import ClauseText, EditionVersion
from guidance.policies.service import current_text
from wizard.routes.linked_words import linked_texts, links_in
from wizard.routes.problems import Problem


def words_in_force(uids: Iterable[str], on: date) -> dict[str, ClauseText]:
    """Returns uid -> frozen words, for those uids that the edition in force on a day has."""
    found = {uid: current_text(uid, on) for uid in uids}
    return {uid: text for uid, text in found.items() if text}


def cited_clauses(data: Mapping[str, Any], texts: Mapping[str, ClauseText]) -> dict[str, dict[str, str]]:
    """Returns the clause table with each uid's number and hash filled in; library references stay as they are.

    A clause before the first numbered one has no number, and its entry none.
    """
    table = {}
    for key, entry in data.get("clauses", {}).items():
        text = texts.get(entry.get("uid", ""))
        known = {"number": shown_number(text), "sha256": text.sha256} if text else {}
        table[key] = {**entry, **{name: value for name, value in known.items() if value}}
    return table


def citation_problems(data: Mapping[str, Any], texts: Mapping[str, ClauseText]) -> list[Problem]:
    """Returns `cite.gone` where the edition in force lacks a clause, `cite.changed` where its words differ."""
    problems = []
    for key, entry in data.get("clauses", {}).items():
        uid = entry.get("uid")
        if uid and uid not in texts:
            problems.append(
                Problem(f"/clauses/{key}", "cite.gone", f"The edition in force has no clause “{uid}”. Choose another.")
            )
        elif uid and entry.get("sha256", texts[uid].sha256) != texts[uid].sha256:
            sentence = f"Clause “{uid}” has other words now than when it was cited. Read it and cite it again."
            problems.append(Problem(f"/clauses/{key}", "cite.changed", sentence))
    return problems


def link_problems(data: dict[str, Any]) -> list[Problem]:
    """Returns `link.gone` where a text links to a source that the library does not hold."""
    linked = [(at, link.source) for at, text in linked_texts(data) for link in links_in(text) if link.source]
    held = sources_by_key({source for _, source in linked})
    sentence = "The library has no source “{}”. Add it there, or link to something else."
    return [Problem(at, "link.gone", sentence.format(source)) for at, source in linked if source not in held]


def cited_edition(texts: Mapping[str, ClauseText]) -> EditionVersion | None:
    """Returns the edition version most citations come from; None for a route that cites no clause."""
    versions = [text.edition_version for text in texts.values()]
    return max(versions, key=lambda version: (versions.count(version), version.pk), default=None)


def shown_number(text: ClauseText) -> str:
    """Returns the number a reader sees: an unnumbered paragraph is known by the nearest number above it."""
    while not text.number and text.parent:
        text = text.parent
    return text.number
