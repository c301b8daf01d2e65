"""The same page for both sides: the council's officer comes by the case, the school by its referral."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from wizard.casework.models import Case
from wizard.casework.service import case_context, case_for, pupil_words, school_case_for, school_context


@dataclass(frozen=True)
class Side:
    """From where a person looks at a case. `space` is the namespace of their addresses, `key` what those take."""

    case: Case
    council: bool
    may: bool
    context: dict[str, Any]

    @property
    def key(self) -> str:
        """Returns the case's reference for the council, the referral's public id for the school."""
        return self.case.submission.reference if self.council else self.case.submission.referral.public_id

    def href(self, name: str, *more: str) -> str:
        """Returns the address of a page of this room on this side."""
        return reverse(f"{'provision' if self.council else 'provision_school'}:{name}", args=[self.key, *more])


def side_of(request: HttpRequest, *, reference: str = "", public_id: str = "") -> Side:
    """Returns the side the address belongs to. Raises Http404 for anybody who has no case there."""
    if reference:
        found = case_for(request, reference)
        return Side(found, True, True, {**case_context(found, "provision"), "shell": "shell/desk.html"})
    found = school_case_for(request, public_id)
    context = school_context(request, found, "provision", "Provision")
    return Side(found, False, context["may"], {**context, "pupil": pupil_words(found), "shell": "shell/wizard.html"})


def writing_side(request: HttpRequest, **address: str) -> Side:
    """Returns the side of somebody who may write there. Raises Http404 for those who only read."""
    side = side_of(request, **address)
    if not side.may:
        raise Http404
    return side
