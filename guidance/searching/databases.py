"""Which of the two databases is asked. Both give the same clauses for the same words; their ranks differ."""

from django.db.backends.base.base import BaseDatabaseWrapper

from guidance.searching import postgresql, sqlite
from guidance.searching.words import Words

KNOWN: dict[str, Words] = {"postgresql": postgresql.PostgresqlWords(), "sqlite": sqlite.SqliteWords()}


def words_in(connection: BaseDatabaseWrapper) -> Words:
    """Returns what keeps and finds words in the database of this connection."""
    return KNOWN[connection.vendor]
