"""Conditions and dates as a template draws them: every control with its name, its choices and what is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wizard.routes.part_forms.choices import Names, Offered
from wizard.routes.part_forms.conditions import HOWS, MATCHES
from wizard.routes.part_forms.moments import MEMBERS, SORTS
from wizard.routes.sentences import UNITS
from wizard.routes.vocabulary import COMPARISONS

JSON = dict[str, Any]
NO_VALUE = frozenset({"known", "unknown", "holds"})
BY_DATE = frozenset({"on_or_after", "before"})
CALENDAR = {"day": "Day", "month": "Month", "year": "Year, or empty for every school year"}
COUNTED = ("at_least", "more_than", "less_than")


@dataclass(frozen=True)
class Choice:
    """One thing to choose: the value posted, what it is called, and whether it is chosen."""

    value: str
    label: str
    chosen: bool
    gone: bool = False


@dataclass(frozen=True)
class DrawnMoment:
    """A date: its sort, and of two dates each as a member."""

    name: str
    sort: str
    sorts: tuple[Choice, ...]
    events: tuple[Choice, ...] = ()
    n: str = ""
    units: tuple[Choice, ...] = ()
    panels: tuple[Choice, ...] = ()
    #: Day, month and year of a day of the calendar: the box, what it is called, and what stands in it.
    boxes: tuple[tuple[str, str, str], ...] = ()
    members: tuple["DrawnMoment", ...] = ()


@dataclass(frozen=True)
class DrawnLine:
    """One line. Without `what` its `subjects` are offered; `control` is ticks, text, number, moment or nothing."""

    name: str
    row: str
    what: str
    subject: str = ""
    subjects: tuple[tuple[str, Offered], ...] = ()
    hows: tuple[Choice, ...] = ()
    control: str = ""
    values: tuple[Choice, ...] = ()
    texts: tuple[str, ...] = ()
    moment: DrawnMoment | None = None
    columns: tuple[Choice, ...] = ()
    cells: tuple[Choice, ...] = ()
    cell_texts: tuple[str, ...] = ()
    group: "DrawnCondition | None" = None


@dataclass(frozen=True)
class DrawnCondition:
    """A condition's match and lines. One deeper than a form can show is `kept`: where it stands in the stored part."""

    name: str
    kept: str = ""
    matches: tuple[Choice, ...] = ()
    n: str = ""
    lines: tuple[DrawnLine, ...] = ()
    nested: bool = False


def choices(offered: Iterable[tuple[str, str]], chosen: Iterable[Any], empty: str = "") -> tuple[Choice, ...]:
    """Returns what is offered with what is chosen marked; a chosen one nobody offers comes last, as it is."""
    known = [str(one) for one in chosen if str(one)]
    first = [("", empty)] if empty else []
    found = [Choice(value, label, value in known or (not value and not known)) for value, label in [*first, *offered]]
    values = {one.value for one in found}
    return tuple(found) + tuple(Choice(one, one, True) for one in known if one not in values)


def drawn_moment(name: str, shown: JSON, names: Names, *, inner: bool = False) -> DrawnMoment:
    """Returns a date as it is drawn. Within another (`inner`) only plain dates are offered."""
    sort = shown.get("sort", "")
    sorts = {key: words for key, words in SORTS.items() if not (inner and key in ("earlier_of", "later_of"))}
    if sort in ("earlier_of", "later_of") and not inner:
        given = [*shown.get("members", []), {}, {}]
        members = tuple(
            drawn_moment(f"{name}.{one}", given[place], names, inner=True) for place, one in enumerate(MEMBERS)
        )
        return DrawnMoment(name, sort, choices(sorts.items(), [sort], "Choose"), members=members)
    if sort == "on":
        boxes = tuple((box, words, str(shown.get(box, ""))) for box, words in CALENDAR.items())
        return DrawnMoment(name, sort, choices(sorts.items(), [sort], "Choose"), boxes=boxes)
    panels = [(one["key"], one["title"]) for one in names.data.get("casework", {}).get("panels", [])]
    return DrawnMoment(
        name,
        sort,
        choices(sorts.items(), [sort], "Choose"),
        choices(names.dates(), [shown.get("event", "")], "Choose") if sort else (),
        str(shown.get("n", "")),
        choices(((key, f"{words}s") for key, words in UNITS.items()), [shown.get("unit", "")], "Choose"),
        choices(panels, [shown.get("panel", "")], "Choose"),
    )


def drawn_condition(name: str, shown: JSON, names: Names, *, nested: bool = False) -> DrawnCondition:
    """Returns a condition as it is drawn."""
    if shown.get("kept"):
        return DrawnCondition(name, kept=name if shown["kept"] is True else shown["kept"])
    lines = tuple(
        _line(f"{name}.lines.{place}", str(place), line, names, nested) for place, line in enumerate(shown["lines"])
    )
    matches = choices(MATCHES.items(), [shown.get("match") or "all"])
    return DrawnCondition(name, matches=matches, n=str(shown.get("n", "")), lines=lines, nested=nested)


def _line(name: str, row: str, line: JSON, names: Names, nested: bool) -> DrawnLine:
    what = line.get("what", "")
    if what == "group":
        return DrawnLine(name, row, what, group=drawn_condition(name, line, names, nested=True))
    if not what:
        return DrawnLine(name, row, "", subjects=tuple((head, offered) for head, offered in names.lines() if offered))
    sort, _, key = what.partition(":")
    hows = _hows(sort, key, line.get("how", ""), names)
    how = next((one.value for one in hows if one.chosen), hows[0].value if hows else "")
    values = [str(one) for one in line.get("values", []) if str(one).strip()]
    offered = names.values(what)
    control = _control(sort, how, offered)
    return DrawnLine(
        name,
        row,
        what,
        names.subjects.get(what, f"{key} (no longer there)"),
        hows=hows,
        control=control,
        values=_chosen_first(choices(offered or (), values), values) if control == "ticks" else (),
        texts=(*values, "") if control == "text" and how in ("in", "includes") else (*values, "")[:1],
        moment=drawn_moment(f"{name}.moment", line.get("moment") or {"sort": "at"}, names, inner=True)
        if control == "moment"
        else None,
        **_where(sort, key, line, names),
    )


def _chosen_first(offered: tuple[Choice, ...], chosen: list[str]) -> tuple[Choice, ...]:
    """What is ticked, in the order the document has it; then the rest: a form saved unchanged changes nothing."""
    return tuple(sorted(offered, key=lambda one: chosen.index(one.value) if one.chosen else len(chosen)))


def _hows(sort: str, key: str, how: str, names: Names) -> tuple[Choice, ...]:
    if sort in ("test", "circumstance", "requirement"):
        return ()
    offered = COUNTED if sort == "count" else _comparisons(key, names)
    known = list(dict.fromkeys([*offered, *([how] if how in HOWS else [])]))
    chosen = how if how in known else known[0]
    return tuple(Choice(one, HOWS[one], one == chosen) for one in known)


def _comparisons(fact: str, names: Names) -> list[str]:
    kind = names.sentences.names.kind_of(fact) or "other"
    offered = [one for one in COMPARISONS[kind] if one != "in" or kind == "list"]
    return [*offered, "unknown"]


def _control(sort: str, how: str, offered: Offered | None) -> str:
    if sort in ("test", "circumstance") or how in NO_VALUE:
        return ""
    if how in BY_DATE:
        return "moment"
    if offered is not None:
        return "ticks"
    return "number" if how in ("at_least", "more_than", "less_than") else "text"


def _where(sort: str, key: str, line: JSON, names: Names) -> JSON:
    """Of which rows: a column, and what stands in it."""
    if sort != "count":
        return {}
    chosen = line.get("column", "")
    texts = [str(one) for one in line.get("cells", []) if str(one).strip()]
    offered = names.cells(key, chosen) if chosen else []
    return {
        "columns": choices(names.columns(key), [chosen], "of any kind"),
        "cells": _chosen_first(choices(offered, texts), texts) if offered else (),
        "cell_texts": (*texts, "")[:1] if chosen and not offered else (),
    }
