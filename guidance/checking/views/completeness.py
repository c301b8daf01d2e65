"""The completeness screen: the expected content of a policy, what covers it, and the documents that go with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from guidance.checking.actions.answer_content import answer_content
from guidance.checking.actions.keep_document import keep_document, remove_document
from guidance.checking.completeness import Completeness, completeness_of
from guidance.checking.content_items import Item, item_of
from guidance.checking.covering import Covered
from guidance.checking.forms import AnswerForm, DocumentForm
from guidance.checking.models import LinkedDocument
from guidance.policies.models import PolicyPage
from guidance.policies.service import UnknownStyle
from people.service import signed_in


@require_GET
def completeness(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows each expected item with the clauses that cover it, and the linked documents."""
    return _screen(request, get_object_or_404(PolicyPage, pk=page_id))


@require_POST
def answer(request: HttpRequest, page_id: int, item: str) -> HttpResponse:
    """Stores an editor's word on one item, or takes it back; shows the error at its field otherwise."""
    policy = get_object_or_404(PolicyPage, pk=page_id)
    wanted = item_of(policy.policy_type, item)
    if wanted is None:
        return _screen(request, policy, status=404)
    if "take_back" in request.POST:
        answer_content(signed_in(request), policy, wanted)
        return _back(policy, f"item-{item}")
    form = AnswerForm(request.POST, completeness=completeness_of(policy), auto_id=f"item-{item}-%s")
    if not form.is_valid():
        return _screen(request, policy, refused={item: form}, status=400)
    clause = form.cleaned_data["clause"]
    answer_content(
        signed_in(request), policy, wanted, clause_uid=clause.uid if clause else "", reason=form.cleaned_data["reason"]
    )
    return _back(policy, f"item-{item}")


@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, page_id: int, document_id: int | None = None) -> HttpResponse:
    """Adds a document to a policy, or changes one of its own."""
    policy = get_object_or_404(PolicyPage, pk=page_id)
    kept = get_object_or_404(LinkedDocument, pk=document_id, policy=policy) if document_id else LinkedDocument()
    form = DocumentForm(request.POST or None, instance=kept, policy=policy)
    if request.method == "POST" and form.is_valid():
        keep_document(signed_in(request), form.save(commit=False))
        messages.success(request, "The document is kept.")
        return _back(policy, "documents")
    status = 400 if form.errors else 200
    context = {"policy": policy, "document": kept, "form": form}
    return render(request, "wagtailadmin/checking/document.html", context, status=status)


@require_POST
def remove(request: HttpRequest, page_id: int, document_id: int) -> HttpResponse:
    """Removes one of the policy's documents."""
    policy = get_object_or_404(PolicyPage, pk=page_id)
    remove_document(signed_in(request), get_object_or_404(LinkedDocument, pk=document_id, policy=policy))
    messages.success(request, "The document is linked no longer.")
    return _back(policy, "documents")


def _screen(
    request: HttpRequest, policy: PolicyPage, refused: dict[str, AnswerForm] | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"policy": policy, "today": timezone.localdate()}
    try:
        found = completeness_of(policy)
    except UnknownStyle as unknown:
        return render(request, "wagtailadmin/checking/unreadable.html", context | {"problem": str(unknown)})
    context |= {
        "found": found,
        "items": [(covered, _form(covered, found, refused or {})) for covered in found.items],
        "refused": next(iter((refused or {}).values()), None),
        "documents": policy.linked_documents.select_related("page"),
    }
    return render(request, "wagtailadmin/checking/completeness.html", context, status=status)


def _form(covered: Covered, found: Completeness, refused: dict[str, AnswerForm]) -> AnswerForm:
    item: Item = covered.item
    said = {"clause": "", "reason": covered.stated.reason if covered.stated else ""}
    return refused.get(item.key) or AnswerForm(initial=said, completeness=found, auto_id=f"item-{item.key}-%s")


def _back(policy: PolicyPage, place: str) -> HttpResponseRedirect:
    return redirect(f"{reverse('cms_checking:completeness', args=[policy.pk])}#{place}")
