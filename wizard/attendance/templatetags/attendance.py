"""How marks are said on a page."""

from decimal import Decimal

from django import template

from wizard.attendance.herringbone import WEEKDAYS, Row

register = template.Library()
HALF = Decimal("0.5")


@register.filter
def in_halves(days: Decimal | None) -> str:
    """Returns 10½ for 10.5, ½ for 0.5; nothing for nothing known. Fractions finer than halves keep two figures."""
    if days is None:
        return ""
    whole, rest = int(days), days - int(days)
    if rest == HALF:
        return f"{whole or ''}½"
    return f"{whole:,}" if not rest else f"{days:.2f}"


@register.filter
def day_by_day(row: Row) -> list[str]:
    """Returns a line for each marked day of a week: "Monday: present in the morning, ill in the afternoon (I)"."""
    days: dict[int, list[str]] = {}
    for cell in row.cells:
        days.setdefault(cell.weekday, []).append(f"{cell.letters} ({cell.words.lower()})")
    return [f"{WEEKDAYS[number]}: {' and '.join(words)}" for number, words in days.items()]
