"""A made-up council with many policies: pages, editions, versions and clauses, as publishing would leave them."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page

from guidance.policies.enums import ClauseKind
from guidance.policies.models import Clause, ClauseText, EditionPage, EditionVersion, PolicyPage
from guidance.reading.models import AuthorityPage
from guidance.searching.service import index_policies
from people.enums import AuthorityKind
from people.models import Authority
from waymark.volume.rows import Values, go_on_after, next_key, store
from waymark.volume.sentences import writer

LABEL = "2025-26"
BEGAN = date(2025, 9, 1)


def load_council(number: int, policies: int, clauses: int) -> None:
    """Stores one council with that many policies of that many clauses, found by search, in one transaction."""
    with transaction.atomic():
        authority = Authority.objects.create(
            slug=f"made-up-{number}", name=f"Made-up Council {number}", kind=AuthorityKind.COUNCIL
        )
        top = AuthorityPage(title=authority.name, slug=authority.slug, authority=authority)
        Page.get_first_root_node().add_child(instance=top)
        pages, versions = [next_key(Page) + n for n in range(2 * policies)], next_key(EditionVersion)
        policy_pages = dict(zip(range(policies), pages[:policies], strict=True))
        store_pages(top, policy_pages, pages[policies:])
        store(EditionVersion, (version(versions + n, pages[n], pages[policies + n]) for n in range(policies)))
        store_clauses(versions, policy_pages, clauses)
        Page.objects.filter(pk=top.pk).update(numchild=policies)
        go_on_after(Page, EditionVersion, Clause, ClauseText)
        index_policies(PolicyPage.objects.child_of(top))


def store_pages(top: AuthorityPage, policies: dict[int, int], editions: list[int]) -> None:
    """Stores the policies' pages below the council's, and an edition's page below each."""
    store(Page, page_rows(top, policies, editions))
    store(PolicyPage, ({"page_ptr_id": key, "lead": "A made-up policy."} for key in policies.values()))
    edition = {"label": LABEL, "effective_from": BEGAN, "body": "[]", "numbering": "1,a,i"}
    store(EditionPage, ({"page_ptr_id": key, **edition} for key in editions))


def page_rows(top: AuthorityPage, policies: dict[int, int], editions: list[int]) -> Iterator[Values]:
    """Yields the tree's own rows, as treebeard would have written them."""
    kinds = ContentType.objects.get_for_models(PolicyPage, EditionPage)
    locale = Locale.get_default().pk
    for number, key in policies.items():
        slug, title = f"policy-{number + 1}", f"Made-up policy {number + 1}"
        path = Page._get_path(top.path, top.depth + 1, number + 1)
        below = {"locale_id": locale, "draft_title": title, "title": title, "live": True}
        address = f"{top.url_path}{slug}/"
        yield below | {
            "id": key, "path": path, "depth": top.depth + 1, "numchild": 1, "slug": slug, "url_path": address,
            "content_type_id": kinds[PolicyPage].pk, "translation_key": uuid4(),
        }  # fmt: skip
        yield below | {
            "id": editions[number], "path": Page._get_path(path, top.depth + 2, 1), "depth": top.depth + 2,
            "numchild": 0, "slug": LABEL, "url_path": f"{address}{LABEL}/",
            "content_type_id": kinds[EditionPage].pk, "translation_key": uuid4(),
        }  # fmt: skip


def version(key: int, policy: int, edition: int) -> Values:
    """Returns the row of an edition's first version."""
    return {
        "id": key, "edition_id": edition, "policy_id": policy, "number": 1, "label": LABEL, "slug": LABEL,
        "title": "Made-up policy", "effective_from": BEGAN, "sha256": sha256(str(key)),
        "published_at": datetime(2025, 9, 1, 9, tzinfo=UTC),
    }  # fmt: skip


def store_clauses(first_version: int, policies: dict[int, int], clauses: int) -> None:
    """Stores the clauses: a heading every tenth, the others under the heading before them."""
    identity, text = next_key(Clause), next_key(ClauseText)
    write = writer(first_version)
    keys = [(number, place) for number in policies for place in range(clauses)]
    store(
        Clause,
        (
            {"id": identity + n, "uid": f"made-up-{first_version + number}-{place}", "policy_id": policies[number]}
            for n, (number, place) in enumerate(keys)
        ),
    )
    store(
        ClauseText,
        (
            clause(text + n, identity + n, first_version + number, place, write())
            for n, (number, place) in enumerate(keys)
        ),
    )


def clause(key: int, identity: int, version: int, place: int, words: str) -> Values:
    """Returns the row of a clause's words."""
    heading = place % 10 == 0
    return {
        "id": key, "edition_version_id": version, "clause_id": identity, "sort_key": place + 1,
        "number": str(place // 10 + 1) if heading else f"{place // 10 + 1}.{place % 10}", "level": 1 if heading else 2,
        "parent_id": None if heading else key - place % 10,
        "kind": ClauseKind.HEADING.value if heading else ClauseKind.CLAUSE.value,
        "heading": " ".join(words.split()[:4]) if heading else "",
        "html": "" if heading else f"<p>{words}</p>", "text": "" if heading else words, "sha256": sha256(words),
    }  # fmt: skip


def sha256(text: str) -> str:
    """Returns the hash that a row carries."""
    return hashlib.sha256(text.encode()).hexdigest()
