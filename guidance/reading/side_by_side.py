"""Two authorities on the same topics: what each says in its policies in force, clause by clause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from guidance.policies.enums import ClauseKind
from guidance.policies.models import ClauseText
from guidance.policies.service import texts_with_topics
from guidance.reading.authority_pages import short_name
from guidance.reading.closeness import nearly_same
from guidance.reading.models import AuthorityPage
from guidance.reading.queries import Published, published_below
from guidance.reading.states import dates_line
from people.models import Authority

#: What families ask: (the topic of the clause that answers it, the topic it belongs to, the words of the row).
#: Where no clause carries the first, the first clauses of the second stand in for it.
QUESTIONS = (
    ("when-to-refer", "threshold", "When a school refers"),
    ("evidence-accepted", "evidence", "Evidence that counts"),
    ("evidence-refused", "", "Evidence that does not count"),
    ("who-decides", "decision", "Who decides"),
    ("when-decided", "", "When it is decided"),
    ("what-is-offered", "provision", "What can be arranged"),
    ("how-much-teaching", "", "How much teaching"),
    ("how-often-reviewed", "review", "How often it is reviewed"),
    ("coming-back", "reintegration", "Going back to school"),
    ("how-it-ends", "ending", "When it ends"),
    ("whom-to-ask", "named-officer", "Whom to ask"),
)
_MOST = 2


@dataclass(frozen=True)
class Said:
    """A clause in a cell, with the list that it introduces."""

    number: str
    href: str
    words: str
    items: list[str]


@dataclass(frozen=True)
class Cell:
    """What one authority says on a topic; `said` is empty where it says nothing."""

    authority: Authority
    name: str
    said: list[Said]


@dataclass(frozen=True)
class Topic:
    """A row: the topic, and what both say on it."""

    label: str
    cells: list[Cell]
    nearly_same: bool


def comparable(places: list[AuthorityPage], on: date) -> tuple[list[AuthorityPage], dict[int, list[Published]]]:
    """Returns the places that have words in force on a day, and their policies by authority id."""
    below = published_below(places, on)
    return [place for place in places if below[place.authority_id]], below


def side_by_side(places: list[AuthorityPage], below: dict[int, list[Published]]) -> dict[str, Any]:
    """Returns the context that shows two authorities beside each other, in the order given."""
    columns = [_column(place.authority, below[place.authority_id]) for place in places]
    topics = [_topic(columns, *question) for question in QUESTIONS]
    told = [topic for topic in topics if any(cell.said for cell in topic.cells)]
    return {
        "columns": columns,
        "topics": told,
        "alike": sum(topic.nearly_same for topic in told),
        "one_sided": sum(not all(cell.said for cell in topic.cells) for topic in told),
    }


@dataclass(frozen=True)
class _Column:
    authority: Authority
    name: str
    facts: list[str]
    texts: list[ClauseText]


def _column(authority: Authority, published: list[Published]) -> _Column:
    versions = [one.version for one in published]
    facts = [fact for version in versions for fact in dates_line(version)[:2]]
    return _Column(authority, short_name(authority), facts, texts_with_topics(versions))


def _topic(columns: Iterable[_Column], key: str, broad: str, label: str) -> Topic:
    cells = [Cell(column.authority, column.name, _said(column.texts, key, broad)) for column in columns]
    one, other = (" ".join([*(w for s in cell.said for w in (s.words, *s.items))]) for cell in cells)
    return Topic(label, cells, bool(one and other) and nearly_same(one, other))


def _said(texts: list[ClauseText], key: str, broad: str) -> list[Said]:
    spoken = [text for text in texts if text.text and text.kind != ClauseKind.FOOTNOTE]
    found = [text for text in spoken if key in text.clause.topics]
    if not found and broad:
        found = [text for text in spoken if broad in text.clause.topics and text.kind != ClauseKind.ITEM][:_MOST]
    by_id = {text.pk: text for text in texts}
    return [_clause(text, texts, by_id) for text in found]


def _clause(text: ClauseText, texts: list[ClauseText], by_id: dict[int, ClauseText]) -> Said:
    above: ClauseText | None = text
    while above is not None and not above.number:
        above = by_id.get(above.parent_id) if above.parent_id else None
    items = _items_after(text, texts) if text.text.endswith(":") else []
    href = reverse("reading:clause", args=[text.clause.uid])
    return Said(above.number if above else "", href, text.text, items)


def _items_after(text: ClauseText, texts: list[ClauseText]) -> list[str]:
    """Returns the list that follows a clause ending in a colon."""
    items = []
    for following in texts[texts.index(text) + 1 :]:
        if following.kind != ClauseKind.ITEM:
            break
        items.append(following.text)
    return items
