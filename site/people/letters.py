"""Letters about joining: who is asked to do what and where, a link, and nobody's name."""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from links.models import Link
from links.service import whole_address_of
from people.models import Invitation, JoinRequest
from record.models import Outbox

INVITATION, REQUEST = "invitation", "join_request"  # subject kinds; the first is also the purpose of its links
INVITED, ASKED = "people_invited", "people_asked"
AGREED, REFUSED = "people_agreed", "people_refused"
ADDRESS, NEW_ADDRESS = "address", "people_new_address"  # the purpose of a link to a new address, and its letter


def build_invited(row: Outbox) -> EmailMessage:
    """Returns the letter with the link. Raises Link.DoesNotExist or Invitation.DoesNotExist once they are gone."""
    link = Link.objects.get(public_id=row.subject_id)
    invitation = Invitation.objects.select_related("school", "authority").get(public_id=link.subject_id)
    context = {"invitation": invitation, "link": whole_address_of(link), "until": link.expires_at}
    return _letter(row, f"You are invited to {invitation.place} on Waymark", "invited", context)


def build_asked(row: Outbox) -> EmailMessage:
    """Returns the letter to who answers a request."""
    request = _request(row)
    link = _whole(reverse("people:request", args=[request.public_id]))
    return _letter(row, f"Somebody asks to join {request.school}", "asked", {"request": request, "link": link})


def build_agreed(row: Outbox) -> EmailMessage:
    """Returns the letter that says yes to somebody with an account."""
    request = _request(row)
    context = {"request": request, "link": _whole(reverse("people:mine"))}
    return _letter(row, f"You can now work for {request.school} on Waymark", "agreed", context)


def build_refused(row: Outbox) -> EmailMessage:
    """Returns the letter that says no, and what to do."""
    request = _request(row)
    return _letter(row, f"Your request to join {request.school}", "refused", {"request": request})


def build_new_address(row: Outbox) -> EmailMessage:
    """Returns the letter to the address that somebody wants to sign in with. Raises Link.DoesNotExist."""
    link = Link.objects.get(public_id=row.subject_id)
    context: dict[str, object] = {"link": whole_address_of(link), "until": link.expires_at}
    return _letter(row, "Use this address for Waymark", "new_address", context)


BUILDERS: dict[str, Callable[[Outbox], EmailMessage]] = {
    INVITED: build_invited,
    ASKED: build_asked,
    AGREED: build_agreed,
    REFUSED: build_refused,
    NEW_ADDRESS: build_new_address,
}


def _request(row: Outbox) -> JoinRequest:
    return JoinRequest.objects.select_related("school").get(public_id=row.subject_id)


def _whole(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _letter(row: Outbox, subject: str, template: str, context: dict[str, object]) -> EmailMessage:
    body = render_to_string(f"people/letters/{template}.txt", context)
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject=" ".join(subject.split()), body=body, to=[row.recipient], headers=headers)
