"""Queries asked at every step of the walk: their SQL is worked out once, and again on the next day.

Django builds a queryset's SQL anew each time it is asked. For a query that starts from what a person may see, over six
tables, that took 3 ms where the database took 0.1. The queryset stays the one place that says what is asked: it is
built once with marks where the values go, and only the values change from then on.
"""

import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import JSONField, Model, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.expressions import Col
from django.db.models.query import ModelIterable, ValuesListIterable, get_related_populators
from django.db.models.sql import DeleteQuery, InsertQuery, UpdateQuery
from django.utils import timezone

Row = TypeVar("Row")
Adapt = Callable[[Any], Any]
FIRST_NUMBER = 2_000_000_000  # fits every integer column
FIRST_MOMENT = datetime(9000, 1, 1, tzinfo=UTC)
FIRST_DAY = date(9000, 1, 1)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:")


class Marks:
    """Made-up values that stand in a query for what changes from one asking to the next."""

    def __init__(self) -> None:
        self.by_name: dict[str, Any] = {}

    def number(self, name: str) -> int:
        """Returns a number to be replaced by the value of that name."""
        return int(self._kept(name, FIRST_NUMBER + len(self.by_name)))

    def text(self, name: str) -> str:
        """Returns a text to be replaced."""
        return str(self._kept(name, f"\ue000{name}"))

    def moment(self, name: str) -> datetime:
        """Returns a moment to be replaced."""
        found: datetime = self._kept(name, FIRST_MOMENT + timedelta(hours=len(self.by_name)))
        return found

    def day(self, name: str) -> date:
        """Returns a day to be replaced, by none too where the column may be empty."""
        found: date = self._kept(name, FIRST_DAY + timedelta(days=len(self.by_name)))
        return found

    def _kept(self, name: str, mark: Any) -> Any:
        return self.by_name.setdefault(name, mark)


@dataclass(frozen=True)
class Statement:
    """SQL with its parameters; `places` says which of them is which value, and how the database wants it."""

    sql: str
    parameters: Sequence[Any]
    places: Sequence[tuple[int, str, Adapt]]

    def bound(self, values: Mapping[str, Any]) -> list[Any]:
        """Returns the parameters with the values in their places."""
        bound = list(self.parameters)
        for place, name, adapt in self.places:
            bound[place] = adapt(values[name])
        return bound


class Today:
    """The day it is here, looked up when the last one is over: asking the time zone costs as much as reading a row."""

    def __init__(self) -> None:
        self._known: tuple[float, float, date] = (0.0, 0.0, date.min)

    def __call__(self) -> date:
        """Returns what timezone.localdate() returns."""
        now = time.time()
        begins, ends, day = self._known
        if not begins <= now < ends:
            day = timezone.localdate()
            begins, ends = (midnight(one).timestamp() for one in (day, day + timedelta(days=1)))
            self._known = begins, ends, day
        return day


def midnight(day: date) -> datetime:
    """Returns the moment at which a day begins here."""
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_default_timezone())


today = Today()


class Kept(Generic[Row]):
    """What was worked out, by connection and day: a query may ask what holds today."""

    def __init__(self, work_out: Callable[[BaseDatabaseWrapper], Row]) -> None:
        self._work_out = work_out
        self._by_connection: WeakKeyDictionary[BaseDatabaseWrapper, tuple[date, Row]] = WeakKeyDictionary()

    def for_today(self, connection: BaseDatabaseWrapper) -> Row:
        """Returns it, worked out now if it was not yet today."""
        now = today()
        day, found = self._by_connection.get(connection, (None, None))
        if day != now or found is None:
            found = self._work_out(connection)
            self._by_connection[connection] = (now, found)
        return found


class Prepared(Generic[Row]):
    """A query of models (select_related and annotations too) or of tuples (values_list)."""

    def __init__(self, build: Callable[[Marks], QuerySet[Any, Row]]) -> None:
        """`build` returns the queryset, with marks for all that changes; it must not ask what time it is."""
        self._build = build
        self._kept = Kept(self._work_out)

    def ask(self, **values: Any) -> list[Row]:
        """Returns what is found for these values. Raises KeyError when a mark has no value."""
        connection = connections[DEFAULT_DB_ALIAS]
        statement, read = self._kept.for_today(connection)
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.bound(values))
            return read(cursor.fetchall())

    def _work_out(self, connection: BaseDatabaseWrapper) -> tuple[Statement, Callable[[list[Any]], list[Row]]]:
        marks = Marks()
        queryset = self._build(marks)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        return statement_of(connection, sql, parameters, marks), reader_of(queryset, compiler)


class PreparedChange:
    """An UPDATE of a queryset."""

    def __init__(self, build: Callable[[Marks], tuple[QuerySet[Any], dict[str, Any]]]) -> None:
        """`build` returns the queryset and what its fields become, with marks for all that changes."""
        self._build = build
        self._kept = Kept(self._work_out)

    def make(self, **values: Any) -> int:
        """Returns how many rows it changed."""
        connection = connections[DEFAULT_DB_ALIAS]
        statement = self._kept.for_today(connection)
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.bound(values))
            return int(cursor.rowcount)

    def make_each(self, several: Sequence[Mapping[str, Any]]) -> None:
        """Makes the change once for each of several sets of values, in one go to the database."""
        connection = connections[DEFAULT_DB_ALIAS]
        if several:
            statement = self._kept.for_today(connection)
            with connection.cursor() as cursor:
                cursor.executemany(statement.sql, [statement.bound(values) for values in several])

    def _work_out(self, connection: BaseDatabaseWrapper) -> Statement:
        marks = Marks()
        queryset, fields = self._build(marks)
        query: Any = queryset.query.chain(UpdateQuery)
        query.add_update_values(fields)
        sql, parameters = query.get_compiler(connection=connection).as_sql()
        return statement_of(connection, sql, parameters, marks)


class PreparedRemoval:
    """A DELETE of a queryset of one table that nothing refers to: no cascade, no signal."""

    def __init__(self, build: Callable[[Marks], QuerySet[Any]]) -> None:
        """`build` returns the queryset, with marks for all that changes."""
        self._build = build
        self._kept = Kept(self._work_out)

    def make(self, **values: Any) -> int:
        """Returns how many rows it removed."""
        connection = connections[DEFAULT_DB_ALIAS]
        statement = self._kept.for_today(connection)
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.bound(values))
            return int(cursor.rowcount)

    def _work_out(self, connection: BaseDatabaseWrapper) -> Statement:
        marks = Marks()
        sql, parameters = self._build(marks).query.chain(DeleteQuery).get_compiler(connection=connection).as_sql()
        return statement_of(connection, sql, parameters, marks)


class PreparedRows:
    """An INSERT of rows of one model, as bulk_create does it: no signal, no primary key given back."""

    def __init__(self, model: type[Model], *, unique: Sequence[str] = (), update: Sequence[str] = ()) -> None:
        """Of a row that is there already, by the fields of `unique`, the fields of `update` are written anew."""
        self._model, self._unique, self._update = model, unique, update
        self._kept = Kept(self._work_out)

    def store(self, rows: Sequence[Model]) -> None:
        """Writes the rows. Raises IntegrityError for one that may not be there."""
        connection = connections[DEFAULT_DB_ALIAS]
        sql, fields = self._kept.for_today(connection)
        parameters = [
            [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields] for row in rows
        ]
        with connection.cursor() as cursor:
            if len(parameters) == 1:
                cursor.execute(sql, parameters[0])
            elif parameters:
                cursor.executemany(sql, parameters)

    def _work_out(self, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        options = self._model._meta
        fields: list[Any] = [field for field in options.concrete_fields if field is not options.pk]
        query = InsertQuery(
            self._model,
            on_conflict=OnConflict.UPDATE if self._update else None,
            unique_fields=[options.get_field(name) for name in self._unique],
            update_fields=[options.get_field(name) for name in self._update],
        )
        query.insert_values(fields, [self._model()])
        ((sql, _),) = query.get_compiler(connection=connection).as_sql()
        return sql, fields


def statement_of(connection: BaseDatabaseWrapper, sql: str, parameters: Sequence[Any], marks: Marks) -> Statement:
    """Returns the statement. Raises ValueError for a mark that is not in it, and for a moment that would grow old."""
    places = [
        (place, name, adapt)
        for place, parameter in enumerate(parameters)
        for name, mark in marks.by_name.items()
        if (adapt := adaptation(connection, mark, parameter)) is not None
    ]
    missing = set(marks.by_name) - {name for _, name, _ in places}
    if missing:
        raise ValueError(f"not in the query: {', '.join(sorted(missing))}")
    marked = {place for place, _, _ in places}
    for place, parameter in enumerate(parameters):
        if place not in marked and MOMENT.match(str(parameter)):
            raise ValueError("the query asks what time it is: give it the moment by a mark")
    return Statement(sql, tuple(parameters), tuple(places))


def adaptation(connection: BaseDatabaseWrapper, mark: Any, parameter: Any) -> Adapt | None:
    """Returns how the mark became the parameter; None when the parameter is something else."""
    if isinstance(parameter, type(mark)) and mark == parameter:
        # psycopg is told by a class of its own how wide an integer column is.
        return type(parameter) if isinstance(mark, int) else (lambda value: value)
    if isinstance(mark, datetime) and connection.ops.adapt_datetimefield_value(mark) == parameter:
        return connection.ops.adapt_datetimefield_value
    if type(mark) is date and connection.ops.adapt_datefield_value(mark) == parameter:
        return connection.ops.adapt_datefield_value
    return None


def reader_of(queryset: QuerySet[Any, Row], compiler: Any) -> Callable[[list[Any]], list[Row]]:
    """Returns what turns rows into models or tuples, as the queryset itself would."""
    converters = compiler.get_converters([column for column, *_ in compiler.select])

    def converted(rows: list[Any]) -> Any:
        return compiler.apply_converters(rows, converters) if converters else rows

    made: Any = queryset._iterable_class
    if made is ValuesListIterable:
        together = [place for place, (_, column) in converters.items() if is_plain_json(column)]
        converters = {place: how for place, how in converters.items() if place not in together}
        # Rows as tuples are no models, which is what the class is typed for.
        return lambda rows: [tuple(row) for row in converted(decoded(rows, together))]  # type: ignore[misc]
    if made is not ModelIterable:
        raise ValueError("a prepared query gives models or tuples")
    model_of = model_reader(queryset, compiler)
    return lambda rows: [model_of(row) for row in converted(rows)]


def is_plain_json(column: Any) -> bool:
    """Whether a column of a query holds JSON as the database keeps it, decoded by nothing of its own."""
    field = column.output_field
    return type(field) is JSONField and field.decoder is None and isinstance(column, Col)


def decoded(rows: Sequence[Any], places: Sequence[int]) -> list[list[Any]]:
    """Returns the rows with the JSON at these places decoded, a column in one go: 40 answers cost 40 times less."""
    found = [list(row) for row in rows]
    for place in places:
        texts = ("null" if row[place] is None else row[place] for row in found)
        for row, value in zip(found, json.loads(f"[{','.join(texts)}]"), strict=True):
            row[place] = value
    return found


def model_reader(queryset: QuerySet[Any, Row], compiler: Any) -> Callable[[Any], Row]:
    """Returns what makes a model of a row, with what stands beside it: as Django's ModelIterable does."""
    alias = router.db_for_read(queryset.model)
    info = compiler.klass_info
    first, after = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, *_ in compiler.select[first:after]]
    populators = get_related_populators(info, compiler.select, alias)  # type: ignore[no-untyped-call,call-arg]  # the stubs know a later Django
    annotations = list(compiler.annotation_col_map.items())

    def model_of(row: Any) -> Row:
        made: Any = info["model"].from_db(alias, names, row[first:after])
        for populator in populators:
            populator.populate(row, made)
        for name, place in annotations:
            setattr(made, name, row[place])
        return made  # type: ignore[no-any-return]  # the class stands in what the compiler says

    return model_of
