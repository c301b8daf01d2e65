"""A browser's part in the route editor's tests: what it would post for a form as it was drawn."""

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse, QueryDict
from django.test import Client

from wizard.routes.models import RoutePage


class RouteScreens:
    """The screens of one route as one person opens them."""

    def __init__(self, client: Client, page: RoutePage) -> None:
        self.client, self.page = client, page

    def address(self, name: str = "", **query: str) -> str:
        """Returns the address of a screen: "", "part", "add", "rearrange", "files"."""
        asked = "&".join(f"{key}={value}" for key, value in query.items())
        return f"/cms/routes/{self.page.pk}/{name}{'/' if name else ''}{'?' if asked else ''}{asked}"

    def form(self, address: str) -> QueryDict:
        """Returns the fields of the part's form, as a browser would post them untouched."""
        return drawn_form(self.client.get(address))

    def press(self, address: str, form: QueryDict, do: str) -> HttpResponse:
        """Presses a button of the form."""
        form["do"] = do
        kind = "application/x-www-form-urlencoded"
        return self.client.post(address, form.urlencode(), content_type=kind)  # type: ignore[return-value]


def drawn_form(response: Any) -> QueryDict:
    """Returns what a browser would post for the part's form in a response."""
    form = BeautifulSoup(response.content, "html.parser").find(id="re-form")
    assert form is not None
    found = QueryDict(mutable=True)
    for control in form.select("input[name], select[name], textarea[name]"):
        for value in _values(control):
            found.appendlist(str(control["name"]), value)
    return found


def _values(control: Any) -> list[str]:
    if control.name == "select":
        options = control.find_all("option")
        chosen = [one for one in options if one.has_attr("selected")] or options[:1]
        return [one.get("value", "") for one in chosen]
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n")]
    if control.get("type") == "checkbox":
        return [control.get("value", "on")] if control.has_attr("checked") else []
    return [control.get("value", "")]
