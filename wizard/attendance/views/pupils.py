"""One pupil of a school's register: the marks drawn, what they lead to, and what the policy says to do now."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import signed_in
from wizard.attendance.actions.look_through import marks_known
from wizard.attendance.actions.open_pupil import open_pupil
from wizard.attendance.actions.record_notice import record_notice
from wizard.attendance.actions.refer_pupil import NoRoute, refer_pupil
from wizard.attendance.calendars import calendar_of
from wizard.attendance.enums import ToldBy
from wizard.attendance.models import RegisterPupil
from wizard.attendance.queries import keeps_register
from wizard.attendance.signs import signs_of
from wizard.attendance.stages import advice_of
from wizard.attendance.telling import told
from wizard.attendance.views.reach import pupil_of, shell
from wizard.attendance.watches import alert_of, clauses_of, watch_of


class NoticeForm(GovukForm):
    """Who told the school, when, and from and until when the pupil is away."""

    told_by = OptionsField(
        [Option(*one) for one in ToldBy.choices], label="Who told you?", missing="Select who told you"
    )
    told_on = DateField(label="When did they tell you?", called="Day they told you")
    first_day = DateField(label="First day away", called="First day away")
    back_on = DateField(
        label="Expected back", called="Day they are expected back", required=False, help_text="If they know."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            present(field)

    def clean(self) -> dict[str, Any]:
        """Refuses a return before the first day, and being told on a day to come."""
        cleaned = super().clean() or {}
        first, back, told_on = (cleaned.get(name) for name in ("first_day", "back_on", "told_on"))
        if first and back and back < first:
            self.add_error("back_on", "The day they are expected back must be on or after the first day away")
        if told_on and told_on > timezone.localdate():
            self.add_error("told_on", "The day they told you must be today or before")
        return cleaned


@require_safe
@login_required
def pupil(request: HttpRequest, public_id: str) -> HttpResponse:
    """Shows one pupil; who looked is written down."""
    found = pupil_of(request, public_id)
    open_pupil(signed_in(request), found)
    return render(request, "attendance/pupil.html", {**shell(request, found.school), **page_of(found)})


def page_of(found: RegisterPupil) -> dict[str, Any]:
    """Returns what a pupil's page shows."""
    today, school = timezone.localdate(), found.school
    watch, calendar = watch_of(school, today), calendar_of(school.authority, school)
    marks, cited = marks_known(found), clauses_of(watch)
    alert, referred = alert_of(school.authority, today), bool(found.referral_id)
    signs = signs_of(marks, watch, alert, today, calendar, born=found.born, referred=referred)
    context: dict[str, Any] = {
        "pupil": found,
        "signs": signs,
        "watch": watch,
        "advice": advice_of(signs, watch, published=calendar is not None),
        "quote": cited["quote"],
        "clauses": cited["clauses"],
        "notices": list(found.notices.all()[:10]),
        "last_read": max((year.imported_at for year in found.years.all()), default=None),
    }
    if marks.all:
        reached = watch.reached(signs.missed, signs.reached_on)
        shown = told(found.first_name or "The pupil", marks, [reached], today, calendar)
        for way in shown.ways:
            way["clauses"] = cited["clauses"]
        context["told"] = shown
    return context


@require_POST
@login_required
def refer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Starts a referral with what the register knows; the one there is when it was started already."""
    found = pupil_of(request, public_id)
    try:
        referral = refer_pupil(signed_in(request), found, watch_of(found.school, timezone.localdate()))
    except NoRoute:
        return redirect(f"/{found.school.authority.slug}/" if found.school.authority else "/")
    return redirect("journey:tasks", referral.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def notice(request: HttpRequest, public_id: str) -> HttpResponse:
    """Records that a family told the school of an absence."""
    found = pupil_of(request, public_id)
    if not keeps_register(request.user, found.school):
        raise PermissionDenied
    form = NoticeForm(request.POST if request.method == "POST" else None, initial={"told_on": timezone.localdate()})
    if form.is_bound and form.is_valid():
        record_notice(signed_in(request), found, **form.cleaned_data)
        return redirect("attendance:pupil", public_id)
    return render(request, "attendance/notice.html", {**shell(request, found.school), "pupil": found, "form": form})
