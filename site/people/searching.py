"""Finding a school among fifty thousand, by the beginnings of words of its name, town or postcode, or by URN."""

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from people.enums import SchoolStatus
from people.models import Authority, School
from people.school_words import MOST_WORDS, plain_words

#: The same words as the index of migration 0002, or PostgreSQL reads every row.
ON_POSTGRESQL = "to_tsvector('simple', people_school.words) @@ to_tsquery('simple', %s)"


def find_schools(
    text: str, authority: Authority | None = None, limit: int = 20, *, published_for: bool = False
) -> list[School]:
    """Returns up to `limit` schools that have not closed and whose words begin with those asked for, by name.

    Each with its authority, in one query. `authority` narrows to the schools of one, `published_for` to those of
    any that publishes here. No words, no schools.
    """
    words = list(dict.fromkeys(plain_words(text)))[:MOST_WORDS]
    if not words:
        return []
    found = matching(words).exclude(status=SchoolStatus.CLOSED).select_related("authority")
    if authority is not None:
        found = found.filter(authority=authority)
    if published_for:
        found = found.filter(authority__isnull=False)
    return list(found.order_by("name", "pk")[:limit])


def matching(words: list[str]) -> QuerySet[School]:
    """Returns the schools that have every word, or one that begins with it. `words` come from `plain_words`."""
    if connection.vendor == "postgresql":
        asked = " & ".join(f"'{word}':*" for word in words)
        return School.objects.annotate(has_words=RawSQL(ON_POSTGRESQL, [asked])).filter(has_words=True)  # noqa: S611  (no word reaches the SQL but as a parameter)
    wanted = Q()
    for word in words:
        wanted &= Q(words__contains=f" {word}")
    return School.objects.filter(wanted)
