"""The clauses a part of the route stands on, as clause tabs."""

from collections.abc import Iterable

from wizard.routes.service import Route


def clause_tabs(route: Route, keys: Iterable[str]) -> list[dict[str, str]]:
    """Returns {number, href} of the clauses with these keys, each number once, as clause_tabs.html wants them."""
    found: dict[str, str] = {}
    for key in keys:
        clause = route.clauses.get(key)
        if clause and clause.uid and clause.number:
            found.setdefault(clause.number, f"/clause/{clause.uid}/")
    return [{"number": number, "href": href} for number, href in found.items()]
