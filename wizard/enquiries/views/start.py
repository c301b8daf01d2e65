"""Anybody begins to ask a council: who they are and where the answer goes. Nothing else is asked before the code."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from guidance.library.service import contacts_of
from people.enums import AuthorityKind
from people.models import Authority
from wizard.enquiries.actions.start_enquiry import start_enquiry
from wizard.enquiries.forms import BeginForm
from wizard.enquiries.queries import somebody_answers
from wizard.enquiries.times import WORKING_DAYS_TO_ANSWER

#: For settings.ACCOUNT_RATE_LIMITS, in allauth's words.
FROM_ONE_PLACE, TO_ONE_ADDRESS = "enquiry", "enquiry_letter"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, authority: str) -> HttpResponse:
    """Answers with the start page; POST sends the letter with the link. 404 for what is no council."""
    council = get_object_or_404(Authority, slug=authority, kind=AuthorityKind.COUNCIL)
    contact = next((one for one in contacts_of(council) if one.main), None)
    if not somebody_answers(council):
        return render(request, "enquiries/nobody.html", {"authority": council, "contact": contact})
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _begin(request, council, form.cleaned_data)
    context = {"form": form, "authority": council, "days": WORKING_DAYS_TO_ANSWER, "contact": contact}
    return render(request, "enquiries/begin.html", context)


@never_cache
@require_safe
def letter_sent(request: HttpRequest) -> HttpResponse:
    """Says that a letter is on its way; the same for everybody."""
    return render(request, "enquiries/letter_sent.html")


def _begin(request: HttpRequest, council: Authority, said: dict[str, str]) -> HttpResponse:
    if not ratelimit.consume(request, action=FROM_ONE_PLACE):
        return render(request, "enquiries/too_many.html", {"authority": council}, status=429)
    # Never said to whoever asks: an address that was written to often enough gets no further letter today.
    if ratelimit.consume(request, action=TO_ONE_ADDRESS, key=said["email"].strip().lower()):
        start_enquiry(council, said["starter"], said["email"])
    return HttpResponseRedirect(reverse("enquiries:letter_sent"))
