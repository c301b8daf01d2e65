"""Handing a file to a person who may see it, and writing down that they opened it.

What people open is the copy (copies.py); the original is handed over only when asked for. Nothing is handed over that
the scanner has not called clean.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from people.models import User
from people.service import signed_in
from wizard.evidence import store
from wizard.evidence.copies import copied_name, copy_of
from wizard.evidence.enums import Scan
from wizard.evidence.kinds import PDF, PICTURES
from wizard.evidence.models import EvidenceItem
from wizard.evidence.openings import COPY, LOOKED, ORIGINAL, note_opening, openings_of
from wizard.evidence.pages import MOST_PAGES, count_pages, draw_page
from wizard.evidence.queries import items_visible_to
from wizard.evidence.scratch import Scratch

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]

#: A sandbox may run nothing, send nothing, and lead nowhere; a picture or a PDF needs none of it.
SANDBOX = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def whole_or_not(view: View) -> View:
    """Makes a view say that a file cannot be opened now, where its stored bytes are damaged or there is no room."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except OSError:
            logger.exception("Evidence %s cannot be read", kwargs.get("public_id"))
            return render(request, "evidence/cannot_be_opened.html", status=503)

    return answer


@require_GET
@login_required
@whole_or_not
def file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Answers with the copy as an attachment, or the original of a file that has none; 404 for an outsider."""
    person, item = _opened_by(request, public_id)
    copy = copy_of(item)
    if copy is None:
        return _original(person, item)
    note_opening(person, item, COPY)
    return _streamed(copy, item.copy_type, copied_name(item), attached=True)


@require_GET
@login_required
@whole_or_not
def original(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Answers with the file as it came, as an attachment; 404 for an outsider."""
    return _original(*_opened_by(request, public_id))


@require_GET
@login_required
@whole_or_not
def preview(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Answers with the copy, to be looked at in a sandbox; 404 for an outsider or where there is no copy."""
    person, item = _opened_by(request, public_id)
    copy = copy_of(item)
    if copy is None:
        raise Http404
    note_opening(person, item, LOOKED)
    return _streamed(copy, item.copy_type, copied_name(item), attached=False)


@require_GET
@login_required
@whole_or_not
def page(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """Answers with one page of a PDF as a picture; 404 for an outsider or where there is no such page."""
    person, item = _opened_by(request, public_id)
    copy = copy_of(item) if item.media_type == PDF else None
    if copy is None:
        raise Http404
    try:
        drawn = draw_page(copy, number)
    except LookupError:
        raise Http404 from None
    finally:
        copy.close()
    note_opening(person, item, LOOKED)
    return _guarded(HttpResponse(drawn, content_type="image/jpeg"), "page.jpg", attached=False)


@require_GET
@login_required
def look(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows what a file is, the file itself where it can be shown, and who opened it; 404 for an outsider."""
    person, item = _item(request, public_id)
    context = {
        **(_shown(person, item) if item.may_be_opened else {}),
        "item": item,
        "authority": item.referral.authority,
        "who": str(person),
        "has_copy": bool(item.copy_type),
        "unscanned": item.scan == Scan.UNSCANNED,
        "infected": item.scan == Scan.INFECTED,
        "openings": openings_of(item),
        "council_links": [{"label": "All referrals", "href": "/referrals/"}],
    }
    return render(request, "evidence/look.html", context)


def _shown(person: User, item: EvidenceItem) -> dict[str, Any]:
    """Returns how many pages to show of a file, or that it is a picture; that it is broken, where it is."""
    try:
        copy = copy_of(item)
    except OSError:
        logger.exception("Evidence %s cannot be read", item.public_id)
        return {"broken": True}
    if copy is None:
        return {}
    with copy:
        pages = count_pages(copy) if item.media_type == PDF else 0
    note_opening(person, item, LOOKED)
    seen = min(pages, MOST_PAGES)
    return {"pages": range(1, seen + 1), "left_out": pages - seen, "picture": item.media_type in PICTURES}


def _item(request: HttpRequest, public_id: str) -> tuple[User, EvidenceItem]:
    """Returns the person and an item they may know. Raises Http404."""
    person = signed_in(request)
    items = items_visible_to(person).select_related("referral", "referral__authority", "referral__school", "added_by")
    return person, get_object_or_404(items, public_id=public_id)


def _opened_by(request: HttpRequest, public_id: str) -> tuple[User, EvidenceItem]:
    """Returns the person and an item they may open now. Raises Http404."""
    person, item = _item(request, public_id)
    if not item.may_be_opened:
        raise Http404
    return person, item


def _original(person: User, item: EvidenceItem) -> HttpResponseBase:
    plain = store.read(item.storage_name)  # a damaged or missing file fails here, before anything is promised
    note_opening(person, item, ORIGINAL)
    return _streamed(plain, item.media_type, item.original_name, attached=True)


def _streamed(plain: Scratch, media_type: str, name: str, *, attached: bool) -> HttpResponseBase:
    response = StreamingHttpResponse(store.pieces(plain), content_type=media_type)
    response["Content-Length"] = str(plain.size)
    return _guarded(response, name, attached=attached)


def _guarded(response: HttpResponseBase, name: str, *, attached: bool) -> HttpResponseBase:
    """Returns the response with everything that keeps a browser from doing more with it than show it or keep it."""
    response["Content-Disposition"] = content_disposition_header(attached, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
