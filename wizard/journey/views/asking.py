"""Where a rule stops, and the way past it: ask an officer, with a reason. A route guides, it does not bar."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import signed_in
from wizard.journey.clauses import Clauses
from wizard.journey.contacts import contact_words, help_contact
from wizard.journey.lacking import Lack, askable
from wizard.journey.situation import Situation
from wizard.journey.views.reach import closed, load, shell
from wizard.referrals.service import ChangedMeanwhile, NotADraft, ask_officer

OTHER = "other"
MOST_TRIES = 3


class ReasonForm(GovukForm):
    """A reason: one the policy knows, where it knows any, or the school's own words."""

    def __init__(self, *args: Any, reasons: tuple[Any, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reasons = {one.key: one.label for one in reasons}
        if reasons:
            options = [Option(key, label) for key, label in self.reasons.items()]
            options.append(Option(OTHER, "Another reason: an officer decides", apart=True))
            field = OptionsField(options, label="Why?", missing="Select a reason")
            self.fields["known"] = present(field, size="m")
        words = forms.CharField(
            label="Your reason, in your own words",
            help_text="What has happened, and why it cannot wait.",
            max_length=4000,
            required=not reasons,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": "Enter your reason, so that the officer can decide"},
        )
        self.fields["reason"] = present(words, size="m")

    def clean(self) -> dict[str, Any]:
        """Asks for words where none of the known reasons fits."""
        cleaned = super().clean() or {}
        if cleaned.get("known") == OTHER and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Enter your reason, so that the officer can decide")
        return cleaned

    def said(self) -> str:
        """Returns the reason as it is stored."""
        known = self.cleaned_data.get("known", OTHER)
        return self.cleaned_data["reason"] if known == OTHER else self.reasons[known]


@require_safe
@login_required
def stop(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Says why the referral stops here, what to do instead and whom to ask, with the way to ask an officer anyway."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    key = situation.shape.circumstance.key
    if not key or not situation.shape.circumstance.stops:
        return redirect("journey:tasks", public_id)
    return render(request, "journey/stop.html", stop_context(request, situation, key, ReasonForm()))


def stop_context(request: HttpRequest, situation: Situation, key: str, form: ReasonForm) -> dict[str, Any]:
    """Returns what the stop page shows."""
    found = situation.route.circumstances[key]
    clauses = Clauses(situation, found.cites)
    to = situation.route.contacts.get(found.to.contact)
    return {
        **shell(request, situation),
        "circumstance": found,
        "clauses": clauses.cited(found.cites),
        "quote": clauses.quote(found.cites),
        "contact": contact_words(to) if to else help_contact(situation.route),
        "form": form,
        "about": f"circumstance:{key}",
        "asked": situation.requests.get(f"circumstance:{key}"),
        "opening": next((one.key for one in situation.route.questions.values()), ""),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Takes a reason and sends the matter on for an officer's decision. 404 for what needs no decision."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    about = request.POST.get("about") or request.GET.get("about", "")
    lack = askable(situation, about)
    if lack is None:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None, reasons=reasons_for(situation, about))
    if request.method == "POST" and form.is_valid():
        return store(request, situation, about, form.said())
    return render(request, "journey/ask.html", ask_context(request, situation, lack, form))


def reasons_for(situation: Situation, about: str) -> tuple[Any, ...]:
    """Returns the reasons the route itself accepts for going without."""
    kind, _, key = about.partition(":")
    return situation.route.requirements[key].waive_reasons if kind == "requirement" else ()


def store(request: HttpRequest, situation: Situation, about: str, reason: str) -> HttpResponseBase:
    """Stores the request and goes on: to the tasks after a stop, else to check-answers."""
    public_id = situation.referral.public_id
    for _ in range(MOST_TRIES):
        try:
            ask_officer(signed_in(request), situation.referral, about, reason, seen=situation.referral.lock_version)
        except ChangedMeanwhile:
            situation = load(request, public_id)
            continue
        except NotADraft:
            return redirect("journey:sent", public_id)
        break
    return redirect("journey:tasks" if about.startswith("circumstance:") else "journey:check", public_id)


def ask_context(request: HttpRequest, situation: Situation, lack: Lack, form: ReasonForm) -> dict[str, Any]:
    """Returns what the page for a reason shows."""
    return {**shell(request, situation), "lack": lack, "form": form, "contact": help_contact(situation.route)}
