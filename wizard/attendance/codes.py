"""The register's codes, in force from 19 August 2024 and before (SI 2024/208, regulation 10; facts V16, V24, V25)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from wizard.attendance.enums import CountsAs, Half

ILLNESS = "I"
TABLE = Path(__file__).with_name("codes.csv")


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it means in our words, how it counts, and the first and last day of its use where there is one."""

    letters: str
    half: Half | None
    meaning: str
    counts_as: CountsAs
    since: date | None
    until: date | None

    def problem_on(self, day: date, half: Half) -> str:
        """Returns why the code cannot stand in this session, as the end of a sentence; blank when it can."""
        if self.since and day < self.since:
            return f"{self.letters} came into use on {_spoken(self.since)}"
        if self.until and day > self.until:
            return f"{self.letters} was last used on {_spoken(self.until)}"
        if self.half and half != self.half:
            return f"{self.letters} is for the {'morning' if self.half == Half.AM else 'afternoon'} only"
        return ""


@cache
def codes() -> dict[str, Code]:
    """Returns letters -> code."""
    return {code.letters: code for code in _read()}


@cache
def classes() -> dict[str, CountsAs]:
    """Returns letters -> what the code counts as."""
    return {letters: code.counts_as for letters, code in codes().items()}


@lru_cache(maxsize=20_000)
def problem_of(letters: str, day: date, half: Half) -> str:
    """Returns why these letters cannot stand in a session, as the end of a sentence; blank when they can."""
    code = codes().get(letters)
    return code.problem_on(day, half) if code else f"“{letters[:10]}” is not an attendance code"


def _read() -> Iterator[Code]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Code(
                letters=row["code"],
                half=None if row["sessions"] == "both" else Half(row["sessions"]),
                meaning=row["meaning"],
                counts_as=CountsAs(row["counts_as"]),
                since=_day(row["since"]),
                until=_day(row["until"]),
            )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
