"""A draft of a route with the wizard's own pages and fields, for the editor alone: nothing is stored or sent."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from people.models import Authority
from wizard.attendance.service import calendar_of
from wizard.journey.clauses import RouteClauses
from wizard.journey.consent_form import ConsentForm
from wizard.journey.contacts import help_contact
from wizard.journey.evidence_form import FileForm
from wizard.journey.forms import QuestionsForm
from wizard.journey.pages import Page, all_pages
from wizard.journey.public_check.dates import WITHOUT_TERM_DATES, clocks_if_sent
from wizard.journey.public_check.walking import Walked
from wizard.journey.timeline import long_day
from wizard.journey.views.start import START_PAGE, start_contact
from wizard.routes.models import RoutePage
from wizard.routes.service import Given, Route, edition_of_draft, evaluate


def preview_draft(request: HttpRequest, page: RoutePage, route: Route, address: str) -> HttpResponse:
    """Returns the start page for a blank address, else the page at it. Raises Http404 for any other."""
    authority = Authority.objects.get(slug=page.get_parent().slug)
    pages = all_pages(route) if route.identity.kind != START_PAGE else []
    shown = {"authority": authority, "route": route, "way": list(_way(page, pages, address))}
    shown["editor_href"] = reverse("cms_routes:overview", args=[page.pk])
    if not address:
        return render(request, _start_template(route), shown | _start(route, authority))
    found = next((one for one in pages if one.address == address), None)
    if found is None:
        raise Http404
    return render(request, "journey/preview_page.html", shown | _page(route, found) | _neighbours(page, pages, found))


def _start_template(route: Route) -> str:
    return f"journey/preview_{'elsewhere' if route.identity.kind == START_PAGE else 'start'}.html"


def _start(route: Route, authority: Authority) -> dict[str, Any]:
    cites = route.start.cites if route.start else ()
    found = {"start": route.start, "contact": start_contact(route, authority), "dates": _dates(route, authority)}
    return _cited(route, cites) | found


def _dates(route: Route, authority: Authority) -> list[dict[str, str]]:
    """What would be due when, if a referral without answers were sent today, by the authority's own school days."""
    today, calendar = timezone.localdate(), calendar_of(authority)
    nothing = evaluate(route, Given(today=today, calendar=calendar))
    dated, undated = clocks_if_sent(Walked(route, {}, [], nothing), today, calendar)
    told = [{"when": f"By {long_day(due)}", "text": clock.title} for due, clock in dated]
    return told + [{"when": WITHOUT_TERM_DATES, "text": clock.title} for clock in undated]


def _page(route: Route, page: Page) -> dict[str, Any]:
    """What a page of the walk shows, asked of a school that has answered nothing."""
    source = _source(route, page)
    cites = [key for one in source for key in one.cites]
    cites = cites or (list(route.steps[page.step_key].cites) if page.step_key else [])
    return _cited(route, cites) | {
        "page": page,
        "form": _form(route, page),
        "caption": route.steps[page.step_key].title if page.step_key else "",
        "guide": _guide(route, page),
        "lead": source[0].hint if page.kind != "questions" else "",
        "why": "\n\n".join(dict.fromkeys(one.why for one in source if one.why)),
        "assumed": " ".join(one.assumed for one in source if one.assumed),
        "contact": help_contact(route),
        "conditional": any(getattr(one, "conditional", False) for one in source),
    }


def _source(route: Route, page: Page) -> list[Any]:
    if page.requirement:
        return [route.requirements[page.requirement]]
    return [route.questions[key] for key in page.questions]


def _guide(route: Route, page: Page) -> str:
    step = route.steps.get(page.step_key)
    return step.guide if step and step.questions[0].key in page.questions else ""


def _form(route: Route, page: Page) -> Any:
    if page.kind == "consent":
        return ConsentForm(route=route, requirement=route.requirements[page.requirement], stored=None)
    if page.kind != "questions":
        return FileForm(requirement=route.requirements.get(page.requirement))
    nothing = evaluate(route, Given(today=timezone.localdate()))
    return QuestionsForm(questions=[route.questions[key] for key in page.questions], result=nothing, values={})


def _cited(route: Route, cites: Iterable[str]) -> dict[str, Any]:
    keys = list(cites)
    clauses = RouteClauses(route, edition_of_draft(route, keys), keys)
    return {"clauses": clauses.cited(keys[:3]), "quote": clauses.quote(keys)}


def _way(page: RoutePage, pages: list[Page], here: str) -> Iterable[dict[str, Any]]:
    yield {"label": "Start page", "href": reverse("cms_routes:preview", args=[page.pk]), "current": not here}
    for one in pages:
        yield {"label": one.title, "href": _href(page, one), "current": one.address == here}


def _neighbours(page: RoutePage, pages: list[Page], here: Page) -> dict[str, str]:
    place = pages.index(here)
    start = reverse("cms_routes:preview", args=[page.pk])
    after = pages[place + 1 : place + 2]
    return {
        "back_href": _href(page, pages[place - 1]) if place else start,
        "next_href": _href(page, after[0]) if after else start,
        "next_label": "Save and continue" if after else "Back to the start page",
    }


def _href(page: RoutePage, one: Page) -> str:
    return reverse("cms_routes:preview_page", args=[page.pk, one.address])
