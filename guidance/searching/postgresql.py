"""PostgreSQL: a tsvector beside each row under a GIN index, headings weighing most."""

from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import atomic

from guidance.searching.asking import Asked
from guidance.searching.words import CLOSE, EXCERPT, OPEN, SHORT, Marked, Wanted

# Joined words are taken apart, as SQLite does and as questions are: otherwise "self-harm" is found by no part of it.
JOINTS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’–—…•"
SPLIT = f"translate({{}}, %(joints)s, repeat(' ', {len(JOINTS)}))"
VECTOR = (
    f"setweight(to_tsvector('english', {SPLIT.format('heading')}), 'A') || "
    f"setweight(to_tsvector('english', {SPLIT.format('text')}), 'D')"
)
ADD = f"""
INSERT INTO searching_searchedclause (text_id, version_id, authority_id, starts, ends, words)
SELECT id, edition_version_id, %(authority)s, %(starts)s, %(ends)s, {VECTOR}
FROM policies_clausetext WHERE edition_version_id = %(version)s
"""  # noqa: S608  (made of constants)
INDEX = "CREATE INDEX searching_words ON searching_searchedclause USING gin (words) WITH (fastupdate = off)"
QUERY = "websearch_to_tsquery('english', %(asked)s)"
# Which thousand of very many are ranked must not differ from one question to the next: a scan begins at the first row,
# not where another happens to be, and nobody reads ahead. So the candidates are the first in the table's own order.
STEADY = "SET LOCAL synchronize_seqscans = off; SET LOCAL max_parallel_workers_per_gather = 0"
# The limit stands inside: ranking reads the words of every candidate, and "school" is in every other clause.
FIND = f"""
SELECT text_id FROM (
    SELECT text_id, ends, words FROM searching_searchedclause
    WHERE words @@ {QUERY} AND starts <= %(on)s {{and_wanted}} LIMIT %(most)s
) AS candidate
ORDER BY ends > %(on)s DESC, ts_rank(words, {QUERY}) DESC, text_id
"""  # noqa: S608  (made of constants)
WHOLE = f"StartSel={OPEN},StopSel={CLOSE},HighlightAll=true"
PART = f"StartSel={OPEN},StopSel={CLOSE},MaxWords={EXCERPT},MinWords={EXCERPT // 2}"
MARK = f"""
SELECT id, ts_headline('english', heading, {QUERY}, '{WHOLE}'),
    ts_headline('english', text, {QUERY}, CASE WHEN length(text) <= {SHORT} THEN '{WHOLE}' ELSE '{PART}' END)
FROM policies_clausetext WHERE id = ANY(%(texts)s)
"""  # noqa: S608  (made of constants)


class PostgresqlWords:
    """See words.Words."""

    def add(self, connection: BaseDatabaseWrapper, version: int, authority: int, starts: date, ends: date) -> None:
        """Adds the clauses of one version."""
        values: dict[str, Any] = {
            "version": version,
            "authority": authority,
            "starts": starts,
            "ends": ends,
            "joints": JOINTS,
        }
        with connection.cursor() as cursor:
            cursor.execute(ADD, values)

    def clear(self, connection: BaseDatabaseWrapper) -> None:
        """Removes every clause."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM searching_searchedclause")

    def find(self, connection: BaseDatabaseWrapper, asked: Asked, wanted: Wanted, most: int) -> list[int]:
        """Returns the ids of texts that match, those in force first and then the best. At most `most` are ranked: of
        more, the first in the order of the table, so that the same question has the same answer page after page.
        """
        values: dict[str, Any] = {"asked": websearch(asked), "on": wanted.on, "most": most}
        narrowed = "" if wanted.earlier else "AND ends > %(on)s "
        if wanted.authorities:
            narrowed += "AND authority_id = ANY(%(authorities)s)"
            values["authorities"] = list(wanted.authorities)
        with atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(STEADY)
            cursor.execute(FIND.format(and_wanted=narrowed), values)
            return [text for (text,) in cursor.fetchall()]

    def mark(self, connection: BaseDatabaseWrapper, asked: Asked, texts: list[int]) -> dict[int, Marked]:
        """Returns the texts' headings and excerpts by id."""
        with connection.cursor() as cursor:
            cursor.execute(MARK, {"asked": websearch(asked), "texts": texts})
            return {text: Marked(heading, excerpt) for text, heading, excerpt in cursor.fetchall()}


def websearch(asked: Asked) -> str:
    """Returns the question as websearch_to_tsquery reads it: every term in quotation marks, so that none is a sign."""
    return " ".join(f'{"-" if term.left_out else ""}"{" ".join(term.words)}"' for term in asked.terms)
