"""How marks are said on a page."""

from django import template

from wizard.attendance.herringbone import WEEKDAYS, Row
from wizard.attendance.in_words import in_halves

register = template.Library()
register.filter(in_halves)


@register.filter
def day_by_day(row: Row) -> list[str]:
    """Returns a line for each marked day of a week: "Monday: present in the morning, ill in the afternoon (I)"."""
    days: dict[int, list[str]] = {}
    for cell in row.cells:
        days.setdefault(cell.weekday, []).append(f"{cell.letters} ({cell.words.lower()})")
    return [f"{WEEKDAYS[number]}: {' and '.join(words)}" for number, words in days.items()]
