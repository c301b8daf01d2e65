"""The pupils a school helps before any referral: what is due, by when, whose move; and adding one by hand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.presentation import present
from people.service import signed_in
from wizard.attendance.service import AlreadyThere, add_pupil, keeps_register, pupils_seen_by, schools_seen_by
from wizard.support.due import State
from wizard.support.enums import Kind
from wizard.support.queries import Stage, helped_pupils, stages_of, with_marks
from wizard.support.views.reach import school_of, shell

MOST_LISTED = 2000
TONES = {State.LATE: "stop", State.TODAY: "warn", State.SOON: "warn"}
LABELS = {State.LATE: "Late", State.TODAY: "Today", State.SOON: "Soon"}


class PupilForm(GovukForm):
    """Who the pupil is. A register read in later adds marks to the same UPN."""

    first_name = forms.CharField(
        label="First name", max_length=100, error_messages={"required": "Enter the first name"}
    )  # fmt: skip
    last_name = forms.CharField(
        label="Last name", max_length=100, error_messages={"required": "Enter the last name"}
    )  # fmt: skip
    upn = forms.RegexField(
        r"^[A-Za-z][0-9A-Za-z]{12}$",
        label="UPN",
        strip=True,
        help_text="A letter, then 12 letters or numbers. Their marks find them by it.",
        error_messages={"invalid": "A UPN is a letter and then 12 letters or numbers", "required": "Enter the UPN"},
    )
    born = DateField(label="Date of birth", called="Date of birth")
    address = forms.CharField(
        label="Address", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="With the postcode. You can leave this for later.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            present(field)

    def clean_born(self) -> Any:
        """Refuses a birth ahead, or longer ago than anybody at school."""
        born, today = self.cleaned_data["born"], timezone.localdate()
        if not today.year - 25 <= born.year <= today.year or born > today:
            raise forms.ValidationError(
                "Date of birth is not that of a pupil: check the year", params={"parts": ["year"]}
            )
        return born


@require_safe
@login_required
def pupils(request: HttpRequest) -> HttpResponse:
    """Lists the pupils with something going on, what is due first on top; everybody on the register with ?show=all."""
    schools = list(schools_seen_by(request.user))
    if not schools:
        raise Http404
    everybody = request.GET.get("show") == "all"
    today = timezone.localdate()
    rows = _everybody(request) if everybody else _rows(stages_of(with_marks(helped_pupils(request.user)), today))
    context = {
        **shell(request, schools[0]),
        "schools": [(one, keeps_register(request.user, one)) for one in schools],
        "several": len(schools) > 1,
        "everybody": everybody,
        "rows": rows,
        "pressing": sum(row["state"] in (State.LATE, State.TODAY) for row in rows),
    }
    return render(request, "support/pupils.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: HttpRequest, school: str) -> HttpResponse:
    """Adds a pupil by hand; one who is there already is shown instead."""
    found = school_of(request, school)
    if not keeps_register(request.user, found):
        raise PermissionDenied
    form = PupilForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            pupil = add_pupil(signed_in(request), found, **form.cleaned_data)
        except AlreadyThere as there:
            pupil = there.pupil
        return redirect("support:pupil", pupil.public_id)
    return render(request, "support/add.html", {**shell(request, found), "form": form})


def _rows(stages: Iterable[Stage]) -> list[dict[str, Any]]:
    rows = [_row(stage) for stage in stages]
    order = list(State)
    return sorted(rows, key=lambda row: (order.index(row["state"]), row["on"] or timezone.localdate(), row["name"]))


def _row(stage: Stage) -> dict[str, Any]:
    due = next(iter(stage.dues), None)
    state = due.state(stage.today) if due else State.LATER
    arranged = stage.record.latest(Kind.ARRANGEMENT)
    return {
        "name": stage.pupil.name,
        "public_id": stage.pupil.public_id,
        "school": stage.pupil.school.name,
        "what": due.what if due else "Nothing is due",
        "on": due.on if due else None,
        "more": sum(one.state(stage.today) in (State.LATE, State.TODAY) for one in stage.dues[1:]),
        "whose": arranged.said("contact") if arranged else "",
        "state": state,
        "label": LABELS.get(state, "Ended" if stage.record.closed else ""),
        "tone": TONES.get(state, "plain"),
    }


def _everybody(request: HttpRequest) -> list[dict[str, Any]]:
    found = pupils_seen_by(request.user)[:MOST_LISTED]
    return [
        {"name": one.name, "public_id": one.public_id, "school": one.school.name, "what": "", "state": State.LATER}
        for one in found
    ]
