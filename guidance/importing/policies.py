"""Policy files into the CMS: an edition's draft, then the publishing action."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

from guidance.importing.places import place_of
from guidance.importing.policy_file import PolicyFile, read_policy
from guidance.importing.problems import ImportRefused
from guidance.policies.enums import PolicyType
from guidance.policies.models import EditionPage, EditionVersion, PolicyPage
from guidance.policies.service import EditionRefused, latest_version, publish_edition, would_change
from people.models import Authority, User

_FIELDS = (
    "effective_from",
    "issued_on",
    "review_due",
    "review_every",
    "approved_by",
    "change_note",
    "note",
    "numbering",
)


def load_policy(path: Path, actor: User | None) -> EditionVersion:
    """Publishes the policy a Markdown file holds; the same words again make no new version.

    Raises ImportRefused naming file and line, or PermissionDenied. No actor means the system itself.
    """
    try:
        policy_file = read_policy(path.read_text(encoding="utf-8"))
        with transaction.atomic():
            return _publish(policy_file, actor)
    except ImportRefused as refused:
        raise refused.in_file(path.name) from refused
    except UnicodeDecodeError as error:
        raise ImportRefused("the file is not UTF-8 text.", name=path.name) from error
    except (EditionRefused, ValidationError) as refused:
        sentences = refused.problems if isinstance(refused, EditionRefused) else refused.messages
        raise ImportRefused(" ".join(sentences), name=path.name) from refused


def _publish(policy_file: PolicyFile, actor: User | None) -> EditionVersion:
    about = policy_file.about
    authority = Authority.objects.filter(slug=about["authority"]).first()
    if authority is None:
        raise ImportRefused(f"there is no authority “{about['authority']}”.", line=1)
    place = place_of(authority)
    if actor and not place.permissions_for_user(actor).can_add_subpage():
        raise PermissionDenied("You may not add pages for this authority.")
    policy = _policy_page(place, about, actor)
    edition = _edition_page(policy, policy_file)
    latest = latest_version(edition.pk) if edition.pk else None
    if latest and not would_change(edition, policy, latest):
        return latest
    if not edition.pk:
        policy.add_child(instance=edition)
    edition.full_clean()
    edition.save_revision(user=actor)
    return publish_edition(edition, actor)


def _policy_page(place: Page, about: dict[str, Any], actor: User | None) -> PolicyPage:
    wanted = {
        "title": about["title"],
        "lead": about.get("lead", ""),
        "policy_type": about.get("policy_type", PolicyType.COUNCIL),
    }
    policy = PolicyPage.objects.child_of(place).filter(slug=about["policy"]).first()
    if policy is None:
        policy = PolicyPage(slug=about["policy"], **wanted)
        place.add_child(instance=policy)
    elif all(getattr(policy, name) == value for name, value in wanted.items()):
        return policy
    for name, value in wanted.items():
        setattr(policy, name, value)
    policy.draft_title = policy.title
    policy.save_revision(user=actor).publish(user=actor)
    return PolicyPage.objects.get(pk=policy.pk)


def _edition_page(policy: PolicyPage, policy_file: PolicyFile) -> EditionPage:
    about = policy_file.about
    slug = slugify(about["edition"])
    edition = EditionPage.objects.child_of(policy).filter(slug=slug).first() or EditionPage(slug=slug, live=False)
    edition.title = edition.draft_title = f"{about['title']}, {about['edition']}"
    edition.label = about["edition"]
    for name in _FIELDS:
        setattr(edition, name, about.get(name, EditionPage._meta.get_field(name).get_default()))
    edition.body = policy_file.body
    return edition
