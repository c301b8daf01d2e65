"""Asking a colleague to carry on with a draft."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.models import User
from people.service import signed_in
from wizard.journey.views.reach import closed, load, shell
from wizard.referrals.service import (
    ChangedMeanwhile,
    NotAColleague,
    NotADraft,
    assign_referral,
    colleagues_of,
    may_refer,
)

MOST_TRIES = 3


class ColleagueForm(GovukForm):
    """Who carries on, and what they should know."""

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [str(one) for one in people]
        # An address is a long word on a small phone: it is shown only where the name alone would not tell two apart.
        hints = [one.email if names.count(str(one)) > 1 else "" for one in people]
        options = [Option(str(one.pk), str(one), hint) for one, hint in zip(people, hints, strict=True)]
        who = OptionsField(options, label="Who carries on?", missing="Select a colleague")
        note = forms.CharField(
            label="A note for them",
            help_text="For example: the letter from the hospital is promised for Friday. It stays with the draft; "
            "the letter they get does not repeat it.",
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields["to"] = present(who, size="m")
        self.fields["note"] = present(note, size="m")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_colleague(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Asks who carries on; POST asks them, by letter. 404 for who may only read."""
    situation, actor = load(request, public_id), signed_in(request)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    if not may_refer(actor, situation.referral):
        raise Http404
    people = [one for one in colleagues_of(situation.referral) if one != actor]
    form = ColleagueForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        return assign(request, actor, public_id, form, people)
    return render(request, "journey/ask_colleague.html", {**shell(request, situation), "form": form, "people": people})


def assign(
    request: HttpRequest, actor: User, public_id: str, form: ColleagueForm, people: list[User]
) -> HttpResponseBase:
    """Stores it and goes back to the tasks; what somebody else saved in this moment does not matter here."""
    to = next(one for one in people if str(one.pk) == form.cleaned_data["to"])
    for _ in range(MOST_TRIES):
        referral = load(request, public_id).referral
        try:
            assign_referral(actor, referral, to, form.cleaned_data["note"], seen=referral.lock_version)
        except ChangedMeanwhile:
            continue
        except NotAColleague:
            return redirect("journey:ask_colleague", public_id)  # they left in this moment: choose among who is there
        except NotADraft:
            return redirect("journey:sent", public_id)
        break
    return redirect("journey:tasks", public_id)
