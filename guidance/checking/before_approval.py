"""The open errors, said where an edition is approved: publishing by approval never meets the publish button's hook."""

from django.urls import reverse

from guidance.checking.desk import desk_of
from guidance.policies.models import EditionPage
from guidance.policies.service import OpenPoint, OpenPoints, UnknownStyle


def open_errors(edition: EditionPage) -> OpenPoints | None:
    """Returns the errors open in an edition's latest draft; None for a draft that cannot be numbered."""
    try:
        errors = desk_of(edition).errors()
    except UnknownStyle:
        return None  # the screen names it among what must be put right first
    points = [OpenPoint(one.name, one.finding.message) for one in errors]
    return OpenPoints(points, reverse("cms_checking:checks", args=[edition.pk]))
