"""Opening a link as the person it was sent to would: ask for the code, read it in the letter, type it."""

from django.test import Client

from links.models import Link, LinkCode
from links.service import address_of
from links.tokens import code_of


def code_for(link: Link) -> str:
    """The figures of the newest code asked for."""
    return code_of(LinkCode.objects.filter(link=link).latest("asked_at", "pk").salt)


def open_link(client: Client, link: Link) -> str:
    """Opens the link in the client's session and returns its address."""
    address = address_of(link)
    assert client.post(address, {"link_step": "send"}).status_code == 302
    assert client.post(address, {"link_step": "open", "code": code_for(link)}).status_code == 302
    return address
