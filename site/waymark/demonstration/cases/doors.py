"""The links that open without an account: families' pages and providers' registers, for who tries the demonstration."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from links.models import Link
from links.service import address_of, is_running
from waymark.demonstration.cases.loading import CASES

PURPOSES = {"family_page": "family", "provider": "provider"}


@dataclass(frozen=True, slots=True)
class Door:
    """Whose link it is, and where it leads."""

    who: str
    email: str
    address: str


def doors() -> Iterator[Door]:
    """Yields the links of the families that have written or challenge a decision, then those of the providers."""
    listed = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    families = {one["parent"]["email"] for one in listed["children"] if "writes" in one or "challenge" in one}
    providers = {one["provider"]["email"] for one in listed["councils"].values()}
    links = Link.objects.filter(purpose__in=PURPOSES, email__in=families | providers, ended_at=None)
    for link in links.order_by("purpose", "pk"):
        if is_running(link):
            yield Door(PURPOSES[link.purpose], link.email, address_of(link))
