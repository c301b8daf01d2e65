"""What every part of a case's page says above its own: whose case it is, and the links to the other parts."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from wizard.casework.document import read_pupil, year_words
from wizard.casework.models import Case
from wizard.casework.queries import cases_visible_to
from wizard.casework.tabs import tabs_of


def case_for(request: HttpRequest, reference: str) -> Case:
    """Returns the case with this reference among those the person works; raises Http404 for any other."""
    return get_object_or_404(cases_visible_to(request.user), submission__reference=reference)


def case_context(case: Case, tab: str) -> dict[str, Any]:
    """Returns what casework/case_base.html reads: authority, case, pupil, tabs."""
    return {"authority": case.authority, "case": case, "pupil": pupil_words(case), "tabs": tabs_of(case, tab)}


def pupil_words(case: Case) -> dict[str, str]:
    """Returns the pupil's name and year, each empty where it was not told; from the document for the oldest cases."""
    try:
        pupil = case.pupil
    except ObjectDoesNotExist:
        return read_pupil(case.submission.document)
    return {"name": pupil.name, "year": year_words(pupil.year_group)}
