"""A review that changes nothing is recorded, moves the public date, and stands on the list of everything due."""

import csv
from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from guidance.policies.models import EditionVersion, Review
from guidance.policies.queries import current_version
from guidance.policies.service import EditionRefused, record_review
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import make_authority, make_user
from tests.policy_building import SMALL, correct, heading, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db
DUE, NEXT, TODAY = date(2026, 12, 31), date(2027, 12, 31), date(2027, 1, 11)
SAID = {"reviewed_on": "2027-01-11", "approved_by": "Cabinet", "minute_reference": "CAB 9", "next_due": "2027-12-31"}


@pytest.fixture(autouse=True)
def january() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def version() -> EditionVersion:
    policy = make_policy(make_place(), owner_role="Head of inclusion")
    return publish(make_edition(policy, SMALL, review_due=DUE, review_every=12))


@pytest.fixture
def runner() -> User:
    return make_user(is_superuser=True, is_staff=True)


def review(version: EditionVersion, actor: User, **other: object) -> Review:
    said: dict[str, object] = {
        "reviewed_on": TODAY, "approved_by": "Cabinet", "minute_reference": "CAB 9", "next_due": NEXT,
    }  # fmt: skip
    return record_review(version, actor, **(said | other))  # type: ignore[arg-type]


@pytest.mark.requirement("N1")
def test_readers_see_since_when_a_review_is_overdue_and_what_follows(client: Client, version: EditionVersion) -> None:
    page = client.get("/fernshire/policies/health/").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "The review was due by 31 December 2026." in page
    assert "these words stay in force, and a reminder goes to Head of inclusion every month" in page


@pytest.mark.requirement("S1")
def test_a_frequency_without_a_date_promises_one_and_it_is_frozen(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL, effective_from=date(2026, 9, 1), review_every=12)
    assert publish(edition).review_due == date(2027, 9, 1)
    page = client.get("/fernshire/policies/health/").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Next review by 1 September 2027." in page


@pytest.mark.requirement("S45")
def test_a_review_without_change_moves_the_public_date(client: Client, version: EditionVersion, runner: User) -> None:
    review(version, runner)
    page = client.get("/fernshire/policies/health/").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Reviewed since, without a change. Next review by 31 December 2027." in page
    assert "Review overdue" not in page
    assert "Review by 31 December 2027" in client.get("/").text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_words_stay_as_they_were_frozen(version: EditionVersion, runner: User) -> None:
    review(version, runner)
    assert EditionVersion.objects.get().review_due == DUE
    assert EditionVersion.objects.get().review_by == NEXT


def test_a_correction_does_not_bring_the_old_date_back(version: EditionVersion, runner: User) -> None:
    review(version, runner)
    correct(version.edition, [heading("Shorter", "fernshire-1")])
    held = current_version(version.policy, TODAY)
    assert held is not None
    assert (held.number, held.review_by) == (2, NEXT)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("approved_by", " ", "Say who approved"),
        ("reviewed_on", date(2027, 1, 12), "its day cannot lie ahead"),
        ("next_due", date(2027, 1, 10), "must be due after this one"),
        ("next_due", DUE, "must be due after this one"),
    ],
)
def test_a_review_that_says_nothing_is_refused(
    version: EditionVersion, runner: User, field: str, value: object, sentence: str
) -> None:
    with pytest.raises(EditionRefused, match=sentence):
        review(version, runner, **{field: value})
    assert not Review.objects.exists()


def test_a_recorded_review_cannot_be_changed(version: EditionVersion, runner: User) -> None:
    review(version, runner)
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.update(next_due=date(2030, 1, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.all().delete()


def test_nobody_reviews_for_another_authority(client: Client, version: EditionVersion, runner: User) -> None:
    stranger = make_user()
    grant_membership(runner, stranger, Role.EDITOR, authority=make_authority("elsewhere"))
    with pytest.raises(PermissionDenied):
        review(version, User.objects.get(pk=stranger.pk))
    client.force_login(stranger)
    assert client.post(reverse("cms_policies:reviewed", args=[version.policy_id]), SAID).status_code == 404


def test_the_screen_records_the_review_and_suggests_the_next_by_the_frequency(
    client: Client, version: EditionVersion, runner: User
) -> None:
    client.force_login(runner)
    address = reverse("cms_policies:reviewed", args=[version.policy_id])
    assert 'value="2028-01-11"' in client.get(address).text
    answer = client.post(address, SAID, follow=True)
    assert "The review is recorded. Readers see that the next is due by 31 December 2027." in answer.text
    assert Review.objects.get().by == runner


def test_the_list_shows_an_editor_their_own_and_whoever_runs_the_site_all(
    client: Client, version: EditionVersion, runner: User
) -> None:
    other = make_place("moorland")
    publish(make_edition(make_policy(other, "well", title="When ill"), [heading("A", "moorland-1")]))
    editor = make_user()
    grant_membership(runner, editor, Role.EDITOR, authority=other.authority)
    address = reverse("cms_policies:reviews")
    client.force_login(runner)
    both = client.get(address).text
    assert both.index("Learning while unwell") < both.index("When ill")
    assert "Head of inclusion" in both
    client.force_login(editor)
    own = client.get(address).text
    assert "When ill" in own
    assert "Learning while unwell" not in own


def test_the_spreadsheet_holds_the_list_and_runs_nothing(client: Client, runner: User) -> None:
    policy = make_policy(make_place(), owner_role="=cmd()")
    version = publish(make_edition(policy, SMALL, review_due=DUE))
    review(version, runner, approved_by="@Cabinet")
    client.force_login(runner)
    answer = client.get(reverse("cms_policies:reviews_csv"))
    rows = list(csv.reader(answer.text.splitlines()))
    assert rows[0][3:5] == ["Review due by", "State"]
    assert rows[1] == [
        "Fernshire Council", "Learning while unwell", "2026-27", "2027-12-31", "Up to date", "'=cmd()", "2027-01-11",
        "'@Cabinet, CAB 9",
    ]  # fmt: skip
