"""Plain functions that make the rows a test needs. Everybody in them is made up."""

import hashlib
import json
from datetime import date
from functools import cache
from itertools import count
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from guidance.reading.models import AuthorityPage
from people.enums import AuthorityKind, Role
from people.models import Authority, Membership, School, User
from wizard.referrals.models import Referral, Submission
from wizard.routes.models import RoutePage, RouteVersion
from wizard.routes.service import RouteDocument, load_document

_next = count(1)

PASSWORD = "a made-up pass phrase"


def make_authority(slug: str = "", **fields: Any) -> Authority:
    slug = slug or f"council-{next(_next)}"
    name = fields.pop("name", f"{slug.title()} Council")
    return Authority.objects.create(slug=slug, name=name, kind=fields.pop("kind", AuthorityKind.COUNCIL), **fields)


def make_authority_page(authority: Authority) -> AuthorityPage:
    root = Site.objects.get(is_default_site=True).root_page.specific
    page = AuthorityPage(title=authority.name, slug=authority.slug, authority=authority)
    Page.objects.get(pk=root.pk).add_child(instance=page)
    return page


def make_school(authority: Authority | None, name: str = "", **fields: Any) -> School:
    number = next(_next)
    return School.objects.create(
        authority=authority, name=name or f"Madeup School {number}", slug=f"school-{number}", **fields
    )


def make_user(email: str = "", **fields: Any) -> User:
    return User.objects.create_user(email or f"person{next(_next)}@example.test", PASSWORD, **fields)


def make_member(role: Role, *, school: School | None = None, authority: Authority | None = None) -> User:
    user = make_user()
    Membership.objects.create(user=user, role=role, school=school, authority=authority)
    return user


@cache
def document_of(text: str) -> RouteDocument:
    """load_document, but a text is read once: the demonstration's are long. Nobody changes what is returned."""
    return load_document(text)


def make_route_version(authority_page: AuthorityPage, text: str, **fields: Any) -> RouteVersion:
    document = document_of(text)
    route = RoutePage(title="Route", key=document.key)
    route.slug = f"refer-{route.address}"
    authority_page.add_child(instance=route)
    return RouteVersion.objects.create(
        route=route,
        number=1,
        schema_version="1.0",
        document=document.text,
        sha256=document.sha256,
        effective_from=fields.pop("effective_from", date(2026, 9, 1)),
        published_at=timezone.now(),
        **fields,
    )


def make_referral(school: School, route_version: RouteVersion, user: User, **fields: Any) -> Referral:
    authority = fields.pop("authority", school.authority)
    return Referral.objects.create(
        authority=authority, school=school, route_version=route_version, created_by=user, **fields
    )


def says_nothing(authority: str) -> RouteDocument:
    """The shortest route document there is."""
    route = {"key": "plain", "kind": "start_page", "title": "Medical needs", "authority": authority, "version": 1}
    route |= {"service": "Medical needs", "effective_from": "2026-09-01", "start": {"lead": "Ask the council."}}
    return document_of(json.dumps({"schema_version": "1.0", "route": route, "clauses": {}, "contacts": []}))


def make_plain_referral(authority: Authority, school: School | None = None, **fields: Any) -> Referral:
    """A referral whose route says nothing: for tests of what happens around a referral."""
    page = AuthorityPage.objects.filter(authority=authority).first() or make_authority_page(authority)
    number = next(_next)
    route = RoutePage(title="Medical needs", slug=f"plain-{number}", key=f"plain-{number}")
    page.add_child(instance=route)
    document = says_nothing(authority.slug)
    version = RouteVersion.objects.create(
        route=route, number=1, schema_version="1.0", document=document.text, sha256=document.sha256,
        effective_from=date(2026, 9, 1), published_at=timezone.now(),
    )  # fmt: skip
    school = school or make_school(authority)
    creator = fields.pop("user", None) or make_member(Role.REFERRER, school=school)
    return make_referral(school, version, creator, authority=authority, **fields)


def make_submission(authority: Authority, school: School | None = None, **fields: Any) -> Submission:
    """What a school sent, with the document given as a dictionary; no case is opened for it."""
    referral = fields.pop("referral", None) or make_plain_referral(authority, school, status="submitted")
    text = json.dumps(fields.pop("document", {}))
    reference = fields.pop("reference", None) or f"{authority.slug[:3].upper()}-{next(_next):04d}-TEST"
    return Submission.objects.create(
        referral=referral,
        reference=reference,
        document=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        idempotency_key=reference,
        submitted_at=fields.pop("submitted_at", None) or timezone.now(),
        submitted_by=referral.created_by,
        **fields,
    )
