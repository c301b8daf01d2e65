"""Where a letter about a referral leads: to its page, or for who began it without an account, to their link."""

from django.conf import settings
from django.urls import reverse

from links.service import whole_address_of
from wizard.referrals.models import Referral


def way_to(referral: Referral, page: str, recipient: str) -> str:
    """Returns the address for a letter: `page` is a page of the referral, by its name in the address book."""
    if referral.by_link and recipient == referral.started.link.email:
        return whole_address_of(referral.started.link)
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(page, args=[referral.public_id])
