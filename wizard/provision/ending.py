"""What provision says to an end: where the child is not back, and did not take part, the warning comes first (N154)."""

from datetime import date

from wizard.casework.models import Case
from wizard.provision.engagement import hindrance_to_ending
from wizard.provision.queries import log_of, warnings_of
from wizard.routes.service import EndReason


def hindrance(case: Case, reason: EndReason, on: date) -> str:
    """Returns why provision may not end for this reason on this day; empty when nothing here speaks against it.

    The route marks the reasons that mean the pupil does not take part: for any other the log is no matter.
    """
    return hindrance_to_ending(log_of(case), warnings_of(case), on) if reason.not_taking_part else ""
