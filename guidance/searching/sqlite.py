"""SQLite: an FTS5 table of stemmed words whose rowid is the text's id."""

from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from guidance.searching.asking import Asked, Term
from guidance.searching.words import CLOSE, EXCERPT, OPEN, SHORT, Marked, Wanted

ADD = """
INSERT INTO searching_searchedclause (text_id, version_id, authority_id, starts, ends)
SELECT id, edition_version_id, %(authority)s, %(starts)s, %(ends)s
FROM policies_clausetext WHERE edition_version_id = %(version)s
"""
ADD_WORDS = """
INSERT OR REPLACE INTO searching_words (rowid, heading, body)
SELECT id, heading, text FROM policies_clausetext WHERE edition_version_id = %(version)s
"""
FIND = """
SELECT text_id FROM (
    SELECT text_id, ends, bm25(searching_words, 4.0, 1.0) AS rank
    FROM searching_words JOIN searching_searchedclause ON text_id = searching_words.rowid
    WHERE searching_words MATCH %(asked)s AND starts <= %(on)s {and_wanted} LIMIT %(most)s
)
ORDER BY ends > %(on)s DESC, rank, text_id
"""
WHOLE = "highlight(searching_words, {column}, %(open)s, %(close)s)"
MARK = f"""
SELECT rowid, {WHOLE.format(column=0)},
    CASE WHEN length(body) <= {SHORT} THEN {WHOLE.format(column=1)}
    ELSE snippet(searching_words, 1, %(open)s, %(close)s, '', {EXCERPT}) END
FROM searching_words WHERE searching_words MATCH %(asked)s AND rowid IN ({{texts}})
"""  # noqa: S608  (made of constants)


class SqliteWords:
    """See words.Words."""

    def add(self, connection: BaseDatabaseWrapper, version: int, authority: int, starts: date, ends: date) -> None:
        """Adds the clauses of one version."""
        values: dict[str, Any] = {"version": version, "authority": authority, "starts": starts, "ends": ends}
        with connection.cursor() as cursor:
            cursor.execute(ADD, values)
            cursor.execute(ADD_WORDS, {"version": version})

    def clear(self, connection: BaseDatabaseWrapper) -> None:
        """Removes every clause."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM searching_searchedclause")
            cursor.execute("DELETE FROM searching_words")

    def find(self, connection: BaseDatabaseWrapper, asked: Asked, wanted: Wanted, most: int) -> list[int]:
        """Returns the ids of texts that match, those in force first and then the best. At most `most` are ranked."""
        values: dict[str, Any] = {"asked": match(asked), "on": wanted.on, "most": most}
        narrowed = "" if wanted.earlier else "AND ends > %(on)s "
        if wanted.authorities:
            narrowed += f"AND authority_id IN ({numbers(wanted.authorities)})"
        with connection.cursor() as cursor:
            cursor.execute(FIND.format(and_wanted=narrowed), values)
            return [text for (text,) in cursor.fetchall()]

    def mark(self, connection: BaseDatabaseWrapper, asked: Asked, texts: list[int]) -> dict[int, Marked]:
        """Returns the texts' headings and excerpts by id."""
        with connection.cursor() as cursor:
            values = {"asked": match(asked), "open": OPEN, "close": CLOSE}
            cursor.execute(MARK.format(texts=numbers(texts)), values)
            return {text: Marked(heading, excerpt) for text, heading, excerpt in cursor.fetchall()}


def match(asked: Asked) -> str:
    """Returns the question in FTS5's language: every term is a quoted phrase of letters and digits."""
    question = " AND ".join(phrase(term) for term in asked.wanted)
    return "".join([f"({question})", *(f" NOT {phrase(term)}" for term in asked.left_out)])


def phrase(term: Term) -> str:
    """Returns words that stand together, as FTS5 reads them."""
    return f'"{" ".join(term.words)}"'


def numbers(keys: tuple[int, ...] | list[int]) -> str:
    """Returns keys of rows as SQL; they are numbers of ours and nothing that was typed."""
    return ", ".join(str(int(key)) for key in keys)
