"""What a database is asked to do with words."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from guidance.searching.asking import Asked

#: Marks around a word that was found: characters of nobody's alphabet, turned into HTML after escaping.
OPEN, CLOSE = "\ue000", "\ue001"
SHORT = 300  # characters: a clause that is no longer is shown whole
EXCERPT = 40  # words of a longer one


@dataclass(frozen=True)
class Wanted:
    """What narrows a search: the day, whose clauses (none named: everybody's), and whether earlier ones as well."""

    on: date
    authorities: tuple[int, ...] = ()
    earlier: bool = False


@dataclass(frozen=True)
class Marked:
    """A clause's heading and excerpt, plain text with marks around the words found."""

    heading: str
    excerpt: str


class Words(Protocol):
    """The words of every frozen clause, stemmed as English."""

    def add(self, connection: BaseDatabaseWrapper, version: int, authority: int, starts: date, ends: date) -> None:
        """Adds the clauses of one version."""

    def clear(self, connection: BaseDatabaseWrapper) -> None:
        """Removes every clause."""

    def find(self, connection: BaseDatabaseWrapper, asked: Asked, wanted: Wanted, most: int) -> list[int]:
        """Returns the ids of texts that match, those in force first and then the best. At most `most` are ranked."""

    def mark(self, connection: BaseDatabaseWrapper, asked: Asked, texts: list[int]) -> dict[int, Marked]:
        """Returns the texts' headings and excerpts by id."""
