"""News for the family: a room above may have a page for each of them, and tells them that something stands there.

Casework knows no such page. Where nobody takes a piece of news on, its own notices go out as they always did.
"""

from collections.abc import Callable

from wizard.casework.models import Case

#: Takes a case, what the news is about (a key that is told once) and one person's e-mail address, blank for everybody;
#: returns how many were told.
Teller = Callable[[Case, str, str], int]
_tellers: dict[str, Teller] = {}


def register_family_teller(room: str, teller: Teller) -> None:
    """Adds who tells families. Call from AppConfig.ready; the same room again takes the earlier one's place."""
    _tellers[room] = teller


def tell_family(case: Case, about: str, email: str = "") -> bool:
    """Whether somebody of the family was told on a page of their own; call it inside the change's transaction."""
    return sum(teller(case, about, email) for teller in _tellers.values()) > 0
