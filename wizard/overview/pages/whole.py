"""How the whole stands: the figures of one authority for a school year or a term, and each as a list to take away."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.enums import CASE_ROLES, Role
from people.models import Authority, Membership
from record.service import harmless
from schoolyear.stretches import Stretch, chosen
from wizard.attendance.service import calendar_of
from wizard.overview.board import figures_of, loads, today_of
from wizard.overview.figures import Figure, small_hidden
from wizard.overview.queries import memberships_of, worked


@never_cache
@login_required
@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """Shows how the whole stands, for ?authority= and ?period=; 404 for who looks at no authority's, or another's."""
    held = list(memberships_of(request.user))
    authority, today = authority_of(request, held), timezone.localdate()
    works = authority.pk in worked(held, CASE_ROLES)
    stretch, offered = period_of(request, authority, today, works=works)
    figures = figures_of(authority, stretch, today)
    context = {
        "authority": authority,
        "others": [one for one in dict.fromkeys(one.authority for one in held) if one and one != authority],
        "works": works,
        "finance": authority.pk in worked(held, {Role.FINANCE}),
        "today": today,
        "strip": today_of(figures) if works else [],
        "figures": [*figures, loads(authority, today)] if works else [small_hidden(one) for one in figures],
        "stretch": stretch,
        "offered": offered,
        "desk_part": "overview",
    }
    return render(request, "overview/whole.html", context)


@never_cache
@login_required
@require_safe
def listed(request: HttpRequest, figure: str) -> HttpResponse:
    """Gives one figure as CSV, small numbers hidden for everybody; 404 as for the page, and for no such figure."""
    held = list(memberships_of(request.user))
    authority, today = authority_of(request, held), timezone.localdate()
    works = authority.pk in worked(held, CASE_ROLES)
    stretch, _ = period_of(request, authority, today, works=works)
    for one in [*figures_of(authority, stretch, today), *([loads(authority, today)] if works else [])]:
        if one.key == figure:
            return csv_of(small_hidden(one), f"{authority.slug}-{figure}-{stretch.key}", stretch.label)
    raise Http404


def period_of(
    request: HttpRequest, authority: Authority, today: date, *, works: bool
) -> tuple[Stretch, Sequence[Stretch]]:
    """Returns the stretch asked for and those there are. Who does not work cases sees whole school years alone: a year
    less its terms would give back the small numbers that are hidden in each.
    """
    return chosen(calendar_of(authority) if works else None, request.GET.get("period", ""), today)


def authority_of(request: HttpRequest, held: Sequence[Membership]) -> Authority:
    """Returns the authority asked for, else the first. Raises Http404 for one the person does not look at."""
    wanted = request.GET.get("authority", "")
    for one in held:
        if one.authority and wanted in ("", one.authority.slug):
            return one.authority
    raise Http404


def csv_of(figure: Figure, name: str, stretch: str) -> HttpResponse:
    """Returns a figure as a list; no cell of it runs when a spreadsheet opens it."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow([figure.column, figure.counted.capitalize(), "Note", "Time"])
    for bar in figure.bars:
        writer.writerow(
            [harmless(one) for one in (bar.label, bar.shown if bar.n is None else bar.n, bar.more, stretch)]
        )
    response = HttpResponse(kept.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
