"""The worker's rounds: what is due is opened, a link dead on two days is a finding and a task, and both go again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from guidance.checking.actions.check_links import check_links, gather_links, open_due_links
from guidance.checking.models import LinkCheck
from guidance.checking.service import check_policy, document_of_draft
from guidance.library.models import Contact, EditorTask, Source
from guidance.policies.models import EditionPage
from tests.guidance.checking.answering import Answers, answering
from tests.policy_building import correct, heading, make_edition, make_place, make_policy, paragraph, publish

pytestmark = pytest.mark.django_db
Server = tuple[str, list[str]]


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    settings.LINK_CHECKS_PRIVATE = True
    with answering() as started:
        yield started


def linking(home: str, path: str) -> EditionPage:
    body = [
        heading("Advice", "fernshire-1"),
        paragraph(f'Read <a href="{home}/{path}#top">the leaflet</a>.', "fernshire-1-leaflet"),
    ]
    edition = make_edition(make_policy(make_place("fernshire")), body)
    publish(edition)
    return edition


def round_on(day: int, most: int = 5) -> int:
    with time_machine.travel(datetime(2026, 11, day, 9, tzinfo=UTC), tick=False):
        gather_links()
        opened = open_due_links(most)
        gather_links()
    return opened


def codes(edition: EditionPage) -> list[str]:
    return [one.code for one in check_policy(document_of_draft(edition)) if one.code in ("link.dead", "link.moved")]


def test_an_address_is_opened_at_most_once_a_week(server: Server) -> None:
    linking(server[0], "200")
    assert [round_on(day) for day in (2, 3, 8, 10)] == [1, 0, 0, 1]
    assert server[1] == ["HEAD /200", "HEAD /200"]


@pytest.mark.requirement("S6", "S48", "E124")
def test_a_page_that_is_gone_is_a_finding_at_once_and_a_task_for_its_editors(server: Server) -> None:
    edition = linking(server[0], "404")
    round_on(2)
    assert codes(edition) == ["link.dead"]
    task = EditorTask.objects.get()
    assert (task.authority.slug, task.link) == ("fernshire", f"/cms/checks/{edition.pk}/")
    assert f"{server[0]}/404" in task.about


def test_a_site_that_fails_one_day_is_asked_the_next_before_anybody_is_told(server: Server) -> None:
    edition = linking(server[0], "503")
    round_on(2)
    assert (codes(edition), EditorTask.objects.count()) == ([], 0)
    assert round_on(3) == 0
    assert round_on(4) == 1
    assert (codes(edition), EditorTask.objects.count()) == (["link.dead"], 1)
    assert LinkCheck.objects.get().times == 2


def test_the_task_closes_itself_when_the_address_works_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = linking(server[0], "404")
    round_on(2)
    monkeypatch.setattr(Answers, "mended", True)
    round_on(4)
    row = LinkCheck.objects.get()
    assert (row.failing_since, row.times, codes(edition)) == (None, 0, [])
    assert EditorTask.objects.get().closed_at


def test_an_address_that_dies_again_is_a_new_task(server: Server) -> None:
    linking(server[0], "404")
    round_on(2)
    LinkCheck.objects.update(failing_since=None, times=0)
    round_on(10)
    assert EditorTask.objects.filter(closed_at__isnull=True).count() == 1
    assert EditorTask.objects.count() == 2


def test_a_page_that_moved_for_good_is_a_finding_and_no_task(server: Server) -> None:
    edition = linking(server[0], "to/301/200")
    round_on(2)
    assert (codes(edition), EditorTask.objects.count()) == (["link.moved"], 0)


def test_an_address_linked_no_longer_is_forgotten_and_its_task_closed(server: Server) -> None:
    edition = linking(server[0], "404")
    round_on(2)
    correct(edition, [paragraph("No leaflet.", "fernshire-1-leaflet")])
    round_on(3)
    assert not LinkCheck.objects.exists()
    assert EditorTask.objects.get().closing_note == "The address answers again, or is no longer linked."


def test_the_library_and_the_contacts_are_opened_too_one_address_of_a_site_a_round(server: Server) -> None:
    home, asked = server
    place = make_place("fernshire")
    Contact.objects.create(authority=place.authority, key="desk", role="Duty desk", url=f"{home}/200/desk")
    Source.objects.create(key="act", kind="law", title="An act", short="Act", url=f"{home}/404")
    assert [round_on(2), round_on(2), round_on(2)] == [1, 1, 0]
    assert {one.partition(" ")[2] for one in asked} == {"/200/desk", "/404"}
    assert not EditorTask.objects.exists()  # the library's own link is nobody's task


def test_no_more_than_asked_for_are_opened_in_a_round(server: Server) -> None:
    LinkCheck.objects.bulk_create([LinkCheck(url=f"http://127.0.0.{n}:1/") for n in range(1, 6)])
    assert open_due_links(3) == 3


def test_the_chore_does_nothing_where_it_is_turned_off(server: Server, settings: Any) -> None:
    linking(server[0], "200")
    check_links()
    assert not LinkCheck.objects.exists()
    settings.LINK_CHECKS_A_ROUND = 2
    check_links()
    assert server[1] == ["HEAD /200"]
