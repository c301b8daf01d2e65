"""What every page of an authority has around it: its name, its accent and up to four links."""

from typing import Any

from django.urls import reverse

from guidance.policies.models import PolicyPage
from guidance.reading.models import AuthorityPage
from guidance.reading.queries import first_policy
from guidance.reading.routes import routes_of
from people.models import Authority


def council_shell(authority: Authority, policy: PolicyPage | None, here: str) -> dict[str, Any]:
    """Returns the context of an authority's page; `here` is the label of the link for this part of it."""
    home = reverse("reading:authority", args=[authority.slug])
    routes = routes_of(authority)
    links = [("What should happen", home)]
    if policy:
        links.append(("Policy", reverse("reading:policy", args=[authority.slug, policy.slug])))
    links += [("Refer", route.href) for route in routes[:1]]
    links.append(("Contact", f"{home}#contact"))
    council_links = [{"label": label, "href": href, "current": label == here} for label, href in links]
    checks = [route for route in routes if route.check_href]
    return {"authority": authority, "council_links": council_links, "routes": routes, "checks": checks}


def council_links(authority: Authority, here: str) -> list[dict[str, Any]]:
    """Returns the links beside an authority's name, for a page of a higher floor; `here` as above."""
    place = AuthorityPage.objects.filter(authority=authority).first()
    shell = council_shell(authority, first_policy(place) if place else None, here)
    return list(shell["council_links"])
