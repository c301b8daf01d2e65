"""By when a family is answered, and how long its page opens. No policy names either, and the pages say so."""

from datetime import date, timedelta

from schoolyear.counting import add_working_days

#: Waymark's own assumption: a week, as councils' customer standards commonly say of letters.
WORKING_DAYS_TO_ANSWER = 5
#: Calendar days for which a link opens: a school year and time to spare. The next notice makes a new one.
LINK_DAYS = 400
#: A link with less left than this is made anew when something is written to the person.
RENEW_BEFORE = timedelta(days=28)


def answer_by(written_on: date) -> date:
    """Returns the day by which the council answers, counted in working days after the day of writing."""
    return add_working_days(written_on, WORKING_DAYS_TO_ANSWER)
