"""The editor's routes, and a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.routes.editing.access import place_named, places_of, routes_of
from wizard.routes.editing.actions.start_route import start_route
from wizard.routes.editing.forms import NewRouteForm
from wizard.routes.editing.views.frame import address, screen
from wizard.routes.models import RouteVersion


@require_http_methods(["GET", "HEAD"])
def routes(request: HttpRequest) -> HttpResponse:
    """Lists the routes of the editor's authorities, each with the version in use and whether its draft differs."""
    places = routes_of(signed_in(request))
    numbers = _latest([page.pk for pages in places.values() for page in pages])
    shown = [(top, [(page, numbers.get(page.pk)) for page in pages]) for top, pages in places.items()]
    return screen(request, "routes", None, "Routes", {"places": shown})


def _latest(pages: list[int]) -> dict[int, RouteVersion]:
    versions = RouteVersion.objects.filter(route__in=pages).defer("document").order_by("route", "number")
    return {version.route_id: version for version in versions}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Asks for a title and a kind, and makes a route with a first sketch."""
    user = signed_in(request)
    places = places_of(user)
    initial = {"authority": at} if (at := request.GET.get("at", "")) else {}
    form = NewRouteForm(request.POST if request.method == "POST" else None, places=places, initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        page = start_route(user, place_named(user, told["authority"]), told["title"].strip(), told["kind"])
        messages.success(request, f"“{page.title}” is begun. Go through its parts one by one.")
        return redirect(address("overview", page))
    return screen(request, "new", None, "Add a route", {"form": form}, status=422 if form.is_bound else 200)
