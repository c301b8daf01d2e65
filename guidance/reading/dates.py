"""Dates as pages print them: in full, and never broken over two lines."""

from datetime import date

from django.utils.formats import date_format

GLUE = "\N{NO-BREAK SPACE}"


def day(value: date) -> str:
    """Returns "1 September 2026", glued with no-break spaces."""
    return date_format(value, "j F Y").replace(" ", GLUE)
