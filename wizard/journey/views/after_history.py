"""The school's own account of a referral it sent, from its beginning to now."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wizard.casework.service import school_case_for, school_context
from wizard.journey.followed import followed_up
from wizard.journey.views.reach import is_beginner


@never_cache
@login_required
@require_safe
def after_history(request: HttpRequest, public_id: str) -> HttpResponse:
    """Shows how it went. 404 for a draft, for anybody else's referral, and for who began it without an account."""
    if is_beginner(request):
        raise Http404  # plans between school and council are not theirs
    case = school_case_for(request, public_id)
    context = {**school_context(request, case, "history", "How it went"), "entries": followed_up(case)}
    return render(request, "journey/after_history.html", context)
