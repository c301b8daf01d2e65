"""A route drawn: everything in its place, and the words beside it say the same."""

import json
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from tests.referral_walk import DOCUMENTS, ROUTES
from wizard.routes.picture import Picture, picture_of


def drawn(council: str) -> Picture:
    return picture_of(json.loads((ROUTES / DOCUMENTS[council]).read_text()))


@pytest.mark.parametrize("council", DOCUMENTS)
def test_no_two_boxes_overlap_and_none_leaves_the_drawing(council: str) -> None:
    picture = drawn(council)
    for drawing in (picture.wide, picture.narrow):
        for column in (drawing.way, tuple(box for box, _ in drawing.branches)):
            assert all(above.bottom < below.y for above, below in pairwise(column))
            assert all(box.x + box.width <= drawing.width and box.bottom <= drawing.height for box in column)


@pytest.mark.parametrize("council", DOCUMENTS)
def test_on_a_phone_everything_stands_one_below_the_other(council: str) -> None:
    narrow = drawn(council).narrow
    boxes = sorted([*narrow.way, *(box for box, _ in narrow.branches)], key=lambda box: box.y)
    assert all(above.bottom < below.y for above, below in pairwise(boxes))
    assert narrow.width <= 360


@pytest.mark.parametrize("council", DOCUMENTS)
def test_every_step_and_circumstance_is_drawn_and_told(council: str) -> None:
    data = json.loads((ROUTES / DOCUMENTS[council]).read_text())
    picture = drawn(council)
    titles = {station.title for station in picture.stations}
    branches = {branch.title for station in picture.stations for branch in station.branches}
    assert {step["title"] for step in data["steps"]} <= titles
    assert {row["title"] for row in data["circumstances"]} <= branches
    for drawing in (picture.wide, picture.narrow):
        assert len(drawing.branches) == sum(len(station.branches) for station in picture.stations)


def test_the_drawing_has_a_name_and_its_words() -> None:
    page = render_to_string("routes/picture.html", {"picture": drawn("norfolk")})
    assert 'role="img" aria-labelledby="picture-name"' in page
    assert "The same in words" in page
    assert "style=" not in page
