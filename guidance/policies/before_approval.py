"""What to know before approving. Rooms above register it in AppConfig.ready; policies know none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from guidance.policies.models import EditionPage


@dataclass(frozen=True)
class OpenPoint:
    """One thing that is open in an edition's latest draft: where, and what."""

    place: str
    sentence: str


@dataclass(frozen=True)
class OpenPoints:
    """What one room holds open, and the address of the screen where it is seen to."""

    points: list[OpenPoint]
    address: str


Provider = Callable[[EditionPage], OpenPoints | None]
_providers: list[Provider] = []


def say_before_approval(provider: Provider) -> None:
    """Takes a function that returns what is open in an edition, or None where nothing can be said."""
    if provider not in _providers:
        _providers.append(provider)


def open_before_approval(edition: EditionPage) -> list[OpenPoints]:
    """Returns what every room holds open in an edition's latest draft; rooms with nothing open are left out."""
    said = [provider(edition) for provider in _providers]
    return [one for one in said if one and one.points]
