"""Neutral documents out of what is stored: a frozen version, or a draft as it would be frozen."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from typing import Protocol

from django.utils import timezone

from guidance.checking.document import CheckedClause, CheckedLink, CheckedPolicy, LibrarySource, Metadata
from guidance.checking.link_answers import answers_for
from guidance.library.enums import SourceKind, SourceStatus
from guidance.library.models import Source
from guidance.policies.models import EditionPage, EditionVersion, PolicyPage
from guidance.policies.service import read_draft, texts_of

_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<text>.*?)</a>", re.DOTALL)
_HREF = re.compile(r"href=\"([^\"]*)\"")
_TAG = re.compile(r"<[^>]+>")


class Row(Protocol):
    """What a frozen clause and a draft's clause have in common."""

    @property
    def number(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def html(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def sources(self) -> list[str]: ...


@dataclass(frozen=True)
class ReadDraft:
    """An edition's latest draft as the checks read it, and where each clause stands in the editor.

    `blocks` is uid -> the identity of the block in the edition's body, `topics` uid -> what it is found under.
    """

    document: CheckedPolicy
    blocks: dict[str, str]
    topics: dict[str, list[str]]


def document_of_edition_version(version: EditionVersion, today: date | None = None) -> CheckedPolicy:
    """Returns a published version as the checks read it."""
    clauses = [_clause(text, text.clause.uid) for text in texts_of(version)]
    return _document(_about(version, version.policy, version.title), clauses, today)


def document_of_draft(edition: EditionPage, today: date | None = None) -> CheckedPolicy:
    """Returns an edition's latest draft as the checks would read it once published. Raises UnknownStyle."""
    return read_latest_draft(edition, today).document


def read_latest_draft(edition: EditionPage, today: date | None = None) -> ReadDraft:
    """Returns an edition's latest draft with the block of each clause. Raises UnknownStyle."""
    page = EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    policy = PolicyPage.objects.parent_of(page).get()
    draft = read_draft(page, policy)
    clauses = [_clause(row, row.uid) for row in draft.rows]
    blocks = {block["value"]["uid"]: block.get("id") or "" for block in json.loads(draft.body)}
    about = replace(_about(page, policy, policy.title), review_due=draft.about["review_due"])
    return ReadDraft(_document(about, clauses, today), blocks, draft.topics)


def _document(about: Metadata, clauses: list[CheckedClause], today: date | None) -> CheckedPolicy:
    answers = answers_for({link.href for clause in clauses for link in clause.links})
    return CheckedPolicy(about, tuple(clauses), library_sources(), today or timezone.localdate(), answers)


def _about(edition: EditionPage | EditionVersion, policy: PolicyPage, title: str) -> Metadata:
    return Metadata(
        title=title,
        policy_type=policy.policy_type,
        label=edition.label,
        issued_on=edition.issued_on,
        review_due=edition.review_due,
        approved_by=edition.approved_by,
    )


def _clause(row: Row, uid: str) -> CheckedClause:
    return CheckedClause(
        number=row.number,
        level=row.level,
        kind=row.kind,
        heading=row.heading,
        text=row.text,
        links=tuple(_links(row.html)),
        uid=uid,
        sources=tuple(row.sources),
    )


def _links(html: str) -> Iterable[CheckedLink]:
    """The links a reader sees, without the marks that lead to footnotes."""
    for match in _LINK.finditer(re.sub(r"<sup>.*?</sup>", "", html)):
        href = _HREF.search(match["attributes"])
        yield CheckedLink(unescape(_TAG.sub("", match["text"])), unescape(href[1]) if href else "")


def library_sources() -> tuple[LibrarySource, ...]:
    """Returns every law and guidance the library holds, as the checks read them."""
    return tuple(
        LibrarySource(
            key=source.key,
            title=source.title,
            short=source.short,
            issued_on=source.issued_on,
            superseded=source.status == SourceStatus.SUPERSEDED,
            superseded_by=source.superseded_by.key if source.superseded_by else "",
            is_law=source.kind == SourceKind.LAW,
        )
        for source in Source.objects.select_related("superseded_by")
    )
