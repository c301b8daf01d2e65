"""Following a policy or a clause: ask, confirm by letter, leave in one click."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from guidance.alerts.actions.ask_to_follow import ask_to_follow
from guidance.alerts.actions.confirm import confirm as confirm_it
from guidance.alerts.actions.leave import leave as leave_it
from guidance.alerts.enums import SubscriptionState
from guidance.alerts.forms import FollowForm
from guidance.alerts.letters import what_is_followed
from guidance.alerts.limits import too_many_from_here, too_many_letters_to
from guidance.alerts.models import Subscription
from guidance.alerts.queries import Followable, NotThere, followable, with_token

FORM_METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(FORM_METHODS)
def follow(request: HttpRequest, authority: str, policy: str, uid: str = "") -> HttpResponse:
    """Asks for an address, and answers the same whoever follows already. Raises Http404."""
    try:
        wanted = followable(authority, policy, uid)
    except NotThere as missing:
        raise Http404 from missing
    form = FollowForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _ask(request, wanted, form.cleaned_data["email"])
    return render(request, "alerts/follow.html", {"form": form, "wanted": wanted, "authority": wanted.authority})


@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Says that a letter is on its way."""
    return render(request, "alerts/asked.html")


# The link's secret is the permission, so a form sent from a mail program or another site is as good as ours.
@never_cache
@csrf_exempt
@require_http_methods(FORM_METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Shows a button, because mail scanners follow links; the button confirms. Raises Http404."""
    held = _held(token)
    if held.state == SubscriptionState.LEFT:
        raise Http404
    if request.method == "POST":
        confirm_it(token)
        return HttpResponseRedirect(reverse("alerts:confirm", args=[token]))
    done = held.state == SubscriptionState.CONFIRMED
    return render(request, "alerts/confirm.html", {"held": held, "what": what_is_followed(held), "done": done})


@never_cache
@csrf_exempt
@require_http_methods(FORM_METHODS)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Shows a button; a POST, also the one a mail program sends (RFC 8058), ends the letters. Raises Http404."""
    held = _held(token)
    if request.method == "POST":
        held = leave_it(token)
    done = held.state == SubscriptionState.LEFT
    return render(request, "alerts/leave.html", {"held": held, "what": what_is_followed(held), "done": done})


def _ask(request: HttpRequest, wanted: Followable, email: str) -> HttpResponse:
    if too_many_from_here(request):
        return render(request, "alerts/too_many.html", {"authority": wanted.authority}, status=429)
    if not too_many_letters_to(request, email):
        ask_to_follow(wanted.policy, wanted.text.clause if wanted.text else None, email)
    return HttpResponseRedirect(reverse("alerts:asked"))


def _held(token: str) -> Subscription:
    try:
        return with_token(token)
    except Subscription.DoesNotExist as missing:
        raise Http404 from missing
