"""Short forms are written out where a page first uses them; the stored words stay as they are."""

import pytest
from django.test import Client

from guidance.policies.models import ClauseText
from guidance.reading.first_uses import FirstUses
from tests.policy_building import clause, footnote, heading, make_edition, make_policy, publish

LONG = ' <span class="wm-long">(education, health and care plan)</span>'


def explained(*clauses: str) -> list[str]:
    page = FirstUses()
    return [page.explained(html) for html in clauses]


def test_only_the_first_use_is_written_out() -> None:
    assert explained("<p>An EHCP helps.</p>", "<p>The EHCP too.</p>") == [
        f"<p>An EHCP{LONG} helps.</p>",
        "<p>The EHCP too.</p>",
    ]


def test_a_plural_is_written_out_in_the_plural() -> None:
    (html,) = explained("<p>EHCPs are long.</p>")
    assert 'EHCPs <span class="wm-long">(education, health and care plans)</span> are' in html


@pytest.mark.parametrize(
    "words",
    [
        "<p>An education, health and care plan (EHCP) helps.</p>",
        "<p>An education, health and care plan is called an EHCP.</p>",
        "<p>The special plan (EHCP) helps.</p>",
        "<p>An EHCP (a plan by the council) helps.</p>",
    ],
)
def test_a_text_that_explains_itself_is_left_alone_and_counts(words: str) -> None:
    assert explained(words, "<p>The EHCP.</p>") == [words, "<p>The EHCP.</p>"]


def test_links_and_tags_are_not_touched() -> None:
    link = '<p><a href="/EHCP/">The EHCP page</a> is long.</p>'
    assert explained(link, "<p>The EHCP.</p>") == [link, f"<p>The EHCP{LONG}.</p>"]


def test_words_that_only_hold_the_letters_are_no_short_form() -> None:
    assert explained("<p>SENDIT and ALONE and x-SEN</p>") == ["<p>SENDIT and ALONE and x-SEN</p>"]


@pytest.mark.django_db
def test_a_policy_page_writes_it_out_once_outside_headings_and_keeps_the_stored_words(client: Client) -> None:
    body = [
        heading("An EHCP", "f-1"),
        clause("With an EHCP, ask.[^1]", "f-1-a"),
        clause("Bring the EHCP.", "f-1-b"),
        footnote("1", "The EHCP again.", "f-1-fn"),
    ]
    publish(make_edition(make_policy(), body))
    words = client.get("/fernshire/policies/health/").text.partition('id="about"')[0]
    assert words.count("wm-long") == 1
    assert f"With an EHCP{LONG}, ask." in words
    assert "<h2>An EHCP</h2>" in words
    assert not ClauseText.objects.filter(html__contains="wm-long").exists()
