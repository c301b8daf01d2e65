"""Taking back a referral that was sent."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from formkit.forms import GovukForm
from formkit.presentation import present
from people.service import signed_in
from wizard.journey.actions.withdraw_sent import withdraw_sent
from wizard.journey.contacts import help_contact
from wizard.journey.views.after import submitted
from wizard.journey.views.reach import load, shell
from wizard.referrals.service import may_refer


class TakeBackForm(GovukForm):
    """Why the referral is taken back."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        reason = forms.CharField(
            label="Why do you withdraw it?",
            help_text="For example: the pupil is back full time since 12 November. The council reads this.",
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": "Enter why you withdraw it, so that the council can decide what to do"},
        )
        self.fields["reason"] = present(reason, size="m")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw_after(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Asks for the reason; POST tells the council. 404 for who may only read."""
    situation, actor = load(request, public_id), signed_in(request)
    submission = submitted(situation)
    if submission is None:
        return redirect("journey:tasks", public_id)
    if not may_refer(actor, situation.referral):
        raise Http404
    if situation.referral.withdrawn_at is not None:
        return redirect("journey:sent", public_id)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        withdraw_sent(actor, situation.referral, form.cleaned_data["reason"])
        return redirect("journey:sent", public_id)
    context = {
        **shell(request, situation),
        "submission": submission,
        "form": form,
        "contact": help_contact(situation.route),
    }
    return render(request, "journey/withdraw_sent.html", context)
