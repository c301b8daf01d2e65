"""An edition is approved before it is first published: by whom, when, and under which minute."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from guidance.library.service import open_tasks_of
from guidance.policies.models import EditionPage, EditionVersion
from guidance.policies.service import EditionRefused, approve_edition
from people.enums import Role
from people.models import User
from people.service import grant_membership
from record.service import deliver_due, do_chores
from tests.building import make_authority, make_user
from tests.policy_building import APPROVED, SMALL, correct, heading, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db
SAID = {"approved_by": "Cabinet", "approved_on": "2026-06-01", "minute_reference": "CAB 41"}


class World:
    def __init__(self) -> None:
        self.runner = make_user(is_superuser=True, is_staff=True)
        self.place = make_place()
        self.policy = make_policy(self.place)
        self.edition = make_edition(self.policy, SMALL)
        self.editor = self.make_editor(self.place.authority)

    def make_editor(self, authority: Any) -> User:
        user = make_user()
        grant_membership(self.runner, user, Role.EDITOR, authority=authority)
        return User.objects.get(pk=user.pk)

    @property
    def page(self) -> EditionPage:
        return EditionPage.objects.get(pk=self.edition.pk)

    @property
    def waiting(self) -> list[str]:
        return [task.about for task in open_tasks_of(self.place.authority) if task.kind == "approval"]


@pytest.fixture
def world() -> World:
    return World()


def address(edition: EditionPage) -> str:
    return reverse("cms_policies:approve", args=[edition.pk])


def submit(client: Client, edition: EditionPage) -> None:
    edition.get_workflow().start(edition, None)  # type: ignore[union-attr]


def test_an_editor_cannot_first_publish_what_nobody_approved(world: World) -> None:
    with pytest.raises(EditionRefused, match="Say who approved this edition, and on which day"):
        publish(world.edition, world.editor)
    assert not EditionVersion.objects.exists()


def test_an_approval_recorded_on_the_form_is_enough(world: World) -> None:
    edition = make_edition(world.policy, SMALL, "2027-28", **APPROVED)
    assert publish(edition, world.editor).approved_on == date(2026, 6, 1)


def test_a_correction_needs_no_approval_of_its_own(world: World) -> None:
    publish(world.edition)
    page = world.page
    page.body, page.change_note = [heading("Shorter", "fernshire-1")], "Shorter."
    page.save_revision()
    assert publish(page, world.editor).number == 2


@pytest.mark.requirement("S46")
def test_approving_writes_body_day_and_minute_into_the_version_and_publishes(client: Client, world: World) -> None:
    client.force_login(world.editor)
    answer = client.post(address(world.edition), SAID, follow=True)
    assert "“2026-27” is approved, and published as version 1." in answer.text
    version = EditionVersion.objects.get()
    assert (version.approved_by, version.approved_on, version.minute_reference) == (
        "Cabinet", date(2026, 6, 1), "CAB 41",
    )  # fmt: skip
    assert version.published_by == world.editor
    assert TaskState.objects.get().status == TaskState.STATUS_APPROVED


def test_an_approval_that_lies_ahead_is_refused(client: Client, world: World) -> None:
    client.force_login(world.editor)
    page = client.post(address(world.edition), SAID | {"approved_on": "2099-01-01"})
    assert "This day lies ahead." in page.text
    assert not EditionVersion.objects.exists()


def test_approving_without_a_body_is_refused_on_the_form(client: Client, world: World) -> None:
    client.force_login(world.editor)
    page = client.post(address(world.edition), SAID | {"approved_by": ""})
    assert "This field is required." in page.text
    assert not EditionVersion.objects.exists()


def test_what_cannot_be_frozen_cannot_be_approved_and_nothing_is_kept(client: Client, world: World) -> None:
    edition = make_edition(world.policy, [heading("")], "2027-28")
    client.force_login(world.editor)
    page = client.post(address(edition), SAID)
    assert "is a heading without words" in page.text
    assert not EditionVersion.objects.exists()
    assert not TaskState.objects.exists()
    assert EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object().approved_by == ""


def test_submitting_tells_the_authoritys_editors_by_a_task_and_sends_no_mail(
    client: Client, world: World, mailoutbox: list[EmailMessage]
) -> None:
    client.force_login(world.editor)
    form = client.get(reverse("wagtailadmin_pages:edit", args=[world.edition.pk])).text
    assert "Submit for approval" in form
    submit(client, world.page)
    assert world.waiting == ["“Learning while unwell”, 2026-27, waits for approval."]
    client.post(address(world.edition), SAID)
    assert world.waiting == []
    assert mailoutbox == []


def test_an_edition_sent_back_is_published_by_nobody_and_may_be_approved_later(client: Client, world: World) -> None:
    submit(client, world.page)
    client.force_login(world.editor)
    client.post(address(world.edition), {"send-back": "1", "comment": "The minute is missing."})
    assert (world.waiting, EditionVersion.objects.count()) == ([], 0)
    client.post(address(world.edition), SAID)
    assert EditionVersion.objects.get().minute_reference == "CAB 41"


def test_nobody_approves_for_another_authority(client: Client, world: World) -> None:
    stranger = world.make_editor(make_authority("elsewhere"))
    with pytest.raises(PermissionDenied):
        approve_edition(world.page, stranger, SAID)
    submit(client, world.page)
    state = TaskState.objects.get()
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, stranger, "approve", **SAID)
    client.force_login(stranger)
    assert client.post(address(world.edition), SAID).status_code == 404
    assert not EditionVersion.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_edition_approved_for_a_day_is_frozen_on_that_day_by_the_worker(world: World) -> None:
    with time_machine.travel(datetime(2026, 8, 1, 9, tzinfo=UTC), tick=False):
        page = world.page.get_latest_revision_as_object()
        page.go_live_at = datetime(2026, 8, 20, 7, tzinfo=UTC)
        page.save_revision()
        approve_edition(world.page, world.editor, SAID)
        assert not EditionVersion.objects.exists()
    with time_machine.travel(datetime(2026, 8, 20, 9, tzinfo=UTC), tick=False):
        do_chores()
        deliver_due()
    assert EditionVersion.objects.get().minute_reference == "CAB 41"


def test_a_route_page_has_no_such_workflow(world: World) -> None:
    assert world.edition.has_workflow
    assert not world.policy.has_workflow
    assert not world.place.has_workflow


def test_correcting_keeps_the_approval_that_was_recorded(world: World) -> None:
    approve_edition(world.page, world.editor, SAID)
    assert correct(world.edition, [heading("Shorter", "fernshire-1")]).minute_reference == "CAB 41"
