"""Pages that are always there: statements, and what is said when something goes wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import Client


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/accessibility/", "Accessibility statement for Waymark"),
        ("/privacy/", "Privacy"),
        ("/cookies/", "Cookies"),
        ("/contact/", "Contact"),
    ],
)
def test_a_statement_is_there_for_everybody(client: Client, address: str, heading: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert f"<h1>{heading}</h1>" in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_an_error_page_needs_nothing_to_be_drawn_and_leads_on(template: str) -> None:
    page = render_to_string(template)
    main = page.split("<main")[1].split("</main>")[0]
    assert main.count("<h1") == 1
    assert "<a " in main or "<ol>" in main


def test_the_accessibility_statement_has_the_parts_the_regulations_set() -> None:
    page = render_to_string("pages/accessibility.html")
    parts = [
        "How accessible this site is",
        "partially compliant",
        "Feedback and contact",
        "Enforcement procedure",
        "Preparation of this statement",
    ]
    assert [part for part in parts if part not in page] == []
