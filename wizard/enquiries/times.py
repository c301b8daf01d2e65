"""By when an enquiry is answered, and how long it is kept. No policy names either, and the pages say so."""

from datetime import date, timedelta

from schoolyear.counting import add_working_days

#: Waymark's own assumption: a week, as councils' customer standards commonly say of letters.
WORKING_DAYS_TO_ANSWER = 5
#: Calendar days for which one that was started is kept, and then one that is over.
UNSENT_FOR = timedelta(days=28)
KEPT_FOR = timedelta(days=365)


def reply_by(sent_on: date) -> date:
    """Returns the day by which the council answers, counted in working days after the day of sending."""
    return add_working_days(sent_on, WORKING_DAYS_TO_ANSWER)
