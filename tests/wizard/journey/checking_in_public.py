"""Walking a public check as a browser does: every field of the page that came is posted again, with an answer."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.building import make_authority, make_authority_page, make_route_version
from wizard.journey.public_check.walking import GO, SEEN, SKIP


class Hidden(HTMLParser):
    """The hidden fields of the last form of a page: the first is the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[tuple[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.forms.append([])
        elif tag == "input" and said.get("type") == "hidden" and self.forms:
            self.forms[-1].append((said["name"] or "", said.get("value") or ""))


def hidden_in(response: HttpResponse) -> dict[str, list[str]]:
    """What the page's own form carries, by name."""
    parser = Hidden()
    parser.feed(response.content.decode())
    fields: dict[str, list[str]] = {}
    for name, value in parser.forms[-1]:
        fields.setdefault(name, []).append(value)
    return fields


def make_check(slug: str, document: str) -> str:
    """Publishes a route for a new authority and returns the address of its check."""
    version = make_route_version(make_authority_page(make_authority(slug)), document)
    return f"/{slug}/check/{version.route.address}/"


def walk_through(client: Client, address: str, answers: Mapping[str, Any]) -> HttpResponse:
    """Answers each page as it comes; a question without an answer here is left as not known. Returns the last page."""
    response = client.get(address)
    for _ in range(40):
        form = response.context.get("form")
        if form is None:
            return response
        asked = [one.question.key for one in form.asked]
        data = {**hidden_in(response), **{name: value for key in asked for name, value in fields(form, key, answers)}}
        must = [one.question.key for one in form.asked if one.question.need == "must"]
        if not all(key in answers for key in must):
            data[SKIP] = [response.context["page"].address]
        response = client.post(address, data)
        assert response.status_code == 200
        again = response.context.get("form")
        assert again is None or not again.errors, (asked, again.errors)
    raise AssertionError("the check does not come to an end")


def fields(form: Any, key: str, answers: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The posted fields of one answer: a date in its three boxes, anything else under its key."""
    if key not in answers:
        return []
    value = answers[key]
    kind = next(one.question.kind for one in form.asked if one.question.key == key)
    if kind != "date":
        return [(key, value)]
    year, month, day = value.split("-")
    return [(f"{key}_day", day), (f"{key}_month", month), (f"{key}_year", year)]


def go_to(client: Client, address: str, response: HttpResponse, page: str) -> HttpResponse:
    """Presses the button that shows a page again."""
    return client.post(address, {**hidden_in(response), GO: [page]})


__all__ = ["GO", "SEEN", "SKIP", "go_to", "hidden_in", "make_check", "walk_through"]
