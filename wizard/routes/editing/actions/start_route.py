"""A new route: its page below the authority, with a key made of its title, and a first sketch as its draft."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page

from guidance.reading.models import AuthorityPage
from people.models import User
from wizard.routes.drafts import draft_of, save_draft
from wizard.routes.editing.sketches import as_kind
from wizard.routes.importing import make_page
from wizard.routes.models import RoutePage
from wizard.routes.part_changes import key_from


def start_route(actor: User, top: AuthorityPage, title: str, kind: str) -> RoutePage:
    """Returns the page of the new route, with a draft of its own and nothing published.

    `kind` is one of the schema's kinds of route. Raises PermissionDenied.
    """
    if not Page.objects.get(pk=top.pk).permissions_for_user(actor).can_add_subpage():
        raise PermissionDenied("You may not add a route for this authority.")
    with transaction.atomic():
        taken = set(RoutePage.objects.child_of(top).values_list("key", flat=True))
        page = make_page(top, key_from(title, taken), title)
        save_draft(page, actor, lambda data: as_kind(data, kind), draft_of(page).lock)
    return page
