"""Sees every statement that Django sends, and makes what is kept forgotten once a write to a public table is committed.

So bulk_create, queryset.update() and raw SQL through a connection count like save(). What another program writes
does not come by here, nor what psycopg copies: `manage.py forget_pages` is for them.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from waymark.page_cache.generation import forget
from waymark.page_cache.private_tables import private_tables

READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA", "EXPLAIN", "BEGIN", "COMMIT", "SET", "SHOW", "ANALYZE")
TABLE = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+(?:ONLY\s+)?"?(\w+)"?', re.IGNORECASE
)


def watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Puts the watcher on a connection, once; Django tells of every connection it opens."""
    if see not in connection.execute_wrappers:
        connection.execute_wrappers.append(see)


def see(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Lets the statement through; returns what it returned."""
    result = execute(sql, params, many, context)
    if changes_public(sql):
        forget_after_commit(context["connection"])
    return result


def changes_public(sql: Any) -> bool:
    """Whether a statement writes to a public table. One that cannot be read counts as if it did."""
    if not isinstance(sql, str):
        return True
    if sql.lstrip()[:9].upper().startswith(READS):
        return False
    table = TABLE.match(sql)
    return table is None or table[1] not in private_tables()


def forget_after_commit(connection: BaseDatabaseWrapper) -> None:
    """Forgets what is kept when the transaction is committed, once however much it writes; at once outside of one.

    A promise made inside a savepoint that is undone goes with it, so only one of the savepoints we are still in counts.
    """
    inside = set(connection.savepoint_ids)
    promised: list[Any] = connection.run_on_commit
    if any(done is forget and held <= inside for held, done, *_ in promised):
        return
    connection.on_commit(forget, robust=True)
