"""A route that comes from elsewhere: made this authority's own, with a sentence for everything that was changed."""

from typing import Any

from wizard.routes.models import RoutePage

JSON = dict[str, Any]
REACHED_BY = ("email", "phone", "address", "checked", "hours")
EDITION_TO_NAME = "to be named"


def made_own(data: JSON, page: RoutePage) -> tuple[JSON, list[str]]:
    """Returns a document as it fits under this page, and what was changed: its key and its authority."""
    route, said = dict(data["route"]), []
    wanted = {"key": page.key, "authority": page.get_parent().slug}
    names = {"key": "route’s key", "authority": "authority"}
    for name, own in wanted.items():
        if route.get(name) != own:
            said.append(f"The {names[name]} is “{own}” now; in the file it was “{route.get(name)}”.")
            route[name] = own
    return data | {"route": route}, said


def copied(data: JSON, page: RoutePage) -> tuple[JSON, list[str]]:
    """Returns another authority's document as a beginning, and what was cleared: clauses, contacts, its edition."""
    own, _ = made_own(data, page)
    cited = len(data["clauses"])
    cleared = _without_cites({name: part for name, part in own.items() if name != "scenarios"})
    contacts = [{name: one[name] for name in one if name not in REACHED_BY} for one in own["contacts"]]
    route = cleared["route"] | {"title": page.title, "version": 1}
    route |= {"edition": EDITION_TO_NAME} if "edition" in route else {}
    route.pop("change_note", None)
    scenarios = {"scenarios": own["scenarios"]} if "scenarios" in own else {}
    said = [
        f"The {cited} clauses it cited are cleared: they are another policy’s. Choose your own for each part.",
        f"The addresses of its {len(contacts)} contacts are cleared. Enter your own, or remove the contact.",
        "Its policy edition is to be named anew.",
    ]
    return cleared | {"clauses": {}, "contacts": contacts, "route": route} | scenarios, said


def _without_cites(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_cites(member) for name, member in value.items() if name != "cites"}
    return [_without_cites(member) for member in value] if isinstance(value, list) else value
