"""The council reads enquiries and answers them."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from people.enums import CASE_ROLES
from people.service import authorities_with, signed_in
from wizard.enquiries.actions.answer_enquiry import AlreadyOver, answer_enquiry
from wizard.enquiries.actions.note_read import note_enquiry_read
from wizard.enquiries.enums import EnquiryStatus
from wizard.enquiries.forms import AnswerForm
from wizard.enquiries.queries import all_of, enquiries_visible_to
from wizard.enquiries.times import WORKING_DAYS_TO_ANSWER

ROWS = 50


@never_cache
@login_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Answers with the enquiries that wait, the longest first, or all with ?show=all; 404 for who works no cases."""
    authorities = list(authorities_with(request.user, CASE_ROLES))
    if not authorities:
        raise Http404
    found = enquiries_visible_to(request.user)
    everything = request.GET.get("show") == "all"
    if not everything:
        found = found.filter(status=EnquiryStatus.SENT)
    ordered = found.order_by("-sent_at", "-pk") if everything else found.order_by("reply_by", "pk")
    context = {
        "authority": authorities[0] if len(authorities) == 1 else None,
        "several": len(authorities) > 1,
        "page": Paginator(ordered, ROWS).get_page(request.GET.get("page")),
        "everything": everything,
        "today": timezone.localdate(),
        "days": WORKING_DAYS_TO_ANSWER,
        "desk_part": "enquiries",
    }
    return render(request, "enquiries/waiting.html", context)


@never_cache
@login_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answers with one enquiry; POST answers the person. 404 for anyone but the council's own case workers."""
    found = get_object_or_404(enquiries_visible_to(request.user), public_id=public_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_enquiry(signed_in(request), found, form.cleaned_data["answer"])
        except AlreadyOver:
            return redirect("enquiries:answer", public_id=public_id)
        return redirect("enquiries:waiting")
    note_enquiry_read(signed_in(request), found)
    context = {
        "authority": found.authority,
        "enquiry": found,
        "together": [one for one in all_of(found) if one.pk != found.pk and one.sent_at],
        "form": form,
        "waits": found.status == EnquiryStatus.SENT,
        "today": timezone.localdate(),
        "desk_part": "enquiries",
    }
    return render(request, "enquiries/answer.html", context)
