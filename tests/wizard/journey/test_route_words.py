"""The words of a route on its pages: help is opened under its question, and links lead where a reader may follow."""

import pytest

from guidance.library.models import Source
from tests.referral_walk import NORFOLK, address, answer_all, make_walk
from wizard.journey.templatetags.route_words import linked, prose

pytestmark = pytest.mark.django_db


def test_only_a_link_that_is_rightly_written_is_one() -> None:
    Source.objects.create(
        key="send-code", kind="guidance", title="SEND Code", short="Code", url="https://gov.example/c"
    )
    said = linked(
        "Read [the code](source:send-code), [ours](/norfolk/services/) or <b>[this](https://a.example/?q=1)</b>"
    )
    assert '<a href="https://gov.example/c">the code</a>' in said
    assert '<a href="/norfolk/services/">ours</a>' in said
    assert '&lt;b&gt;<a href="https://a.example/?q=1">this</a>' in said
    others = ("javascript:alert", "//evil.example", 'https://a"onclick', "source:nobody", "http://a.example", "data:x")
    for where in others:
        assert "<a" not in linked(f"[words]({where})")


def test_help_is_paragraphs_lists_and_bold() -> None:
    assert prose("One\ntwo.\n\n- **a**\n- <i>\n\n") == (
        "<p>One two.</p><ul><li><strong>a</strong></li><li>&lt;i&gt;</li></ul>"
    )


@pytest.mark.requirement("N62")
def test_a_question_about_money_leads_to_where_one_applies() -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, "tried": {"budget": "yes"}}, until="budget_spent")
    client.post(address(referral, "tried"), {"tried__budget__tried": "yes"})
    page = client.get(address(referral, "budget_spent")).text
    assert "Help with this question" in page
    assert '<a href="https://www.schools.norfolk.gov.uk/">Norfolk Schools website</a>' in page
    assert '<a href="/norfolk/services/">' in page


@pytest.mark.requirement("N53")
def test_a_pupil_who_is_pregnant_and_well_gets_a_plan_in_place_of_a_referral() -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, "main_reason": "pregnancy", "too_unwell": "no"}, until="first_name")
    page = client.get(address(referral, "what-instead")).text
    assert '<a href="/norfolk/guides/pregnant-pupils/">a list of what to plan</a>' in page
