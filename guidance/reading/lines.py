"""The clauses of a policy page, laid out: parts, contents, chips and footnotes, from frozen rows or from a draft."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from guidance.library.models import Source
from guidance.policies.enums import ClauseKind
from guidance.policies.models import ClauseText
from guidance.policies.service import Draft

_LONGEST_NUMBER = 8
_ISSUERS = {"DfE", "NHS", "Ofsted"}  # the chip shows who issued it as its mark, so the title need not


@dataclass(frozen=True)
class Line:
    """One clause as read: `parent` is the place of the clause it stands under."""

    uid: str
    number: str
    level: int
    parent: int | None
    kind: str
    heading: str
    html: str
    sources: Sequence[str]
    audiences: Sequence[str] = ()


@dataclass(frozen=True)
class Chip:
    """A law or guidance in the margin."""

    title: str
    kind: str
    mark: str
    href: str
    superseded: bool


@dataclass
class Row:
    """A clause in the three columns of the page."""

    uid: str
    number: str
    shape: str
    data_level: int
    heading: str
    html: SafeString
    chips: list[Chip]

    @property
    def long_number(self) -> bool:
        """Whether the number needs a line of its own on a phone."""
        return len(self.number) > _LONGEST_NUMBER


@dataclass(frozen=True)
class Footnote:
    """A footnote, and the way back to where it is called."""

    uid: str
    mark: str
    html: SafeString
    back_href: str
    back_words: str


@dataclass
class Part:
    """A heading of the first level with all that stands below it; the first part may have none."""

    rows: list[Row] = field(default_factory=list)

    @property
    def title(self) -> Row | None:
        """The heading row, for the contents list."""
        first = self.rows[0]
        return first if first.shape == ClauseKind.HEADING and first.data_level == 1 else None


@dataclass(frozen=True)
class Layout:
    """All the words of a policy page."""

    parts: list[Part]
    footnotes: list[Footnote]

    @property
    def contents(self) -> list[Row]:
        """The headings of the first level."""
        return [part.title for part in self.parts if part.title]


def stored_lines(texts: Sequence[ClauseText]) -> list[Line]:
    """Returns the lines of a version's frozen rows, given in reading order."""
    places = {text.pk: place for place, text in enumerate(texts)}
    return [
        Line(
            text.clause.uid,
            text.number,
            text.level,
            None if text.parent_id is None else places[text.parent_id],
            text.kind,
            text.heading,
            text.html,
            text.sources,
            text.clause.audiences,
        )
        for text in texts
    ]


def draft_lines(draft: Draft) -> list[Line]:
    """Returns the lines of a draft that nobody has published."""
    return [
        Line(
            row.uid, row.number, row.level, row.parent, row.kind, row.heading, row.html, row.sources,
            draft.audiences[row.uid],
        )
        for row in draft.rows
    ]  # fmt: skip


def sources_named(lines: Iterable[Line]) -> set[str]:
    """Returns the key of every source that the lines name."""
    return {key for line in lines for key in line.sources}


def lay_out(
    lines: list[Line],
    sources: Mapping[str, Source],
    shown: Collection[int] | None = None,
    explained: Callable[[str], str] = str,
) -> Layout:
    """Returns the page's words, or those at the places `shown`; `explained` is given each clause's HTML in order.

    A source named by a heading is not repeated on the clauses below it.
    """
    places = [place for place in range(len(lines)) if shown is None or place in shown]
    parts: list[Part] = []
    for place in places:
        line = lines[place]
        if line.kind == ClauseKind.FOOTNOTE:
            continue
        if not parts or (line.kind == ClauseKind.HEADING and line.level == 1):
            parts.append(Part())
        parts[-1].rows.append(_row(place, lines, sources, explained))
    notes = [lines[place] for place in places if lines[place].kind == ClauseKind.FOOTNOTE]
    return Layout(parts, [_footnote(line, lines, explained) for line in notes])


def shown_number(line: Line, lines: list[Line]) -> str:
    """Returns the number a clause is known by: its own, or that of the nearest clause above which has one."""
    above: Line | None = line
    while above is not None and not above.number:
        above = None if above.parent is None else lines[above.parent]
    return above.number if above else ""


def _row(place: int, lines: list[Line], sources: Mapping[str, Source], explained: Callable[[str], str]) -> Row:
    line = lines[place]
    said = _said_above(line, lines)
    keys = [key for key in line.sources if key in sources and key not in said]
    numbered = line.kind in {ClauseKind.HEADING, ClauseKind.CLAUSE}
    return Row(
        uid=line.uid,
        number=line.number,
        shape=line.kind,
        data_level=min(line.level, 4) if numbered else 2,
        heading=line.heading,
        html=mark_safe(explained(line.html)),
        chips=[_chip(sources[key]) for key in keys],
    )


def _said_above(line: Line, lines: list[Line]) -> set[str]:
    said: set[str] = set()
    while line.parent is not None:
        line = lines[line.parent]
        said.update(line.sources)
    return said


def _chip(source: Source) -> Chip:
    issuer, _, rest = source.short.partition(" ")
    mark = issuer if issuer in _ISSUERS and rest else ""
    return Chip(rest if mark else source.short, source.kind, mark, source.url, source.superseded_by_id is not None)


def _footnote(line: Line, lines: list[Line], explained: Callable[[str], str]) -> Footnote:
    caller = lines[line.parent] if line.parent is not None else None
    number = shown_number(caller, lines) if caller else ""
    return Footnote(
        uid=line.uid,
        mark=line.number,
        html=mark_safe(_in_line(explained(line.html))),
        back_href=f"#{caller.uid}-note-{line.number}" if caller else "",
        back_words=f"Back to {number}" if number else "Back to the text",
    )


def _in_line(html: str) -> str:
    """Returns a single paragraph without its tags, so that the way back stands beside its last word."""
    alone = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
    return html[len("<p>") : -len("</p>")] if alone else html
