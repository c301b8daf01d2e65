"""Changing a source: who cites it is shown, and each of them is asked."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from guidance.library.citing import citings_of
from guidance.library.enums import CitingKind, SourceStatus
from guidance.library.models import EditorTask, Source
from guidance.library.service import change_source, supersede_source
from guidance.policies.models import PolicyPage
from people.enums import Role
from people.models import User
from tests.building import make_member, make_user
from tests.policy_building import clause, correct, heading, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db
BODY = [
    heading("The law", "fernshire-1"),
    clause("We follow the guidance of ten years ago.", "fernshire-1-a", sources="guide-2013"),
    clause("We also follow the Act.", "fernshire-1-b", sources="act"),
]


@pytest.fixture
def old() -> Source:
    Source.objects.create(key="act", kind="law", title="An Act", short="Act")
    return Source.objects.create(key="guide-2013", kind="guidance", title="Guide of 2013", short="Guide 2013")


@pytest.fixture
def new() -> Source:
    return Source.objects.create(key="guide-2023", kind="guidance", title="Guide of 2023", short="Guide 2023")


@pytest.fixture
def owner() -> User:
    return make_user(is_superuser=True, is_staff=True)


@pytest.fixture
def policy(old: Source) -> PolicyPage:
    policy = make_policy(make_place())
    publish(make_edition(policy, BODY, effective_from=timezone.localdate()))
    return policy


def test_a_replaced_source_asks_each_policy_that_cites_it(
    old: Source, new: Source, owner: User, policy: PolicyPage
) -> None:
    publish(make_edition(make_policy(make_place("elmshire")), [clause("Nothing cited.", "elmshire-1")]))
    supersede_source(old, new, owner)
    task = EditorTask.objects.get()
    assert task.authority.slug == "fernshire"
    assert task.about == (
        "“Guide of 2013” was replaced by “Guide of 2023”. “Learning while unwell” cites it in 1 clause: "
        "see whether the words still hold."
    )
    old.refresh_from_db()
    assert (old.status, old.superseded_by) == (SourceStatus.SUPERSEDED, new)


def test_the_task_is_for_the_policy_s_owner(old: Source, new: Source, owner: User, policy: PolicyPage) -> None:
    editor = make_member(Role.EDITOR, authority=policy.get_parent().specific.authority)
    PolicyPage.objects.filter(pk=policy.pk).update(policy_owner=editor)
    supersede_source(old, new, owner)
    assert EditorTask.objects.get().owner == editor


def test_an_owner_who_left_the_authority_is_not_asked(
    old: Source, new: Source, owner: User, policy: PolicyPage
) -> None:
    PolicyPage.objects.filter(pk=policy.pk).update(policy_owner=make_user())
    supersede_source(old, new, owner)
    assert EditorTask.objects.get().owner is None


def test_a_clause_that_no_longer_cites_it_is_not_counted(old: Source, policy: PolicyPage) -> None:
    correct(policy.get_children().get().specific, [BODY[0], BODY[2]])
    assert citings_of([old.key]) == []


def test_a_clause_of_a_draft_is_counted(old: Source, policy: PolicyPage) -> None:
    make_edition(policy, BODY, "2030-31", effective_from=timezone.localdate().replace(year=2090))
    kinds = [one.kind for one in citings_of([old.key])]
    assert kinds == [CitingKind.CLAUSE, CitingKind.DRAFT]


def test_an_editor_s_citations_are_their_own_authorities(old: Source, policy: PolicyPage) -> None:
    assert citings_of([old.key], ["elmshire"]) == []
    assert len(citings_of([old.key], ["fernshire"])) == 1


def test_a_day_of_checking_asks_nothing_of_anybody(old: Source, owner: User, policy: PolicyPage) -> None:
    change_source(old, owner, {"checked_on": timezone.localdate(), "note": "Still the edition in force."})
    assert not EditorTask.objects.exists()


def test_changing_it_again_asks_again(old: Source, owner: User, policy: PolicyPage) -> None:
    change_source(old, owner, {"title": "Guide of 2013, revised"})
    change_source(old, owner, {"title": "Guide of 2013"})
    assert EditorTask.objects.count() == 2


def test_an_editor_may_not_change_what_every_authority_cites(old: Source, policy: PolicyPage) -> None:
    editor = make_member(Role.EDITOR, authority=policy.get_parent().specific.authority)
    with pytest.raises(PermissionDenied):
        change_source(old, editor, {"title": "Ours"})


def test_two_sources_cannot_replace_each_other(old: Source, new: Source, owner: User) -> None:
    supersede_source(old, new, owner)
    with pytest.raises(ValidationError, match="leads back"):
        supersede_source(new, old, owner)
