"""The start page of a route: public to read, and where a school begins."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from guidance.library.models import Contact
from guidance.reading.service import council_links
from people.enums import REFERRING_ROLES
from people.models import Authority, School
from people.service import signed_in
from people.tenancy import schools_with
from wizard.journey.clauses import texts
from wizard.journey.contacts import contact_words
from wizard.journey.council_criteria import criteria_above
from wizard.referrals.service import may_begin, start_referral
from wizard.routes.models import RouteVersion
from wizard.routes.service import Route, current_route_version, route_of

START_PAGE = "start_page"


class SchoolForm(GovukForm):
    """Which school refers, for people who work at several."""

    def __init__(self, *args: Any, schools: list[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [Option(str(school.pk), school.name, school.town) for school in schools]
        field = OptionsField(options, label="Which school is making this referral?", missing="Select the school")
        self.fields["school"] = present(field, page_heading=True)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, authority: str, route: str) -> HttpResponse:
    """Shows who the route is for, when, and what is needed. POST begins a referral, after signing in."""
    owner = get_object_or_404(Authority, slug=authority)
    version = current_route_version(owner.slug, route, timezone.localdate())
    if version is None:
        raise Http404
    compiled = route_of(version)
    if request.method == "POST" and compiled.identity.filled_in_here:
        return begin(request, owner, version)
    template = "journey/start.html" if compiled.identity.filled_in_here else "journey/elsewhere.html"
    return render(request, template, start_context(request, owner, version, compiled))


@login_required
def begin(request: HttpRequest, authority: Authority, version: RouteVersion) -> HttpResponse:
    """Starts a referral for the person's school, asking which one where there are several."""
    schools = list(schools_with(request.user, REFERRING_ROLES))
    context = {"authority": authority, "start_href": request.path}
    if not schools:
        return render(request, "journey/no_school.html", context, status=403)
    form = SchoolForm(request.POST if "asked" in request.POST else None, schools=schools)
    chosen = schools[0] if len(schools) == 1 else None
    if form.is_bound and form.is_valid():
        chosen = next(school for school in schools if str(school.pk) == form.cleaned_data["school"])
    if chosen is None:
        return render(request, "journey/which_school.html", {**context, "form": form})
    referral = start_referral(signed_in(request), authority, chosen, version)
    return redirect("journey:tasks", referral.public_id)


def start_context(request: HttpRequest, authority: Authority, version: RouteVersion, route: Route) -> dict[str, Any]:
    """Returns what both kinds of start page show."""
    cites = route.start.cites if route.start else ()
    uids = [route.clauses[key].uid for key in cites if key in route.clauses and route.clauses[key].uid]
    found = texts(version.edition_version_id, set(uids)) if version.edition_version_id and uids else {}
    numbers = {found[uid][0]: uid for uid in reversed(uids) if uid in found and found[uid][0]}
    return {
        "authority": authority,
        "route": route,
        "start": route.start,
        "who_href": reverse("journey:who_does_what", args=[authority.slug, version.route.address])
        if route.steps
        else "",
        "clauses": [{"number": number, "href": f"/clause/{uid}/"} for number, uid in reversed(numbers.items())],
        "quote": next((found[uid][1] for uid in uids if uid in found and found[uid][1]), ""),
        "beginners": may_begin(route),
        "begin_href": reverse("journey:begin", args=[authority.slug, version.route.address]),
        "contact": start_contact(route, authority),
        "criteria": criteria_above(authority, timezone.localdate()),
        "council_links": council_links(authority, "Refer"),
    }


def start_contact(route: Route, authority: Authority) -> dict[str, str] | Contact | None:
    """Returns whom to ask: the contact the start page names, the named officer, or the authority's main contact."""
    for key in (route.start.contact if route.start else "", route.officer.contact if route.officer else ""):
        if key in route.contacts:
            return contact_words(route.contacts[key])
    return None if authority.names_nobody else Contact.objects.filter(authority=authority, main=True).first()
