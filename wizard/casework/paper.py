"""What a school sent, as a PDF, for the council's case workers."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wizard.casework.case_page import case_for
from wizard.referrals.models import Submission
from wizard.referrals.service import paper_response


@never_cache
@login_required
@require_safe
def paper(request: HttpRequest, reference: str) -> HttpResponse:
    """Gives the file. 404 for anyone but the authority's own case workers."""
    found = case_for(request, reference)
    related = Submission.objects.select_related("referral__authority", "submitted_by")
    return paper_response(related.get(pk=found.submission_id))
