"""The same words find the same clauses on both databases."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidance.policies.models import EditionVersion, PolicyPage
from guidance.searching import finding
from guidance.searching.models import SearchedClause
from guidance.searching.service import Hit, Wanted, find, read
from people.models import Authority
from record.service import do_chores
from tests.policy_building import (
    clause,
    correct,
    heading,
    item,
    make_edition,
    make_place,
    make_policy,
    paragraph,
    publish,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
WORDS = [
    heading("Referring a child", "head"),
    clause("A school refers a child after ten days away from lessons.", "ten"),
    clause("Days of absence are added up. After fifteen, ten more are not waited for.", "fifteen"),
    clause("A referral needs one letter; a nurse’s note is enough.", "letter"),
    clause("Self-harm is never a reason to wait, nor is being aged 14-16.", "harm"),
    clause("Write to send@fernshire.example or see www.fernshire.example/refer-a-child.", "mail"),
    heading("Hospital", "hospital"),
    paragraph("Teaching on the ward goes on. " + "It is planned week by week. " * 30 + "The café is shut.", "ward"),
    item("the hospital school’s teacher", "teacher"),
]


@pytest.fixture
def policy() -> PolicyPage:
    made = make_policy()
    publish(make_edition(made, WORDS))
    return made


def uids(typed: str, *, earlier: bool = False, on: date = TODAY, authorities: tuple[int, ...] = ()) -> list[str]:
    hits = find(read(typed), Wanted(on, authorities, earlier)).hits
    return [hit.text.clause.uid for hit in hits]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("teaching", {"ward"}),
        ("TEACHING ward", {"ward"}),
        ("teaching letter", set()),
        ("refers", {"head", "ten", "mail"}),
        ("referred", {"head", "ten", "mail"}),
        ("referrals", {"letter"}),
        ("ten days", {"ten", "fifteen"}),
        ('"ten days"', {"ten"}),
        ("“ten days”", {"ten"}),
        ("ten days -absence", {"ten"}),
        ("-absence", set()),
        ("self-harm", {"harm"}),
        ("harm", {"harm"}),
        ("harm-self", set()),
        ("14-16", {"harm"}),
        ("nurse's", {"letter"}),
        ("send@fernshire.example", {"mail"}),
        ("fernshire", {"mail"}),
        ("café", {"ward"}),
        ("the hospital", {"hospital", "teacher"}),
        ("the", set()),
        ("", set()),
        ("or", set()),
        ("ten OR nurse", set()),
        ("NEAR(ten days)", set()),
        ("hospital*", {"hospital", "teacher"}),
        ("😀", set()),
        ('"', set()),
        ('"ten days', {"ten", "fifteen"}),
        ("nurse\x00", {"letter"}),
        ("nurse \ud800", {"letter"}),
        ("nurse " * 1_667, {"letter"}),
        ("n" * 10_000, set()),
        ("body:nurse ^ + {} \\ ' ; --", set()),
    ],
)
def test_what_is_typed_finds(policy: PolicyPage, typed: str, expected: set[str]) -> None:
    assert set(uids(typed)) == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_whatever_is_typed_is_answered(policy: PolicyPage, typed: str) -> None:
    find(read(typed), Wanted(TODAY, earlier=True))


def test_a_heading_counts_for_more(policy: PolicyPage) -> None:
    assert uids("hospital")[0] == "hospital"


def test_words_found_are_marked_and_everything_else_is_escaped(policy: PolicyPage) -> None:
    (hit,) = find(read("nurse letters"), Wanted(TODAY)).hits
    assert hit.excerpt == "A referral needs one <b>letter</b>; a <b>nurse</b>’s note is enough."
    assert hit.heading == "Referring a child"
    correct(EditionVersion.objects.get().edition, [clause("A nurse &lt;script&gt; and 1 &lt; 2.", "markup")])
    assert one("nurse").excerpt == "A <b>nurse</b> &lt;script&gt; and 1 &lt; 2."


def test_a_long_clause_is_shown_around_the_word(policy: PolicyPage) -> None:
    shown = one("café").excerpt
    assert "<b>café</b>" in shown
    assert shown.startswith("… ")
    assert len(shown) < 400


def one(typed: str) -> Hit:
    (hit,) = find(read(typed), Wanted(TODAY)).hits
    return hit


def test_the_words_of_a_replaced_edition_leave_on_the_day_the_next_begins(policy: PolicyPage) -> None:
    later = [heading("Referring a child", "head"), clause("A clinic writes.", "clinic")]
    publish(make_edition(policy, later, "2027-28", effective_from=date(2027, 9, 1)))
    assert uids("nurse", on=date(2027, 8, 31)) == ["letter"]
    assert uids("clinic", on=date(2027, 8, 31)) == []
    assert uids("nurse", on=date(2027, 9, 1)) == []
    assert uids("clinic", on=date(2027, 9, 1)) == ["clinic"]


def test_earlier_editions_are_found_when_asked_for_and_say_so(policy: PolicyPage) -> None:
    correct(EditionVersion.objects.get().edition, [clause("A nurse again.", "letter")])
    assert uids("nurse") == ["letter"]
    both = find(read("nurse"), Wanted(TODAY, earlier=True)).hits
    assert [(hit.text.edition_version.number, hit.in_force) for hit in both] == [(2, True), (1, False)]


def test_one_authority_alone(policy: PolicyPage) -> None:
    publish(make_edition(make_policy(make_place("saltshire")), [clause("A nurse by the sea.", "sea")]))
    saltshire = Authority.objects.get(slug="saltshire")
    assert set(uids("nurse")) == {"letter", "sea"}
    assert uids("nurse", authorities=(saltshire.pk,)) == ["sea"]


def test_pages_go_on_and_the_ranking_is_limited(policy: PolicyPage, monkeypatch: pytest.MonkeyPatch) -> None:
    correct(EditionVersion.objects.get().edition, [clause("Equal words.", f"same-{n}") for n in range(45)])
    pages = [find(read("equal"), Wanted(TODAY), page) for page in (1, 2, 3, 99, -1)]
    assert [(found.total, found.page, found.pages, len(found.hits)) for found in pages] == [
        (45, 1, 3, 20), (45, 2, 3, 20), (45, 3, 3, 5), (45, 3, 3, 5), (45, 1, 3, 20),
    ]  # fmt: skip
    assert len({hit.text.pk for found in pages for hit in found.hits}) == 45
    monkeypatch.setattr(finding, "MOST", 30)
    found = find(read("equal"), Wanted(TODAY))
    assert (found.total, found.more) == (30, True)


def test_a_page_of_results_takes_three_queries(policy: PolicyPage) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert uids("a child")
    assert len([one for one in asked if "SELECT" in one["sql"]]) == 3


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite scans its index in one order, alone")
def test_which_of_too_many_are_ranked_does_not_change(policy: PolicyPage) -> None:
    with CaptureQueriesContext(connection) as asked:
        uids("a child")
    assert any("synchronize_seqscans = off" in one["sql"] for one in asked)
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_parallel_workers_per_gather")
        assert cursor.fetchone() == ("0",), "in the transaction that asked"


def test_the_index_can_be_made_again(policy: PolicyPage) -> None:
    before = list(SearchedClause.objects.order_by("pk").values_list())
    call_command("index_clauses", verbosity=0)
    assert list(SearchedClause.objects.order_by("pk").values_list()) == before
    assert uids("nurse") == ["letter"]


def test_what_came_in_by_another_way_is_indexed_by_the_worker(policy: PolicyPage) -> None:
    SearchedClause.objects.all().delete()
    assert uids("nurse") == []
    do_chores()
    assert uids("nurse") == ["letter"]


def test_nothing_is_found_before_its_first_day(policy: PolicyPage) -> None:
    assert uids("nurse", on=date(2026, 8, 31)) == []
    assert uids("nurse", on=date(2026, 8, 31), earlier=True) == []
