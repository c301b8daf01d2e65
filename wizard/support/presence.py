"""Whether a pupil is away, since when, and when they come or came back: the newest that is known counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.attendance.models import AbsenceNotice
from wizard.attendance.service import Marks, attended_on
from wizard.support.enums import Ended, Kind
from wizard.support.record import Record

#: Our assumption: an absence of five school days or more calls for a meeting when the pupil is back.
LONG_ABSENCE = 5
#: A return is spoken of for so long, in days.
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Presence:
    """`away` None where nothing is known. `back_on`: the first day back after a long absence; `expected`: ahead."""

    away: bool | None = None
    since: date | None = None
    back_on: date | None = None
    expected: date | None = None


Sign = tuple[date, bool, date]


def presence(record: Record, marks: Marks, notices: Iterable[AbsenceNotice], today: date) -> Presence:
    """Returns where the pupil is today, from the register, from what families told, and from what was written down."""
    told = list(notices)
    signs = [*_marked(marks, today), *_noticed(told, today), *_written(record, today)]
    ahead = [one.back_on for one in told if one.back_on and one.back_on > today and one.first_day <= today]
    if not signs:
        return Presence(expected=min(ahead, default=None))
    _, away, since = max(signs, key=lambda sign: (sign[0], sign[1]))
    if away:
        return Presence(True, since, None, min(ahead, default=None))
    back = since if since > today - LATELY else None
    return Presence(False, None, back)


def _marked(marks: Marks, today: date) -> list[Sign]:
    """The last day of the register on which the pupil was due, and the first of its run of such days."""
    days = [(day, came) for day, came in attended_on(marks) if day <= today]
    if not days:
        return []
    last, came = days[-1]
    run = [days[-1]]
    for one in reversed(days[:-1]):
        if one[1] != came:
            break
        run.append(one)
    if not came:
        return [(last, True, run[-1][0])]
    away_before = 0
    for one in reversed(days[: len(days) - len(run)]):
        if one[1]:
            break
        away_before += 1
    return [(last, False, run[-1][0] if away_before >= LONG_ABSENCE else date.min)]


def _noticed(notices: list[AbsenceNotice], today: date) -> list[Sign]:
    signs: list[Sign] = []
    for one in notices:
        if one.first_day > today:
            continue
        if one.back_on and one.back_on <= today:
            long = (one.back_on - one.first_day).days >= LONG_ABSENCE + 2
            signs.append((one.back_on, False, one.back_on if long else date.min))
        else:
            signs.append((max(one.first_day, one.told_on), True, one.first_day))
    return signs


def _written(record: Record, today: date) -> list[Sign]:
    signs: list[Sign] = []
    for entry in record.of(Kind.ARRANGEMENT):
        away = entry.said("away") in ("all", "some")
        signs.append((entry.day, away, (entry.day_said("away_since") or entry.day) if away else date.min))
    for entry in record.of(Kind.MEETING):
        back = entry.day_said("back_on")
        if back and back <= today:
            signs.append((back, False, back))
    signs += [(entry.day, False, entry.day) for entry in record.of(Kind.ENDED) if entry.said("reason") == Ended.BACK]
    return [one for one in signs if one[0] <= today]
