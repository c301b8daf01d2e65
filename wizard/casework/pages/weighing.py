"""Weighing before deciding: what was heard, how a paper counts, and what only an officer can judge."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.options import ManyField, Option, OptionsField, YesNo
from formkit.presentation import present
from people.service import signed_in
from wizard.casework.actions.weigh_evidence import NotInRoute, judge, record_heard, rule_on_item
from wizard.casework.case_page import case_context, case_for
from wizard.casework.forms import CaseForm, day, long_answer, short_answer
from wizard.casework.papers import HOW, VERDICTS, papers_of
from wizard.routes.service import Route, route_of

NOTHING = "none"


class HeardForm(CaseForm):
    """Who said what, when and how, and which evidence it counts for."""

    def __init__(self, *args: Any, route: Route, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = [one for one in route.requirements.values() if one.kind == "evidence"]
        self.fields["said_by"] = short_answer("Who told you?", "Enter who told you", hint="Name and profession.")
        self.fields["how"] = present(
            OptionsField([Option(key, words) for key, words in HOW.items()], label="How?", missing="Select how"),
            size="m",
        )
        self.fields["heard_on"] = day("When?", "Date you heard it", "Enter the date you heard it")
        self.fields["seen_on"] = day("When did they last see the child?", "Date they saw the child", required=False)
        self.fields["requirement"] = present(
            OptionsField(
                [*(Option(one.key, one.title) for one in wanted), Option(NOTHING, "None of these", apart=True)],
                label="Which evidence does it count for?", missing="Select which evidence it counts for",
            ), size="m",
        )  # fmt: skip
        authors = {author.key: author.label for one in wanted for author in one.authors}
        if authors:
            options = [*(Option(key, label) for key, label in authors.items())]
            self.fields["author"] = present(
                OptionsField(
                    [*options, Option(NOTHING, "None of these", apart=True)], label="What is their profession?",
                    missing="Select their profession",
                ), size="m",
            )  # fmt: skip
        self.fields["what"] = long_answer("What did they say?", "Enter what they said")
        self.fields["meeting"] = short_answer(
            "Which meeting’s minutes hold it?", "", longest=60, required=False,
            hint="Only for something said in a meeting.",
        )  # fmt: skip

    def clean_heard_on(self) -> Any:
        """Returns the day; nothing was heard tomorrow."""
        return self.not_after_today("heard_on", "Date you heard it")

    def clean_seen_on(self) -> Any:
        """Returns the day they saw the child."""
        return self.not_after_today("seen_on", "Date they saw the child")


class RulingForm(CaseForm):
    """How a paper counts, whether it is challenged, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [Option(key or NOTHING, words, apart=not key) for key, words in VERDICTS.items()]
        self.fields["verdict"] = present(
            OptionsField(options, label="How does it count?", missing="Select how it counts"), size="m"
        )
        box = [Option("yes", "It is challenged", "Somebody doubts it, or it shows that the child was not seen.")]
        self.fields["challenged"] = present(
            ManyField(box, label="Does anybody challenge it?", required=False), size="m"
        )
        self.fields["reason"] = long_answer("Why?", "Enter your reason", rows=3)


class JudgeForm(CaseForm):
    """An officer's yes or no, with its reason."""

    def __init__(self, *args: Any, ask: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holds"] = present(YesNo(label=ask, missing="Select yes or no"), size="m")
        self.fields["reason"] = long_answer("Why?", "Enter your reason", rows=3)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def heard(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks what was told by word of mouth; POST keeps it. 404 for anyone but the council's own case workers."""
    found = case_for(request, reference)
    form = HeardForm(
        request.POST if request.method == "POST" else None, route=route_of(found.submission.referral.route_version)
    )
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = {key: "" if value == NOTHING else value for key, value in form.cleaned_data.items()}
        try:
            record_heard(signed_in(request), found, **said)
        except NotInRoute as refused:
            form.say({"author": str(refused)})
        else:
            return redirect("casework:decision", reference=reference)
    return render(request, "casework/heard.html", {**case_context(found, "decision"), "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, reference: str, paper: str) -> HttpResponse:
    """Asks how one paper counts; POST keeps the ruling. 404 also for a paper of another case."""
    found = case_for(request, reference)
    chosen = next((one for one in papers_of(found) if one.address == paper), None)
    if chosen is None:
        raise Http404
    form = RulingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        verdict = "" if said["verdict"] == NOTHING else said["verdict"]
        told = {"reason": said["reason"], "verdict": verdict, "challenged": bool(said["challenged"])}
        rule_on_item(signed_in(request), found, chosen.key, **told)
        return redirect("casework:decision", reference=reference)
    return render(request, "casework/rule.html", {**case_context(found, "decision"), "form": form, "paper": chosen})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def judge_page(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Asks for an officer's judgement; POST keeps it, and a later one takes its place. 404 for what the route lacks."""
    found = case_for(request, reference)
    test = route_of(found.submission.referral.route_version).tests.get(key)
    if test is None or test.kind != "judgement":
        raise Http404
    form = JudgeForm(request.POST if request.method == "POST" else None, ask=test.title)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        judge(signed_in(request), found, key, holds_true=said["holds"], reason=said["reason"])
        return redirect("casework:decision", reference=reference)
    before = found.judgements.filter(key=key).select_related("by")
    return render(
        request, "casework/judge.html",
        {**case_context(found, "decision"), "form": form, "test": test, "before": before},
    )  # fmt: skip
