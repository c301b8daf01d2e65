"""The amendment record at the end of a policy: why its clauses changed, and what the document told of itself before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator

from guidance.policies.models import EditionVersion
from guidance.reading.dates import day
from guidance.reading.lines import Line


@dataclass(frozen=True)
class Amendment:
    """One clause that changed with this edition. `number` is "" for one that has none; `gone` for one taken out."""

    number: str
    heading: str
    href: str
    why: str
    gone: bool


@dataclass(frozen=True)
class AmendmentRecord:
    """`changes` are this edition's, in reading order; `earlier` the rows (when, version, what) of its document."""

    changes: list[Amendment]
    earlier: list[tuple[str, str, str]]

    def __bool__(self) -> bool:
        return bool(self.changes or self.earlier)


def amendment_record(version: EditionVersion, lines: Sequence[Line]) -> AmendmentRecord:
    """Returns a version's record; `lines` are its words in reading order, in which a reason finds its clause."""
    there = {line.uid for line in lines}
    changes = [
        Amendment(_number(line, lines), _words(line), f"#{line.uid}", version.reasons[line.uid], gone=False)
        for line in lines
        if line.uid in version.reasons
    ]
    changes += [
        Amendment("", "", reverse("reading:clause", args=[uid]), why, gone=True)
        for uid, why in version.reasons.items()
        if uid not in there
    ]
    return AmendmentRecord(changes, [_earlier(row) for row in version.amendments])


def _number(line: Line, lines: Sequence[Line]) -> str:
    """The number a clause is known by: its own, or that of the nearest above which has one."""
    while not line.number and line.parent is not None:
        line = lines[line.parent]
    return line.number


def _words(line: Line) -> str:
    """A heading in full; of a clause that shares its number with others, how it begins."""
    return line.heading or ("" if line.number else Truncator(unescape(strip_tags(line.html))).words(8, truncate="…"))


def _earlier(row: dict[str, str]) -> tuple[str, str, str]:
    on = row.get("on", "")
    return (day(date.fromisoformat(on)) if on else "", row.get("version", ""), row.get("what", ""))
