"""Dates, halves of a day and codes as people and systems write them."""

import re
from datetime import date
from functools import lru_cache

from wizard.attendance.codes import codes
from wizard.attendance.enums import Half

HALVES = {"am": Half.AM, "a": Half.AM, "morning": Half.AM, "1": Half.AM}
HALVES |= {"pm": Half.PM, "p": Half.PM, "afternoon": Half.PM, "2": Half.PM}
ENGLISH_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


class NotRead(Exception):
    """What is wrong with a cell, as a sentence."""


class NoDate(NotRead):
    """What is wrong with a cell that should hold a date."""


@lru_cache(maxsize=4096)
def day_of(text: str) -> date:
    """Returns the day of "2026-09-07", "7/9/2026" or "2026-09-07 00:00:00". Raises NotRead."""
    plain = text.strip()
    english = ENGLISH_DATE.fullmatch(plain)
    try:
        if english:
            found = date(int(english[3]), int(english[2]), int(english[1]))
        else:
            found = date.fromisoformat(plain.replace("T", " ").partition(" ")[0])
    except ValueError as wrong:
        raise NoDate(f"“{plain[:20]}” is not a date. Write it as 7/9/2026 or 2026-09-07.") from wrong
    if not EARLIEST < found < LATEST:
        raise NoDate(f"“{plain[:20]}” is not a year this register can be of.")
    return found


@lru_cache(maxsize=256)
def half_of(text: str) -> Half:
    """Returns the half of "AM", "pm", "1", "Afternoon". Raises NotRead."""
    try:
        return HALVES[text.strip().casefold()]
    except KeyError as unknown:
        raise NotRead(f"“{text[:20]}” is neither AM nor PM.") from unknown


@lru_cache(maxsize=4096)
def session_of(day: str, half: str) -> tuple[date, Half]:
    """Returns one half day; the same pair for every pupil of a file. Raises NoDate or NotRead."""
    return day_of(day), half_of(half)


@lru_cache(maxsize=4096)
def pair_of(text: str) -> tuple[str, str]:
    r"""Returns the two codes of one day's cell, such as "/\", "IC2" or "I,C2". Raises NotRead."""
    plain = text.strip().upper()
    if not plain or plain == "--":
        return "", ""
    parts = re.split(r"[\s,;]+", plain) if re.search(r"[\s,;]", plain) else _letters().findall(plain)
    if len(parts) != 2 or sum(map(len, parts)) != len(re.sub(r"[\s,;]", "", plain)):
        raise NotRead(f"“{plain[:20]}” is not two codes, one for the morning and one for the afternoon.")
    return parts[0], parts[1]


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    longest_first = sorted(codes(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) + "|-")
