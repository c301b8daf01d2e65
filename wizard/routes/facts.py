"""Facts: a name compiled to a reader that gives a value, NOT_ASKED, or an Unknown with its reasons."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from schoolyear.ages import age_on, of_compulsory_age, phase_of, year_group
from wizard.routes.context import NOT_ASKED, Context
from wizard.routes.logic import Unknown, waiting
from wizard.routes.names import Names
from wizard.routes.values import date_of, plain
from wizard.routes.vocabulary import DERIVED, FROM_BIRTH, ITEM_FACTS, SLOTS

Reader = Callable[[Context], Any]

GIVEN_BY_CALLER = ("school.type", "referral.started_by", "duty.ours")


def fact_reader(fact: str, names: Names) -> Reader:
    """The reader of a fact. One that nobody declares waits for ever (`check_document` refuses such a document)."""
    if fact in names.questions:
        return lambda ctx: ctx.answer(fact)
    if fact in names.items:
        return _checklist_item(fact)
    if fact in ITEM_FACTS:
        return _evidence_item(fact)
    if fact in FROM_BIRTH:
        return _from_birth(fact)
    if fact in DERIVED:
        return _derived(fact)
    if fact in SLOTS:
        return lambda ctx: _plain_or_unknown(ctx.slot(fact))
    return lambda _ctx: waiting("answer", fact)


def _plain_or_unknown(value: Any) -> Any:
    return value if isinstance(value, Unknown) or value is NOT_ASKED else plain(value)


def _checklist_item(fact: str) -> Reader:
    question, item = fact.split(".")

    def read(ctx: Context) -> Any:
        entries = ctx.answer(question)
        if entries is NOT_ASKED:
            return NOT_ASKED
        check = ctx.rules.item_checks.get(fact)
        asked = True if check is None else check(ctx)
        if asked is False:
            return NOT_ASKED
        if isinstance(asked, Unknown):
            return asked
        tried = tried_of(entries, item)
        return waiting("answer", fact) if tried is None else tried

    return read


def tried_of(entries: Any, item: str) -> str | None:
    """What a checklist answer says of one item: yes, no, not_suitable, or None for blank."""
    entry = entries.get(item) if isinstance(entries, dict) else None
    tried = plain(entry.get("tried") if isinstance(entry, dict) else entry)
    return tried if isinstance(tried, str) and tried else None


def _evidence_item(fact: str) -> Reader:
    field = fact.removeprefix("item.")
    kind = ITEM_FACTS[fact]

    def read(ctx: Context) -> Any:
        value = ctx.item.get(field)
        if kind == "date":
            value = date_of(value)
        elif kind == "list":
            value = value if isinstance(value, list | tuple) else None
        return waiting("answer", fact) if value is None or value == "" else plain(value)

    return read


def _from_birth(fact: str) -> Reader:
    def read(ctx: Context) -> Any:
        if fact in {"pupil.year_group", "pupil.phase"}:
            taught = _taught_year(ctx)
            if taught is not None:
                return Decimal(taught) if fact == "pupil.year_group" else phase_of(taught)
        born = ctx.slot("pupil.dob")
        if not isinstance(born, date):
            return born
        return _reckoned(fact, born, ctx.given.reference_day)

    return read


def _taught_year(ctx: Context) -> int | None:
    taught = ctx.slot("pupil.taught_year")
    return int(taught) if isinstance(taught, Decimal) else None


def _reckoned(fact: str, born: date, day: date) -> Any:
    if fact == "pupil.age":
        return Decimal(age_on(born, day))
    if fact == "pupil.year_group":
        return Decimal(year_group(born, day))
    if fact == "pupil.phase":
        return phase_of(year_group(born, day))
    return plain(of_compulsory_age(born, day))


def _derived(fact: str) -> Reader:
    if fact == "today":
        return lambda ctx: ctx.given.reference_day
    if fact in GIVEN_BY_CALLER:
        return lambda ctx: _known_to_caller(ctx.given.facts.get(fact), "officer", fact)
    if fact == "case.extensions":
        return lambda ctx: plain(ctx.given.case.get(fact, 0))
    short = fact.removeprefix("case.")
    waits_for = "officer" if short == "history" else "date"
    return lambda ctx: _known_to_caller(ctx.given.case.get(fact, ctx.given.case.get(short)), waits_for, fact)


def _known_to_caller(value: Any, waits_for: str, fact: str) -> Any:
    return waiting(waits_for, fact) if value is None or value == "" else plain(value)
