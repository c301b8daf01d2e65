"""Questions about policies, answered from frozen rows alone."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from guidance.policies.comparing import Wording
from guidance.policies.currency import in_force
from guidance.policies.models import ClauseText, EditionPage, EditionVersion, PolicyPage, Review
from people.enums import Role
from people.models import Membership, User


def frozen_versions() -> QuerySet[EditionVersion]:
    """Returns every version, each with the furthest day that a review without change moved its next one to."""
    furthest = Review.objects.filter(edition=OuterRef("edition")).order_by("-next_due").values("next_due")[:1]
    # The annotation stands in for the model's own question, once for many; the checker takes it for a second field.
    return EditionVersion.objects.annotate(reviewed_until=Subquery(furthest))  # type: ignore[no-redef]


def current_version(policy: PolicyPage, on: date) -> EditionVersion | None:
    """Returns the version of this policy in force on a day; None when none has begun."""
    return in_force(frozen_versions().filter(policy=policy), on)


def current_versions(policies: Iterable[PolicyPage], on: date) -> dict[int, EditionVersion]:
    """Returns policy id -> version in force on a day, for many policies in one query."""
    known = {policy.pk: policy for policy in policies}
    found: dict[int, list[EditionVersion]] = defaultdict(list)
    for version in frozen_versions().filter(policy__in=known):
        version.policy = known[version.policy_id]
        found[version.policy_id].append(version)
    current = {policy: in_force(versions, on) for policy, versions in found.items()}
    return {policy: version for policy, version in current.items() if version}


def versions_of(policy: PolicyPage) -> list[EditionVersion]:
    """Returns every version of a policy, newest first."""
    found = list(frozen_versions().filter(policy=policy).order_by("-effective_from", "-edition_id", "-number"))
    for version in found:
        version.policy = policy
    return found


def latest_version(edition_id: int) -> EditionVersion | None:
    """Returns the highest number of one edition."""
    return EditionVersion.objects.filter(edition=edition_id).order_by("-number").first()


def texts_of(version: EditionVersion) -> list[ClauseText]:
    """Returns the words of a version in reading order, each with its clause, in one query."""
    return list(
        ClauseText.objects.filter(edition_version=version)
        .select_related("clause")
        .only(
            "number", "sort_key", "level", "parent_id", "kind", "heading", "html", "sources", "sha256",
            "edition_version_id", "clause__uid", "clause__audiences", "text",
        )
        .order_by("sort_key")
    )  # fmt: skip


def wordings_of(version: EditionVersion) -> list[Wording]:
    """Returns the words of a version as they are compared, in reading order, in one query."""
    rows = ClauseText.objects.filter(edition_version=version).order_by("sort_key")
    return [
        Wording(uid, number, kind, under or "", "\n".join(filter(None, (heading, text))), sha256)
        for uid, number, kind, under, heading, text, sha256 in rows.values_list(
            "clause__uid", "number", "kind", "parent__clause__uid", "heading", "text", "sha256"
        )
    ]


def texts_with_topics(versions: Iterable[EditionVersion]) -> list[ClauseText]:
    """Returns the words of several versions in reading order, each with its clause and topics, in one query."""
    return list(
        ClauseText.objects.filter(edition_version__in=list(versions))
        .select_related("clause")
        .only("number", "parent_id", "kind", "heading", "text", "edition_version_id", "clause__uid", "clause__topics")
        .order_by("edition_version", "sort_key")
    )


def clause_text(version: EditionVersion, uid: str) -> ClauseText | None:
    """Returns the words of one clause in one version, or None when that version does not have it."""
    return ClauseText.objects.filter(edition_version=version, clause__uid=uid).select_related("clause").first()


def last_words(uid: str) -> ClauseText | None:
    """Returns a clause's words in the last version that had it, with the version; None for an unknown uid."""
    return (
        ClauseText.objects.filter(clause__uid=uid)
        .select_related("clause__policy", "edition_version__policy")
        .order_by("-edition_version__effective_from", "-edition_version__number")
        .first()
    )


def current_text(uid: str, on: date) -> ClauseText | None:
    """Returns the words of a clause in its policy's version in force on a day; None when they are not in it."""
    last = last_words(uid)
    version = current_version(last.clause.policy, on) if last else None
    return clause_text(version, uid) if version else None


def editors_at(authority: str) -> QuerySet[User]:
    """Returns everyone who edits for the authority with this slug now."""
    return User.objects.filter(
        is_active=True,
        pk__in=Membership.objects.filter(role=Role.EDITOR, ended_at__isnull=True, authority__slug=authority).values(
            "user"
        ),
    ).order_by("email")


def last_reviews(versions: Iterable[EditionVersion]) -> dict[int, Review]:
    """Returns edition id -> its latest review without change, for many versions in one query."""
    found = Review.objects.filter(edition__in=[version.edition_id for version in versions]).order_by("at", "pk")
    return {review.edition_id: review for review in found}


def latest_edition(policy: PolicyPage) -> EditionPage | None:
    """Returns the edition that begins last, drafts included; None for a policy without any."""
    return EditionPage.objects.child_of(policy).order_by("-effective_from", "-pk").first()


def is_frozen(edition_id: int) -> bool:
    """Whether an edition was ever published, so that its page must stay."""
    return EditionVersion.objects.filter(edition=edition_id).exists()


def is_in_force(policy_id: int, on: date) -> bool:
    """Whether any version of a policy has begun by a day."""
    return EditionVersion.objects.filter(policy=policy_id, effective_from__lte=on).exists()
