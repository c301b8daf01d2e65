"""Made-up referrals, drafts all of them, for a school that does not exist."""

from people.enums import Role
from people.models import Authority, Membership, School, User
from wizard.referrals.models import Referral
from wizard.routes.models import RouteVersion

EMAIL = "made-up-referrer@volume.invalid"


def load_referrals(count: int) -> None:
    """Stores drafts of the newest published route. Raises LookupError when there is none."""
    version = RouteVersion.objects.select_related("route").order_by("pk").last()
    if version is None:
        raise LookupError("Publish a route first, or load the demonstration: a referral follows a route.")
    council = Authority.objects.get(slug=version.route.get_parent().slug)
    about = {"authority": council, "name": "Made-up School"}
    school, _ = School.objects.get_or_create(slug="made-up-school", defaults=about)
    person, made = User.objects.get_or_create(email=EMAIL)
    if made:
        person.set_unusable_password()
        person.save()
        Membership.objects.create(user=person, school=school, role=Role.REFERRER)
    drafts = (
        Referral(authority=council, school=school, route_version=version, created_by=person) for _ in range(count)
    )
    Referral.objects.bulk_create(drafts, batch_size=1_000)
