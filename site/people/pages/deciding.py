"""Answering a request to join, and taking one's own back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from people.actions.decide_request import decide_request
from people.actions.request_to_join import take_back_request
from people.enums import RequestState, Role
from people.granting import SCHOOL_OFFERS, may_manage
from people.models import JoinRequest
from people.pages.forms import DecideForm
from people.pages.reach import request_of
from people.requests import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Shows who asks for what, and takes the answer."""
    held, user = request_of(request, public_id), signed_in(request)
    form = DecideForm(request.POST if request.method == "POST" else None, roles=SCHOOL_OFFERS, initial={"answer": ""})
    if held.state == RequestState.WAITING and form.is_valid():
        answer = form.cleaned_data["answer"]
        try:
            decide_request(user, held, None if answer == DecideForm.REFUSE else Role(answer))
        except ValidationError as refused:
            form.add_error("answer", refused)
        else:
            messages.success(request, _told(held, answer))
            looks_after = may_manage(user, school=held.school)
            return redirect("people:school", held.school.slug) if looks_after else redirect("people:mine")
    return render(request, "people/request.html", {"form": form, "asked": held, "authority": held.school.authority})


def _told(held: JoinRequest, answer: str) -> str:
    if answer == DecideForm.REFUSE:
        return "Not agreed. We write to them."
    if held.user_id is not None:
        return "Agreed. They can start now, and we write to them."
    return "Agreed. They get an invitation by email, to make an account."


@require_POST
@login_required
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes one's own request back. Raises Http404 for another's."""
    user = signed_in(request)
    try:
        take_back_request(user, get_object_or_404(JoinRequest, public_id=public_id, user=user))
    except JoinRequest.DoesNotExist as missing:
        raise Http404 from missing
    messages.success(request, "Request taken back.")
    return redirect("people:mine")
