"""A made-up school year for scenarios that bring no calendar of their own. Never used for a real child."""

from datetime import date

from schoolyear.calendars import HalfTerm, SchoolCalendar

EXAMPLE_YEAR = SchoolCalendar(
    half_terms=(
        HalfTerm(date(2025, 9, 3), date(2025, 10, 24)),
        HalfTerm(date(2025, 11, 3), date(2025, 12, 19), ends_term=True),
        HalfTerm(date(2026, 1, 5), date(2026, 2, 13)),
        HalfTerm(date(2026, 2, 23), date(2026, 3, 27), ends_term=True),
        HalfTerm(date(2026, 4, 13), date(2026, 5, 22)),
        HalfTerm(date(2026, 6, 1), date(2026, 7, 21), ends_term=True),
        HalfTerm(date(2026, 9, 3), date(2026, 10, 23)),
        HalfTerm(date(2026, 11, 2), date(2026, 12, 18), ends_term=True),
        HalfTerm(date(2027, 1, 4), date(2027, 2, 12)),
        HalfTerm(date(2027, 2, 22), date(2027, 3, 25), ends_term=True),
        HalfTerm(date(2027, 4, 12), date(2027, 5, 28)),
        HalfTerm(date(2027, 6, 7), date(2027, 7, 23), ends_term=True),
    )
)
