"""How often somebody may ask for a letter, so that nobody's letterbox is filled by a stranger."""

from allauth.core import ratelimit
from django.http import HttpRequest

#: For settings.ACCOUNT_RATE_LIMITS, in allauth's words.
FROM_ONE_PLACE, TO_ONE_ADDRESS = "follow", "follow_letter"


def too_many_from_here(request: HttpRequest) -> bool:
    """Whether this network address asked too often; counts this time too."""
    return not ratelimit.consume(request, action=FROM_ONE_PLACE)


def too_many_letters_to(request: HttpRequest, email: str) -> bool:
    """Whether this e-mail address was sent enough; counts this time too. Never said to whoever asks."""
    return not ratelimit.consume(request, action=TO_ONE_ADDRESS, key=email.strip().lower())
