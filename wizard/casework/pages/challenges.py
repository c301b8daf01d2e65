"""Writing down that somebody challenges a decision, or that there is none, and what they were answered."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import signed_in
from wizard.casework.actions.keep_challenge import STAGES, answer_challenge, record_challenge
from wizard.casework.case_page import case_context, case_for
from wizard.casework.forms import CaseForm, day, long_answer, short_answer
from wizard.casework.models import Decision

SILENCE = "none"


class ChallengeForm(CaseForm):
    """By whom, when, what about, and by when it is answered."""

    def __init__(self, *args: Any, decisions: list[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = [Option(key, words) for key, words in STAGES.items()]
        self.fields["stage"] = present(
            OptionsField(stages, label="What is asked for?", missing="Select what is asked for"), size="m"
        )
        made = [Option(str(one.number), f"{one.label}, {one.decided_on:%-d %B %Y}") for one in decisions]
        none = Option(SILENCE, "That nobody has decided by the date", apart=bool(made))
        self.fields["decision"] = present(
            OptionsField([*made, none], label="What is challenged?", missing="Select what is challenged"), size="m"
        )
        self.fields["made_by"] = short_answer("Who challenges it?", "Enter who challenges it")
        self.fields["received_on"] = day("When did it come?", "Date it came", "Enter the date it came")
        self.fields["about"] = long_answer("What do they say?", "Enter what they say")
        self.fields["answer_by"] = day("By when is it answered?", "Date of the answer", required=False)

    def clean_received_on(self) -> Any:
        """Returns the day; nothing came tomorrow."""
        return self.not_after_today("received_on", "Date it came")


class AnsweredForm(CaseForm):
    """What was answered, and when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"] = long_answer("What did the council, or the Ombudsman, answer?", "Enter the answer")
        self.fields["answered_on"] = day("When?", "Date of the answer", "Enter the date of the answer")

    def clean_answered_on(self) -> Any:
        """Returns the day; nothing was answered tomorrow."""
        return self.not_after_today("answered_on", "Date of the answer")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def challenge(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks who challenges what; POST writes it down. 404 for anyone but the council's own case workers."""
    found = case_for(request, reference)
    decisions = list(found.decisions.order_by("-number"))
    form = ChallengeForm(
        request.POST if request.method == "POST" else None,
        decisions=decisions,
        initial={"received_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        number, stage = said.pop("decision"), said.pop("stage")
        about = next((one for one in decisions if str(one.number) == number), None)
        record_challenge(signed_in(request), found, stage, decision=about, **said)
        return redirect("casework:decision", reference=reference)
    return render(request, "casework/challenge.html", {**case_context(found, "decision"), "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answered(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Asks what was answered; POST writes it down. 404 also for a challenge of another case or one answered already."""
    found = case_for(request, reference)
    one = get_object_or_404(found.challenges.filter(answered_on=None), pk=number)
    form = AnsweredForm(
        request.POST if request.method == "POST" else None, initial={"answered_on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        answer_challenge(signed_in(request), one, form.cleaned_data["answer"], form.cleaned_data["answered_on"])
        return redirect("casework:decision", reference=reference)
    context = {**case_context(found, "decision"), "form": form, "challenge": one}
    return render(request, "casework/answered.html", context)
