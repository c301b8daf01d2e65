"""What a document says of itself stands quietly at the end of its page."""

from datetime import date

import pytest
from django.test import Client

from guidance.reading.about_edition import rhythm
from tests.policy_building import SMALL, make_edition, make_policy, publish

HERE = "/fernshire/policies/health/"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.django_db
def test_what_is_known_is_said_and_the_rest_left_out(client: Client) -> None:
    publish(
        make_edition(
            make_policy(), SMALL, approved_by="The cabinet", approved_on=date(2026, 7, 3), minute_reference="CAB 7/26",
            source_version="3.2", review_every=24,
        )
    )  # fmt: skip
    about = client.get(HERE).text.split('id="about"')[1].split("</section>")[0]
    for words in (
        "<dd>3.2</dd>", f"<dd>The cabinet, 3{NBSP}July{NBSP}2026</dd>", "<dd>CAB 7/26</dd>", "<dd>every 2 years</dd>",
        f"<dd>1{NBSP}September{NBSP}2026</dd>",
    ):  # fmt: skip
        assert words in about
    assert "Issued" not in about


@pytest.mark.parametrize(
    ("months", "words"), [(1, "every month"), (6, "every 6 months"), (12, "every year"), (36, "every 3 years")]
)
def test_a_rhythm_in_words(months: int, words: str) -> None:
    assert rhythm(months) == words
