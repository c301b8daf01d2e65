"""Which of the two databases is asked. Both give the same clauses for the same words; their ranks differ."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

from guidance.searching import postgresql, sqlite
from guidance.searching.words import Words

# Inside a transaction an index cannot be made while rows wait for their foreign keys to be looked at.
SETTLED = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"
KNOWN: dict[str, Words] = {"postgresql": postgresql.PostgresqlWords(), "sqlite": sqlite.SqliteWords()}


def words_in(connection: BaseDatabaseWrapper) -> Words:
    """Returns what keeps and finds words in the database of this connection."""
    return KNOWN[connection.vendor]


@contextmanager
def without_index(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Takes PostgreSQL's index of words away inside the block and makes it again after: a million clauses are then
    indexed in a minute instead of ten. For loading made-up data alone; search is slow meanwhile.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(SETTLED)
        cursor.execute("DROP INDEX IF EXISTS searching_words")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(SETTLED)
            cursor.execute(postgresql.INDEX)
