"""What the public reads: plain views over frozen rows; no request parses a StreamField."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.service import clause_text, in_force, last_words, versions_of
from guidance.reading.authority_pages import authority_context, publishers
from guidance.reading.change_pages import changes_context, version_address, version_named
from guidance.reading.forms import CompareForm
from guidance.reading.found import found_place, found_policy
from guidance.reading.guide_pages import guide_context
from guidance.reading.models import AuthorityPage, GuidePage
from guidance.reading.policy_pages import policy_context
from guidance.reading.queries import address_of, authority_pages, guide_page
from guidance.reading.search import search_context
from guidance.reading.service_pages import services_context
from guidance.reading.shell import council_shell
from guidance.reading.side_by_side import comparable, side_by_side
from guidance.reading.states import edition_name


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Which council, which policy, what now."""
    return render(request, "reading/home.html", {"publishers": publishers(authority_pages(), timezone.localdate())})


@require_safe
def authority(request: HttpRequest, authority: str) -> HttpResponse:
    """One authority: what it does for a child, its policies, whom to ask. Raises Http404."""
    place = found_place(authority)
    return render(request, "reading/authority.html", authority_context(place, timezone.localdate()))


@require_safe
def guide(request: HttpRequest, authority: str, guide: str) -> HttpResponse:
    """One guide for families, with the clauses each part explains. Raises Http404."""
    place = found_place(authority)
    try:
        found = guide_page(place, guide)
    except GuidePage.DoesNotExist as missing:
        raise Http404 from missing
    return render(request, "reading/guide.html", guide_context(place, found, timezone.localdate()))


@require_safe
def services(request: HttpRequest, authority: str) -> HttpResponse:
    """The services an authority points to, for everyone or for one audience. Raises Http404."""
    return render(
        request, "reading/services.html", services_context(found_place(authority), request.GET.get("for", ""))
    )


@require_safe
def policy(request: HttpRequest, authority: str, policy: str) -> HttpResponse:
    """The words in force today, or the first ones to come. Raises Http404."""
    place, found, versions = found_policy(authority, policy)
    version = in_force(versions, timezone.localdate()) or versions[-1]
    return _show(request, place, found, version, versions)


@require_safe
def edition(request: HttpRequest, authority: str, policy: str, edition: str) -> HttpResponse:
    """The latest words of one edition. Raises Http404."""
    place, found, versions = found_policy(authority, policy)
    mine = [version for version in versions if version.slug == edition]
    if not mine:
        raise Http404
    return _show(request, place, found, max(mine, key=lambda version: version.number), versions)


@require_safe
def version(request: HttpRequest, authority: str, policy: str, edition: str, number: int) -> HttpResponse:
    """The words as published under one number, for ever. Raises Http404."""
    place, found, versions = found_policy(authority, policy)
    mine = next((v for v in versions if v.slug == edition and v.number == number), None)
    if mine is None:
        raise Http404
    return _show(request, place, found, mine, versions)


@require_safe
def clause(request: HttpRequest, uid: str) -> HttpResponse:
    """Leads to a clause where it stands today, or shows where it stood last. Raises Http404."""
    last = last_words(uid)
    if last is None:
        raise Http404
    slug, policy_slug = address_of(last)
    versions = versions_of(last.clause.policy)
    current = in_force(versions, timezone.localdate())
    if current and clause_text(current, uid):
        address = reverse("reading:policy", args=[slug, policy_slug])
        return HttpResponseRedirect(f"{address}#{uid}")
    place = found_place(slug)
    address = version_address(place.authority, last.clause.policy, last.edition_version)
    context = council_shell(place.authority, last.clause.policy, "") | {
        "text": last,
        "edition": edition_name(last.edition_version.label),
        "address": f"{address}#{uid}",
        "policy_href": reverse("reading:policy", args=[slug, policy_slug]),
        "to_come": last.edition_version.effective_from > timezone.localdate(),
    }
    return render(request, "reading/clause_gone.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Looks words up in the policies in force; whatever is typed gets a page and a sentence, never an error."""
    return render(request, "reading/search.html", search_context(request.GET))


@require_safe
def changes(request: HttpRequest, authority: str, policy: str, before: str, after: str) -> HttpResponse:
    """What changed between two versions of a policy, clause by clause. Raises Http404."""
    place, found, versions = found_policy(authority, policy)
    old, new = version_named(before, versions), version_named(after, versions)
    if old is None or new is None:
        raise Http404
    context = changes_context(place.authority, found, old, new, versions, request.GET.get("show", ""))
    return render(request, "reading/changes.html", context)


@require_safe
def compare_authorities(request: HttpRequest) -> HttpResponse:
    """Two authorities side by side on the same topics, once two are chosen."""
    places, below = comparable(authority_pages(), timezone.localdate())
    form = CompareForm(request.GET if {"one", "other"} & request.GET.keys() else None, places)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        chosen = {place.authority.slug: place for place in places}
        context |= side_by_side([chosen[form.cleaned_data[name]] for name in ("one", "other")], below)
    return render(request, "reading/compare.html", context)


def _show(
    request: HttpRequest,
    place: AuthorityPage,
    found: PolicyPage,
    version: EditionVersion,
    versions: list[EditionVersion],
) -> HttpResponse:
    wanted = request.GET.get("for", "")
    context = policy_context(place.authority, found, version, versions, timezone.localdate(), wanted)
    return render(request, "reading/policy.html", context)
