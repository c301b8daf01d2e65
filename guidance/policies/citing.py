"""Which clauses cite a source: those in force, those to come, and those of drafts."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from guidance.library.enums import CitingKind
from guidance.library.service import Citing
from guidance.policies.currency import in_force
from guidance.policies.entries import Entry, entries_of, numbers_of
from guidance.policies.models import ClauseText, EditionPage, EditionVersion, PolicyPage
from guidance.policies.numbering import UnknownStyle, styles_of

FEW = 5  # so many keys are looked for in the database; beyond that every clause that cites anything is read


def citing_clauses(keys: frozenset[str], authorities: frozenset[str] | None) -> Iterator[Citing]:
    """Yields every clause that cites one of these sources, in reading order.

    `authorities` are slugs, None for all. Earlier editions are left out: they stay as they were.
    """
    policies = {policy.pk: policy for policy in PolicyPage.objects.live() if _is_at(policy, authorities)}
    living = _living_versions(policies)
    yield from _frozen(keys, policies, living)
    yield from chain.from_iterable(_draft(keys, edition, policies) for edition in _drafts(policies, living))


def authority_of(policy: PolicyPage) -> str:
    """Returns the slug of the authority whose policy it is, without asking the database."""
    return str(policy.url_path).strip("/").split("/")[-2]


def _is_at(policy: PolicyPage, authorities: frozenset[str] | None) -> bool:
    return authorities is None or authority_of(policy) in authorities


def _living_versions(policies: dict[int, PolicyPage]) -> dict[int, tuple[EditionVersion, CitingKind]]:
    """Returns version id -> (version, kind) of each policy's version in force and of every later edition's latest."""
    versions: dict[int, list[EditionVersion]] = defaultdict(list)
    for version in EditionVersion.objects.filter(policy__in=list(policies)).order_by("number"):
        versions[version.policy_id].append(version)
    today = timezone.localdate()
    living: dict[int, tuple[EditionVersion, CitingKind]] = {}
    for found in versions.values():
        current = in_force(found, today)
        latest = {version.edition_id: version for version in found if version.effective_from > today}
        living |= {version.pk: (version, CitingKind.COMING) for version in latest.values()}
        if current:
            living[current.pk] = (current, CitingKind.CLAUSE)
    return living


def _frozen(
    keys: frozenset[str],
    policies: dict[int, PolicyPage],
    living: dict[int, tuple[EditionVersion, CitingKind]],
) -> Iterator[Citing]:
    texts = ClauseText.objects.filter(edition_version__in=list(living)).exclude(sources=[])
    if len(keys) <= FEW:
        # Both databases keep a list of keys as text with the keys in quotation marks.
        asked = Q(pk__in=[])
        for key in keys:
            asked |= Q(listed__contains=f'"{key}"')
        texts = texts.annotate(listed=Cast("sources", TextField())).filter(asked)
    for text in texts.select_related("clause").order_by("edition_version", "sort_key"):
        version, kind = living[text.edition_version_id]
        policy = policies[version.policy_id]
        where = [authority_of(policy), policy.slug, version.slug, version.number]
        address = reverse("reading:version", args=where)
        for key in sorted(keys & set(text.sources)):
            yield _citing(key, kind, policy, text.number, text.heading or text.text, f"{address}#{text.clause.uid}")


def _drafts(policies: dict[int, PolicyPage], living: dict[int, tuple[EditionVersion, CitingKind]]) -> list[EditionPage]:
    """Returns the editions with words not yet published, but for those older than what is in force."""
    begun = {v.policy_id: v.effective_from for v, kind in living.values() if kind == CitingKind.CLAUSE}
    paths = {policy.path: pk for pk, policy in policies.items()}
    drafts = EditionPage.objects.filter(has_unpublished_changes=True).select_related("latest_revision")
    kept = []
    for edition in drafts.order_by("path"):
        policy = paths.get(edition.path[: -EditionPage.steplen])
        if policy is not None and edition.effective_from >= begun.get(policy, edition.effective_from):
            kept.append(edition)
    return kept


def _draft(keys: frozenset[str], edition: EditionPage, policies: dict[int, PolicyPage]) -> Iterator[Citing]:
    page = edition.get_latest_revision_as_object()
    policy = next(policy for policy in policies.values() if edition.path.startswith(policy.path))
    address = reverse("wagtailadmin_pages:edit", args=[edition.pk])
    entries = entries_of(page.body.get_prep_value())
    for entry, number in zip(entries, _numbers(entries, page.numbering), strict=True):
        for key in sorted(keys & set(entry.sources)):
            words = entry.heading or " ".join(strip_tags(entry.source).split())
            yield _citing(key, CitingKind.DRAFT, policy, number, words, address)


def _numbers(entries: list[Entry], numbering: str) -> list[str]:
    try:
        return numbers_of(entries, styles_of(numbering))
    except UnknownStyle:  # a draft may hold anything
        return [""] * len(entries)


def _citing(key: str, kind: CitingKind, policy: PolicyPage, number: str, words: str, address: str) -> Citing:
    document, owner = f"policy-{policy.pk}", policy.policy_owner_id
    return Citing(key, authority_of(policy), kind, document, policy.title, number, words, address, owner)
