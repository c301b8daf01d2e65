"""Many drafts with nothing left but to send them, made at once. Everybody in them is made up."""

from django.utils import timezone

from people.enums import Role
from people.models import User
from tests.benchmarks.made_up import long_document, text_of
from tests.building import make_authority, make_authority_page, make_member, make_route_version, make_school
from wizard.referrals.models import Answer, Referral

STEPS = 3


def drafts_ready(count: int, people: int) -> tuple[list[Referral], list[User]]:
    """Returns `count` answered drafts of one school, and `people` who may send them; a coordinator waits for them."""
    authority = make_authority("norfolk")
    make_member(Role.COORDINATOR, authority=authority)
    version = make_route_version(make_authority_page(authority), text_of(long_document(STEPS)))
    school = make_school(authority)
    users = [make_member(Role.REFERRER, school=school) for _ in range(people)]
    drafts = Referral.objects.bulk_create(
        Referral(authority=authority, school=school, route_version=version, created_by=users[number % people])
        for number in range(count)
    )
    now = timezone.now()
    Answer.objects.bulk_create(
        Answer(
            referral=draft,
            question_key=f"q{number}_0",
            value="yes",
            answered_by_id=draft.created_by_id,
            answered_at=now,
        )
        for draft in drafts
        for number in range(STEPS)
    )
    return drafts, users
