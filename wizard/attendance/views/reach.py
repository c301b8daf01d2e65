"""Reaching a school's register or a pupil: 404 for everybody who does not work there."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from people.models import School
from wizard.attendance.models import RegisterPupil
from wizard.attendance.queries import keeps_register, pupils_seen_by, schools_seen_by


def school_of(request: HttpRequest, slug: str) -> School:
    """Returns a school of the person's. Raises Http404 for every other."""
    return get_object_or_404(schools_seen_by(request.user), slug=slug)


def pupil_of(request: HttpRequest, public_id: str) -> RegisterPupil:
    """Returns a pupil of the person's schools. Raises Http404 for every other."""
    return get_object_or_404(pupils_seen_by(request.user), public_id=public_id)


def shell(request: HttpRequest, school: School) -> dict[str, Any]:
    """Returns what the shell around a register's pages reads."""
    here = reverse("attendance:register", args=[school.slug])
    returns = reverse("attendance:school_returns", args=[school.slug])
    return {
        "authority": school.authority,
        "school": school,
        "who": f"{request.user}, {school.name}",
        "may_change": keeps_register(request.user, school),
        "council_links": [
            {"label": "Attendance", "href": here, "current": request.path == here},
            {"label": "Sickness returns", "href": returns, "current": request.path == returns},
            {"label": "Pupils", "href": "/pupils/"},
            {"label": "Referrals", "href": "/referrals/"},
        ],
    }
