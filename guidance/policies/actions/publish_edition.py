"""Publishing an edition: its draft goes live in the CMS, and its words are frozen as a numbered version.

Every way of publishing leads here: the editor's button, bulk publishing, a schedule, a workflow, the importer.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Revision

from guidance.library.service import contacts_of, frozen_contacts
from guidance.policies.drafts import Draft, approval_problems, draft_problems, read_draft
from guidance.policies.enums import FREEZE_LOG
from guidance.policies.followers import tell_followers
from guidance.policies.freezing import FrozenClause
from guidance.policies.models import Clause, ClauseText, EditionPage, EditionVersion, PolicyPage
from guidance.policies.problems import EditionRefused
from guidance.policies.queries import latest_version
from guidance.policies.waiting import no_longer_waiting
from people.models import Authority, User
from record.service import record_event


def publish_edition(page: EditionPage, actor: User | None) -> EditionVersion:
    """Publishes the latest draft of an edition and returns the version it is frozen as.

    An edition that says what its latest version says makes no new version. No actor means the system itself.
    Raises EditionRefused, with sentences for the editor, or PermissionDenied.
    """
    revision = page.get_latest_revision() or page.save_revision(user=actor)
    revision.publish(user=actor)
    version = latest_version(page.pk)
    if version is None:
        raise EditionRefused(["This edition is scheduled for later. Take the schedule away to publish it now."])
    return version


def publish_revision(revision: Revision, user: User | None = None, **options: Any) -> None:
    """Publishes a revision of an edition as Wagtail does, and freezes it once it is live; a schedule freezes later.

    Raises EditionRefused or PermissionDenied; then nothing is changed.
    """
    skip = options.pop("skip_permission_checks", False)
    with transaction.atomic():
        page = revision.as_object()
        if user and not skip and not page.permissions_for_user(user).can_publish():
            raise PermissionDenied("You may not publish for this authority.")
        policy = PolicyPage.objects.select_for_update(of=("self",)).get(pk=page.get_parent().pk)
        if problems := [*draft_problems(page, policy), *(approval_problems(page) if user else ())]:
            raise EditionRefused(problems)
        draft = read_draft(page, policy)
        if draft.given_uids:
            revision.content["body"] = draft.body
            revision.save(update_fields=["content"])
        PublishPageRevisionAction(revision, user=user, **options).execute(skip_permission_checks=skip)
        page = EditionPage.objects.get(pk=page.pk)
        if page.live and page.live_revision_id == revision.pk:
            _freeze(page, policy, draft, user)
        no_longer_waiting(page, policy, "It was published.")


def _freeze(page: EditionPage, policy: PolicyPage, draft: Draft, actor: User | None) -> None:
    latest, clauses = latest_version(page.pk), _clauses(policy, draft)
    if latest and latest.sha256 == draft.sha256:
        return
    version = EditionVersion.objects.create(
        edition=page,
        policy=policy,
        number=latest.number + 1 if latest else 1,
        sha256=draft.sha256,
        published_at=timezone.now(),
        published_by=actor,
        contacts=_contacts(policy),
        **draft.about,
    )
    _store(version, draft.rows, clauses)
    found = {"version": version.number, "sha256": draft.sha256}
    log(instance=page, action=FREEZE_LOG, user=actor, data=found)
    record_event("edition", str(page.pk), "edition.published", actor, found)
    tell_followers(version)


def _contacts(policy: PolicyPage) -> list[dict[str, Any]]:
    # Beside the words and not in their hash: another telephone number makes no new version.
    authority = Authority.objects.filter(slug=policy.get_parent().slug).first()
    return list(frozen_contacts(contacts_of(authority))) if authority else []


def _clauses(policy: PolicyPage, draft: Draft) -> dict[str, Clause]:
    """Returns uid -> clause, made where new; topics and audiences follow the latest words: a clause outlives them."""
    topics, audiences = draft.topics, draft.audiences
    stored = Clause.objects.in_bulk(list(topics), field_name="uid")
    changed = [c for uid, c in stored.items() if (c.topics, c.audiences) != (topics[uid], audiences[uid])]
    for clause in changed:
        clause.topics, clause.audiences = topics[clause.uid], audiences[clause.uid]
    Clause.objects.bulk_update(changed, ["topics", "audiences"])
    new = [Clause(uid=u, policy=policy, topics=topics[u], audiences=audiences[u]) for u in topics if u not in stored]
    return stored | {clause.uid: clause for clause in Clause.objects.bulk_create(new)}


def _store(version: EditionVersion, rows: list[FrozenClause], clauses: dict[str, Clause]) -> None:
    """Stores the rows, parents before children: a frozen row can never be told its parent afterwards."""
    stored: dict[int, ClauseText] = {}
    waiting = dict(enumerate(rows))
    while waiting:
        ready = {place: row for place, row in waiting.items() if row.parent is None or row.parent in stored}
        texts = [
            _text(version, place, row, clauses[row.uid], None if row.parent is None else stored[row.parent])
            for place, row in ready.items()
        ]
        stored |= dict(zip(ready, ClauseText.objects.bulk_create(texts), strict=True))
        waiting = {place: row for place, row in waiting.items() if place not in ready}


def _text(
    version: EditionVersion, place: int, row: FrozenClause, clause: Clause, parent: ClauseText | None
) -> ClauseText:
    return ClauseText(
        edition_version=version,
        clause=clause,
        sort_key=place + 1,
        parent=parent,
        number=row.number,
        level=row.level,
        kind=row.kind,
        heading=row.heading,
        html=row.html,
        text=row.text,
        sources=row.sources,
        sha256=row.sha256,
    )
