"""The explorer's filters without people: Wagtail offers the owners and editors of every authority's pages by name."""

from typing import Any

from wagtail.admin.views.pages.listing import GenericPageFilterSet, PageFilterSet

NAMING_PEOPLE = ("owner", "edited_by")


def drop_filters_naming_people() -> None:
    """Takes those filters from Wagtail's own filter sets; it has no hook for that. Safe to repeat."""
    sets: tuple[Any, ...] = (PageFilterSet, GenericPageFilterSet)
    for filter_set in sets:
        for name in NAMING_PEOPLE:
            filter_set.base_filters.pop(name, None)
            filter_set.declared_filters.pop(name, None)
