"""A route's versions: what each changed, what work hangs on it, its last day; and what changed clauses mean for it."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from formkit.dates import DayField
from people.service import signed_in
from wizard.routes.actions.set_last_day import LastDayRefused, set_last_day
from wizard.routes.differences import differences
from wizard.routes.editing.access import route_page
from wizard.routes.editing.views.frame import address, screen
from wizard.routes.models import RoutePage, RouteVersion
from wizard.routes.queries import in_force, last_day_of
from wizard.routes.stale import changed_under
from wizard.routes.work import Work, all_work, work_on


class LastDayForm(forms.Form):
    """Which version, until when, and why. No day takes the limit back."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    day = DayField(label="Last day", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    why = forms.CharField(label="Why, for the schools", required=False, max_length=300)


@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: HttpRequest, page_id: int) -> HttpResponse:
    """Lists the versions with what hangs on each; POST sets the last day of one."""
    page = route_page(request, page_id)
    if request.method != "POST":
        return _listed(request, page)
    form = LastDayForm(request.POST)
    version = page.versions.filter(number=form.data.get("number", "0")).first() if form.is_valid() else None
    if version is None:
        return _listed(request, page, "Enter a day, for example 31 12 2026, or leave it empty.", status=400)
    try:
        row = set_last_day(version, signed_in(request), form.cleaned_data["day"], form.cleaned_data["why"])
    except LastDayRefused as refused:
        return _listed(request, page, str(refused), status=400)
    until = f"until {row.day:%-d %B %Y}" if row.day else "without a last day"
    messages.success(request, f"Version {version.number} is taken {until}. Schools with a draft are told.")
    return redirect(address("versions", page))


def _listed(request: HttpRequest, page: RoutePage, problem: str = "", *, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    found = list(page.versions.select_related("edition_version", "published_by").order_by("-number"))
    work = work_on([one.pk for one in found])
    newest = in_force(today).filter(route=page.pk).first()
    rows = [_row(one, work[one.pk], newest, found) for one in found]
    context = {"rows": rows, "problem": problem, "may_set": page.permissions_for_user(request.user).can_publish()}
    return screen(request, "versions", page, "Versions", context, status=status)


def _row(version: RouteVersion, work: Work, newest: RouteVersion | None, found: list[RouteVersion]) -> dict[str, Any]:
    last, today = last_day_of(version), timezone.localdate()
    current = newest is not None and version.pk == newest.pk
    state = "In force" if current else "To come" if version.effective_from > today else "Earlier"
    return {
        "version": version,
        "work": work,
        "state": state,
        "last_day": last,
        "over": last is not None and last < today,
        "can_end": version.pk != found[0].pk,
        "has_earlier": any(one.number < version.number for one in found),
    }


@require_safe
def changes(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Shows in words what a version changed from the one before it. 404 for a version there is not."""
    page = route_page(request, page_id)
    pair = list(page.versions.filter(number__lte=number).order_by("-number")[:2])
    if not pair or pair[0].number != number:
        raise Http404
    found = differences(json.loads(pair[1].document), json.loads(pair[0].document)) if len(pair) > 1 else []
    context = {"version": pair[0], "before": pair[1] if len(pair) > 1 else None, "changes": found}
    return screen(request, "version_changes", page, f"What version {number} changed", context)


@require_safe
def impact(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows what the version in force cites that changed since, what stands on it, and how much work that touches."""
    page = route_page(request, page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    today = timezone.localdate()
    version = in_force(today).filter(route=page.pk).first()
    found = changed_under(version, today) if version else []
    context = {
        "version": version,
        "touched": found,
        "parts": len({reader for one in found for reader in one.readers}),
        "work": all_work([one.pk for one in page.versions.only("pk")]),
    }
    return screen(request, "impact", page, "What changed clauses mean", context)
