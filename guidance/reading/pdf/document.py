"""Everything a policy's PDF says, as plain data: the same frozen words as the page, in the same order."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from guidance.library.models import Source
from guidance.library.service import sources_by_key
from guidance.policies.enums import ClauseKind
from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.service import in_force, texts_of
from guidance.reading.addresses import whole
from guidance.reading.amendments import AmendmentRecord, amendment_record
from guidance.reading.change_pages import version_address
from guidance.reading.contact_cards import Card, cards
from guidance.reading.dates import day
from guidance.reading.first_uses import FirstUses
from guidance.reading.lines import Line, Row, lay_out, sources_named, stored_lines
from guidance.reading.pdf.outline import rows_in_order
from guidance.reading.pdf.words import Node, calls_of, nodes_of
from guidance.reading.policy_pages import banner
from guidance.reading.states import dates_line, review, version_name
from people.models import Authority
from printing.letters import printable

_SHORT = 1_500  # characters that fit on a page with room to spare


def document(
    authority: Authority, policy: PolicyPage, version: EditionVersion, versions: list[EditionVersion], on: date
) -> dict[str, Any]:
    """Returns what the typesetter is given. `versions` are all of the policy; `on` decides the banner and review."""
    lines = stored_lines(texts_of(version))
    sources = sources_by_key(sources_named(lines))
    rows = [row for part in lay_out(lines, sources, explained=FirstUses().explained).parts for row in part.rows]
    clauses = rows_in_order([_clause(row) for row in rows])
    said = banner(authority, policy, version, versions, on)
    current = in_force(versions, on) == version
    return {
        "title": printable(version.title),
        "authority": printable(authority.name),
        "accent": authority.accent,
        "lead": printable(version.lead),
        "edition": printable(version_name(version, versions)),
        "facts": [printable(fact) for fact in dates_line(version)],
        "review": printable(review(version, on).sentence) if current else "",
        "published": f"Published {day(localdate(version.published_at))}.",
        "banner": {"heading": said.heading, "text": printable(said.text), "href": whole(said.href)} if said else None,
        "about": printable(version.note),
        "address": whole(version_address(authority, policy, version)),
        "clauses": clauses,
        "explained": any("wm-long" in row.html for row in rows),
        "contact": _contact(cards(authority)[0]),
        "amendments": _amendments(amendment_record(version, lines)),
        "sources": [_source(source) for source in _in_order(lines, sources)],
        **_notes(lines, clauses),
    }


def _clause(row: Row) -> dict[str, Any]:
    return {
        "kind": row.shape,
        "level": row.data_level,
        "number": printable(row.number),
        "heading": printable(row.heading),
        "href": whole(reverse("reading:clause", args=[row.uid])),
        "nodes": nodes_of(row.html),
        "short": len(row.html) < _SHORT,
        "sources": [
            {"title": printable(f"{chip.mark} {chip.title}".strip()), "href": chip.href, "replaced": chip.superseded}
            for chip in row.chips
        ],
    }


def _notes(lines: list[Line], clauses: list[dict[str, Any]]) -> dict[str, Any]:
    """Returns the footnotes by mark, the marks in the order they are first called, and those that nothing calls."""
    held: dict[str, list[Node]] = {
        printable(line.number): nodes_of(line.html) for line in lines if line.kind == ClauseKind.FOOTNOTE
    }
    seen: set[str] = set()
    for call in calls_of(clauses):
        call["again"] = call["mark"] in seen
        seen.add(call["mark"])
    order = [call["mark"] for call in calls_of(clauses) if call["mark"] in held and not call["again"]]
    return {
        "notes": {mark: nodes for mark, nodes in held.items() if mark in order},
        "marks": order,
        "uncalled": [{"mark": mark, "nodes": nodes} for mark, nodes in held.items() if mark not in order],
    }


def _in_order(lines: list[Line], sources: dict[str, Source]) -> list[Source]:
    named = dict.fromkeys(key for line in lines for key in line.sources if key in sources)
    return [sources[key] for key in named]


def _source(source: Source) -> dict[str, str]:
    replaced = f" Replaced by {source.superseded_by.title}." if source.superseded_by else ""
    issued = f", {day(source.issued_on)}" if source.issued_on else ""
    return {"title": printable(source.title), "about": printable(f"{issued}.{replaced}"), "href": source.url}


def _amendments(record: AmendmentRecord) -> list[dict[str, str]]:
    """Returns the rows of the amendment record: this edition's reasons, then what the document told before."""
    reasons = [
        (" ".join(filter(None, (one.number, one.heading))) or "A clause", f"{one.why}{' (taken out)' * one.gone}")
        for one in record.changes
    ]
    earlier = [(", ".join(filter(None, (when, number))) or "Not dated", what) for when, number, what in record.earlier]
    return [{"about": printable(about), "what": printable(what)} for about, what in [*reasons, *earlier]]


def _contact(card: Card | None) -> dict[str, str] | None:
    if card is None:
        return None
    return {
        "role": printable(card.role),
        "phone": card.phone,
        "email": card.email,
        "url": card.url,
        "about": printable(card.about),
    }
