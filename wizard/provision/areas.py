"""Which providers are offered first: whom the package names, then who serves the pupil's area (E64). Pure."""

from collections.abc import Collection, Iterable

from wizard.provision.models import Provider


def areas_in(words: str) -> frozenset[str]:
    """Returns the areas that a provider serves, as it is written down: "Norwich, Broadland and the coast"."""
    return frozenset(one.strip().casefold() for one in words.replace(";", ",").replace("\n", ",").split(",")) - {""}


def serves(provider: Provider, places: Collection[str]) -> bool:
    """Whether a provider serves one of the places."""
    return not areas_in(provider.area).isdisjoint(one.strip().casefold() for one in places)


def in_order(providers: Iterable[Provider], places: Collection[str], named: Collection[str]) -> list[Provider]:
    """Returns the providers: those that a line of the package names, then of the places, then the others, by name."""
    wanted = {one.strip().casefold() for one in named}
    return sorted(
        providers,
        key=lambda one: (one.name.casefold() not in wanted, not serves(one, places), one.name.casefold(), one.pk),
    )
