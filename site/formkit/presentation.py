"""How a field is set on its page: as the heading, under a section name, with a way to the reason for asking."""

from typing import TypeVar

from django.forms import Field

AnyField = TypeVar("AnyField", bound=Field)


def present(
    field: AnyField, *, page_heading: bool = False, caption: str = "", why_href: str = "", size: str = ""
) -> AnyField:
    """Returns the same field, marked with what formkit/field.html reads.

    page_heading: its label or legend is the page's h1. caption: section name above it. why_href: where "Why we ask
    this" jumps to on a phone. size: "s", "m" or "l" for the label; headings are "l" unless told otherwise.
    """
    setattr(field, "page_heading", page_heading)
    setattr(field, "caption", caption)
    setattr(field, "why_href", why_href)
    setattr(field, "label_size", size or ("l" if page_heading else "s"))
    return field
