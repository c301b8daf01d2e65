"""Routes as files: the draft taken away, a file or another authority's route brought into the draft, the language."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from wizard.routes.drafts import RouteDraft, draft_of
from wizard.routes.editing.access import route_page
from wizard.routes.editing.clauses import with_clauses
from wizard.routes.editing.faults import plain_sentence
from wizard.routes.editing.forms import CopyForm, FileForm
from wizard.routes.editing.travel import copied, made_own
from wizard.routes.editing.views.frame import MOVED, address, document_of, saved, screen
from wizard.routes.models import RoutePage
from wizard.routes.problems import DocumentRefused, Problem
from wizard.routes.queries import in_force
from wizard.routes.service import schema_text

JSON = dict[str, Any]


@require_safe
def export(request: HttpRequest, page_id: int) -> HttpResponse:
    """Returns the draft as a file, in canonical form: read back in, it is the same to the byte."""
    page = route_page(request, page_id)
    name = f"{page.get_parent().slug}-{page.address}-draft.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(draft_of(page).text, content_type="application/json", headers=headers)


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """Returns the language's JSON Schema, as `manage.py route_schema` prints it."""
    return HttpResponse(schema_text(), content_type="application/schema+json")


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, page_id: int) -> HttpResponse:
    """Offers the draft as a file, and takes a file or a copy of another authority's route into it."""
    page = route_page(request, page_id)
    draft = draft_of(page)
    bringing = request.method == "POST" and request.POST.get("do") == "bring"
    copying = request.method == "POST" and request.POST.get("do") == "copy"
    file_form = FileForm(request.POST if bringing else None, request.FILES if bringing else None)
    copy_form = CopyForm(request.POST if copying else None, offered=_offered(page))
    problems: list[Problem] = []
    if file_form.is_valid():
        problems = _bring(request, page, file_form.cleaned_data["file"])
    elif copy_form.is_valid():
        problems = _copy(request, page, copy_form)
    if (file_form.is_valid() or copy_form.is_valid()) and not problems:
        return redirect(address("overview", page))
    return _shown(request, page, draft, file_form, copy_form, problems)


def _shown(
    request: HttpRequest,
    page: RoutePage,
    draft: RouteDraft,
    file_form: FileForm,
    copy_form: CopyForm,
    problems: list[Problem],
) -> HttpResponse:
    context = {
        "draft": draft,
        "file_form": file_form,
        "copy_form": copy_form,
        "problems": [(problem.pointer or "/", plain_sentence(problem), problem.sentence) for problem in problems],
    }
    return screen(request, "files", page, "Files and copies", context, status=422 if request.method == "POST" else 200)


def _bring(request: HttpRequest, page: RoutePage, text: bytes) -> list[Problem]:
    try:
        data, said = made_own(document_of(text), page)
    except DocumentRefused as refused:
        return refused.problems
    return _stored(request, page, data, ["The file is the draft now.", *said])


def _copy(request: HttpRequest, page: RoutePage, form: CopyForm) -> list[Problem]:
    source = form.offered[form.cleaned_data["source"]]
    version = in_force(timezone.localdate()).filter(route=source).defer(None).first()
    if version is None:
        return [Problem("", "copy.gone", "This route is no longer published. Choose another.")]
    data, said = copied(document_of(version.document), page)
    return _stored(request, page, data, [f"Copied from {source.get_parent().title}.", *said])


def _stored(request: HttpRequest, page: RoutePage, data: JSON, said: list[str]) -> list[Problem]:
    today = timezone.localdate()
    draft, problems, moved = saved(request, page, request.POST.get("lock", ""), lambda _: with_clauses(data, today))
    if draft is None:
        return problems or ([Problem("", "draft.moved", MOVED)] if moved else [])
    for sentence in said:
        messages.success(request, sentence)
    return []


def _offered(page: RoutePage) -> list[RoutePage]:
    """Every other route that is published: what anybody can read, anybody can begin from."""
    versions = in_force(timezone.localdate()).filter(route__live=True).exclude(route=page)
    return list(RoutePage.objects.filter(pk__in=versions.values("route")).order_by("path"))
