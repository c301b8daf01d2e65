"""After sending, for the school: what the council asks, what it decided and wrote, and what is the school's to do."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.forms import GovukForm
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from people.service import signed_in
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import (
    NotAsked,
    ask_council,
    clock_lines,
    deal_with_clock,
    duties_of,
    finish_task,
    note_interim,
    school_parts_of,
    todo_of,
)
from wizard.evidence.service import LIMITS_SENTENCE, UploadRefused
from wizard.journey.actions.answer_council import answer_council
from wizard.journey.situation import Situation
from wizard.journey.views.reach import is_beginner, load, shell
from wizard.referrals.service import may_refer

DONE: dict[str, tuple[str, Callable[..., object]]] = {
    "clock": ("clocks", deal_with_clock),
    "task": ("tasks", finish_task),
}


class AnswerForm(GovukForm):
    """What the council asked for: words, a file, or both."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = forms.CharField(
            label="Your answer", required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
        )
        file = forms.FileField(
            label="A file, if it is one that is asked for",
            required=False,
            help_text=LIMITS_SENTENCE,
            widget=PlainFileInput,
            allow_empty_file=True,
        )
        self.fields["answer"], self.fields["file"] = present(words, size="m"), present(file, size="m")

    def clean(self) -> dict[str, Any]:
        """Returns the answer. Raises ValidationError at the words when there is neither word nor file."""
        said = super().clean() or {}
        if not said.get("answer") and not said.get("file") and "file" not in self.errors:
            self.add_error("answer", "Enter your answer, or choose a file")
        return said


class QuestionForm(GovukForm):
    """What the school asks the council."""

    what = present(
        forms.CharField(
            label="Your question",
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 6}),
            error_messages={"required": "Enter your question"},
        ),
        size="m",
    )


def case_of(situation: Situation) -> Case | None:
    """Returns the case of a referral that was sent; None for a draft."""
    related = ("submission__referral__route_version", "authority", "school")
    return Case.objects.filter(submission__referral=situation.referral).select_related(*related).first()


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def after_council(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows where it is; POST says that something of the school's own is done. 404 for anybody else's referral."""
    situation = load(request, public_id)
    case = case_of(situation)
    if case is None:
        return redirect("journey:tasks", public_id)
    may = may_refer(signed_in(request), situation.referral)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        settle(request, case)
        return redirect("journey:after", public_id)
    shown = {**shell(request, situation), **told(case, situation), "may": may}
    if is_beginner(request):
        # Who began by a link has no part in what school and council plan, and no lessons to send.
        shown |= {"parts": [], "council_links": [], "duties": [], "lines": []}
    return render(request, "journey/after.html", shown)


def settle(request: HttpRequest, case: Case) -> None:
    """Notes that a task or clock of the school is done. Raises Http404 for one of another case or another party."""
    done, number = request.POST.get("done", ""), request.POST.get("number", "")
    if done == "interim":
        try:
            note_interim(signed_in(request), case, number, request.POST.get("note", ""))
        except NotAsked:
            raise Http404 from None
        return
    if done not in DONE or not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    rows, action = DONE[done]
    mine = get_object_or_404(getattr(case, rows).filter(move=Move.SCHOOL), pk=int(number))
    # The day that the page showed: pressed twice, the button does not settle the next one unseen.
    seen = {"due": request.POST.get("due", "")} if done == "clock" else {}
    action(signed_in(request), mine, request.POST.get("note", ""), **seen)


def told(case: Case, situation: Situation) -> dict[str, Any]:
    """Returns what the page shows: nothing that is between the council and others."""
    today = timezone.localdate()
    asked = case.info_requests.filter(of=Move.SCHOOL, withdrawn_at=None)
    return {
        "case": case,
        "asked": todo_of(asked.filter(answered_at=None), today),
        "answered": list(asked.exclude(answered_at=None).select_related("answered_by")),
        "tasks": todo_of(case.tasks.filter(move=Move.SCHOOL, done_at=None), today),
        "done_tasks": list(case.tasks.filter(move=Move.SCHOOL).exclude(done_at=None).select_related("done_by")),
        "questions": list(case.info_requests.filter(of=Move.COUNCIL).order_by("-asked_at")),
        "duties": duties_of(case, today),
        "lines": clock_lines(case, situation.route, today, move=Move.SCHOOL),
        "decisions": list(case.decisions.order_by("-number")),
        "letters": list(case.letters.filter(to_kind="school").order_by("-made_at")),
        "parts": school_parts_of(case, "after"),
        "council_links": [{"label": "All referrals", "href": "/referrals/"}],
    }


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Asks what the school wants to know of the council; POST sends it. 404 for anybody else's referral."""
    situation = load(request, public_id)
    case = case_of(situation)
    if case is None or case.handed_over_to or not may_refer(signed_in(request), situation.referral):
        raise Http404
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ask_council(signed_in(request), case, form.cleaned_data["what"])
        return redirect("journey:after", public_id)
    return render(request, "journey/after_ask.html", {**shell(request, situation), "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """Asks for what the council asked; POST answers it. 404 for what is not, or no longer, asked of this school."""
    situation = load(request, public_id)
    case = case_of(situation)
    if case is None or not may_refer(signed_in(request), situation.referral):
        raise Http404
    open_ones = case.info_requests.filter(of=Move.SCHOOL, answered_at=None, withdrawn_at=None)
    asked = get_object_or_404(open_ones.select_related("case__submission__referral"), pk=number)
    posted = request.method == "POST"
    form = AnswerForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        try:
            answer_council(signed_in(request), asked, form.cleaned_data["answer"], form.cleaned_data.get("file"))
        except UploadRefused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("journey:after", public_id)
    return render(request, "journey/after_answer.html", {**shell(request, situation), "form": form, "asked": asked})
