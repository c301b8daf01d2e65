"""Rows that do not change: the database itself refuses UPDATE always, and DELETE unless a purge is under way.

Triggers are made again after every migrate, since SQLite drops them when it rebuilds a table. SQLite's
INSERT OR REPLACE deletes without firing a delete trigger and PostgreSQL's TRUNCATE passes row triggers
by: both have a trigger of their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

_frozen: list[type[Model]] = []
_purging: ContextVar[bool] = ContextVar("purging", default=False)

SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END",
    "CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} WHEN waymark_purging() = 0 "
    "BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END",
    "CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END",
)
POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION waymark_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF TG_OP <> 'UPDATE' AND current_setting('waymark.purging', true) = 'on' THEN RETURN OLD; END IF; "
    "RAISE EXCEPTION '% is frozen', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION waymark_refuse()",
    "CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION waymark_refuse()",
)


def freeze(model: type[Model]) -> None:
    """Makes the database refuse changes to this model's rows. Call from AppConfig.ready."""
    if model not in _frozen:
        _frozen.append(model)


def install_triggers(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Makes the triggers of every frozen table there is; harmless to repeat (post_migrate calls it)."""
    connection = connections[using]
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for model in _frozen:
            table = model._meta.db_table
            for statement in statements if table in there else ():
                cursor.execute(statement.format(table=table))


def teach_sqlite(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Gives a new SQLite connection the function the triggers ask; any other program that deletes is refused."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("waymark_purging", 0, lambda: int(_purging.get()))


@contextmanager
def purging(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Lets frozen rows be deleted inside the block: for the purge action alone. Updating stays refused."""
    connection = connections[using]
    token = _purging.set(True)
    _tell_postgresql(connection, "on")
    try:
        yield
    finally:
        _purging.reset(token)
        _tell_postgresql(connection, "off")


def _tell_postgresql(connection: BaseDatabaseWrapper, value: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('waymark.purging', %s, false)", [value])
