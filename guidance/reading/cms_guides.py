"""Screens for editors: the guides of their authorities, and the parts whose clauses changed."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from guidance.reading.actions.confirm_guide_part import confirm_guide_part, mark_of, wording_now
from guidance.reading.dates import day
from guidance.reading.guide_checks import ChangedClause, parts_to_check, words_checked
from guidance.reading.guide_pages import tabs_of
from guidance.reading.models import AuthorityPage, GuidePage, GuidePart
from people.enums import Role
from people.models import User
from people.service import authorities_with, signed_in


@dataclass(frozen=True)
class ClauseChange:
    """One clause as it was when the part was checked, and as it is."""

    number: str
    since: str
    was: str
    now: str
    href: str


@dataclass(frozen=True)
class PartToCheck:
    """One part of a guide to look at again. `mark` goes back with the editor's answer: the words they saw."""

    part: GuidePart
    changes: list[ClauseChange]
    mark: str


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """The guides of the editor's authorities, each with how many of its parts wait."""
    found = list(_own_guides(signed_in(request)))
    waiting = [part.guide_id for part, _ in parts_to_check(found, timezone.localdate())]
    rows = [(guide, waiting.count(guide.pk)) for guide in found]
    return render(request, "reading/cms/guides.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, page_id: int) -> HttpResponse:
    """The parts of one guide whose clauses changed: still right, or edit. Raises Http404 for somebody else's guide."""
    actor = signed_in(request)
    guide = _own_guides(actor).filter(pk=page_id).first()
    if guide is None:
        raise Http404
    if request.method == "POST":
        _confirm(request, guide, actor)
        return HttpResponseRedirect(reverse("cms_guides:check", args=[guide.pk]))
    waiting = [_to_check(part, changed) for part, changed in parts_to_check([guide], timezone.localdate())]
    return render(request, "reading/cms/check_guide.html", {"guide": guide, "waiting": waiting})


def _own_guides(user: User):  # type: ignore[no-untyped-def]  # Wagtail's querysets have no types
    guides = GuidePage.objects.live().defer("body").order_by("path")
    if user.is_superuser:
        return guides
    mine = AuthorityPage.objects.filter(authority__in=authorities_with(user, {Role.EDITOR}))
    own = GuidePage.objects.none()
    for place in mine:
        own |= guides.child_of(place)
    return own


def _confirm(request: HttpRequest, guide: GuidePage, actor: User) -> None:
    part = GuidePart.objects.filter(guide=guide, key=request.POST.get("part", "")).select_related("guide").first()
    if part is None:
        raise Http404
    if confirm_guide_part(part, request.POST.get("seen", ""), actor):
        messages.success(request, f"“{part.heading}” is marked as still right.")
    else:
        messages.warning(request, "The clause has changed again since you opened this page. Look once more.")


def _to_check(part: GuidePart, changed: list[ChangedClause]) -> PartToCheck:
    changes = [
        ClauseChange(
            number=tabs_of([clause.now])[0].number if clause.now else "",
            since=day(clause.since),
            was=words_checked(part, clause.uid),
            now=(clause.now.text or clause.now.heading) if clause.now else "",
            href=reverse("reading:clause", args=[clause.uid]),
        )
        for clause in changed
    ]
    return PartToCheck(part, changes, mark_of(wording_now(part)))
