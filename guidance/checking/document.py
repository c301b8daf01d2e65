"""A policy as the checks see it, wherever it came from: a frozen edition, a draft, or a file being imported."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from guidance.checking.sentences import sentences_of, tidy
from guidance.policies.enums import ClauseKind, PolicyType


@dataclass(frozen=True)
class CheckedLink:
    """A link's words and its address; the address is blank when it has none."""

    text: str
    href: str


@dataclass(frozen=True)
class CheckedClause:
    """One clause. Its words are tidied: straight quotes, single spaces."""

    number: str
    level: int
    kind: str
    heading: str
    text: str
    links: tuple[CheckedLink, ...] = ()
    uid: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "heading", tidy(self.heading))
        object.__setattr__(self, "text", tidy(self.text))

    @property
    def name(self) -> str:
        """What a finding calls this clause."""
        return self.uid or self.number

    @property
    def words(self) -> str:
        """Heading and text together."""
        return f"{self.heading} {self.text}".strip()

    @property
    def is_heading(self) -> bool:
        return self.kind == ClauseKind.HEADING

    @property
    def is_item(self) -> bool:
        return self.kind == ClauseKind.ITEM


@dataclass(frozen=True)
class LibrarySource:
    """A statute or guidance the library knows; `superseded_by` is the key of what replaced it, or blank."""

    key: str
    title: str
    short: str = ""
    issued_on: date | None = None
    superseded: bool = False
    superseded_by: str = ""
    is_law: bool = False


@dataclass(frozen=True)
class Metadata:
    """What a policy says about itself outside its clauses."""

    title: str = ""
    policy_type: str = PolicyType.COUNCIL
    label: str = ""
    issued_on: date | None = None
    review_due: date | None = None
    approved_by: str = ""


@dataclass(frozen=True)
class LinkAnswer:
    """What a linked address said when the site last opened it. `dead` is sure: gone, or silent on two days."""

    href: str
    dead: bool = False
    moved_to: str = ""
    said: str = ""
    since: date | None = None


@dataclass(frozen=True)
class CheckedPolicy:
    """The neutral document: every check is a pure function over one of these."""

    metadata: Metadata
    clauses: tuple[CheckedClause, ...]
    sources: tuple[LibrarySource, ...]
    today: date
    answers: tuple[LinkAnswer, ...] = ()
    _sentences: dict[int, list[str]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def text(self) -> str:
        """All the words, a line a clause."""
        return "\n".join(clause.words for clause in self.clauses)

    def sentences(self) -> Iterator[tuple[int, CheckedClause, str]]:
        """Every sentence with its clause and the clause's place."""
        for place, clause in enumerate(self.clauses):
            if place not in self._sentences:
                self._sentences[place] = sentences_of(clause.words)
            yield from ((place, clause, sentence) for sentence in self._sentences[place])

    def intro_of(self, place: int) -> CheckedClause | None:
        """What introduces a list item: the words before the list. None for anything else."""
        if not self.clauses[place].is_item:
            return None
        above = (
            one for one in reversed(self.clauses[:place]) if one.kind not in (ClauseKind.ITEM, ClauseKind.FOOTNOTE)
        )
        return next(above, None)

    def heading_of(self, place: int) -> CheckedClause | None:
        """The nearest heading above a clause."""
        return next((one for one in reversed(self.clauses[:place]) if one.is_heading), None)

    def place_names(self) -> dict[str, str]:
        """Returns clause name -> what people call its place: its number, or the heading it stands below."""
        names: dict[str, str] = {}
        above = ""
        for clause in self.clauses:
            called = " ".join(filter(None, (clause.number, clause.heading)))
            above = called if clause.is_heading else above
            names.setdefault(clause.name, called or (f"Below “{above}”" if above else "At the top"))
        return names

    def headings_above(self, place: int) -> list[CheckedClause]:
        """The headings a clause stands under, the nearest first."""
        found: list[CheckedClause] = []
        for one in reversed(self.clauses[:place]):
            if one.is_heading and (not found or one.level < found[-1].level):
                found.append(one)
        return found

    def body_of(self, place: int) -> list[CheckedClause]:
        """Everything below the heading at a place, until one of its level or above."""
        body: list[CheckedClause] = []
        for one in self.clauses[place + 1 :]:
            if one.is_heading and one.level <= self.clauses[place].level:
                break
            body.append(one)
        return body

    def items_after(self, place: int) -> list[CheckedClause]:
        """The list that directly follows a clause; empty when none does."""
        items: list[CheckedClause] = []
        for one in self.clauses[place + 1 :]:
            if not one.is_item:
                break
            items.append(one)
        return items

    def section_words(self, place: int) -> str:
        """The words of the nearest heading's section that a clause stands in, heading included."""
        start = next((n for n in range(place, -1, -1) if self.clauses[n].is_heading), None)
        if start is None:
            return self.text
        return "\n".join(one.words for one in (self.clauses[start], *self.body_of(start)))
