"""The worker's two chores about links: open what is due, and tell editors what is surely dead.

The site's own acts, so nobody's permission is asked; never inside a request.
"""

import time
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from guidance.checking.link_answers import answer_of, is_dead
from guidance.checking.link_opening import Opened, open_address
from guidance.checking.linked_places import Place, linked_places
from guidance.checking.models import LinkCheck
from guidance.library.models import EditorTask
from guidance.library.service import close_task, open_task

WELL, FAILING = timedelta(days=7), timedelta(days=1)
PATIENT_TIMES = 7  # a failing address is asked daily this often, then weekly like the others
ROUND_SECONDS = 20.0  # letters wait while a round lasts
GATHER_SECONDS = 3600
TASK = "link_dead"


def check_links() -> None:
    """The chore: gathers the addresses once an hour, then opens a few. Does nothing where it is turned off."""
    if not settings.LINK_CHECKS_A_ROUND:
        return
    if cache.add("checking-links-gathered", True, GATHER_SECONDS):
        gather_links()
    open_due_links(settings.LINK_CHECKS_A_ROUND)


def gather_links() -> None:
    """Makes a row for every address linked now, drops those no longer linked, and opens and closes editors' tasks."""
    places = linked_places(timezone.localdate())
    with transaction.atomic():
        known = set(LinkCheck.objects.values_list("url", flat=True))
        LinkCheck.objects.filter(url__in=known - places.keys()).delete()
        LinkCheck.objects.bulk_create([LinkCheck(url=url) for url in places.keys() - known], ignore_conflicts=True)
        _follow_up(places)


def open_due_links(most: int) -> int:
    """Opens at most so many due addresses, one of each site, and returns how many were opened.

    An address is due a week after it last answered, and a day after it failed.
    """
    begun, opened, sites = time.monotonic(), 0, set[str]()
    for row in _due(timezone.now()).iterator():
        site = urlsplit(row.url).netloc.casefold()
        if opened >= most or time.monotonic() - begun > ROUND_SECONDS:
            break
        if site not in sites:
            sites.add(site)
            note_answer(row, open_address(row.url), timezone.now())
            opened += 1
    return opened


def note_answer(row: LinkCheck, answer: Opened, at: datetime) -> None:
    """Stores what an address answered: failures in a row are counted from the first."""
    row.checked_at, row.status, row.error, row.moved_to = at, answer.status, answer.error, answer.moved_to
    row.times = row.times + 1 if answer.fails else 0
    row.failing_since = (row.failing_since or at) if answer.fails else None
    LinkCheck.objects.filter(pk=row.pk).update(
        **{name: getattr(row, name) for name in ("checked_at", "status", "error", "moved_to", "times", "failing_since")}
    )


def _due(now: datetime) -> QuerySet[LinkCheck]:
    failing = Q(failing_since__isnull=False, times__lt=PATIENT_TIMES, checked_at__lt=now - FAILING)
    due = Q(checked_at__isnull=True) | Q(checked_at__lt=now - WELL) | failing
    return LinkCheck.objects.filter(due).order_by(F("checked_at").asc(nulls_first=True), "pk")


def _follow_up(places: dict[str, list[Place]]) -> None:
    """Opens a task for each authority with a dead link; closes those whose address works, or is linked no longer."""
    wanted: set[tuple[int, str]] = set()
    for row in LinkCheck.objects.filter(failing_since__isnull=False):
        if not is_dead(row):
            continue
        for place in places.get(row.url, ()):
            if place.authority and (place.authority.pk, key_of(row)) not in wanted:
                wanted.add((place.authority.pk, key_of(row)))
                about = f"A link is dead: {row.url}, in {place.where}. When it was opened: {answer_of(row).said}."
                open_task(place.authority, TASK, key_of(row), about, place.screen)
    for task in EditorTask.objects.filter(kind=TASK, closed_at__isnull=True).select_related("authority"):
        if (task.authority_id, task.key) not in wanted:
            close_task(task.authority, task.key, None, "The address answers again, or is no longer linked.")


def key_of(row: LinkCheck) -> str:
    """Returns what a task about a dead link is known by: the same address dying again later is a new cause."""
    since = timezone.localdate(row.failing_since) if row.failing_since else ""
    return f"{TASK}:{sha256(row.url.encode()).hexdigest()[:20]}:{since}"
