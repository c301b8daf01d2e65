"""A finding set aside with a reason stays aside, for that edition and those words."""

import pytest
from django.core.exceptions import PermissionDenied

from guidance.checking.models import Dismissal
from guidance.checking.service import (
    DismissalRefused,
    Finding,
    Severity,
    dismiss_finding,
    without_dismissed,
)
from people.enums import Role
from people.models import User
from tests.building import make_authority, make_member, make_user
from tests.policy_building import SMALL, make_edition, make_place, make_policy

FINDING = Finding("gap.deadline", Severity.WARNING, "fernshire-1-a", "No number.", "Say one.", "in good time")


def boss() -> User:
    return make_user(is_superuser=True, is_staff=True)


@pytest.mark.django_db
def test_a_dismissed_finding_is_not_shown_again_for_the_same_words() -> None:
    edition = make_edition(make_policy(), SMALL)
    dismiss_finding(boss(), edition, FINDING, " The panel wants it so. ")
    other_words = Finding("gap.deadline", Severity.WARNING, "fernshire-1-a", "No number.", "Say one.", "in due course")
    assert without_dismissed(edition, [FINDING, other_words]) == [other_words]
    assert Dismissal.objects.get().reason == "The panel wants it so."


@pytest.mark.django_db
def test_another_edition_shows_it_still() -> None:
    policy = make_policy()
    dismiss_finding(boss(), make_edition(policy, SMALL), FINDING, "Wanted.")
    next_year = make_edition(policy, SMALL, "2027-28")
    assert without_dismissed(next_year, [FINDING]) == [FINDING]


@pytest.mark.django_db
def test_dismissing_twice_keeps_the_first_reason() -> None:
    edition, actor = make_edition(make_policy(), SMALL), boss()
    dismiss_finding(actor, edition, FINDING, "First.")
    assert dismiss_finding(actor, edition, FINDING, "Second.").reason == "First."


@pytest.mark.django_db
def test_a_reason_is_needed() -> None:
    with pytest.raises(DismissalRefused, match="Say why"):
        dismiss_finding(boss(), make_edition(make_policy(), SMALL), FINDING, "  ")


@pytest.mark.django_db
def test_another_authority_s_editor_may_not_dismiss() -> None:
    edition = make_edition(make_policy(make_place("fernshire")), SMALL)
    stranger = make_member(Role.EDITOR, authority=make_authority("mossland"))
    with pytest.raises(PermissionDenied):
        dismiss_finding(stranger, edition, FINDING, "Not mine.")
    assert not Dismissal.objects.exists()
