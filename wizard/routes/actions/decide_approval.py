"""Submitting a route for approval, and sending it back; approving is part of publishing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.routes.approvals import needs_approval, no_longer_waiting, the_workflow, waiting_step
from wizard.routes.drafts import DraftMoved, draft_of
from wizard.routes.models import RoutePage


class NotWaiting(Exception):
    """The route is not at the step that was asked for: submitted already, or not submitted."""


def submit_route(page: RoutePage, actor: User, lock: str) -> None:
    """Submits a route's first version for approval; the authority's editors find it among their tasks.

    Raises PermissionDenied, DraftMoved, or NotWaiting where it waits already or needs no approval.
    """
    if not page.permissions_for_user(actor).can_edit():
        raise PermissionDenied("You may not edit for this authority.")
    with transaction.atomic():
        page = RoutePage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        if draft_of(page).lock != lock:
            raise DraftMoved
        if waiting_step(page) or not needs_approval(page):
            raise NotWaiting
        begin(page, actor)
        record_event("route", str(page.pk), "route.submitted", actor, {"sha256": lock})


def begin(page: RoutePage, actor: User) -> None:
    """Starts the workflow; what was sent back and not taken up again is ended first. Inside a transaction."""
    held = page.current_workflow_state
    if held and held.status == held.STATUS_NEEDS_CHANGES:
        held.cancel(user=actor)
    if not page.latest_revision_id:
        page.save_revision(user=actor)
    the_workflow(page).start(page, actor)


def send_back(page: RoutePage, actor: User, comment: str) -> None:
    """Ends the waiting of a submitted route with a word on what must change. Raises PermissionDenied, NotWaiting."""
    if not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied("You may not approve for this authority.")
    with transaction.atomic():
        page = RoutePage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        step = waiting_step(page)
        if step is None:
            raise NotWaiting
        step.specific.reject(user=actor, comment=comment)
        no_longer_waiting(page, f"Sent back: {comment}"[:300])
        record_event("route", str(page.pk), "route.sent_back", actor, {})
