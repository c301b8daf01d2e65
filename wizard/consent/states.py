"""What state a request is in, from its moments. Pure."""

from datetime import date

from wizard.consent.enums import AskedBy, ClinicianState, Ended, RequestState
from wizard.consent.models import ClinicianRequest, ConsentRequest

UNANSWERED = frozenset({RequestState.ASKED, RequestState.OPENED})
CLINICIAN_WAITS = frozenset({ClinicianState.SENT, ClinicianState.OPENED})


def state_of(request: ConsentRequest, today: date, sha256: str | None) -> RequestState:
    """Returns the state; `sha256` is the hash of the words as they are now, None where nobody is asked that any more.

    An answer to other words than today's counts no more: superseded.
    """
    if request.ended_at is not None:
        return RequestState.SUPERSEDED if request.ended == Ended.CHANGED else RequestState.STOPPED
    if request.withdrawn_at is not None:
        return RequestState.WITHDRAWN
    if request.words_sha256 != sha256:
        return RequestState.SUPERSEDED
    if request.answered_at is not None:
        return _answered(request, today)
    if request.way == AskedBy.LINK and request.reply_by < today:
        return RequestState.EXPIRED
    return RequestState.OPENED if request.opened_at else RequestState.ASKED


def _answered(request: ConsentRequest, today: date) -> RequestState:
    if not request.given:
        return RequestState.DECLINED
    over = request.lasts_until is not None and request.lasts_until < today
    return RequestState.EXPIRED if over else RequestState.GIVEN


def clinician_state(request: ClinicianRequest, today: date, *, consent_stands: bool) -> ClinicianState:
    """Returns how far a request to a clinician has got."""
    if request.ended_at is not None:
        return ClinicianState.ENDED
    if request.answered_at is not None:
        return ClinicianState.ANSWERED
    if request.declined_at is not None:
        return ClinicianState.DECLINED
    if request.sent_at is None:
        return ClinicianState.READY if consent_stands else ClinicianState.NEEDS_CONSENT
    if request.reply_by is not None and request.reply_by < today:
        return ClinicianState.EXPIRED
    return ClinicianState.OPENED if request.opened_at else ClinicianState.SENT
