"""The draft of a route: the document an editor is building, kept in the page's revisions."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from wizard.routes.document import load_document, sha256_of
from wizard.routes.models import RoutePage

JSON = dict[str, Any]


@dataclass(frozen=True)
class RouteDraft:
    """A document of valid shape, not yet of checked meaning. `lock` names these very words."""

    data: JSON
    text: str

    @property
    def lock(self) -> str:
        return sha256_of(self.text)


class DraftMoved(Exception):
    """Somebody saved this route since the page was opened."""


def draft_of(page: RoutePage) -> RouteDraft:
    """Returns the latest draft: what was last saved, else the latest published version, else a first sketch."""
    # Asked for anew: the page in hand may remember an earlier revision.
    revision = page.revisions.order_by("-pk").first()
    text = (revision.as_object().draft if revision else "") or page.draft
    if not text:
        version = page.versions.order_by("-number").first()
        text = version.document if version else _first_sketch(page)
    document = load_document(text)
    return RouteDraft(document.data, document.text)


def save_draft(page: RoutePage, actor: User, change: Callable[[JSON], JSON], lock: str) -> RouteDraft:
    """Stores `change(document)` as the draft's next revision and returns it; an equal document stores nothing.

    Raises PermissionDenied, DraftMoved when `lock` is not the stored draft's, DocumentRefused (with pointers and
    sentences) when the changed document has no valid shape, and what `change` raises; then nothing is stored.
    """
    if not page.permissions_for_user(actor).can_edit():
        raise PermissionDenied("You may not edit for this authority.")
    with transaction.atomic():
        page = RoutePage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        before = draft_of(page)
        if before.lock != lock:
            raise DraftMoved
        document = load_document(json.dumps(change(before.data)))
        if document.text == before.text:
            return before
        latest: RoutePage = page.get_latest_revision_as_object()
        latest.draft, latest.title = document.text, document.data["route"]["title"]
        latest.save_revision(user=actor)
    return RouteDraft(document.data, document.text)


def _first_sketch(page: RoutePage) -> str:
    """The smallest document of valid shape: one step, one question, one way on, to be written over."""
    role = "To be named"
    sketch = {
        "schema_version": "1.0",
        "route": {
            "key": page.key,
            "kind": "enquiry",
            "title": page.title,
            "authority": page.get_parent().slug,
            "service": role,
            "version": 1,
            "effective_from": timezone.localdate().isoformat(),
            "edition": "undated",
            "officer": {"role": role, "contact": "service"},
        },
        "clauses": {},
        "contacts": [{"key": "service", "label": role}],
        "parties": [{"key": "school", "label": "School", "kind": "school", "may": ["start", "contribute", "submit"]}],
        "duty": [{"council": "residence"}],
        "steps": [
            {
                "key": "reason",
                "title": "Why you are asking",
                "by": ["school"],
                "questions": [{"key": "main_reason", "kind": "long_text", "ask": "What is the matter?"}],
            }
        ],
        "circumstances": [
            {
                "key": "go_on",
                "title": "Everyone else",
                "outcome": "proceed",
                "say": {"heading": "Go on", "body": "You can go on."},
            }
        ],
        "requirements": [],
        "clocks": [],
        "scenarios": [],
    }
    return load_document(json.dumps(sketch)).text
