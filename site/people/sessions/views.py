"""Signing in on the page that holds a late form, and sending that form again."""

from http import HTTPStatus
from typing import Any

from allauth.account.stages import LoginStageController
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from people.forms import SignInForm
from people.second_factor.forms import ShowCodeForm
from people.second_factor.rules import kinds_of, lacking
from people.sessions.held import Held, comes_from_here


@csrf_exempt  # the token of a page left open is out of date: comes_from_here stands in for it
@never_cache
@sensitive_post_parameters("password", "code", "held")
def send_again(request: HttpRequest) -> HttpResponse:
    """Takes one step of signing in on the page that holds a form; at the end offers to send it again."""
    if request.method != "POST":
        return redirect("mfa_index")
    held = Held.read(request.POST.get("held", ""))
    if held is None or not comes_from_here(request):
        return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
    if request.user.is_authenticated:
        return answer(request, held)
    refused = ratelimit.consume_or_429(request, action="login")
    if refused:
        return refused
    if "code" in request.POST:
        return answer(request, held, give_code(request))
    if "login" in request.POST:
        return answer(request, held, give_password(request, held))
    return answer(request, held, not_yet=True)


def give_password(request: HttpRequest, held: Held) -> Form | None:
    """Signs in, as far as a password goes. Returns the form when there is something wrong with it."""
    form = SignInForm(data=request.POST, request=request)
    if not form.is_valid():
        return form
    form.login(request, redirect_url=held.path)
    return None


def give_code(request: HttpRequest) -> Form | None:
    """Signs in with the second factor. Returns the form when the code is wrong."""
    stage = waiting(request)
    if stage is None:
        return None
    form = ShowCodeForm(user=stage.login.user, data=request.POST)
    if not form.is_valid():
        return form
    form.save()
    stage.exit()
    return None


def waiting(request: HttpRequest) -> Any:
    """Returns the stage that waits for a second factor, if signing in has come that far."""
    return LoginStageController.enter(request, AuthenticateStage.key)


def answer(request: HttpRequest, held: Held, form: Form | None = None, *, not_yet: bool = False) -> HttpResponse:
    """Returns the page that fits how far signing in has come. It holds what was typed in every case.

    `form` is what was just filled in wrongly; `not_yet` says that somebody pressed on without having signed in.
    """
    context: dict[str, Any] = {"held": held, "held_text": held.written(), "not_yet": not_yet}
    if request.user.is_authenticated:
        if held.who and held.who != str(request.user.pk):
            return render(request, "people/late/other.html", context, status=HTTPStatus.FORBIDDEN)
        page = "people/late/factor.html" if lacking(request) else "people/late/send.html"
        return render(request, page, context)
    stage = waiting(request) if request.POST.get("held") else None
    if stage is not None and can_type_code(stage):
        context["form"] = form or ShowCodeForm(user=stage.login.user)
        return render(request, "people/late/code.html", context)
    context["form"] = form or SignInForm(request=request)
    context["halfway"] = stage is not None
    return render(request, "people/late/sign_in.html", context, status=HTTPStatus.FORBIDDEN)


def can_type_code(stage: Any) -> bool:
    """Whether the person has a code to type: passkeys alone are shown on their own page, in another tab."""
    return bool(kinds_of(stage.login.user) - {Authenticator.Type.WEBAUTHN})
