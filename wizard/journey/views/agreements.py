"""What a family agreed to, and taking an agreement back."""

from datetime import date

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.dateformat import format as format_date
from django.views.decorators.http import require_http_methods

from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import signed_in
from wizard.consent.models import Consent, ConsentRequest
from wizard.consent.service import from_stored, requests_of
from wizard.journey.actions.take_back_consent import take_back_consent, take_back_of_person
from wizard.journey.family.rows import asked_rows
from wizard.journey.situation import Situation
from wizard.journey.views.reach import load, shell
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.service import may_refer


class TakeBackForm(GovukForm):
    """Which agreement, and how the school knows."""

    def __init__(self, *args: object, standing: list[tuple[str, str]]) -> None:
        super().__init__(*args)
        options = [Option(key, title) for key, title in standing]
        which = OptionsField(options, label="Which agreement was taken back?", missing="Select an agreement")
        how = forms.CharField(
            label="How did they tell you?",
            help_text="For example: an email from the mother on 3 November.",
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "Enter how they told you"},
        )
        self.fields["which"] = present(which, size="m")
        self.fields["how"] = present(how, size="m")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def agreements(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows what was agreed to; POST records that one agreement was taken back. 404 for who may not refer."""
    situation, actor = load(request, public_id), signed_in(request)
    if not may_refer(actor, situation.referral):
        raise Http404
    consents = given(situation)
    people = {one.public_id: one for one in by_person(situation)}
    asked = {one.consent_key for one in people.values()}
    recorded = [one for one in consents if one.consent_key not in asked and one.withdrawn_at is None]
    standing = [(one.consent_key, title_of(situation, one)) for one in recorded]
    standing += [(key, f"{from_stored(one.words).title}: {one.person.name}") for key, one in people.items()]
    form = TakeBackForm(request.POST if request.method == "POST" else None, standing=standing)
    if request.method == "POST" and form.is_valid():
        which, how = form.cleaned_data["which"], form.cleaned_data["how"]
        if which in people:
            take_back_of_person(actor, people[which], how)
        else:
            take_back_consent(actor, situation.referral, which, how)
        return redirect("journey:agreements", public_id)
    context = {
        **shell(request, situation),
        "form": form,
        "standing": standing,
        "answers": [row(situation, one) for one in consents],
        "effects": {title: from_stored(people[key].words).effect for key, title in standing if key in people},
        "rows": [one for key in asked_keys(situation) for one in asked_rows(situation, key)],
        "sent": situation.referral.status == ReferralStatus.SUBMITTED,
    }
    return render(request, "journey/agreements.html", context)


def given(situation: Situation) -> list[Consent]:
    """Returns what was agreed to, also what was taken back since."""
    return [one for one in situation.consents.values() if one.given and one.consent_key in situation.route.requirements]


def by_person(situation: Situation) -> list[ConsentRequest]:
    """Returns what people agreed to under their own names and have not taken back."""
    said = requests_of(situation.referral).filter(given=True, withdrawn_at=None, ended_at=None)
    return list(said)


def asked_keys(situation: Situation) -> list[str]:
    """Returns what people were asked for, the first asked first."""
    return list(dict.fromkeys(requests_of(situation.referral).values_list("consent_key", flat=True)))


def title_of(situation: Situation, consent: Consent) -> str:
    """Returns what the route calls this consent."""
    return situation.route.requirements[consent.consent_key].title


def row(situation: Situation, consent: Consent) -> dict[str, str]:
    """Returns one consent as components/answers_list.html reads it."""
    who = ", ".join(filter(None, [consent.given_by, day(consent.given_on)]))
    back = f"\nTaken back on {day(consent.withdrawn_at.date())}" if consent.withdrawn_at else ""
    effect = situation.route.requirements[consent.consent_key].withdraw.effect
    follows = f"\nIf it is taken back: {effect}" if effect and not back else ""
    return {"label": title_of(situation, consent), "value": f"Agreed: {who}{back}{follows}"}


def day(on: date | None) -> str:
    """Returns "3 November 2026", or nothing."""
    return format_date(on, "j F Y") if on else ""
