"""Bringing the index up to date with what is published. A machine's bookkeeping: nobody's permission is asked."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from guidance.policies.models import EditionVersion, PolicyPage
from guidance.searching.databases import words_in
from guidance.searching.models import SearchedClause
from guidance.searching.spans import spans
from people.models import Authority


def index_published(version: EditionVersion) -> None:
    """Indexes a version that was published just now, and ends those it replaces. Inside the publishing transaction."""
    index_policies([version.policy])


def index_missing() -> None:
    """Indexes the policies that have words and no row here: the worker's chore, for what was restored or loaded."""
    known = SearchedClause.objects.filter(version=OuterRef("pk"))
    missing = EditionVersion.objects.filter(~Exists(known), texts__isnull=False).values("policy")
    if policies := list(PolicyPage.objects.filter(pk__in=missing)):
        index_policies(policies)


def index_policies(policies: Iterable[PolicyPage], step: Callable[[], object] = bool) -> int:
    """Makes the rows of these policies as they should be, and returns how many versions were indexed anew.

    `step` is called after each policy. A policy whose page hangs below no authority is left out.
    """
    chosen = list(policies)
    owners, added = owners_of(chosen), 0
    versions: dict[int, list[EditionVersion]] = defaultdict(list)
    for version in EditionVersion.objects.filter(policy__in=chosen).order_by("pk"):
        versions[version.policy_id].append(version)
    for policy in chosen:
        if policy.pk in owners and policy.pk in versions:
            added += index_versions(versions[policy.pk], owners[policy.pk])
        step()
    return added


def index_versions(versions: list[EditionVersion], authority: Authority) -> int:
    """Adds the rows of versions that have none and corrects the days of the others. Returns how many were added."""
    with transaction.atomic():
        rows = SearchedClause.objects.filter(version__in=versions).values_list("version", "starts", "ends", "authority")
        known = {version: (starts, ends, owner) for version, starts, ends, owner in rows.distinct()}
        for version, (starts, ends) in spans(versions).items():
            if version not in known:
                words_in(connection).add(connection, version, authority.pk, starts, ends)
            elif known[version] != (starts, ends, authority.pk):
                SearchedClause.objects.filter(version=version).update(starts=starts, ends=ends, authority=authority)
    return len(versions) - len(known)


def owners_of(policies: list[PolicyPage]) -> dict[int, Authority]:
    """Returns policy id -> the authority whose page it hangs below, in two queries."""
    above = {policy.pk: policy.path[: -PolicyPage.steplen] for policy in policies}
    slugs = dict(Page.objects.filter(path__in=set(above.values())).values_list("path", "slug"))
    authorities = Authority.objects.in_bulk(list(slugs.values()), field_name="slug")
    return {pk: authorities[slugs[path]] for pk, path in above.items() if slugs.get(path) in authorities}
