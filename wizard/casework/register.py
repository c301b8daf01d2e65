"""The register's list: filtering by what is declared and nothing else, and an export that is safe and streams."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from wagtail_modeladmin.views import IndexView

from people.enums import CASE_ROLES
from people.service import authorities_with, signed_in
from record.service import harmless
from wizard.casework.actions.note_export import note_export
from wizard.casework.desk.filters import by_reference, schools_named
from wizard.casework.models import Case

MOST_COUNTED = 10_000
FILTERS = frozenset({"status__exact", "submission__flagged__exact", "school__id__exact"})
CHUNK = 500


class CappedCount(QuerySet[Case]):
    """Cases counted no further than MOST_COUNTED: counting half a million rows costs more than the page, and
    modeladmin counts the whole list, what was found of it, and the pages.
    """

    def count(self) -> int:
        """Returns the number of rows, or MOST_COUNTED when there are more."""
        return super().count() if self.query.is_sliced else self.order_by()[:MOST_COUNTED].count()


class RegisterIndex(IndexView):
    def get_page_title(self) -> str:
        """Returns the list's name."""
        return "Referrals received"

    def get_filters_params(self, params: Any = None) -> dict[str, list[str]]:
        """Returns the declared filters only: modeladmin would follow any lookup, and so tell what it may not show.

        PostgreSQL refuses a NUL, and no value has one: it is dropped here as in the search.
        """
        given = super().get_filters_params(params)
        return {key: [text.replace("\x00", "") for text in texts] for key, texts in given.items() if key in FILTERS}

    def get_search_results(self, request: Any, queryset: QuerySet[Case], search_term: str) -> QuerySet[Case]:
        """Returns the cases whose reference begins so or whose school's name holds it.

        PostgreSQL refuses a NUL, so it is dropped. modeladmin would look for the text anywhere in either: a million
        references are then read from end to end.
        """
        text = search_term.replace("\x00", "").strip()[:100]
        if not text:
            return queryset
        if any(sign.isdigit() for sign in text):
            return by_reference(queryset, text)
        return queryset.filter(school__in=schools_named(text))

    def to_row_dict(self, item: Case) -> dict[str, Any]:
        """Returns one row of the export with nothing in it that a spreadsheet would run."""
        return {key: harmless(value) for key, value in super().to_row_dict(item).items()}

    def as_spreadsheet(self, queryset: QuerySet[Case], spreadsheet_format: str) -> Any:
        """Returns the export, reading the rows in chunks, and writes down that it was taken."""
        person = signed_in(self.request)
        chosen = [key for key in self.request.GET if key not in ("export", "p", "o")]
        note_export(person, list(authorities_with(person, CASE_ROLES)), spreadsheet_format, chosen)
        return super().as_spreadsheet(Chunked(queryset), spreadsheet_format)


class Chunked:
    """A queryset that is read in chunks when iterated over, so that an export never holds all of it."""

    def __init__(self, queryset: QuerySet[Case]) -> None:
        self.queryset, self.model = queryset, queryset.model

    def __iter__(self) -> Iterator[Case]:
        return self.queryset.iterator(chunk_size=CHUNK)
