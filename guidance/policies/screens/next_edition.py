"""Starting next year's edition from this year's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from guidance.policies.actions.start_next_edition import start_next_edition
from guidance.policies.problems import EditionRefused
from guidance.policies.screens.editions import edition_of
from guidance.policies.screens.forms import NextEditionForm, suggested_edition
from people.service import signed_in


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asks for a label and a first day, then leads to the new draft."""
    edition = edition_of(request, page_id)
    form = NextEditionForm(request.POST or None, initial=suggested_edition(edition, timezone.localdate()))
    if form.is_valid():
        try:
            draft = start_next_edition(edition, signed_in(request), **form.cleaned_data)
        except EditionRefused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, f"“{draft.title}” begins with the words of “{edition.title}”.")
            return redirect("wagtailadmin_pages:edit", draft.pk)
    context = {"edition": edition, "policy": edition.get_parent(), "form": form}
    return render(request, "wagtailadmin/policies/start_next_edition.html", context)
