"""A pupil's rows as they stand: corrections in place of what they correct, later plans in place of earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wizard.support.enums import CARRIED_ON, ENDING, Ended, Kind
from wizard.support.models import Entry


@dataclass(frozen=True)
class Record:
    """Every row of one pupil, the corrected ones too."""

    rows: tuple[Entry, ...]

    @classmethod
    def of_rows(cls, rows: Iterable[Entry]) -> "Record":
        """Returns the record of rows in any order."""
        return cls(tuple(sorted(rows, key=lambda row: (row.day, row.pk), reverse=True)))

    @cached_property
    def standing(self) -> tuple[Entry, ...]:
        """The rows that no other corrects, the newest day first."""
        corrected = {row.corrects_id for row in self.rows}
        return tuple(row for row in self.rows if row.pk not in corrected)

    def of(self, *kinds: str) -> list[Entry]:
        """Returns the standing rows of some kinds."""
        return [row for row in self.standing if row.kind in kinds]

    def current(self, *kinds: str) -> list[Entry]:
        """Returns the standing rows that none of the same kind carries on from."""
        followed = {(row.kind, self.first_of(row.about_id)) for row in self.standing if row.kind in CARRIED_ON}
        return [row for row in self.of(*kinds) if (row.kind, self.first_of(row.pk)) not in followed]

    def about(self, entry: Entry, kind: str) -> list[Entry]:
        """Returns the standing rows of a kind that carry on from an entry, however either was corrected."""
        first = self.first_of(entry.pk)
        return [row for row in self.of(kind) if row.about_id and self.first_of(row.about_id) == first]

    def latest(self, kind: str) -> Entry | None:
        """Returns the newest standing row of a kind."""
        return next(iter(self.of(kind)), None)

    def first_of(self, pk: int | None) -> int | None:
        """Returns the id of the row that a chain of corrections began with."""
        while pk is not None and (corrects := self._corrects.get(pk)) is not None:
            pk = corrects
        return pk

    @property
    def left(self) -> Entry | None:
        """The row that says the pupil left the school."""
        ended = self.latest(Kind.ENDED)
        return ended if ended and ended.said("reason") == Ended.LEFT else None

    @property
    def closed(self) -> bool:
        """Whether help at this stage ended and nothing was written since."""
        ended = self.latest(Kind.ENDED)
        return bool(ended and not any(row.day > ended.day for row in self.standing if row.kind != Kind.ENDED))

    @cached_property
    def _corrects(self) -> dict[int, int | None]:
        return {row.pk: row.corrects_id for row in self.rows}


def ended_by(reviews: list[Entry]) -> Entry | None:
    """Returns the review that ended a part-time timetable; nothing else does."""
    return next((one for one in reviews if one.said("outcome") in ENDING), None)
