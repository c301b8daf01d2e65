"""A route's versions in the CMS: a last day, what hangs on each; and what changed clauses mean, known by itself."""

import copy
import json
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from guidance.library.models import EditorTask
from people.enums import Role
from people.models import Authority, User
from people.service import grant_membership
from record.models import Outbox
from record.service import deliver_due
from tests.building import make_authority, make_member, make_referral, make_school, make_user
from tests.policy_building import SMALL, make_edition, make_policy, publish
from tests.wizard.routes.small_routes import document, question, row, step
from wizard.journey.last_days import announce_last_days
from wizard.routes.actions.set_last_day import LastDayRefused, set_last_day
from wizard.routes.importing import import_route
from wizard.routes.models import LastDay, RouteVersion
from wizard.routes.stale import watch_clauses
from wizard.routes.work import Work, work_on

pytestmark = pytest.mark.django_db
JSON = dict[str, Any]
NOW = "2026-11-20T11:06:00+00:00"


def route(ask: str = "Are you ready?") -> JSON:
    made = document(step(question("ready", ask=ask), gate="start"), circumstances=[row("go")])
    made["route"]["authority"] = "fernshire"
    made["clauses"] = {"c": {"uid": "fernshire-2-nurse"}}
    return made


def publish_route(data: JSON) -> RouteVersion:
    version = import_route(json.dumps(data), "fernshire")
    assert version
    return version


@pytest.fixture
def policy() -> Any:
    found = make_policy()
    publish(make_edition(found, SMALL))
    return found


@pytest.fixture
def two(policy: Any) -> tuple[RouteVersion, RouteVersion]:
    return publish_route(route()), publish_route(route("Is everything ready?"))


@pytest.fixture
def council(policy: Any) -> Authority:
    return Authority.objects.get(slug="fernshire")


def make_editor(council: Authority) -> User:
    editor = make_user()
    grant_membership(make_user(is_superuser=True), editor, Role.EDITOR, authority=council)
    return editor


def editor_of(council: Authority) -> Client:
    client = Client()
    client.force_login(make_editor(council))
    return client


@time_machine.travel(NOW)
def test_the_screen_lists_versions_with_counts_and_sets_a_last_day(two: Any, council: Authority) -> None:
    school = make_school(council)
    make_referral(school, two[0], make_member(Role.REFERRER, school=school))
    client, page = editor_of(council), two[0].route
    shown = client.get(f"/cms/routes/{page.pk}/versions/")
    assert "1 draft at schools" in shown.content.decode()
    assert work_on([two[0].pk])[two[0].pk] == Work(drafts=1, cases=0)
    response = client.post(f"/cms/routes/{page.pk}/versions/", {"number": "1", "day": "2026-12-18", "why": "New words"})
    assert response.status_code == 302
    assert LastDay.objects.get(version=two[0]).day == date(2026, 12, 18)
    assert "18 December 2026" in client.get(f"/cms/routes/{page.pk}/versions/").content.decode()
    assert "Is everything ready?" in client.get(f"/cms/routes/{page.pk}/versions/2/").content.decode()


@time_machine.travel(NOW)
def test_the_newest_version_and_a_day_gone_are_refused(two: Any, council: Authority) -> None:
    editor = make_editor(council)
    with pytest.raises(LastDayRefused, match="no newer version"):
        set_last_day(two[1], editor, date(2026, 12, 18))
    with pytest.raises(LastDayRefused, match="today or a later day"):
        set_last_day(two[0], editor, date(2026, 11, 19))
    with pytest.raises(PermissionDenied):
        set_last_day(two[0], make_editor(make_authority("elsewhere")), None)


def test_another_authoritys_editor_finds_none_of_it(two: Any) -> None:
    client, page = editor_of(make_authority("elsewhere")), two[0].route
    for place in ("versions/", "versions/2/", "impact/"):
        assert client.get(f"/cms/routes/{page.pk}/{place}").status_code == 404
    assert client.post(f"/cms/routes/{page.pk}/versions/", {"number": "1", "day": "2026-12-18"}).status_code == 404


def test_whoever_began_a_draft_is_told_when_it_is_set_a_week_before_and_once_over(
    two: Any, council: Authority, mailoutbox: list[Any]
) -> None:
    school = make_school(council)
    starter = make_member(Role.REFERRER, school=school)
    make_referral(school, two[0], starter)
    with time_machine.travel(NOW):
        set_last_day(two[0], make_editor(council), date(2026, 12, 18))
        announce_last_days()
        announce_last_days()
    with time_machine.travel("2026-12-12T09:00:00+00:00"):
        announce_last_days()
    with time_machine.travel("2026-12-19T09:00:00+00:00"):
        announce_last_days()
        deliver_due()
    kinds = list(Outbox.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["route_last_day", "route_last_day_soon", "route_last_day_over"]
    assert {letter.to[0] for letter in mailoutbox} == {starter.email}
    assert "until Friday 18 December 2026" in mailoutbox[0].body
    assert "/move-version/" in mailoutbox[0].body


def reworded() -> list[JSON]:
    body = copy.deepcopy(SMALL)
    block = next(one for one in body if one["value"]["uid"] == "fernshire-2-nurse")
    block["value"]["text"] = "<p>Quite other words.</p>"
    return body


@time_machine.travel("2027-10-01T09:00:00+00:00")
def test_changed_clauses_are_shown_with_what_stands_on_them_and_a_task_waits_until_put_right(
    policy: Any, council: Authority
) -> None:
    version = publish_route(route())
    client, address = editor_of(council), f"/cms/routes/{version.route_id}/impact/"
    assert "Every clause reads as it was cited" in client.get(address).content.decode()
    assert watch_clauses() == 0
    publish(make_edition(policy, reworded(), "2027-28", effective_from=date(2027, 9, 1)))
    shown = client.get(address).content.decode()
    assert "other words" in shown
    assert "Are you ready?" in shown
    assert (watch_clauses(), watch_clauses()) == (1, 0)
    task = EditorTask.objects.get(kind="route-clauses")
    assert (task.authority, task.link, task.closed_at) == (council, address, None)
    publish_route(route())
    watch_clauses()
    task.refresh_from_db()
    assert task.closed_at


@time_machine.travel("2027-08-01T09:00:00+00:00")
def test_the_comparison_of_a_draft_edition_says_what_would_be_touched(policy: Any, council: Authority) -> None:
    version = publish_route(route())
    edition = make_edition(policy, reworded(), "2027-28", effective_from=date(2027, 9, 1))
    shown = editor_of(council).get(reverse("cms_policies:compare", args=[edition.pk]))
    effects = shown.context["effects"]
    assert [one.href for one in effects] == [f"/cms/routes/{version.route_id}/impact/"]
    assert "Question: Are you ready?" in effects[0].parts
    assert effects[0].work == "0 drafts at schools and 0 open cases"
