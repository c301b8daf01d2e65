"""The address that stands for somebody known by a link: their real one is kept with the link, and forgotten with it."""

from links.models import Link

HOST = "by-link.invalid"


def stand_in(link: Link) -> str:
    """Returns an address that is nobody's mailbox; letters to it go to the link's own."""
    return f"{link.public_id}@{HOST}"


def real_address(address: str) -> str:
    """Returns where a letter to this address goes: every other address is its own."""
    public_id, _, host = address.partition("@")
    if host != HOST:
        return address
    return Link.objects.filter(public_id=public_id).values_list("email", flat=True).first() or address
