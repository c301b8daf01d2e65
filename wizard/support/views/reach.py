"""Reaching a pupil's school stage: 404 for everybody who does not work at the school."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from people.models import School
from wizard.attendance.models import RegisterPupil
from wizard.attendance.service import keeps_register, pupils_seen_by, schools_seen_by
from wizard.support.models import Entry
from wizard.support.queries import with_marks


def school_of(request: HttpRequest, slug: str) -> School:
    """Returns a school of the person's. Raises Http404 for every other."""
    return get_object_or_404(schools_seen_by(request.user), slug=slug)


def pupil_of(request: HttpRequest, public_id: str) -> RegisterPupil:
    """Returns a pupil of the person's schools. Raises Http404 for every other."""
    return get_object_or_404(with_marks(pupils_seen_by(request.user)), public_id=public_id)


def entry_of(pupil: RegisterPupil, public_id: str) -> Entry:
    """Returns one row of a pupil. Raises Http404 for another pupil's."""
    return get_object_or_404(Entry.objects.select_related("written_by", "about"), pupil=pupil, public_id=public_id)


def may_write(request: HttpRequest, pupil: RegisterPupil) -> None:
    """Raises PermissionDenied for who may read only."""
    if not keeps_register(request.user, pupil.school):
        raise PermissionDenied


def shell(request: HttpRequest, school: School) -> dict[str, Any]:
    """Returns what the shell around these pages reads."""
    pupils, register = reverse("support:pupils"), reverse("attendance:register", args=[school.slug])
    return {
        "authority": school.authority,
        "school": school,
        "who": f"{request.user}, {school.name}",
        "may_change": keeps_register(request.user, school),
        "council_links": [
            {"label": "Pupils", "href": pupils, "current": True},
            {"label": "Attendance", "href": register},
            {"label": "Referrals", "href": "/referrals/"},
        ],
    }
