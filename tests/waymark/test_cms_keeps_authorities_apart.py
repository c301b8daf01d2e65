"""The CMS walked by another authority's editor: every address it has, with the first authority's numbers in it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page, Revision

from guidance.checking.models import ContentAnswer, Dismissal, LinkedDocument
from guidance.importing.actions.bring_in import ArrivedFile, bring_in
from guidance.importing.models import BroughtIn
from guidance.library.models import Contact, EditorTask, Service, Source
from guidance.library.service import open_task
from guidance.policies.models import EditionPage, PolicyPage, Review
from guidance.reading.models import AuthorityPage, GuidePart
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import (
    make_authority,
    make_authority_page,
    make_plain_referral,
    make_school,
    make_submission,
    make_user,
)
from wizard.casework.models import Case
from wizard.casework.service import open_case

pytestmark = pytest.mark.django_db

WORDS = "Harrowdale"  # stands in every row of the first authority and in none of the second
MODELS = [("policies", "editionpage"), ("policies", "policypage"), ("casework", "case"), ("people", "user")]
OURS = tuple(
    f"cms/{room}/"
    for room in "checks completeness editions guides import library policies reviews routes to-do".split()
)
#: The rows that our own screens write to.
KEPT = (BroughtIn, Contact, ContentAnswer, Dismissal, EditorTask, GuidePart, LinkedDocument, Review, Service, Source)
QUERIES = ("", "?q=arrowdal", "?search=arrowdal", "?q=%22", "?export=csv", "?child_of=1", "?fields=*")


class World:
    """Two authorities, the first with a policy, a draft, a school, a referral and people; and their editors."""

    def __init__(self) -> None:
        self.owner = make_user("owner@example.test", is_superuser=True, is_staff=True)
        self.first = self.authority_with_everything()
        second = make_authority("elsewhere", name="Elsewhere Council")
        self.own_top = make_authority_page(second)
        self.own_policy = policy_below(self.own_top, "Our own policy")
        self.stranger = self.person(Role.EDITOR, "stranger", second)
        self.other_coordinator = self.person(Role.COORDINATOR, "coordinator", second)

    def authority_with_everything(self) -> AuthorityPage:
        council = make_authority("harrowdale", name=f"{WORDS} Council")
        top = make_authority_page(council)
        self.policy = policy_below(top, f"{WORDS} policy")
        self.edition = EditionPage(
            title=f"{WORDS} 2026-27", slug="2026-27", label="2026-27", effective_from=date(2026, 9, 1), live=False
        )
        self.policy.add_child(instance=self.edition)
        school = make_school(council, f"{WORDS} School")
        self.case = open_case(make_submission(council, school))
        self.editor = self.person(Role.EDITOR, "editor", council, last_name=WORDS)
        self.revision = self.edition.save_revision(user=self.editor)
        Page.objects.filter(pk=self.edition.pk).update(owner=self.editor)
        self.library = [
            Contact.objects.create(authority=council, key="officer", role=f"{WORDS} officer", phone="01234 567890"),
            Service.objects.create(authority=council, key="line", name=f"{WORDS} line", kind="support", about="Help."),
            open_task(council, "odd", "odd:1", f"Look at {WORDS}.", "/cms/to-do/"),
        ]
        self.review = bring_in(
            self.editor, council, None, "2027-28", ArrivedFile(f"{WORDS}.txt", "text/plain", f"{WORDS} cares.".encode())
        )
        return top

    def person(self, role: Role, name: str, authority: object, **fields: str) -> User:
        user = make_user(f"{name}@example.test", first_name=name, **fields)
        grant_membership(self.owner, user, role, authority=authority)  # type: ignore[arg-type]
        return User.objects.get(pk=user.pk)

    def numbers(self) -> list[int]:
        """Every number of the first authority's, of whatever kind, and the root's."""
        pages = list(Page.objects.descendant_of(self.first, inclusive=True).values_list("pk", flat=True))
        library = [row.pk for row in self.library]
        rest = [
            self.case.pk,
            self.editor.pk,
            self.revision.pk,
            self.review.pk,
            *library,
            *Group.objects.values_list("pk", flat=True),
        ]
        own = set(Page.objects.descendant_of(self.own_top, inclusive=True).values_list("pk", flat=True))
        return sorted({1, *pages, *rest} - own)


def policy_below(top: AuthorityPage, title: str) -> PolicyPage:
    policy = PolicyPage(title=title, slug="policy")
    top.add_child(instance=policy)
    return policy


@pytest.fixture
def world() -> World:
    return World()


def cms_patterns(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from cms_patterns(pattern.url_patterns, address)
        elif address.startswith("cms/"):
            yield address


def concrete(address: str, number: int) -> Iterator[str]:
    """Yields the address with every placeholder filled."""
    for app_label, model in MODELS if re.search(r"<slug:|<str:(app|model)", address) else MODELS[:1]:
        filled = re.sub(r"<(?:slug|str):(?:content_type_)?app_(?:name|label)>", app_label, address)
        filled = re.sub(r"<(?:slug|str):(?:content_type_)?model_name>", model, filled)
        filled = re.sub(r"<str:action(_name)?>|<slug:action_name>", "delete", filled)
        filled = re.sub(r"<str:filter_spec>", "width-100", filled)
        filled = re.sub(r"\(\?P<revision_id_[ab]>[^)]*\)", str(number), filled)
        filled = re.sub(r"\(\?P<\w+>[^)]*\)", str(number), filled)
        filled = re.sub(r"<[^>]+>", str(number), filled)
        yield "/" + filled.replace("^", "").replace("$", "").replace("\\.", ".").replace(".*/", "nowhere/")


def every_address(numbers: list[int], *, ours: bool = False) -> list[str]:
    """Every address with each number in it; `ours`: only the addresses of screens that Wagtail does not bring."""
    patterns = sorted(set(cms_patterns(get_resolver().url_patterns)))
    assert len(patterns) > 150
    if ours:
        patterns = [one for one in patterns if one.startswith(OURS)]
        assert len(patterns) > 30
    return sorted({one for address, number in product(patterns, numbers) for one in concrete(address, number)})


def body_of(response: object) -> str:
    streaming = getattr(response, "streaming", False)
    content = b"".join(response.streaming_content) if streaming else response.content  # type: ignore[attr-defined]
    return content.decode(errors="replace")


@pytest.mark.parametrize("who", ["stranger", "other_coordinator", "nobody"])
def test_nothing_of_another_authority_appears_at_any_address(client: Client, world: World, who: str) -> None:
    if who != "nobody":
        client.force_login(getattr(world, who))
    leaks, broken = [], []
    for address in every_address([*world.numbers(), world.own_top.pk, world.own_policy.pk]):
        for query in QUERIES if re.search(r"\d", address) is None else ("",):
            response = client.get(address + query)
            said = body_of(response)
            if WORDS in said:
                leaks.append((address + query, response.status_code))
            if response.status_code >= 500:
                broken.append(address + query)
    assert leaks == []
    assert broken == []


def test_every_address_with_another_authority_s_number_is_not_found(client: Client, world: World) -> None:
    client.force_login(world.stranger)
    numbered = [address for address in every_address([world.edition.pk]) if str(world.edition.pk) in address]
    found = {address: client.get(address).status_code for address in numbered}
    # Signing-in pages lead to allauth whatever stands in them.
    assert {a: s for a, s in found.items() if s != 404 and "password_reset" not in a} == {}
    assert len(found) > 60


def test_posting_changes_nothing_of_another_authority(client: Client, world: World) -> None:
    client.force_login(world.stranger)
    before = snapshot()
    rows = [world.review.pk, *(row.pk for row in world.library)]
    walked = every_address([world.edition.pk, world.policy.pk, world.first.pk, world.case.pk])
    for address in [*walked, *every_address(rows, ours=True)]:
        if "logout" in address or "external-link" in address:  # Wagtail's own form falls over an empty link
            continue
        for form in ({}, {"title": "Taken", "slug": "taken", "action-publish": "1"}):
            assert client.post(address, form).status_code < 500, address
    assert snapshot() == before


def test_a_posted_parent_in_another_tree_is_refused(client: Client, world: World) -> None:
    client.force_login(world.stranger)
    before = snapshot()
    for name in ("new_parent_page", "parent_page", "parent_page_id", "destination"):
        for action in ("copy", "move", "edit"):
            form = {name: str(world.first.pk), "new_title": "Copied", "new_slug": "copied"}
            assert client.post(f"/cms/pages/{world.own_policy.pk}/{action}/", form).status_code == 404
    assert snapshot() == before


def snapshot() -> list[tuple[object, ...]]:
    pages = list(Page.objects.order_by("pk").values_list("pk", "title", "slug", "path", "live", "latest_revision_id"))
    counts = [(Revision.objects.count(), User.objects.count(), Group.objects.count(), Case.objects.count())]
    kept = [row for model in KEPT for row in model._base_manager.order_by("pk").values_list()]
    return pages + counts + kept


def test_an_editor_works_in_their_own_tree(client: Client, world: World) -> None:
    client.force_login(world.stranger)
    top, policy = world.own_top.pk, world.own_policy.pk
    for address in ("/cms/", f"/cms/pages/{top}/", f"/cms/pages/{policy}/", f"/cms/pages/{policy}/edit/",
                    f"/cms/pages/{policy}/history/", f"/cms/pages/{top}/add_subpage/",
                    f"/cms/pages/add/policies/editionpage/{policy}/", "/cms/choose-page/"):  # fmt: skip
        assert client.get(address).status_code == 200, address
    saved = client.post(f"/cms/pages/{policy}/edit/", {"title": "Renamed", "slug": "policy", "policy_type": "council"})
    assert saved.status_code == 302
    assert Page.objects.get(pk=policy).get_latest_revision_as_object().title == "Renamed"


@pytest.mark.parametrize("typed", ["policy", '"', "%00", "' OR 1=1 --", "\\", "a" * 500, "arrowdal"])
def test_searching_the_own_tree_bears_any_character(client: Client, world: World, typed: str) -> None:
    client.force_login(world.stranger)
    for address in (f"/cms/pages/{world.own_top.pk}/", f"/cms/pages/{world.own_top.pk}/results/"):
        page = client.get(f"{address}?q={typed}")
        assert page.status_code == 200
        assert WORDS not in page.content.decode()


def test_a_draft_may_be_deleted_and_a_published_route_may_not(client: Client, world: World) -> None:
    client.force_login(world.stranger)
    route = make_plain_referral(world.own_top.authority).route_version.route
    assert client.post(f"/cms/pages/{route.pk}/delete/").status_code == 302
    assert Page.objects.filter(pk=route.pk).exists()
    assert client.post(f"/cms/pages/{world.own_policy.pk}/delete/").status_code == 302
    assert not Page.objects.filter(pk=world.own_policy.pk).exists()


def test_the_top_of_the_tree_is_not_an_editor_s_to_change(client: Client, world: World) -> None:
    client.force_login(world.stranger)
    assert client.get(f"/cms/pages/{world.own_top.pk}/edit/").status_code == 404


def test_the_menu_offers_only_what_opens(client: Client, world: World) -> None:
    for person in (world.stranger, world.other_coordinator):
        client.force_login(person)
        home = client.get("/cms/").content.decode()
        links = set(re.findall(r'"url": ?"(/cms/[^"]*)"', home))
        assert links
        assert {link: client.get(link, follow=True).status_code for link in links if "logout" not in link} == {
            link: 200 for link in links if "logout" not in link
        }


def test_the_cms_bears_the_product_s_name_and_a_policy_of_its_own(client: Client, world: World) -> None:
    client.force_login(world.stranger)
    page = client.get("/cms/")
    text = page.content.decode()
    assert re.search(r"<title>[^<]*Waymark", text)
    assert not re.search(r"<title>[^<]*Wagtail", text)
    assert "cms-brand" in text
    policy = page["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    public = client.get("/accounts/login/")["Content-Security-Policy"]
    assert "unsafe-inline" not in public


def test_a_person_without_an_authority_finds_no_cms(client: Client, world: World) -> None:
    client.force_login(make_user())
    assert client.get("/cms/").status_code == 404
    assert client.get(f"/cms/pages/{world.policy.pk}/edit/").status_code == 404
