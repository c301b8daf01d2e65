"""What changing clauses would touch beyond the policy. Higher floors tell it, registered in AppConfig.ready."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Effect:
    """Something that stands on changed clauses: what it is called, what of it, how much work hangs on it, and where.

    `parts` are sentences such as "Question: ..."; `work` is counts in words, never names; `href` is a CMS address.
    """

    title: str
    parts: tuple[str, ...]
    work: str
    href: str


Provider = Callable[[str, Collection[str]], Iterator[Effect]]
_providers: list[Provider] = []


def register_effects(provider: Provider) -> None:
    """Takes the function that yields what stands on clauses (uids) of one authority (its slug)."""
    if provider not in _providers:
        _providers.append(provider)


def effects_of(authority: str, uids: Collection[str]) -> list[Effect]:
    """Returns what would be touched, of this authority alone; nothing where no clause changed."""
    return [effect for provider in _providers for effect in provider(authority, uids)] if uids else []
