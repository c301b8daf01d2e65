"""A person signs in with another e-mail address from now on: the new mailbox confirms it, the old one is told."""

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction

from links.models import Link
from links.service import end_link, end_links, make_link
from people.letters import ADDRESS, NEW_ADDRESS
from people.models import User
from people.notices import tell_of
from record.service import enqueue, record_event

DAYS = 2  # calendar days to open the letter
SUBJECT = "user"


class AddressTaken(Exception):
    """Another account has this address."""


@transaction.atomic
def ask_for_address(user: User, email: str) -> Link:
    """Returns the link sent to the new address; nothing changes before it is opened. An earlier one no longer works.

    The old address is told at once, so that its owner hears of it before it happens. How often is limited in the view.
    """
    end_links(user, SUBJECT, str(user.pk), purpose=ADDRESS)
    link = make_link(ADDRESS, SUBJECT, str(user.pk), email, days=DAYS, made_by=user)
    enqueue(NEW_ADDRESS, "link", link.public_id, link.email, f"{NEW_ADDRESS}:{link.public_id}")
    tell_of(user, "address_asked")
    return link


@transaction.atomic
def change_address(link: Link) -> User:
    """Returns the user, who has the link's address now; both mailboxes are told, and the link ends.

    Raises AddressTaken, or PermissionDenied for an account that was closed meanwhile.
    """
    user = User.objects.select_for_update().get(pk=int(link.subject_id))
    if not user.is_active:
        raise PermissionDenied
    if User.objects.exclude(pk=user.pk).filter(email__iexact=link.email).exists():
        raise AddressTaken
    tell_of(user, "address_changed")
    user.email = link.email
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()  # allauth's own list: the old address opens nothing any more
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    tell_of(user, "address_changed")
    record_event(SUBJECT, str(user.pk), "user.address_changed", user)
    end_link(user, link)
    return user
