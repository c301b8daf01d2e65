"""A part of a route through its form and back again, unchanged."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict

from tests.referral_walk import DOCUMENTS, ROUTES
from wizard.routes.part_forms.choices import names_in
from wizard.routes.part_forms.conditions import lines_of, posted_condition, shown_whole
from wizard.routes.part_forms.moments import fits_the_form, parts_of_moment, posted_moment
from wizard.routes.part_forms.nodes import Node, nodes_of
from wizard.routes.part_forms.posted import posted_part
from wizard.routes.walking import leaves

JSON = dict[str, Any]
DATA = {council: json.loads((ROUTES / DOCUMENTS[council]).read_text()) for council in DOCUMENTS}


def found(value: Any, *names: str) -> Iterator[Any]:
    """Every object under one of these names, anywhere below."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name in names and isinstance(member, dict):
                yield member
            if name != "scenarios":
                yield from found(member, *names)
    elif isinstance(value, list):
        for member in value:
            yield from found(member, *names)


def as_posted(shown: JSON, name: str = "when") -> QueryDict:
    """What a browser would post for the lines the form shows."""
    post = QueryDict(mutable=True)
    _add(post, name, shown)
    return post


def _add(post: QueryDict, name: str, shown: JSON) -> None:
    post[f"{name}.match"], post[f"{name}.n"] = shown["match"], str(shown["n"])
    post.setlist(f"{name}.lines", [str(number) for number in range(len(shown["lines"]))])
    for number, line in enumerate(shown["lines"]):
        at = f"{name}.lines.{number}"
        post[f"{at}.what"] = line["what"]
        if line["what"] == "group":
            _add(post, at, line)
            continue
        post[f"{at}.how"], post[f"{at}.column"] = line["how"], line["column"]
        post.setlist(f"{at}.value", [str(value) for value in line["values"]])
        post.setlist(f"{at}.cell", [str(value) for value in line["cells"]])
        _add_moment(post, f"{at}.moment", line.get("moment", {"sort": ""}))


def _add_moment(post: QueryDict, name: str, parts: JSON) -> None:
    for field in ("sort", "event", "n", "unit", "panel"):
        post[f"{name}.{field}"] = str(parts.get(field, ""))
    for number, member in enumerate(parts.get("members", [])):
        _add_moment(post, f"{name}.{number}", member)


@pytest.mark.parametrize("council", DOCUMENTS)
def test_every_condition_of_a_published_route_goes_through_the_form_unchanged(council: str) -> None:
    conditions = list(found(DATA[council], "when", "met", "criteria"))
    whole = [one for one in conditions if shown_whole(one)]
    assert len(whole) > len(conditions) * 0.9
    for condition in whole:
        assert posted_condition(as_posted(lines_of(condition)), "when") == condition
    assert all(leaves(condition) for condition in whole)


@pytest.mark.parametrize("council", DOCUMENTS)
def test_every_date_of_a_published_route_goes_through_the_form_unchanged(council: str) -> None:
    for moment in found(DATA[council], "due", "period", "from", "until"):
        if fits_the_form(moment):
            post = QueryDict(mutable=True)
            _add_moment(post, "due", parts_of_moment(moment))
            assert posted_moment(post, "due") == moment


def test_what_the_form_cannot_show_is_kept_as_it_is() -> None:
    deep = {"all": [{"any": [{"none": [{"fact": "a", "is": "yes"}]}]}]}
    assert lines_of(deep) == {"kept": True}


PARTS = {
    "contacts": "contact",
    "parties": "party",
    "duty": "duty_row",
    "tests": "test",
    "circumstances": "circumstance",
    "requirements": "requirement",
    "clocks": "clock",
}


OWN_BOXES = {"condition": _add, "moment": _add_moment}


def posted_nodes(nodes: tuple[Node, ...], post: QueryDict) -> QueryDict:
    """What a browser would post for nodes as they are drawn."""
    for node in nodes:
        if node.kind == "object":
            posted_nodes(node.fields, post)
        elif node.kind == "rows":
            post.setlist(node.name, [row.shown for row in node.rows])
            for row in node.rows:
                posted_nodes(row.fields, post)
        elif node.kind in OWN_BOXES:
            OWN_BOXES[node.kind](post, node.name, node.shown)
        elif node.kind == "date":
            for box, text in node.shown.items():
                post[f"{node.name}.{box}"] = text
        elif node.choices:
            post.setlist(node.name, [choice.value for choice in node.choices if choice.chosen])
        elif node.shown not in ("", None, []):
            post[node.name] = "on" if node.shown is True else str(node.shown)
    return post


@pytest.mark.parametrize("council", DOCUMENTS)
@pytest.mark.parametrize("list_name", PARTS)
def test_every_part_of_a_published_route_goes_through_its_form_unchanged(council: str, list_name: str) -> None:
    data = DATA[council]
    names = names_in(data)
    for part in data[list_name]:
        if all(shown_whole(one) for one in found(part, "when", "met")):
            post = posted_nodes(nodes_of(PARTS[list_name], part, names), QueryDict(mutable=True))
            assert posted_part(PARTS[list_name], post) == part


@pytest.mark.parametrize("council", DOCUMENTS)
def test_every_question_goes_through_its_form_unchanged(council: str) -> None:
    names = names_in(DATA[council])
    for step in DATA[council]["steps"]:
        for question in step["questions"]:
            post = posted_nodes(nodes_of("question", question, names), QueryDict(mutable=True))
            assert posted_part("question", post) == question
