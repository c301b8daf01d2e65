"""An authority's directory of services: what there is for a child, for whom, and how it is reached."""

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate

from guidance.library.enums import ServiceAudience, ServiceKind
from guidance.library.models import Service
from guidance.library.service import services_of
from guidance.reading.audiences import EVERYONE, Option
from guidance.reading.contact_cards import when_checked
from guidance.reading.models import AuthorityPage
from guidance.reading.queries import first_policy
from guidance.reading.shell import council_shell


@dataclass(frozen=True)
class ServiceCard:
    """One service as read; what is empty is not drawn."""

    service: Service
    audiences: str
    ages: str
    checked: str


@dataclass(frozen=True)
class Group:
    """The services of one kind."""

    label: str
    cards: list[ServiceCard]


def services_context(place: AuthorityPage, wanted: str) -> dict[str, Any]:
    """Returns the context of the directory; `wanted` is an audience, and what is none means everyone."""
    every = services_of(place.authority)
    chosen = ServiceAudience(wanted) if wanted in ServiceAudience.values else None
    shown = [service for service in every if chosen is None or _is_for(service, chosen)]
    offered = {audience for service in every for audience in service.audiences}
    return council_shell(place.authority, first_policy(place), "Services") | {
        "groups": _groups(shown),
        "count": len(shown),
        "left_out": len(every) - len(shown),
        "chosen": chosen.label if chosen else "",
        "options": [
            Option(value, label, value == (chosen or ""))
            for value, label in [("", EVERYONE), *ServiceAudience.choices]
            if value != ServiceAudience.ANYONE and value in {"", chosen, *offered}
        ],
    }


def ages(service: Service) -> str:
    """Returns for which ages a service is, in words; nothing when it names no limit."""
    low, high = service.age_from, service.age_to
    if low is None and high is None:
        return ""
    if low is None:
        return f"Up to {high}"
    if high is None:
        return f"{low} and over"
    return f"{low}" if low == high else f"{low} to {high}"


def _is_for(service: Service, chosen: ServiceAudience) -> bool:
    """A service that names nobody is open to everybody."""
    return not service.audiences or bool({chosen, ServiceAudience.ANYONE} & set(service.audiences))


def _groups(services: list[Service]) -> list[Group]:
    return [
        Group(label, cards)
        for kind, label in ServiceKind.choices
        if (cards := [_card(service) for service in services if service.kind == kind])
    ]


def _card(service: Service) -> ServiceCard:
    audiences = ", ".join(service.audience_labels)
    return ServiceCard(
        service=service,
        audiences=audiences[:1] + audiences[1:].lower(),
        ages=ages(service),
        checked=when_checked(service, localdate()) or "Not checked yet.",
    )
