"""A route arriving as a file: the same action as the editor's publishing, under the page that holds its address."""

from django.db import transaction
from wagtail.models import Page

from guidance.reading.models import AuthorityPage
from wizard.routes.actions.publish_route import publish_route
from wizard.routes.models import RoutePage, RouteVersion
from wizard.routes.service import load_document


def import_route(text: bytes | str, authority_slug: str, *, publish: bool = True) -> RouteVersion | None:
    """Returns the published version, or None when only tried (`publish=False` stores nothing).

    Raises DocumentRefused with every problem, LookupError when there is no such authority page.
    """
    document = load_document(text)
    try:
        parent = AuthorityPage.objects.get(slug=authority_slug)
    except AuthorityPage.DoesNotExist:
        raise LookupError(f"There is no authority “{authority_slug}” here.") from None
    with transaction.atomic():
        version = publish_route(make_page(parent, document.key, str(document.data["route"]["title"])), text, None)
        if not publish:
            transaction.set_rollback(True)
    return version if publish else None


def make_page(parent: AuthorityPage, key: str, title: str) -> RoutePage:
    """Returns the page of the route with this key, made where there is none."""
    found = RoutePage.objects.child_of(parent).filter(key=key).first()
    if found:
        return found
    page = RoutePage(title=title, key=key)
    page.slug = f"refer-{page.address}"
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page
