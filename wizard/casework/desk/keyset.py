"""Pages of a long list by the place where the last one ended: no page costs more than the first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime

from wizard.casework.models import Case


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the list: by which field, and whether the latest come first."""

    field: str
    down: bool

    def sorted(self, cases: QuerySet[Case], *, back: bool = False) -> QuerySet[Case]:
        """Returns the cases in this order, or in the opposite one."""
        sign = "-" if self.down != back else ""
        return cases.order_by(f"{sign}{self.field}", f"{sign}pk")

    def beyond(self, cases: QuerySet[Case], place: "Place", *, back: bool = False) -> QuerySet[Case]:
        """Returns the cases that come after a place, or before it."""
        way = "lt" if self.down != back else "gt"
        same = Q(**{self.field: place.value, f"pk__{way}": place.pk})
        # The first condition says nothing new: by it the database finds the place in the index.
        return cases.filter(
            Q(**{f"{self.field}__{way}e": place.value}), Q(**{f"{self.field}__{way}": place.value}) | same
        )

    def place(self, case: Case) -> str:
        """Returns where a case stands, as an address carries it."""
        return f"{getattr(case, self.field).isoformat()}_{case.pk}"


NEWEST, BY_DUE = Order("opened_at", down=True), Order("next_due_on", down=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ends."""

    value: date | datetime
    pk: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page, with the places before and after it; blank where there is nothing more."""

    cases: list[Case]
    before: str
    after: str


def read_place(order: Order, text: str) -> Place | None:
    """Returns the place an address names; None for anything else."""
    said, _, key = text.rpartition("_")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    try:
        value: Any = parse_datetime(said) if order is NEWEST else parse_date(said)
    except ValueError:
        return None
    aware = value is not None and (order is BY_DUE or value.tzinfo is not None)
    return Place(value, int(key)) if aware else None


def page_of(
    cases: QuerySet[Case], order: Order, size: int, shown_with: QuerySet[Case], *, after: str = "", before: str = ""
) -> Page:
    """Returns the page after a place, before one, or the first, its cases read with what `shown_with` reads.

    Two queries: keys alone first. With the tables of a row joined, the database sorts what it need not read.
    """
    ahead, behind = read_place(order, after), read_place(order, before)
    if behind is not None and ahead is None:
        keys = keys_of(order.sorted(order.beyond(cases, behind, back=True), back=True), size)
        more, shown = len(keys) > size, rows_of(shown_with, keys[:size][::-1])
        return Page(shown, order.place(shown[0]) if more else "", order.place(shown[-1]) if shown else "")
    narrowed = cases if ahead is None else order.beyond(cases, ahead)
    keys = keys_of(order.sorted(narrowed), size)
    shown = rows_of(shown_with, keys[:size])
    first = order.place(shown[0]) if shown and ahead is not None else ""
    return Page(shown, first, order.place(shown[-1]) if len(keys) > size else "")


def keys_of(cases: QuerySet[Case], size: int) -> list[int]:
    """Returns the keys of a page, and of one case more."""
    return list(cases.values_list("pk", flat=True)[: size + 1])


def rows_of(shown_with: QuerySet[Case], keys: list[int]) -> list[Case]:
    """Returns the cases of these keys in their order; one that is gone meanwhile is left out."""
    found = {case.pk: case for case in shown_with.filter(pk__in=keys)} if keys else {}
    return [found[key] for key in keys if key in found]
