"""Schools found by name: each leads to the council it lies in, and to its own pages when it publishes here."""

from dataclasses import dataclass

from django.urls import reverse

from guidance.reading.models import AuthorityPage
from people import service as people
from people.enums import AuthorityKind
from people.models import School

MOST = 20
#: Words that many schools share: they narrow nothing down by themselves.
SHARED = frozenset(
    "academy and church college community for high infant infants junior nursery of primary school schools "
    "secondary st saint the".split()
)


@dataclass(frozen=True)
class FoundSchool:
    """A school, its council, and the address of its own pages; `own_href` is blank when it publishes nothing here."""

    name: str
    town: str
    council: str
    council_href: str
    own_href: str


def find_schools(words: list[str]) -> tuple[list[FoundSchool], bool]:
    """Returns up to 20 schools whose words begin with these, by name, and whether there are more.

    Words that every other school has in its name find nothing alone. Two queries, however many schools there are.
    """
    if not set(words) - SHARED:
        return [], False
    schools = people.find_schools(" ".join(words), limit=MOST + 1, published_for=True)
    own = _own_pages() if schools else {}
    return [_found(school, own) for school in schools[:MOST]], len(schools) > MOST


def _own_pages() -> dict[tuple[int | None, str], str]:
    """Returns (council, name) -> slug of every school that publishes here."""
    places = AuthorityPage.objects.live().filter(authority__kind=AuthorityKind.SCHOOL).select_related("authority")
    return {(place.authority.within_id, place.authority.name.casefold()): place.authority.slug for place in places}


def _found(school: School, own: dict[tuple[int | None, str], str]) -> FoundSchool:
    council = school.authority
    assert council is not None  # only such schools were asked for
    slug = own.get((school.authority_id, school.name.casefold()), "")
    return FoundSchool(
        name=school.name,
        town=school.town,
        council=council.name,
        council_href=reverse("reading:authority", args=[council.slug]),
        own_href=reverse("reading:authority", args=[slug]) if slug else "",
    )
