"""Next year's edition begins as a copy of this year's latest words, drafts included."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Page

from guidance.policies.drafts import read_draft
from guidance.policies.models import EditionPage, PolicyPage
from guidance.policies.numbering import UnknownStyle
from guidance.policies.problems import EditionRefused
from guidance.policies.reviewing import next_review
from people.models import User

#: What the new edition takes over; all else about the old one (approval, note of changes, schedule) is its own.
COPIED = ("note", "numbering", "review_every", "amendments")


def start_next_edition(edition: EditionPage, actor: User, label: str, effective_from: date) -> EditionPage:
    """Returns the draft of a new edition with the latest words of `edition`, every clause keeping its uid.

    Page.copy() would take what is live instead of the latest draft, and its schedule. Raises PermissionDenied, or
    EditionRefused when the policy has an edition of this name, or the new one would not begin after the old.
    """
    with transaction.atomic():
        policy = PolicyPage.objects.select_for_update(of=("self",)).get(pk=edition.get_parent().pk)
        if not policy.permissions_for_user(actor).can_add_subpage():
            raise PermissionDenied("You may not add an edition for this authority.")
        latest = edition.get_latest_revision_as_object()
        slug = slugify(label)[:60]
        if problems := _problems(policy, latest, slug, effective_from):
            raise EditionRefused(problems)
        draft = EditionPage(
            title=f"{policy.title}, {label}"[:255],
            slug=slug,
            label=label,
            effective_from=effective_from,
            live=False,
            owner=actor,
            review_due=next_review(effective_from, latest.review_every),
            **_copied(latest, policy),
        )
        policy.add_child(instance=draft)
        draft.save_revision(user=actor)
        log(instance=draft, action="wagtail.create", user=actor, data={"from": edition.pk})
    return draft


def _copied(latest: EditionPage, policy: PolicyPage) -> dict[str, Any]:
    try:
        body: Any = read_draft(latest, policy).body  # with the uid that each clause will be frozen under
    except UnknownStyle:
        body = latest.body
    return {name: getattr(latest, name) for name in COPIED} | {"body": body}


def _problems(policy: PolicyPage, latest: EditionPage, slug: str, effective_from: date) -> list[str]:
    found = []
    if not slug:
        found.append("Give the new edition a name, such as 2027-28.")
    elif Page.objects.child_of(policy).filter(slug=slug).exists():
        found.append(f"This policy has an edition {slug} already. Choose another name.")
    if effective_from <= latest.effective_from:
        found.append(f"The new edition must begin after {latest.effective_from:%-d %B %Y}, when the one before began.")
    return found
