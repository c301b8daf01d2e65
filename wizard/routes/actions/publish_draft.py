"""Publishing what is in the editor: the draft is frozen as the next version, and the page goes live with it."""

import json
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Revision, TaskState

from people.models import User
from record.service import record_event
from wizard.routes.actions.decide_approval import begin
from wizard.routes.actions.publish_route import publish_route
from wizard.routes.approvals import Approval, needs_approval, no_longer_waiting, waiting_step
from wizard.routes.differences import differences
from wizard.routes.document import load_document
from wizard.routes.drafts import DraftMoved, draft_of
from wizard.routes.models import RoutePage, RouteVersion


class NothingChanged(Exception):
    """The draft says what the latest version says."""


class ApprovalNeeded(Exception):
    """A route's first version says which body approved it."""


def publish_draft(
    page: RoutePage,
    actor: User,
    lock: str,
    effective_from: date,
    change_note: str,
    approval: Approval | None = None,
) -> RouteVersion:
    """Returns the frozen version; it takes referrals from `effective_from` on, and earlier versions until then.

    The first version carries the approval of a body; a later one stands on it and may carry its own. The draft then is
    what was frozen, its citations tied to the words of today. Nothing is stored when it raises PermissionDenied,
    ApprovalNeeded, DraftMoved, NothingChanged, or DocumentRefused (every problem).
    """
    if not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied("You may not publish for this authority.")
    with transaction.atomic():
        page = RoutePage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        if approval is None and needs_approval(page):
            raise ApprovalNeeded
        draft = draft_of(page)
        if draft.lock != lock:
            raise DraftMoved
        identity = {name: value for name, value in draft.data["route"].items() if name != "change_note"}
        data = draft.data | {"route": identity | {"effective_from": effective_from.isoformat()}}
        latest = page.versions.order_by("-number").first()
        if latest and latest.effective_from == effective_from and not _differs(latest, data):
            raise NothingChanged
        version = publish_route(page, json.dumps(data), actor, change_note, approval)
        version.refresh_from_db()  # a new row still carries the document's texts where the table has days
        _go_live(page, version, actor, approval)
    return version


def _differs(latest: RouteVersion, data: dict[str, object]) -> bool:
    before = load_document(latest.document).data
    return bool(differences(before, data)) or before.get("scenarios") != data.get("scenarios")


def _go_live(page: RoutePage, version: RouteVersion, actor: User, approval: Approval | None) -> None:
    """The page carries the title people read, and the draft from which the next version is made."""
    latest: RoutePage = page.get_latest_revision_as_object()
    latest.draft = version.document
    latest.title = str(load_document(version.document).data["route"]["title"])
    revision = latest.save_revision(user=actor)
    if approval:
        _approve(page, revision, actor, approval)
    else:
        revision.publish(user=actor)  # a workflow still under way is ended by it
    no_longer_waiting(page, "It was published.")


def _approve(page: RoutePage, revision: Revision, actor: User, approval: Approval) -> None:
    """Ends the workflow by approving these very words, which publishes the page; starts it where nobody submitted."""
    if waiting_step(page) is None:
        begin(page, actor)
    step = waiting_step(RoutePage.objects.get(pk=page.pk))
    if step is None:
        raise ApprovalNeeded
    step.revision = revision
    step.save(update_fields=["revision"])
    told = {"approved_by": approval.approved_by, "approved_on": approval.approved_on.isoformat()}
    record_event("route", str(page.pk), "route.approved", actor, told | {"minute": approval.minute_reference})
    # Read anew: what the step holds of the page does not know of the revision just saved.
    TaskState.objects.get(pk=step.pk).specific.approve(user=actor, comment=approval.told)
