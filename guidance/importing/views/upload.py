"""Choosing a file to bring in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from guidance.importing.actions.bring_in import bring_in
from guidance.importing.forms import UploadForm
from guidance.importing.models import BroughtIn
from guidance.importing.problems import ImportRefused
from guidance.importing.queries import in_review_by
from guidance.importing.views.found import as_sentence
from people.models import User
from people.service import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in_file(request: HttpRequest) -> HttpResponse:
    """Shows the form and what is under review; takes a file and goes on to its review."""
    user = signed_in(request)
    posted = request.method == "POST"
    initial = {"place": request.GET.get("place", "")}
    form = UploadForm(request.POST if posted else None, request.FILES or None, user=user, initial=initial)
    review = _brought_in(user, form) if posted and form.is_valid() else None
    if review:
        return redirect("cms_importing:review", review.pk)
    context = {"form": form, "waiting": in_review_by(user)}
    return render(request, "importing/upload.html", context, status=422 if posted else 200)


def _brought_in(user: User, form: UploadForm) -> BroughtIn | None:
    """Brings the file in, or says on the form why not."""
    try:
        return bring_in(user, *form.target, form.cleaned_data["label"].strip(), form.cleaned_data["file"])
    except ImportRefused as refused:
        about_label = "edition" in refused.sentence
        form.add_error("label" if about_label else "file", as_sentence(refused))
    return None
