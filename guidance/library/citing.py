"""Who cites a source: asked of the rooms above, which register what they know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from guidance.library.enums import CitingKind


@dataclass(frozen=True)
class Citing:
    """One place that cites a source.

    `document` is what an editor would open to see to it, such as "policy-12"; `title` is its name, `number` and
    `words` say where in it, and `owner` is the number of the user who looks after it, if anybody is named.
    """

    source: str
    authority: str
    kind: CitingKind
    document: str
    title: str
    number: str
    words: str
    address: str
    owner: int | None = None


#: (source keys, slugs of authorities or None for all) -> what cites them.
Provider = Callable[[frozenset[str], frozenset[str] | None], Iterable[Citing]]
_providers: list[Provider] = []


def register_citing(provider: Provider) -> None:
    """Adds a room's knowledge of what cites a source. Call from AppConfig.ready."""
    _providers.append(provider)


def citings_of(keys: Iterable[str], authorities: Iterable[str] | None = None) -> list[Citing]:
    """Returns everything that cites these sources, at these authorities (all, unless given), by authority and title."""
    wanted, where = frozenset(keys), None if authorities is None else frozenset(authorities)
    found = chain.from_iterable(provider(wanted, where) for provider in _providers)
    # Stable: within a document the provider's own order stays, which is reading order.
    return sorted(found, key=lambda one: (one.authority, CitingKind(one.kind).place, one.title))
