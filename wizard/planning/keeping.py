"""Until when a case is kept once it is closed. Pure, but for the installation's own numbers."""

from datetime import date

from django.conf import settings

from schoolyear.counting import add_months
from wizard.casework.models import Case


def kept_until(closed_on: date, born: date | None) -> date:
    """Returns the last day a case is kept: the later of some years after its end and the pupil's birthday.

    CASE_KEEP_YEARS is six, as for registers (facts V15); CASE_KEEP_TO_AGE is 25 (V41). Each installation sets its own.
    """
    after = add_months(closed_on, 12 * settings.CASE_KEEP_YEARS)
    return max(after, add_months(born, 12 * settings.CASE_KEEP_TO_AGE)) if born else after


def born_of(case: Case) -> date | None:
    """Returns the pupil's date of birth, as far as it is known."""
    pupil = getattr(case, "pupil", None)
    return pupil.born if pupil else None
