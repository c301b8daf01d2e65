"""The wall round the CMS: what is not on these lists does not exist for anyone but a superuser.

Wagtail scopes the page tree, and little else: images, reports, tags, site history, choosers and posted keys cross from
one authority to another. So the views that may be opened are named here, each page number in an address must lie in
the person's own tree, and everything else answers 404.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDictKeyError
from PIL import UnidentifiedImageError
from wagtail.models import Page
from wagtail.query import PageQuerySet

from guidance.reading.models import AuthorityPage
from people.enums import CASE_ROLES, Role
from people.models import User
from people.service import authorities_with, holds

EVERYONE = frozenset(
    "wagtailadmin_home wagtailadmin_logout wagtailadmin_sprite wagtailadmin_javascript_catalog "
    "wagtailadmin_dismissibles wagtail_modeladmin:javascript_catalog".split()
)
REGISTER = frozenset({"casework_case_modeladmin_index", "casework_case_modeladmin_inspect"})
# Looking round, and adding below: any page of the authority's tree, its top included.
BROWSING = frozenset(
    "wagtailadmin_explore_root wagtailadmin_explore wagtailadmin_explore_results wagtailadmin_choose_page "
    "wagtailadmin_choose_page_child wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link "
    "wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link "
    "wagtailadmin_pages:add_subpage wagtailadmin_pages:add wagtailadmin_pages:preview_on_add".split()
)
# Changing: pages below the top. The top is the authority's own address and belongs to whoever runs the site.
# Moving, copying and unpublishing are closed: published editions and routes are frozen where they stand. Drafts may be
# deleted; what was ever published refuses (`keep_published` here and in policies).
EDITING = frozenset(
    "wagtailadmin_pages:edit wagtailadmin_pages:delete wagtailadmin_pages:preview_on_edit "
    "wagtailadmin_pages:view_draft wagtailadmin_pages:history wagtailadmin_pages:history_results "
    "wagtailadmin_pages:revisions_index wagtailadmin_pages:revisions_view wagtailadmin_pages:revisions_revert "
    "wagtailadmin_pages:revisions_compare wagtailadmin_editing_sessions:ping "
    "wagtailadmin_pages:confirm_workflow_cancellation".split()
)
# Screens of our own rooms, one namespace a room. Page numbers in their addresses are checked here like Wagtail's (as
# `page_id`); everything else in them is looked up through what the editor's authorities own, by the screen itself.
OUR_SCREENS = frozenset({"cms_importing", "cms_checking", "cms_policies", "cms_library", "cms_guides", "cms_routes"})
TO_ALLAUTH = frozenset({"cms_sign_in", "cms_reset_password", "cms_change_password"})
SIGN_IN_DOORS = frozenset(
    "wagtailadmin_login wagtailadmin_password_reset wagtailadmin_password_reset_done "
    "wagtailadmin_password_reset_confirm wagtailadmin_password_reset_complete".split()
)
SEARCH_TRAPS = '"\x00'
PAGE_KEYS = frozenset({"page_id", "parent_page_id", "pk", "object_id"})
POSTED_PAGE_KEYS = frozenset({"parent_page", "new_parent_page", "parent_page_id", "destination"})
LONGEST_KEY = 18  # digits a database can hold
#: What Wagtail raises where a form names a row there is not, a number no row has, a page that cannot be, or no picture.
CRAFTED = (
    MultiValueDictKeyError, ValueError, OverflowError, ObjectDoesNotExist, ValidationError, UnidentifiedImageError,
)  # fmt: skip
logger = logging.getLogger(__name__)

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)


def own_tops(user: User) -> PageQuerySet:
    """Returns the authority pages of the authorities the user edits."""
    return AuthorityPage.objects.filter(authority__in=authorities_with(user, {Role.EDITOR}))


def own_pages(user: User, pages: PageQuerySet | None = None, *, below_only: bool = False) -> PageQuerySet:
    """Returns those of the pages (all pages, unless given) that lie in the trees of the authorities the user edits."""
    paths = list(own_tops(user).values_list("path", flat=True))
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(path__startswith=path)
    found = (Page.objects.all() if pages is None else pages).filter(inside)
    return found.exclude(path__in=paths) if below_only else found


def may_open(user: User, view_name: str, keys: list[str], *, edits: bool | None = None) -> bool:
    """Whether the user may open this view of the CMS with these page numbers. Superusers may open all.

    `edits` is whether they hold the editor's role, for whoever asks about many views of one request.
    """
    if user.is_superuser:
        return True
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    if view_name in EVERYONE:
        return True
    if view_name in REGISTER:
        return holds(user, CASE_ROLES)
    known = view_name in BROWSING | EDITING or view_name.partition(":")[0] in OUR_SCREENS
    if not known or not (holds(user, {Role.EDITOR}) if edits is None else edits):
        return False
    if not keys:
        return True
    pages = own_pages(user, below_only=view_name not in BROWSING)
    return all(is_key(key) and pages.filter(pk=key).exists() for key in keys)


def is_key(text: str) -> bool:
    """Whether the text is a number that a row can have."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


class CmsGuard:
    """Middleware: asks `may_open` before every view under /cms/, and sends the CMS's own content security policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Returns the response, under /cms/ with the CMS's policy."""
        response = self.get_response(request)
        if request.path_info.startswith("/cms/"):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        """Raises Http404 for what the user may not open. Strangers go on to Wagtail, which sends them to sign in."""
        match = request.resolver_match
        if match is None or not request.path_info.startswith("/cms/") or match.view_name in TO_ALLAUTH:
            return
        if match.view_name in SIGN_IN_DOORS:
            raise Http404
        if match.view_name not in REGISTER:
            request.GET = searchable(request.GET)  # type: ignore[assignment]  # immutable again by copy
        user = request.user
        if isinstance(user, User) and not may_open(user, match.view_name, page_keys(request, kwargs)):
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Returns 400 for a form that the CMS did not make: Wagtail reads its fields without looking.

        The fault is written down all the same, in case it is one of ours.
        """
        if not isinstance(exception, CRAFTED) or not request.path_info.startswith("/cms/"):
            return None
        logger.error("Not a form of the CMS: %s", request.path_info, exc_info=exception)
        return HttpResponseBadRequest(render_to_string("400.html"))


def searchable(query: QueryDict) -> QueryDict:
    """Returns the query without what Wagtail's search falls over: SQLite reads a lone quotation mark as syntax, and
    PostgreSQL refuses a NUL."""
    if not any(mark in text for text in query.getlist("q") for mark in SEARCH_TRAPS):
        return query
    cleaned = query.copy()
    cleaned.setlist("q", [text.translate(dict.fromkeys(map(ord, SEARCH_TRAPS), " ")) for text in query.getlist("q")])
    return cleaned


def page_keys(request: HttpRequest, kwargs: dict[str, Any]) -> list[str]:
    """Returns every page number of the address and of the posted form."""
    keys = [str(value) for key, value in kwargs.items() if key in PAGE_KEYS]
    for name in POSTED_PAGE_KEYS & request.POST.keys():
        keys += request.POST.getlist(name)
    return keys
