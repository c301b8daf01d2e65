"""Check the answers, then send. GET shows and changes nothing; only POST sends."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from formkit.forms import GovukForm
from formkit.presentation import present
from people.service import signed_in
from wizard.journey.actions.send_referral import (
    ChangedSinceChecked,
    MustMove,
    NotReady,
    StillChecked,
    key_of,
    send_referral,
)
from wizard.journey.answers import sections
from wizard.journey.clauses import Clauses
from wizard.journey.contacts import help_contact
from wizard.journey.elsewhere import council_elsewhere
from wizard.journey.lacking import UNCHECKED, lacks
from wizard.journey.moving import must_move, notice_of
from wizard.journey.pages import declarations
from wizard.journey.posted import with_value
from wizard.journey.situation import Situation
from wizard.journey.views.reach import closed, load, shell
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.service import NotADraft
from wizard.routes.service import Question

CHANGED = "Something was changed after this page was shown. Check the answers once more, then send."


CHECKING = "Some files are still being checked for viruses. You can send as soon as they are: try again in a minute."


class SendForm(GovukForm):
    """The declarations, and the hidden key that makes sending twice the same as sending once."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, declared: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in declared:
            sentence = f"Tick the box to confirm: {question.ask[:1].lower()}{question.ask[1:]}"
            field = forms.BooleanField(label=question.ask, error_messages={"required": sentence})
            self.fields[question.key] = present(field)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows every answer with a way to change it; POST sends, once."""
    situation = load(request, public_id)
    if situation.referral.status == ReferralStatus.WITHDRAWN:
        return redirect("journey:referrals")
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    if situation.stopped_by:
        return redirect("journey:stop", public_id)
    declared = declarations(situation.route, situation.shape)
    if request.method == "POST":
        form = SendForm(request.POST, declared=declared)
        return send(request, situation, form)
    return show(request, situation, SendForm(declared=declared, initial={"key": key_of(situation)}))


def send(request: HttpRequest, situation: Situation, form: SendForm) -> HttpResponseBase:
    """Sends, or says what keeps it from being sent."""
    if form.is_valid():
        try:
            send_referral(signed_in(request), situation.referral, form.cleaned_data["key"])
        except ChangedSinceChecked:
            form.add_error(None, CHANGED)
        except MustMove:
            return redirect("journey:move", situation.referral.public_id)
        except StillChecked:
            form.add_error(None, CHECKING)
        except NotReady:
            form.add_error(None, "Some things are missing. Add each one, or give your reason for sending without it.")
        except NotADraft:
            return redirect("journey:referrals")
        else:
            return redirect("journey:sent", situation.referral.public_id)
    form.data = with_value(form.data, "key", key_of(situation))
    return show(request, situation, form)


def show(request: HttpRequest, situation: Situation, form: SendForm) -> HttpResponseBase:
    """Returns the page with everything as it would be sent."""
    cites = [key for question in situation.route.questions.values() for key in question.cites]
    clauses = Clauses(situation, cites)
    wanting = lacks(situation)
    context = {
        **shell(request, situation),
        "sections": sections(situation, clauses),
        "lacks": [
            {
                "title": one.title,
                "detail": one.detail,
                "href": f"{step_href(situation, one.page)}?change=1" if one.page else "",
                "ask_href": f"{reverse('journey:ask', args=[situation.referral.public_id])}?about={one.about}",
            }
            for one in wanting
        ],
        "checking": [item.shown_name for item in situation.still_checked],
        "checking_href": f"{reverse('journey:ask', args=[situation.referral.public_id])}?about={UNCHECKED}",
        "checking_reason": situation.requests.get(UNCHECKED),
        "moving": notice_of(situation) if must_move(situation) else None,
        "elsewhere": council_elsewhere(situation),
        "requests": situation.requests.values(),
        "form": form,
        "declarations": [form[name] for name in form.fields if name != "key"],
        "contact": help_contact(situation.route),
    }
    return render(request, "journey/check.html", context)


def step_href(situation: Situation, page: str) -> str:
    """Returns a page's address."""
    return reverse("journey:step", args=[situation.referral.public_id, page])
