"""What a script posts while somebody types, and the button that throws it away."""

from allauth.core import ratelimit
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.journey.actions.keep_typed import keep_typed
from wizard.journey.fields.written import LONG
from wizard.journey.pages import own_pages
from wizard.journey.situation import Situation
from wizard.journey.typed import forget_typed, is_long
from wizard.journey.views.reach import load
from wizard.referrals.service import NotADraft

LIMIT = "typed"
SEEN_LENGTH = 64


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: HttpRequest, public_id: str, step: str) -> HttpResponseBase:
    """Keeps `text` for `question`: 204; or with `discard`, forgets what was kept and leads back to the page.

    401 signed out, 404 another's referral or no such question, 409 no longer a draft, 413 too long, 429 too often.
    """
    if not request.user.is_authenticated:
        return HttpResponse(status=401) if request.method == "POST" else redirect_to_login(request.get_full_path())
    situation = load(request, public_id)
    if request.method != "POST":  # where signing in again leads
        return redirect("journey:step", public_id, step)
    keys = long_questions(situation, step)
    if "discard" in request.POST:
        forget_typed(situation.referral, keys, signed_in(request))
        return redirect("journey:step", public_id, step)
    key, text = request.POST.get("question", ""), request.POST.get("text", "").replace("\x00", "")
    if key not in keys:
        raise Http404
    if len(text) > LONG:
        return HttpResponse(status=413)
    if not ratelimit.consume(request, action=LIMIT, user=request.user):
        return HttpResponse(status=429)
    try:
        keep_typed(signed_in(request), situation.referral, key, text, seen_of(request))
    except NotADraft:
        return HttpResponse(status=409)
    except PermissionDenied:
        raise Http404 from None
    return HttpResponse(status=204)


def seen_of(request: HttpRequest) -> str:
    """Returns the hash the page was shown with; empty for anything that is no hash."""
    seen = request.POST.get("seen", "")
    return seen if len(seen) == SEEN_LENGTH and seen.isalnum() else ""


def long_questions(situation: Situation, step: str) -> set[str]:
    """Returns the keys of the long answers asked on a page now. Raises Http404 for a page that is not shown."""
    page = own_pages(situation).get(step)
    if page is None:
        raise Http404
    asked = set(situation.shape.shown_questions).intersection(page.questions)
    return {key for key in asked if is_long(situation.route.questions[key])}
