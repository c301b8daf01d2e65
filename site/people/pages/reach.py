"""Reaching a place, a role, an invitation or a request: 404 for everybody who does not look after it."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from people.granting import may_decide, may_grant, may_manage
from people.joining import Place, place_of
from people.models import Authority, Invitation, JoinRequest, Membership, School
from people.requests import signed_in


def school_of(request: HttpRequest, slug: str) -> School:
    """Returns a school that the person looks after. Raises Http404 for every other."""
    found = get_object_or_404(School.objects.select_related("authority"), slug=slug)
    if not may_manage(signed_in(request), school=found):
        raise Http404
    return found


def authority_of(request: HttpRequest, slug: str) -> Authority:
    """Returns an authority that the person looks after. Raises Http404 for every other."""
    found = get_object_or_404(Authority, slug=slug)
    if not may_manage(signed_in(request), authority=found):
        raise Http404
    return found


def invitation_of(request: HttpRequest, public_id: str) -> Invitation:
    """Returns an invitation to a place that the person looks after. Raises Http404 for every other."""
    rows = Invitation.objects.select_related("school__authority", "authority")
    found = get_object_or_404(rows, public_id=public_id)
    if not may_manage(signed_in(request), authority=found.authority, school=found.school):
        raise Http404
    return found


def request_of(request: HttpRequest, public_id: str) -> JoinRequest:
    """Returns a request that the person is to answer. Raises Http404 for every other."""
    rows = JoinRequest.objects.select_related("school__authority", "council", "user", "decided_by")
    found = get_object_or_404(rows, public_id=public_id)
    if not may_decide(signed_in(request), found):
        raise Http404
    return found


def role_of(request: HttpRequest, pk: int, *, own: bool) -> Membership:
    """Returns a running role that the person may end: another's where they look after the place, and with `own` one's
    own. Raises Http404 for every other."""
    rows = Membership.objects.filter(ended_at__isnull=True).select_related("user", "school__authority", "authority")
    found = get_object_or_404(rows, pk=pk)
    actor = signed_in(request)
    if (own and found.user == actor) or may_grant(actor, found.user, authority=found.authority, school=found.school):
        return found
    raise Http404


def address_of_place(place: Place) -> str:
    """Returns the address of the page of a place."""
    if place.school is not None:
        return reverse("people:school", args=[place.school.slug])
    assert place.authority is not None
    return reverse("people:authority", args=[place.authority.slug])


def back_from(request: HttpRequest, row: Membership | Invitation) -> str:
    """Returns where to go after a change: the place, or one's own page for who no longer looks after it."""
    place = place_of(row)
    looks_after = may_manage(signed_in(request), authority=place.authority, school=place.school)
    return address_of_place(place) if looks_after else reverse("people:mine")
