"""The draft of a route: what an editor builds, kept in revisions, never half-stored."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from people.enums import Role
from people.service import grant_membership
from tests.building import make_authority, make_authority_page, make_member, make_user
from wizard.routes.drafts import DraftMoved, draft_of, save_draft
from wizard.routes.importing import make_page
from wizard.routes.models import RoutePage
from wizard.routes.part_changes import with_part
from wizard.routes.service import DocumentRefused

pytestmark = pytest.mark.django_db
ASK = "/steps/0/questions/0/ask"


@pytest.fixture
def place() -> Any:
    return make_authority_page(make_authority("fernshire"))


@pytest.fixture
def route_page(place: Any) -> RoutePage:
    return make_page(place, "medical_needs", "Medical needs")


@pytest.fixture
def editor(place: Any) -> Any:
    user = make_user()
    grant_membership(make_user(is_superuser=True), user, Role.EDITOR, authority=place.authority)
    return user


def test_a_new_route_starts_as_a_sketch_of_valid_shape(route_page: RoutePage) -> None:
    assert draft_of(route_page).data["route"]["key"] == "medical_needs"


def test_a_change_is_kept_as_a_revision_and_not_as_what_is_published(route_page: RoutePage, editor: Any) -> None:
    saved = save_draft(
        route_page, editor, lambda data: with_part(data, ASK, "What has happened?"), draft_of(route_page).lock
    )
    assert saved.data["steps"][0]["questions"][0]["ask"] == "What has happened?"
    assert draft_of(route_page) == saved
    route_page.refresh_from_db()
    assert route_page.draft == ""
    assert route_page.versions.count() == 0


def test_the_second_of_two_editors_is_told(route_page: RoutePage, editor: Any) -> None:
    opened = draft_of(route_page)
    save_draft(route_page, editor, lambda data: with_part(data, ASK, "One?"), opened.lock)
    with pytest.raises(DraftMoved):
        save_draft(route_page, editor, lambda data: with_part(data, ASK, "Two?"), opened.lock)


def test_a_change_of_no_valid_shape_stores_nothing(route_page: RoutePage, editor: Any) -> None:
    opened = draft_of(route_page)
    with pytest.raises(DocumentRefused) as refused:
        save_draft(route_page, editor, lambda data: with_part(data, ASK, ""), opened.lock)
    assert refused.value.problems[0].pointer == ASK
    assert draft_of(route_page) == opened


def test_the_same_document_makes_no_revision(route_page: RoutePage, editor: Any) -> None:
    save_draft(route_page, editor, dict, draft_of(route_page).lock)
    assert route_page.revisions.count() == 0


def test_only_editors_of_the_authority_change_its_route(route_page: RoutePage) -> None:
    stranger = make_member(Role.EDITOR, authority=make_authority("elsewhere"))
    with pytest.raises(PermissionDenied):
        save_draft(route_page, stranger, dict, draft_of(route_page).lock)
