"""A part of a route through its form and back again, unchanged."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict

from tests.referral_walk import DOCUMENTS, ROUTES
from wizard.routes.part_forms.conditions import lines_of, posted_condition, shown_whole
from wizard.routes.part_forms.moments import fits_the_form, parts_of_moment, posted_moment
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
