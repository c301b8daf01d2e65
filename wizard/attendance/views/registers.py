"""A school's register: who needs looking at first, and reading in a new file."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from formkit.forms import GovukForm
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from people.models import School
from people.service import signed_in
from wizard.attendance.actions.import_register import Imported, import_register
from wizard.attendance.enums import TO_LOOK_AT
from wizard.attendance.importing.one_pupil import RowsNotRead
from wizard.attendance.importing.reading import FileRefused
from wizard.attendance.listing import row_of
from wizard.attendance.models import MonthlyScan, RegisterPupil
from wizard.attendance.queries import councils_worked_for, keeps_register, pressing_first, schools_seen_by
from wizard.attendance.views.reach import school_of, shell
from wizard.attendance.watches import watch_of

MOST_LISTED = 300
HINTS = "CSV as your system exports it, with a UPN column, or the JSON of Wonde. Up to 60 MB."


class RegisterForm(GovukForm):
    file = forms.FileField(
        label="Choose the register, or the list of pupils",
        help_text=HINTS,
        widget=PlainFileInput,
        allow_empty_file=True,
        error_messages={"required": "Choose a file"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present(self.fields["file"])


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Leads to the person's school's register, or lists their schools; a council's people to the returns."""
    schools = list(schools_seen_by(request.user))
    if len(schools) == 1:
        return redirect("attendance:register", schools[0].slug)
    councils = list(councils_worked_for(request.user))
    if not schools and len(councils) == 1:
        return redirect("attendance:council_returns", councils[0].slug)
    if not schools and not councils:
        raise Http404
    return render(request, "attendance/index.html", {"schools": schools, "councils": councils})


@require_safe
@login_required
def register(request: HttpRequest, school: str) -> HttpResponse:
    """Lists the pupils who need looking at, the most pressing first; every pupil with ?show=all."""
    found = school_of(request, school)
    everybody = request.GET.get("show") == "all"
    pupils = RegisterPupil.objects.filter(school=found).select_related("referral")
    shown = pupils if everybody else pupils.filter(stage__in=TO_LOOK_AT)
    rows = [row_of(pupil) for pupil in pressing_first(shown)[: MOST_LISTED * 5 if everybody else MOST_LISTED]]
    context = {
        **shell(request, found),
        "rows": rows,
        "everybody": everybody,
        "number": pupils.count(),
        "watch": watch_of(found, timezone.localdate()),
        "scan": MonthlyScan.objects.filter(school=found).order_by("-month").first(),
    }
    return render(request, "attendance/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def read_in(request: HttpRequest, school: str) -> HttpResponse:
    """Reads a register or a list of pupils in; what cannot be read is listed, and then nothing is stored."""
    found = school_of(request, school)
    if not keeps_register(request.user, found):
        raise PermissionDenied
    posted = request.method == "POST"
    form = RegisterForm(request.POST, request.FILES) if posted else RegisterForm()
    context: dict[str, Any] = {**shell(request, found), "form": form}
    if posted and form.is_valid():
        done = received(request, found, form)
        if done is not None:
            return render(request, "attendance/imported.html", {**context, "done": done})
    return render(request, "attendance/import.html", context)


def received(request: HttpRequest, school: School, form: Any) -> Imported | None:
    """Returns what was stored; None with the reason in the form's errors."""
    try:
        return import_register(signed_in(request), school, form.cleaned_data["file"].read())
    except FileRefused as refused:
        form.add_error("file", str(refused))
    except RowsNotRead as bad:
        form.problems, form.more_problems = bad.problems, bad.more
        many = len(bad.problems) + bad.more
        things = "1 thing" if many == 1 else f"{many} things"
        form.add_error("file", f"{things} could not be read, so nothing was stored. Put them right and try again.")
    return None
