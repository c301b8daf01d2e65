"""Handing a case over to another system: the file to give it, and the form for what it answered."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.presentation import present
from people.service import signed_in
from wizard.casework.actions.record_hand_over import HandOverRefused, record_hand_over
from wizard.casework.case_page import case_for
from wizard.casework.models import Case
from wizard.referrals.models import Submission


class HandOverForm(GovukForm):
    """The day the other system says it took the case, and its name for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        when = DateField(label="When did they say they have it?", called="Date", missing="Enter the date")
        words = forms.CharField(
            label="What is it called there?",
            help_text="Their reference, or the name of the person who answered.",
            max_length=80,
            error_messages={"required": "Enter their reference"},
        )
        self.fields["on"] = present(when, size="m")
        self.fields["reference"] = present(words, size="m")

    def store(self, actor: Any, case: Case) -> bool:
        """Records it and returns whether that went well; what is wrong is said at the date."""
        if not self.is_valid():
            return False
        try:
            record_hand_over(actor, case, self.cleaned_data["reference"], self.cleaned_data["on"])
        except HandOverRefused as refused:
            self.add_error("on", str(refused))
            return False
        return True


def export_of(submission: Submission) -> HttpResponse:
    """Returns the frozen document as a file: JSON in UTF-8, byte for byte what the hash was made of."""
    response = HttpResponse(submission.document, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{submission.reference}.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@login_required
@require_safe
def export(request: HttpRequest, reference: str) -> HttpResponse:
    """Gives a case worker the file. 404 for anyone but the authority's own."""
    return export_of(case_for(request, reference).submission)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks a case worker what the other system answered; POST records it. 404 for a case that is worked here."""
    found = case_for(request, reference)
    if not found.handed_over_to:
        raise Http404
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.store(signed_in(request), found):
        return redirect("casework:case", reference=reference)
    return render(request, "casework/hand_over.html", {"authority": found.authority, "case": found, "form": form})
