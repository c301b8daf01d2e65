"""Where authorities hang in the page tree."""

import pytest
from django.test import Client
from wagtail.models import Page, Site

from guidance.reading.service import authority_page
from tests.building import make_authority, make_user

pytestmark = pytest.mark.django_db


def test_the_site_starts_at_the_root_and_there_is_no_welcome_page() -> None:
    assert Site.objects.get().root_page == Page.get_first_root_node()
    assert list(Page.objects.exclude(depth=1)) == []
    assert Page.get_first_root_node().numchild == 0
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_authority_has_one_page_below_the_root() -> None:
    authority = make_authority("fernshire")
    page = authority_page(authority)
    assert authority_page(authority) == page
    assert page.get_parent() == Page.get_first_root_node()
    assert page.url.endswith("/fernshire/")


def test_the_tree_can_be_explored_from_the_root(client: Client) -> None:
    authority_page(make_authority("fernshire"))
    client.force_login(make_user(is_superuser=True))
    assert client.get("/cms/pages/", follow=True).status_code == 200
