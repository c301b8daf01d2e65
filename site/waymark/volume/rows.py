"""Many rows at once: PostgreSQL's COPY, SQLite's executemany. Models' defaults hold, their save() is not called."""

from collections.abc import Iterable
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

Values = dict[str, Any]


def store(model: type[models.Model], rows: Iterable[Values]) -> None:
    """Stores rows given as attribute name -> value; what a row does not say is the field's default."""
    fields = model._meta.local_concrete_fields
    said = [field for field in fields if not (isinstance(field, models.AutoField) and field.primary_key)]
    listed = list(rows)
    if listed and model._meta.pk.attname in listed[0]:
        said = list(fields)
    defaults = {field.attname: field.get_db_prep_save(field.get_default(), connection) for field in said}
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in said)
    table = connection.ops.quote_name(model._meta.db_table)
    values = (
        [prepared(field, row) if field.attname in row else defaults[field.attname] for field in said] for row in listed
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
        return
    places = ", ".join(["%s"] * len(said))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", list(values))  # noqa: S608  (names of ours)


def prepared(field: models.Field, row: Values) -> Any:
    """Returns a value of a row as the database takes it; psycopg takes dates and the like as they are."""
    value = row[field.attname]
    plain = connection.vendor == "postgresql" and not isinstance(field, models.JSONField)
    return value if plain else field.get_db_prep_save(value, connection)


def next_key(model: type[models.Model]) -> int:
    """Returns the first number that no row of a table has."""
    return (model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1


def go_on_after(*stored: type[models.Model]) -> None:
    """Tells the database to number new rows after those that were stored with a number of their own."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(stored)):
            cursor.execute(statement)
