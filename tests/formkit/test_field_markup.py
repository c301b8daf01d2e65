"""A field on its page: heading, hint, error and the summary that leads to it."""

import re

from django import forms
from django.template.loader import render_to_string

from formkit.dates import DateField
from formkit.forms import GovukForm, error_links
from formkit.options import Option, OptionsField
from formkit.presentation import present
from formkit.widgets import PlainFileInput


class Several(GovukForm):
    name = forms.CharField(label="Name", help_text="As the register has it.")
    why = present(
        OptionsField([Option("a", "A")], label="Why?", missing="Select why"),
        page_heading=True,
        caption="The pupil",
        why_href="#why",
    )
    seen = DateField(called="Date seen", label="When?")
    letter = forms.FileField(label="Letter", widget=PlainFileInput)

    def clean(self) -> None:
        raise forms.ValidationError("The answers do not fit together")


def test_hint_and_error_are_announced_with_the_input() -> None:
    html = Several({})["name"].as_field_group()
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    assert all(f'id="{name}"' in html for name in described[1].split())
    assert '<span class="govuk-visually-hidden">Error:</span> Enter an answer for “Name”' in html


def test_a_group_is_described_once_by_its_fieldset() -> None:
    html = Several({})["why"].as_field_group()
    assert html.count('aria-describedby="id_why_error"') == 1
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_why_error">' in html


def test_the_question_is_the_heading_of_its_page() -> None:
    html = Several()["why"].as_field_group()
    assert '<h1 class="govuk-fieldset__heading">Why?</h1>' in html
    assert "The pupil" in html
    assert 'href="#why"' in html


def test_the_summary_says_the_same_words_and_leads_to_the_first_input() -> None:
    form = Several({})
    links = [(link.text, link.href) for link in error_links(form)]
    assert links == [
        ("The answers do not fit together", ""),
        ("Enter an answer for “Name”", "#id_name"),
        ("Select why", "#id_why_0"),
        ("Enter the date seen", "#id_seen_0"),
        ("Choose a file", "#id_letter"),
    ]
    page = str(form)
    assert all(f'id="{href[1:]}"' in page for _, href in links if href)


def test_the_summary_is_silent_before_anything_is_sent() -> None:
    assert render_to_string("components/error_summary.html", {"form": Several()}).strip() == ""
    assert "There is a problem" in render_to_string("components/error_summary.html", {"form": Several({})})


def test_what_people_type_is_escaped() -> None:
    html = str(Several({"name": '"><script>'}))
    assert "<script>" not in html


def test_no_markup_of_ours_needs_the_browser_to_check() -> None:
    html = str(Several({}))
    assert " required" not in html
    assert "style=" not in html
