"""Publishing what is in the editor: the draft is frozen as the next version, and the page goes live with it."""

import json
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.models import User
from wizard.routes.actions.publish_route import publish_route
from wizard.routes.differences import differences
from wizard.routes.document import load_document
from wizard.routes.drafts import DraftMoved, draft_of
from wizard.routes.models import RoutePage, RouteVersion


class NothingChanged(Exception):
    """The draft says what the latest version says."""


def publish_draft(page: RoutePage, actor: User, lock: str, effective_from: date, change_note: str) -> RouteVersion:
    """Returns the frozen version; it takes referrals from `effective_from` on, and earlier versions until then.

    The draft then is what was frozen, its citations tied to the words of today. Nothing is stored when it raises
    PermissionDenied, DraftMoved NothingChanged, or DocumentRefused (every problem).
    """
    if not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied("You may not publish for this authority.")
    with transaction.atomic():
        page = RoutePage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        draft = draft_of(page)
        if draft.lock != lock:
            raise DraftMoved
        identity = {name: value for name, value in draft.data["route"].items() if name != "change_note"}
        data = draft.data | {"route": identity | {"effective_from": effective_from.isoformat()}}
        latest = page.versions.order_by("-number").first()
        if latest and latest.effective_from == effective_from and not _differs(latest, data):
            raise NothingChanged
        version = publish_route(page, json.dumps(data), actor, change_note)
        version.refresh_from_db()  # a new row still carries the document's texts where the table has days
        _go_live(page, version, actor)
    return version


def _differs(latest: RouteVersion, data: dict[str, object]) -> bool:
    before = load_document(latest.document).data
    return bool(differences(before, data)) or before.get("scenarios") != data.get("scenarios")


def _go_live(page: RoutePage, version: RouteVersion, actor: User) -> None:
    """The page carries the title people read, and the draft from which the next version is made."""
    latest: RoutePage = page.get_latest_revision_as_object()
    latest.draft = version.document
    latest.title = str(load_document(version.document).data["route"]["title"])
    latest.save_revision(user=actor).publish(user=actor)
