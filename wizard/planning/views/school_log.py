"""The school's log of lessons, exams and keeping touch on a case: read by the school, and by the council if shared."""

from django.http import HttpResponse

from wizard.attendance.service import pupils_seen_by
from wizard.planning.actions.share_log import share_log
from wizard.planning.school_log import is_shared, log_of, pupil_of
from wizard.planning.views.sides import Side


def log(side: Side) -> HttpResponse:
    """Answers with the log, as far as the person may read it; POST of the school shares it or stops that."""
    if side.request.method == "POST" and not side.council:
        share_log(side.actor, side.case, shared=side.request.POST.get("share") == "yes")
        return side.back("log/")
    shared, pupil = is_shared(side.case), pupil_of(side.case)
    if pupil is not None and not side.council and not pupils_seen_by(side.actor).filter(pk=pupil.pk).exists():
        pupil = None
    may_read = pupil is not None and (shared or not side.council)
    return side.show(
        "planning/school_log.html",
        pupil=pupil,
        shared=shared,
        log=log_of(pupil) if pupil is not None and may_read else None,
    )
