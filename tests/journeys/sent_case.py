"""A referral as a school's walk leaves it, made without the walk: other tests pass that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.plugins.site_process import Site

MAKE = """
import hashlib, json
from importlib import import_module
from django.conf import settings
from django.utils import timezone
from links.models import Link
from links.service import address_of
from people.models import User
from wizard.casework.service import open_case
from wizard.consent.models import FamilyPerson
from wizard.referrals.models import Referral, Submission
from wizard.routes.service import current_route_version
user = User.objects.get(email="{email}")
school = user.memberships.get(ended_at=None).school
version = current_route_version("{slug}", "{route}", timezone.localdate())
referral = Referral.objects.create(
    authority=version.route.get_parent().specific.authority, school=school, route_version=version, created_by=user,
    status="submitted",
)
person = FamilyPerson.objects.create(
    referral=referral, party="parent", name="Grace Madeup", relationship="Mother", responsibility="yes",
    email="{parent}", added_by=user, added_at=timezone.now(),
)
text = json.dumps({{
    "pupil": {{"name": "{pupil}", "born": "2013-03-03", "year_group": 9}},
    "route": {{"title": "Medical needs", "version": 1}},
    "steps": [{{"title": "The pupil", "questions": []}}],
}})
open_case(Submission.objects.create(
    referral=referral, reference="{reference}", document=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
    idempotency_key="{reference}", submitted_at=timezone.now(), submitted_by=user,
))
print(referral.public_id)
link = Link.objects.get(subject_id=person.public_id)
print(address_of(link), settings.SESSION_COOKIE_NAME)
for day in "{days}".split():
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["links"] = {{link.public_id: day + "T09:30:00+00:00"}}
    session.set_expiry(500 * 24 * 60 * 60)
    session.create()
    print(day, session.session_key)
"""


@dataclass(frozen=True)
class ParentsPage:
    """Where a parent's page is, and for each day a session in which they have typed their code (name and value).

    The code itself is typed in test_families_page; a letter for each day of each council would take a minute.
    """

    address: str
    cookie: str
    sessions: dict[str, str]


def sent(
    site: Site, slug: str, route: str, reference: str, pupil: str = "Amara Madeup", days: Sequence[date] = ()
) -> tuple[str, ParentsPage]:
    """Sends a made-up referral to a council, on the site's day; returns its public id and its parent's page."""
    told = {"email": site.account("referrer", slug)["email"], "parent": f"{reference.lower()}@example.org"}
    told |= {"slug": slug, "route": route, "reference": reference, "pupil": pupil}
    code = MAKE.format(**told, days=" ".join(one.isoformat() for one in days))
    public_id, page, *sessions = str(site.manage("shell", "-v", "0", "-c", code)).strip().splitlines()
    address, cookie = page.split()
    return public_id, ParentsPage(address, cookie, dict(line.split() for line in sessions))
