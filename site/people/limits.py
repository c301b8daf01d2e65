"""How often somebody may invite, ask and be written to, so that nobody's letterbox is filled by a stranger."""

from allauth.core import ratelimit
from django.http import HttpRequest

#: For settings.ACCOUNT_RATE_LIMITS, in allauth's words.
INVITING, TO_ONE_ADDRESS = "people_invite", "people_letter"
ASKING, ABOUT_ONE_SCHOOL = "people_ask", "people_ask_school"


def too_many_invitations(request: HttpRequest, email: str) -> bool:
    """Whether this person invited too many in an hour, or this address was written to enough today; counts."""
    return not ratelimit.consume(request, action=INVITING) or not ratelimit.consume(
        request, action=TO_ONE_ADDRESS, key=email.strip().lower()
    )


def too_many_addresses(request: HttpRequest, email: str) -> bool:
    """Whether this person asked for too many addresses in an hour, or this one was written to enough today; counts."""
    return too_many_invitations(request, email)


def too_many_requests(request: HttpRequest, school: str) -> bool:
    """Whether too much was asked for from here, or of one school (its slug) today; counts this time too."""
    return not ratelimit.consume(request, action=ASKING) or not ratelimit.consume(
        request, action=ABOUT_ONE_SCHOOL, key=school
    )
