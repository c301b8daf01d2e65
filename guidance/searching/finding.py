"""Clauses that have the words, a page of them at a time."""

import re
from dataclasses import dataclass

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from guidance.policies.models import ClauseText
from guidance.searching.asking import Asked
from guidance.searching.databases import words_in
from guidance.searching.words import CLOSE, OPEN, Wanted
from people.models import Authority

MOST = 1_000  # clauses that are ranked and can be paged through
PAGE = 20
FOUND = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
MARKS = re.compile(f"[{OPEN}{CLOSE}]")


@dataclass(frozen=True)
class Hit:
    """A clause that has the words. `heading` and `excerpt` are escaped, the words found in bold."""

    authority: Authority
    text: ClauseText
    in_force: bool
    number: str
    heading: SafeString
    excerpt: SafeString


@dataclass(frozen=True)
class Found:
    """One page of what was found. `more`: there are others beyond the 1,000 that were ranked."""

    total: int
    more: bool
    page: int
    pages: int
    hits: list[Hit]


def find(asked: Asked, wanted: Wanted, page: int = 1) -> Found:
    """Returns a page of clauses, 20 long, those in force before earlier ones, each group by how well it matches.

    A page beyond the last is the last. Three queries, and none for a question without words.
    """
    words = words_in(connection)
    texts = words.find(connection, asked, wanted, MOST) if asked else []
    pages = max(1, -(-len(texts) // PAGE))
    page = min(max(page, 1), pages)
    shown = texts[(page - 1) * PAGE : page * PAGE]
    return Found(len(texts), len(texts) == MOST, page, pages, hits_of(asked, wanted, shown))


def hits_of(asked: Asked, wanted: Wanted, texts: list[int]) -> list[Hit]:
    """Returns the clauses with these ids, in this order."""
    if not texts:
        return []
    marked = words_in(connection).mark(connection, asked, texts)
    rows = ClauseText.objects.select_related(
        "clause", "edition_version__policy", "searched__authority", "parent__parent__parent"
    ).in_bulk(texts)
    return [
        Hit(
            authority=row.searched.authority,
            text=row,
            in_force=row.searched.starts <= wanted.on < row.searched.ends,
            number=above(row, "number"),
            heading=bold(marked[row.pk].heading) if row.heading else escape(above(row, "heading")),
            excerpt=excerpt(marked[row.pk].excerpt, row.text),
        )
        for row in (rows[text] for text in texts if text in marked)
    ]


def above(row: ClauseText, name: str) -> str:
    """Returns the number or heading of a clause, or of the nearest one it stands under that has any."""
    chain = [row]
    while len(chain) < 4 and chain[-1].parent is not None:
        chain.append(chain[-1].parent)
    return next((str(getattr(one, name)) for one in chain if getattr(one, name)), "")


def bold(marked: str) -> SafeString:
    """Returns text as HTML, escaped, with what stands between marks in bold; stray marks disappear."""
    return mark_safe(MARKS.sub("", FOUND.sub(r"<b>\1</b>", escape(marked))))


def excerpt(marked: str, whole: str) -> SafeString:
    """Returns an excerpt in bold, with dots where the text goes on."""
    plain = MARKS.sub("", marked).strip()
    before = "" if whole.strip().startswith(plain) else "… "
    after = "" if whole.strip().endswith(plain) else " …"
    return mark_safe(f"{before}{bold(marked.strip())}{after}")
