"""A guide for families stands on clauses: it shows them, and says when they have changed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from wagtail.blocks import StreamBlock

from guidance.importing.service import ImportRefused
from guidance.library.service import open_tasks_of
from guidance.policies.models import EditionPage
from guidance.reading.actions.confirm_guide_part import confirm_guide_part, mark_of, wording_now
from guidance.reading.blocks import GuidePartBlock, uids_in
from guidance.reading.guide_tasks import ask_editors
from guidance.reading.models import AuthorityPage, GuidePage, GuidePart
from guidance.reading.service import load_guide
from people.enums import Role
from people.service import grant_membership
from tests.building import make_member, make_user
from tests.policy_building import SMALL, clause, correct, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db
GUIDE = "/fernshire/guides/what-happens/"
NEW = [SMALL[0], clause("A school refers a child after five days away.", "fernshire-1-a"), *SMALL[2:]]


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def place() -> AuthorityPage:
    return make_place()


@pytest.fixture
def edition(place: AuthorityPage) -> EditionPage:
    edition = make_edition(make_policy(place), SMALL)
    publish(edition)
    return edition


@pytest.fixture
def guide(place: AuthorityPage, edition: EditionPage) -> GuidePage:
    page = GuidePage(title="What happens", slug="what-happens", lead="Step by step.", live=False)
    page.body = [
        part("Ask for help", "<p>After <b>ten</b> days.</p>", "fernshire-1-a", when="Day 10"),
        part("A letter", "<p>A nurse can write it.</p>", "fernshire-2-nurse\nfernshire-2-doctor"),
    ]
    place.add_child(instance=page)
    page.save_revision().publish()
    return page


def part(heading: str, words: str, clauses: str, when: str = "") -> dict[str, object]:
    value = {"heading": heading, "words": words, "clauses": clauses, "when": when}
    return {"type": "part", "id": heading, "value": value}


def test_a_part_shows_the_clauses_it_explains_once_each(client: Client, guide: GuidePage) -> None:
    page = client.get(GUIDE).text
    assert page.count('href="/clause/fernshire-1-a/"') == 1
    assert page.count('href="/clause/fernshire-2-nurse/"') == 1
    assert 'href="/clause/fernshire-2-doctor/"' not in page, "both stand under number 2"
    assert "<b>ten</b>" in page


def test_the_time_line_leads_to_the_parts_that_have_a_time(client: Client, guide: GuidePage) -> None:
    page = client.get(GUIDE).text
    line = page.split("wm-timeline")[1].split("</ol>")[0]
    assert "<h3>Day 10</h3>" in line
    assert '<a href="#ask-for-help">Ask for help</a>' in line
    assert "A letter" not in line
    assert 'id="ask-for-help"' in page


def test_a_guide_is_read_without_parsing_its_body(
    client: Client,
    guide: GuidePage,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def parsed(*arguments: object) -> None:
        raise AssertionError("a StreamField was parsed to show a public page")

    monkeypatch.setattr(StreamBlock, "to_python", parsed)
    with django_assert_max_num_queries(12):
        assert client.get(GUIDE).status_code == 200
    assert client.get("/fernshire/").status_code == 200


def test_readers_are_told_when_a_clause_changed_and_until_then_are_not(
    client: Client, guide: GuidePage, edition: EditionPage
) -> None:
    before = client.get(GUIDE).text
    assert "We are checking this part" not in before
    assert before.count("Checked against the policy on") == 1
    correct(edition, NEW)
    page = client.get(GUIDE).text
    assert "Checked against the policy on" not in page
    assert page.count("We are checking this part.") == 1
    assert "changed on 22\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026" in page


def test_words_published_for_a_later_day_change_nothing_before_it(
    client: Client, guide: GuidePage, edition: EditionPage, today: time_machine.Traveller
) -> None:
    policy = edition.get_parent().specific
    publish(make_edition(policy, NEW, "2027-28", effective_from=date(2027, 9, 1)))
    assert "We are checking" not in client.get(GUIDE).text
    today.move_to("2027-09-01T08:00:00Z")
    assert "changed on 1\N{NO-BREAK SPACE}September\N{NO-BREAK SPACE}2027" in client.get(GUIDE).text


def test_a_clause_that_has_gone_is_a_change_too(client: Client, guide: GuidePage, edition: EditionPage) -> None:
    correct(edition, [SMALL[0], *SMALL[2:]])
    page = client.get(GUIDE).text
    assert page.count("We are checking this part.") == 1
    assert "/clause/fernshire-1-a/" not in page


def test_editors_get_one_task_and_it_goes_when_the_part_was_checked(guide: GuidePage, edition: EditionPage) -> None:
    authority = AuthorityPage.objects.get(slug="fernshire").authority
    correct(edition, NEW)
    ask_editors()
    ask_editors()
    (task,) = open_tasks_of(authority)
    assert "Ask for help" in task.about
    assert task.link == f"/cms/guides/{guide.pk}/"
    confirm(guide, "Ask for help")
    ask_editors()
    assert open_tasks_of(authority) == []


def test_still_right_takes_the_note_away(client: Client, guide: GuidePage, edition: EditionPage) -> None:
    correct(edition, NEW)
    assert confirm(guide, "Ask for help")
    assert "We are checking" not in client.get(GUIDE).text


def test_still_right_is_not_taken_for_words_the_editor_has_not_seen(guide: GuidePage, edition: EditionPage) -> None:
    correct(edition, NEW)
    found = GuidePart.objects.get(heading="Ask for help")
    seen = mark_of(wording_now(found))
    correct(edition, [SMALL[0], clause("After two days.", "fernshire-1-a"), *SMALL[2:]])
    assert not confirm_guide_part(found, seen, make_user(is_superuser=True))
    found.refresh_from_db()
    assert found.checked["fernshire-1-a"] != wording_now(found)["fernshire-1-a"]


def test_another_authority_s_editor_may_not_say_it_is_right(guide: GuidePage) -> None:
    stranger = make_member(Role.EDITOR, authority=make_place("elsewhere").authority)
    found = GuidePart.objects.get(heading="Ask for help")
    with pytest.raises(PermissionDenied):
        confirm_guide_part(found, mark_of(wording_now(found)), stranger)


def test_publishing_one_part_again_does_not_pass_the_other_as_checked(
    client: Client, guide: GuidePage, edition: EditionPage
) -> None:
    correct(edition, NEW)
    draft = guide.get_latest_revision_as_object()
    draft.body = [draft.body.get_prep_value()[0], part("A letter", "<p>A doctor too.</p>", "fernshire-2-doctor")]
    draft.save_revision().publish()
    page = client.get(GUIDE).text
    assert "A doctor too." in page
    assert page.count("We are checking this part.") == 1


def test_rewriting_a_part_checks_it(client: Client, guide: GuidePage, edition: EditionPage) -> None:
    correct(edition, NEW)
    draft = guide.get_latest_revision_as_object()
    draft.body = [part("Ask for help", "<p>After five days.</p>", "fernshire-1-a")]
    draft.save_revision().publish()
    page = client.get(GUIDE).text
    assert "We are checking" not in page
    assert "A nurse can write it." not in page


def test_an_editor_confirms_on_the_screen(client: Client, guide: GuidePage, edition: EditionPage) -> None:
    editor = make_user()
    grant_membership(
        make_user(is_superuser=True),
        editor,
        Role.EDITOR,
        authority=AuthorityPage.objects.get(slug="fernshire").authority,
    )
    client.force_login(editor)
    correct(edition, NEW)
    assert "1 part to look at" in client.get("/cms/guides/").text
    assert "“Ask for help”" in client.get(f"/cms/pages/{guide.pk}/edit/").text
    page = client.get(f"/cms/guides/{guide.pk}/").text
    assert "after ten days away" in page
    assert "after five days away" in page
    found = GuidePart.objects.get(heading="Ask for help")
    client.post(f"/cms/guides/{guide.pk}/", {"part": found.key, "seen": mark_of(wording_now(found))})
    assert "Every part of this guide was checked" in client.get(f"/cms/guides/{guide.pk}/").text


def test_pasted_addresses_become_identities() -> None:
    text = "https://waymark.test/clause/fernshire-1-a/\n/fernshire/policies/health/#fernshire-2, fernshire-3"
    assert uids_in(text) == ["fernshire-1-a", "fernshire-2", "fernshire-3"]


def test_what_is_no_clause_is_named(edition: EditionPage) -> None:
    block = GuidePartBlock().child_blocks["clauses"]
    assert block.clean("/clause/fernshire-1-a/") == "fernshire-1-a"
    with pytest.raises(ValidationError, match="unheard-of"):
        block.clean("fernshire-1-a unheard-of")


def test_a_file_loads_once_and_names_what_it_lacks(tmp_path: Path, edition: EditionPage) -> None:
    path = tmp_path / "guide.yaml"
    words = "authority: fernshire\nguide: g\ntitle: T\nlead: L\nparts:\n- {heading: H, words: '**W**', clauses: [%s]}\n"
    path.write_text(words % "fernshire-1-a")
    first = load_guide(path, None)
    assert load_guide(path, None).latest_revision_id == first.latest_revision_id
    assert first.parts.get().html == "<p><b>W</b></p>"
    path.write_text(words % "unheard-of")
    with pytest.raises(ImportRefused, match=r"guide\.yaml.*unheard-of"):
        load_guide(path, None)


def test_an_unpublished_guide_is_not_found(client: Client, place: AuthorityPage) -> None:
    place.add_child(instance=GuidePage(title="Draft", slug="draft", lead="x", live=False))
    assert client.get("/fernshire/guides/draft/").status_code == 404
    assert client.get("/fernshire/guides/none/").status_code == 404


def confirm(guide: GuidePage, heading: str) -> bool:
    found = GuidePart.objects.get(guide=guide, heading=heading)
    return confirm_guide_part(found, mark_of(wording_now(found)), make_user(is_superuser=True))
