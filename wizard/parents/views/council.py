"""The council's side: conversations with each person of a family, their pages, and whether the case is silent."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.casework.models import Case
from wizard.casework.service import case_context, case_for
from wizard.consent.models import FamilyPerson
from wizard.consent.service import people_of
from wizard.parents.actions.fall_silent import fall_silent, speak_again
from wizard.parents.actions.keep_page import end_page, send_page
from wizard.parents.actions.write_message import write_to_family
from wizard.parents.forms import ReplyForm, SilenceForm, SpeakForm
from wizard.parents.models import QuietTime
from wizard.parents.queries import messages_with, quiet_time, waiting
from wizard.parents.readers import lives_apart, may_have_page, running_link, sent_by_itself

DONE = {"send": send_page, "end": end_page}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest, reference: str) -> HttpResponse:
    """Lists the people of the family with their pages and what they wrote; POST sends somebody their page or ends it.

    404 for anyone but the council's own case workers, and for a person of another case.
    """
    found = case_for(request, reference)
    if request.method == "POST":
        press(request, found)
        return redirect("parents:messages", reference=reference)
    context = {
        **case_context(found, "messages"),
        "rows": [row_of(found, one) for one in people_of(found.submission.referral)],
        "apart": lives_apart(found),
        "quiet": quiet_time(found),
        "quiet_before": list(QuietTime.objects.filter(case=found).exclude(ended_on=None).select_related("ended_by")),
    }
    return render(request, "parents/case_messages.html", context)


def press(request: HttpRequest, case: Case) -> None:
    """Does what the pressed button says. Raises Http404 for nobody of this family and for nothing there is."""
    action = DONE.get(request.POST.get("do", ""))
    if action is None:
        raise Http404
    person = person_in(case, request.POST.get("person", ""))
    try:
        action(signed_in(request), case, person)
    except PermissionDenied as refused:
        raise Http404 from refused


def person_in(case: Case, public_id: str) -> FamilyPerson:
    """Returns a person of this case's family. Raises Http404."""
    found = next((one for one in people_of(case.submission.referral) if one.public_id == public_id), None)
    if found is None:
        raise Http404
    return found


def row_of(case: Case, person: FamilyPerson) -> dict[str, Any]:
    """Returns what the list says of one person: whether they may have a page, have one, opened it, and wrote."""
    written = messages_with(case, person)
    return {
        "person": person,
        "may": may_have_page(person),
        "by_hand": not sent_by_itself(person),
        "link": running_link(person),
        "messages": len(written),
        "last": written[-1] if written else None,
        "waits": waiting().filter(case=case, person=person).count(),
    }


@sensitive_post_parameters()
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Shows the conversation with one person; POST writes to them. 404 for a person of another case."""
    found = case_for(request, reference)
    one = person_in(found, person)
    may = may_have_page(one)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not may:
        raise Http404
    if request.method == "POST" and form.is_valid():
        write_to_family(signed_in(request), found, one, form.cleaned_data["text"])
        return redirect("parents:conversation", reference=reference, person=person)
    context = {
        **case_context(found, "messages"),
        "form": form,
        "person": one,
        "rows": messages_with(found, one),
        "may": may,
        "link": running_link(one),
    }
    return render(request, "parents/conversation.html", context)


@sensitive_post_parameters()
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def silence(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks who wishes silence and why, or, while it is silent, who asks for letters again; POST keeps it."""
    found = case_for(request, reference)
    running = quiet_time(found)
    data = request.POST if request.method == "POST" else None
    form = SpeakForm(data) if running else SilenceForm(data)
    if request.method == "POST" and form.is_valid():
        said, actor = form.cleaned_data, signed_in(request)
        if running:
            speak_again(actor, found, said["why"])
        else:
            fall_silent(actor, found, said["wished_by"], said["reason"])
        return redirect("parents:messages", reference=reference)
    context = {**case_context(found, "messages"), "form": form, "quiet": running}
    return render(request, "parents/silence.html", context)
