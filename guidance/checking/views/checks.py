"""The checks screen: an edition's findings, leaving one with a reason, and bringing it back."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from guidance.checking.actions.bring_back_finding import bring_back_finding
from guidance.checking.actions.dismiss_finding import dismiss_finding
from guidance.checking.desk import Desk, Shown, desk_of, key_of, kind_of
from guidance.checking.forms import FilterForm, LeaveForm
from guidance.checking.models import Dismissal
from guidance.policies.models import EditionPage
from guidance.policies.service import UnknownStyle
from people.service import signed_in


@dataclass(frozen=True)
class Card:
    """A finding with the form that leaves it."""

    shown: Shown
    form: LeaveForm


@require_GET
def checks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows the findings of an edition's latest draft, all or those that the address asks for."""
    return _screen(request, get_object_or_404(EditionPage, pk=page_id))


@require_POST
def leave(request: HttpRequest, page_id: int) -> HttpResponse:
    """Sets one finding aside; shows the screen again, with the error at the field, when no reason is given."""
    edition = get_object_or_404(EditionPage, pk=page_id)
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return _screen(request, edition, form, status=400)
    found = next((one for one in desk_of(edition).open if key_of(one.finding) == form.key()), None)
    if found is None:
        messages.warning(request, "That finding is not there any more: the words have changed, or somebody left it.")
    else:
        dismiss_finding(signed_in(request), edition, found.finding, form.cleaned_data["reason"])
        messages.success(request, "Left, with your reason. It comes back if the words change.")
    return _back(request, edition)


@require_POST
def bring_back(request: HttpRequest, page_id: int) -> HttpResponse:
    """Opens again a finding that was left."""
    edition = get_object_or_404(EditionPage, pk=page_id)
    number = request.POST.get("dismissal", "")
    if not number.isascii() or not number.isdigit():
        raise Http404
    dismissal = get_object_or_404(Dismissal, edition=edition, pk=number)
    bring_back_finding(signed_in(request), dismissal)
    messages.success(request, "The finding is open again.")
    return _back(request, edition)


@require_GET
def summary(request: HttpRequest, page_id: int) -> HttpResponse:
    """Returns the few lines that the edition's form shows, asked for once the form is there."""
    edition = get_object_or_404(EditionPage, pk=page_id)
    try:
        desk: Desk | None = desk_of(edition)
    except UnknownStyle:
        desk = None
    return render(request, "wagtailadmin/checking/summary.html", {"edition": edition, "desk": desk})


def _screen(
    request: HttpRequest, edition: EditionPage, refused: LeaveForm | None = None, status: int = 200
) -> HttpResponse:
    context = {"edition": edition, "policy": edition.get_parent(), "filters": FilterForm(request.GET)}
    try:
        desk = desk_of(edition)
    except UnknownStyle as unknown:
        return render(request, "wagtailadmin/checking/unreadable.html", context | {"problem": str(unknown)})
    chosen = FilterForm(request.GET).chosen()
    shown = [one for one in desk.open if _wanted(one, chosen)]
    groups = [
        (severity, [_card(one, refused) for one in shown if one.finding.severity == severity])
        for severity, _ in desk.counted()
    ]
    context |= {"desk": desk, "groups": [group for group in groups if group[1]], "chosen": chosen, "refused": refused}
    return render(request, "wagtailadmin/checking/checks.html", context, status=status)


def _wanted(shown: Shown, chosen: dict[str, str]) -> bool:
    severity, kind = chosen.get("severity"), chosen.get("kind")
    return severity in (None, shown.finding.severity) and kind in (None, kind_of(shown.finding))


def _card(shown: Shown, refused: LeaveForm | None) -> Card:
    code, clause, sha256 = key_of(shown.finding)
    prefix = f"leave-{code}-{clause}-{sha256[:8]}".replace(".", "-")
    if refused and refused.key() == (code, clause, sha256):
        refused.auto_id = f"{prefix}-%s"
        return Card(shown, refused)
    known = {"code": code, "clause": clause, "quote_sha256": sha256}
    return Card(shown, LeaveForm(initial=known, auto_id=f"{prefix}-%s"))


def _back(request: HttpRequest, edition: EditionPage) -> HttpResponseRedirect:
    """Returns to the screen with the filters it had."""
    chosen = FilterForm(request.GET).chosen()
    address = reverse("cms_checking:checks", args=[edition.pk])
    return redirect(f"{address}?{urlencode(chosen)}" if chosen else address)
