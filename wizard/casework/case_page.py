"""What every part of a case's page, the council's and the school's, says above its own: whose it is, and the parts."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from people.service import signed_in
from wizard.casework.document import read_pupil, year_words
from wizard.casework.models import Case
from wizard.casework.queries import cases_visible_to
from wizard.casework.reading import note_reading
from wizard.casework.tabs import school_parts_of, tabs_of
from wizard.referrals.service import may_refer, referrals_of_schools_of


def case_for(request: HttpRequest, reference: str) -> Case:
    """Returns the case with this reference among those the person works, and writes down the reading.

    Raises Http404 for any other.
    """
    found = get_object_or_404(cases_visible_to(request.user), submission__reference=reference)
    note_reading(signed_in(request), found, "case")
    return found


def case_context(case: Case, tab: str) -> dict[str, Any]:
    """Returns what casework/case_base.html reads: authority, case, pupil, tabs."""
    return {"authority": case.authority, "case": case, "pupil": pupil_words(case), "tabs": tabs_of(case, tab)}


def pupil_words(case: Case) -> dict[str, str]:
    """Returns the pupil's name and year, each empty where it was not told; from the document for the oldest cases."""
    try:
        pupil = case.pupil
    except ObjectDoesNotExist:
        return read_pupil(case.submission.document)
    return {"name": pupil.name, "year": year_words(case.year_group)}


def known_pupil(case: Case) -> dict[str, str]:
    """Returns the same for a line of a list, which reads no document: empty where nothing was kept."""
    pupil = getattr(case, "pupil", None)
    return {"name": pupil.name, "year": year_words(case.year_group)} if pupil else {"name": "", "year": ""}


def school_case_for(request: HttpRequest, public_id: str) -> Case:
    """Returns the case of a referral of the person's own schools, and writes down the reading.

    Raises Http404 for any other and for a draft.
    """
    mine = Case.objects.filter(submission__referral__in=referrals_of_schools_of(request.user).values("pk"))
    related = mine.select_related("submission__referral__route_version", "submission__referral__school", "authority")
    found = get_object_or_404(related.defer("submission__document"), submission__referral__public_id=public_id)
    note_reading(signed_in(request), found, "school")
    return found


def school_context(request: HttpRequest, case: Case, part: str, heading: str) -> dict[str, Any]:
    """Returns what casework/school_base.html reads; `may` says whether the person may write for the school.

    `heading` is the page's title and its first words: plain, and without the child's name.
    """
    referral = case.submission.referral
    return {
        "authority": case.authority,
        "case": case,
        "referral": referral,
        "may": may_refer(request.user, referral),
        "heading": heading,
        "parts": school_parts_of(case, part),
        "who": f"{request.user}, {referral.school.name}",
        "council_links": [{"label": "All referrals", "href": "/referrals/"}],
    }
