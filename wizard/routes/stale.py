"""Routes in force whose cited clauses are gone or reworded since: known to the editors as a task, until put right."""

import hashlib
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from guidance.library.models import EditorTask
from guidance.library.service import close_task, open_task
from guidance.reading.models import AuthorityPage
from wizard.routes.citing import words_in_force
from wizard.routes.compiled import route_of
from wizard.routes.impact import Touched, touched
from wizard.routes.models import RouteVersion
from wizard.routes.queries import current_versions_of, routes_in_use

KIND = "route-clauses"
DONE = "The route now stands on the clauses as they are."


def changed_under(version: RouteVersion, on: date) -> list[Touched]:
    """Returns what a version cites that the edition in force on a day no longer says, or says in other words."""
    route = route_of(version)
    uids = [clause.uid for clause in route.clauses.values() if clause.uid]
    return touched(route, {uid: text.sha256 for uid, text in words_in_force(uids, on).items()})


def watch_clauses() -> int:
    """Opens a task for each route in force that cites changed clauses, closes those put right; returns the opened.

    The worker's chore, safe to repeat: a task is known by the version and what changed, so one that was closed by an
    editor is not opened again for the same cause.
    """
    today, opened = timezone.localdate(), 0
    for version in current_versions_of(routes_in_use(), today):
        with transaction.atomic():
            opened += _watch(version, today)
    return opened


def _cause(found: list[Touched]) -> str:
    """A short name for what changed: the same as long as the same clauses read as they do."""
    said = "\n".join(sorted(f"{one.clause.uid} {one.change} {one.now}" for one in found))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _watch(version: RouteVersion, today: date) -> int:
    place = AuthorityPage.objects.select_related("authority").ancestor_of(version.route).first()
    if place is None:
        return 0
    found = changed_under(version, today)
    prefix = f"{KIND}:{version.route_id}:"
    key = f"{prefix}{version.number}:{_cause(found)}" if found else ""
    open_ones = EditorTask.objects.filter(authority=place.authority, kind=KIND, closed_at__isnull=True)
    for task in open_ones.filter(key__startswith=prefix).exclude(key=key):
        close_task(place.authority, task.key, None, DONE)
    if not found or EditorTask.objects.filter(authority=place.authority, key=key).exists():
        return 0
    clauses = "1 clause" if len(found) == 1 else f"{len(found)} clauses"
    about = f"“{version.route.title}” cites {clauses} of your policy that changed since. See what stands on them."
    open_task(place.authority, KIND, key, about, reverse("cms_routes:impact", args=[version.route_id]))
    return 1
