"""What links may be for. Each room that sends links says so from its AppConfig.ready."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from links.models import Link
from links.tokens import token_of


@dataclass(frozen=True)
class Purpose:
    """`url_name` takes one kwarg, `token`; `title` heads the page that asks for the code and names no child."""

    key: str
    url_name: str
    title: str


_purposes: dict[str, Purpose] = {}


def register_purpose(key: str, url_name: str, *, title: str) -> None:
    """Adds a purpose; registering it again replaces it."""
    _purposes[key] = Purpose(key, url_name, title)


def purpose_of(link: Link) -> Purpose:
    """Returns what a link is for. Raises KeyError for a purpose that nobody registered."""
    return _purposes[link.purpose]


def address_of(link: Link) -> str:
    """Returns the link's path on this site."""
    return reverse(purpose_of(link).url_name, kwargs={"token": token_of(link)})


def whole_address_of(link: Link) -> str:
    """Returns the link's address as a letter carries it."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address_of(link)
