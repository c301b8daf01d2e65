"""What a file of marks held, and what in it could not be read."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from wizard.attendance.codes import problem_of
from wizard.attendance.enums import Half
from wizard.attendance.marks import Mark, Marks

NOT_MARKED = frozenset({"", "-"})
MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class BadCell:
    """One thing that could not be read: the line (1 is the first of the file), the column's name, and a sentence."""

    line: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadMarks:
    """Marks by pupil (UPN, or the file's own key; blank when the file is about one pupil), names where given.

    With problems there is nothing to import: a register with holes would count wrongly.
    """

    pupils: dict[str, Marks]
    names: dict[str, str]
    problems: tuple[BadCell, ...]
    more_problems: int = 0


@dataclass
class Gathering:
    """Collects marks and problems while a file is read."""

    marks: dict[str, dict[tuple[date, Half], str]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[str, str] = field(default_factory=dict)
    problems: list[BadCell] = field(default_factory=list)
    more: int = 0

    def bad(self, line: int, column: str, sentence: str) -> None:
        """Keeps a problem; past the first hundred only their number."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(BadCell(line, column, sentence))
        else:
            self.more += 1

    def add(self, pupil: str, day: date, half: Half, letters: str, line: int, column: str) -> None:
        """Keeps a mark, or says why it cannot stand. A session nobody marked is left out, not counted as anything."""
        self.add_session(pupil, (day, half), letters, line, column)

    def add_session(self, pupil: str, session: tuple[date, Half], letters: str, line: int, column: str) -> None:
        """Keeps a mark as `add` does, for a day and half that are one value already."""
        letters = tidied(letters)
        if letters in NOT_MARKED:
            return
        if problem := problem_of(letters, *session):
            self.bad(line, column, f"{problem} ({spoken(*session)}).")
        elif self.marks[pupil].setdefault(session, letters) != letters:
            self.bad(line, column, f"{spoken(*session)} is marked twice, with different codes.")

    def done(self) -> ReadMarks:
        """Returns what was gathered; no pupils when there are problems."""
        pupils = {} if self.problems else {pupil: _marks(found) for pupil, found in self.marks.items()}
        return ReadMarks(pupils, dict(self.names), tuple(self.problems), self.more)


@lru_cache(maxsize=1000)
def tidied(letters: str) -> str:
    """Returns a cell's code as it is kept."""
    return letters.strip().upper()


def spoken(day: date, half: Half) -> str:
    """Returns "the morning of 7 September 2026"."""
    return f"the {'morning' if half == Half.AM else 'afternoon'} of {day.day} {day:%B %Y}"


def _marks(found: dict[tuple[date, Half], str]) -> Marks:
    # A session is a key here, so none is marked twice; a tuple made directly costs half of calling Mark.
    make = tuple.__new__
    return Marks(tuple([make(Mark, (day, half, letters)) for (day, half), letters in sorted(found.items())]))
