"""Which page a screen is about, for those who may edit it."""

from typing import TypeVar

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from guidance.policies.models import EditionPage, PolicyPage
from people.service import signed_in

AnyPage = TypeVar("AnyPage", bound=Page)


def edition_of(request: HttpRequest, page_id: int) -> EditionPage:
    """Returns the edition as its latest draft has it. Raises Http404 for everything else."""
    page: EditionPage = get_object_or_404(EditionPage, pk=page_id)
    latest: EditionPage = _editable(request, page).get_latest_revision_as_object()
    return latest


def policy_of(request: HttpRequest, page_id: int) -> PolicyPage:
    """Returns the policy. Raises Http404 for everything else."""
    page: PolicyPage = get_object_or_404(PolicyPage, pk=page_id)
    return _editable(request, page)


def _editable(request: HttpRequest, page: AnyPage) -> AnyPage:
    if not page.permissions_for_user(signed_in(request)).can_edit():
        raise Http404
    return page
