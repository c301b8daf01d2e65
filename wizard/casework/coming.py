"""What comes next in a case, whose move it is and by when. Pure: rows in, one answer out; nobody types it in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wizard.casework.enums import OPEN, UNDECIDED, CaseStatus, Move


@dataclass(frozen=True, slots=True, order=True)
class Coming:
    """Something due. `about` is acknowledge, decide, look_again, clock:KEY, task:ID, request:ID or challenge:ID."""

    due_on: date
    about: str
    move: str


def next_of(
    status: str,
    *,
    acknowledge_by: date | None,
    look_again_on: date | None,
    others: Iterable[Coming],
    challenges: Iterable[Coming] = (),
) -> Coming | None:
    """Returns the earliest thing due, None for a case that is closed or waits for no day.

    `others` are the clocks not dealt with and the tasks and requests not done; `challenges`, and questions of
    the school, wait for an answer in a closed case too. Nobody's silence moves a case on: a case
    that nobody has acknowledged stays the council's move until somebody does.
    """
    if status not in OPEN:
        return min(challenges, default=None)
    due = [*others, *challenges]
    if status == CaseStatus.RECEIVED and acknowledge_by is not None:
        due.append(Coming(acknowledge_by, "acknowledge", Move.COUNCIL))
    if status == CaseStatus.NOT_NOW and look_again_on is not None:
        due.append(Coming(look_again_on, "look_again", Move.COUNCIL))
    return min(due, default=None)


def move_without_date(status: str, asked: Iterable[str]) -> str:
    """Returns whose move it is where nothing has a day: whoever was asked something, else the council.

    While provision runs and nothing is due, it is nobody's fault: the school holds the day to day.
    """
    first = next(iter(asked), "")
    if status == CaseStatus.WAITING and first:
        return first
    if status in UNDECIDED or status == CaseStatus.NOT_NOW:
        return Move.COUNCIL
    return Move.SCHOOL if status in {CaseStatus.PLANNING, CaseStatus.PROVIDED} else Move.COUNCIL
