"""Publishing a route: its document is tied to the clauses in force, checked, and frozen as a numbered version."""

import json
from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.routes.approvals import Approval
from wizard.routes.checking.reuse import check_reuse
from wizard.routes.citing import citation_problems, cited_clauses, cited_edition, link_problems, words_in_force
from wizard.routes.compiled import route_of
from wizard.routes.document import RouteDocument
from wizard.routes.models import RoutePage, RouteVersion
from wizard.routes.problems import DocumentRefused, Problem
from wizard.routes.service import check_document, load_document


def publish_route(
    page: RoutePage, text: bytes | str, actor: User | None, change_note: str = "", approval: Approval | None = None
) -> RouteVersion:
    """Returns the frozen version; a document equal to the latest version makes no new one.

    No actor means the system itself. Raises DocumentRefused with every problem found (those of `check_route`,
    `cite.gone`, `cite.changed`, `key.reused`), PermissionDenied when the actor may not publish there.
    """
    if actor and not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied("You may not publish for this authority.")
    with transaction.atomic():
        page = RoutePage.objects.select_for_update().get(pk=page.pk)
        latest = page.versions.order_by("-number").first()
        data = load_document(text).data
        texts = words_in_force(_uids(data), timezone.localdate())
        _refuse(_identity_problems(data, page) + citation_problems(data, texts) + link_problems(data))
        data["clauses"] = cited_clauses(data, texts)
        if latest and _numbered(data, latest.number).sha256 == latest.sha256:
            return latest
        document = _numbered(data, latest.number + 1 if latest else 1)
        earlier = [route_of(version) for version in page.versions.order_by("number")]
        _refuse([*check_reuse(document.data, earlier), *check_document(document)])
        version = RouteVersion.objects.create(
            route=page,
            number=document.data["route"]["version"],
            schema_version=document.data["schema_version"],
            document=document.text,
            sha256=document.sha256,
            edition_version=cited_edition(texts),
            change_note=change_note or document.data["route"].get("change_note", ""),
            effective_from=document.data["route"]["effective_from"],
            published_at=timezone.now(),
            published_by=actor,
            **_approved(approval),
        )
        RoutePage.objects.filter(pk=page.pk).update(title=document.data["route"]["title"])
        facts = {"version": version.number, "sha256": version.sha256}
        record_event("route", str(page.pk), "route.published", actor, facts)
    return version


def _approved(approval: Approval | None) -> dict[str, Any]:
    return {} if approval is None else asdict(approval)


def _uids(data: dict[str, Any]) -> list[str]:
    return [entry["uid"] for entry in data.get("clauses", {}).values() if "uid" in entry]


def _numbered(data: dict[str, Any], number: int) -> RouteDocument:
    """Returns the document as it stands under a version number."""
    return load_document(json.dumps({**data, "route": {**data["route"], "version": number}}))


def _identity_problems(data: dict[str, Any], page: RoutePage) -> list[Problem]:
    authority = page.get_parent().slug
    problems = []
    if data["route"].get("authority", authority) != authority:
        problems.append(Problem("/route/authority", "route.authority", f"This route belongs to “{authority}”."))
    if data["route"]["key"] != page.key:
        problems.append(Problem("/route/key", "route.key", f"The key of this route is “{page.key}” for ever."))
    return problems


def _refuse(problems: list[Problem]) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DocumentRefused(errors)
