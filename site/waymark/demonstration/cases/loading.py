"""The told cases and the past ones, loaded once: a demonstration that has cases already keeps them as they are."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from links.models import Link
from record.enums import OutboxState
from record.models import Outbox
from record.service import do_chores
from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.past import load_past
from waymark.demonstration.cases.paying import set_rates
from waymark.demonstration.cases.place import Place, place_of
from waymark.demonstration.cases.stories import STORIES, Cast
from wizard.casework.models import Case
from wizard.planning.service import set_places
from wizard.provision.models import Provider
from wizard.provision.service import keep_provider, send_provider_link

CASES = Path(__file__).resolve().parents[2] / "demo" / "cases.yaml"


def load_cases() -> None:
    """Stores every case, each change through the action that a page uses; letters of the past count as sent."""
    listed = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    if has_cases():
        return
    with transaction.atomic():
        for slug, said in listed["councils"].items():
            place = place_of(slug, said, timezone.localdate())
            provider, link = prepared(place)
            for child in listed["children"]:
                if child["council"] == slug:
                    STORIES[child["story"]](Cast(place, child, provider, link))
            load_past(place)
    do_chores()
    send_nothing_old()


def has_cases() -> bool:
    """Whether there is any case, a visitor's own among them."""
    return Case.objects.exists()


def prepared(place: Place) -> tuple[Provider, Link]:
    """The council's rates, its provider with a link to the register, and how many there are of what is scarce."""
    set_rates(place, place.back(300))
    about: dict[str, Any] = {
        **place.said["provider"],
        "checked_on": place.back(120),
        "check_again_on": place.back(-240),
    }
    with at(place.back(200)):
        for pool, places in place.said.get("pools", {}).items():
            set_places(place.senior, place.authority, pool, places)
        provider = keep_provider(place.officer, place.authority, about)
    with at(place.back(40)):
        link = send_provider_link(place.officer, provider)
    return provider, link


def send_nothing_old() -> None:
    """Letters about these cases have been sent, reminders of what is late too: they would fill a visitor's console."""
    waiting = Outbox.objects.filter(state=OutboxState.WAITING)
    old = waiting.filter(Q(due_at__date__lt=timezone.localdate()) | Q(kind__startswith="case_"))
    old.update(state=OutboxState.SENT, sent_at=timezone.now())
