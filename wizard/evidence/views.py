"""Handing a file to a person who may see it, and writing down that they opened it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from people.service import signed_in
from record.service import record_event
from wizard.evidence import store
from wizard.evidence.queries import items_visible_to


@require_GET
@login_required
def file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Answers with the decrypted file as an attachment, or 404 for a person who may not see it."""
    person = signed_in(request)
    item = get_object_or_404(items_visible_to(person).select_related("referral"), public_id=public_id)
    if not item.may_be_opened:
        raise Http404
    plain = store.read(item.storage_name)  # a damaged or missing file fails here, before anything is promised
    record_event("evidence", item.public_id, "evidence_opened", person)
    response = StreamingHttpResponse(store.pieces(plain), content_type=item.media_type)
    response["Content-Disposition"] = content_disposition_header(True, item.original_name) or "attachment"
    response["Content-Length"] = str(item.size)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
