"""Which code for this session? Asked by whoever marks a register; nothing of it is stored."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import ManyField, Option, OptionsField
from formkit.presentation import present
from wizard.attendance.code_clauses import clauses_on_code
from wizard.attendance.enums import Arranged, Half, Where
from wizard.attendance.views.reach import school_of, shell
from wizard.attendance.which_code import CONDITIONS, Session, which_code, wrong_with

HALVES = [Option(Half.AM, "Morning"), Option(Half.PM, "Afternoon")]


class CodeForm(GovukForm):
    """One session: the day and half, where the pupil was, and where taught elsewhere, who arranged what."""

    day = DateField(label="Which day?", called="Day")
    half = OptionsField(HALVES, label="Which half of it?", missing="Select morning or afternoon")
    where = OptionsField([Option(*one) for one in Where.choices], label="Where was the pupil?")
    arranged = OptionsField(
        [Option(*one) for one in Arranged.choices], label="If taught somewhere else: who arranged it?", required=False
    )
    met = ManyField(
        [Option(*one) for one in CONDITIONS.items()],
        label="If the school arranged it: what of this is so?",
        required=False,
    )
    meant = forms.CharField(
        label="Which code did you have in mind?", max_length=10, required=False, help_text="If you have one in mind."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            present(field)

    def clean(self) -> dict[str, Any]:
        """Wants to know who arranged teaching elsewhere: the code hangs on it."""
        cleaned = super().clean() or {}
        if cleaned.get("where") == Where.TAUGHT_ELSEWHERE and not cleaned.get("arranged"):
            self.add_error("arranged", "Select who arranged it")
        return cleaned

    def session(self) -> Session:
        """Returns the session that was described."""
        said = self.cleaned_data
        elsewhere = said["where"] == Where.TAUGHT_ELSEWHERE
        return Session(
            said["day"],
            Half(said["half"]),
            Where(said["where"]),
            Arranged(said["arranged"]) if elsewhere else None,
            frozenset(said["met"]) if elsewhere else frozenset(),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def which(request: HttpRequest, school: str) -> HttpResponse:
    """Asks about one session and says its code, the rule, and the policy's clauses on it."""
    found = school_of(request, school)
    form = CodeForm(request.POST if request.method == "POST" else None, initial={"day": timezone.localdate()})
    context: dict[str, Any] = {**shell(request, found), "form": form}
    if form.is_bound and form.is_valid():
        session = form.session()
        answer = which_code(session)
        clauses = clauses_on_code(found.authority, answer.code.letters, session.day)
        context |= {
            "answer": answer,
            "session": session,
            "wrong": wrong_with(session, form.cleaned_data["meant"]),
            "meant": form.cleaned_data["meant"].strip().upper(),
            "said": [
                {"text": one.text, "clauses": [{"number": one.number, "href": f"/clause/{one.clause.uid}/"}]}
                for one in clauses
            ],
        }
    return render(request, "attendance/which_code.html", context)
