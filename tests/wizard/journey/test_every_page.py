"""What stands on every page of the walk: the help contact, why we ask, a skip, a way back, no script, no style."""

import re
from http import HTTPStatus

import pytest

from tests.referral_walk import ANSWERS, address, answer_all, make_walk, pages

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("N92")
@pytest.mark.parametrize("slug", ["norfolk", "essex"])
def test_every_page_helps_and_leaves_a_way_out(slug: str) -> None:
    client, referral = make_walk(slug)
    answer_all(client, referral, ANSWERS[slug])
    for step in pages(referral):
        page = client.get(address(referral, step))
        said = page.content.decode()
        assert page.status_code == HTTPStatus.OK, step
        assert "Help with this form" in said, step
        assert "Save and come back later" in said, step
        assert "Skip for now" in said, step
        assert 'class="wm-back"' in said, step
        assert said.count("<h1") == 1, step
        assert "Why we ask" in said or not page.context["why"], step
        # A file of ours may help; nothing stands in the page itself, and nothing needs it.
        scripts = re.findall(r"<script[^>]*>", said)
        assert all(re.fullmatch(r'<script src="/static/[a-z-]+\.js" defer>', one) for one in scripts), step
        assert not re.search(r"\sstyle=", said)
        assert "default-src 'none'" in page["Content-Security-Policy"]


@pytest.mark.parametrize("slug", ["norfolk", "essex"])
def test_every_page_that_can_be_wrong_says_error_in_its_title(slug: str) -> None:
    client, referral = make_walk(slug)
    answer_all(client, referral, ANSWERS[slug])
    for step in pages(referral):
        page = client.post(address(referral, step), {})
        if page.status_code == HTTPStatus.OK:
            said = page.content.decode()
            assert "<title>Error: " in said, step
            assert 'class="govuk-error-summary"' in said, step
