"""A referral as a school's walk leaves it, made without the walk: other tests pass that."""

from tests.plugins.site_process import Site

MAKE = """
import hashlib, json
from django.utils import timezone
from people.models import User
from wizard.casework.service import open_case
from wizard.referrals.models import Referral, Submission
from wizard.routes.service import current_route_version
user = User.objects.get(email="{email}")
school = user.memberships.get(ended_at=None).school
version = current_route_version("{slug}", "{route}", timezone.localdate())
referral = Referral.objects.create(
    authority=version.route.get_parent().specific.authority, school=school, route_version=version, created_by=user,
    status="submitted",
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
"""


def sent(site: Site, slug: str, route: str, reference: str, pupil: str = "Amara Madeup") -> str:
    """Sends a made-up referral to a council, on the site's day, and returns its public id."""
    email = site.account("referrer", slug)["email"]
    code = MAKE.format(email=email, slug=slug, route=route, reference=reference, pupil=pupil)
    return str(site.manage("shell", "-v", "0", "-c", code)).strip().split()[-1]
