"""The search page: what was typed, what it found, and what would do instead."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from guidance.reading.change_pages import version_address
from guidance.reading.forms import SearchForm
from guidance.reading.models import AuthorityPage
from guidance.reading.queries import authority_pages
from guidance.reading.schools import find_schools
from guidance.reading.states import edition_name
from guidance.searching.service import PAGE, Found, Hit, Wanted, find, read

TOLD_APART_BY_NOBODY = frozenset({"county", "council", "school", "schools", "the", "trust", "of"})
_EDGES = "\"'“”‘’.,;:!?()[]{}«»"
_LONGEST_NUMBER = 4


@dataclass(frozen=True)
class Result:
    """A clause that was found, as the page shows it."""

    hit: Hit
    href: str
    edition: str


def search_context(query: QueryDict) -> dict[str, Any]:
    """Returns the template's context for whatever was asked; nothing is looked for until something was typed."""
    places, today = authority_pages(), timezone.localdate()
    form = SearchForm(query if "q" in query else None, places)
    context: dict[str, Any] = {"form": form, "places": places}
    if not form.is_valid():
        return context
    asked, slug = read(form.cleaned_data["q"]), form.cleaned_data["authority"]
    chosen = tuple(place.authority_id for place in places if place.authority.slug == slug)
    wanted = Wanted(today, chosen, form.cleaned_data["earlier"])
    found = find(asked, wanted, page_number(query))
    schools, more_schools = ([], False) if slug else find_schools(words_of(form.cleaned_data["q"]))
    return context | {
        "searched": True,
        "found": found,
        "several": len(asked.wanted) > 1,
        "no_words": not asked,
        "last": (found.page - 1) * PAGE + len(found.hits),
        "results": [result(hit) for hit in found.hits],
        "first": (found.page - 1) * PAGE + 1,
        "schools": schools,
        "more_schools": more_schools,
        "found_places": [] if slug else find_places(words_of(form.cleaned_data["q"]), places),
        "in_earlier": 0 if found.total or wanted.earlier else find(asked, Wanted(today, chosen, earlier=True)).total,
        "pager": pager(query, found),
        "earlier_href": page_href(query, earlier="on", page=""),
        "everybody_href": page_href(query, authority="", page="") if slug else "",
    }


def result(hit: Hit) -> Result:
    """Returns a hit with its address: where the clause stands today, or the earlier words, which keep theirs."""
    uid, version = hit.text.clause.uid, hit.text.edition_version
    href = reverse("reading:clause", args=[uid])
    if not hit.in_force:
        href = f"{version_address(hit.authority, version.policy, version)}#{uid}"
    return Result(hit, href, edition_name(version.label))


def pager(query: QueryDict, found: Found) -> dict[str, str]:
    """Returns the addresses of the page before and the page after, where there are such."""
    there = {"previous": found.page - 1, "next": found.page + 1}
    return {name: page_href(query, page=str(page)) for name, page in there.items() if 1 <= page <= found.pages}


def page_href(query: QueryDict, **changed: str) -> str:
    """Returns the address of the same search with some of its answers changed, blank ones left out."""
    kept = QueryDict(mutable=True)
    for name in ("q", "authority", "earlier", "page"):
        if value := changed.get(name, query.get(name, "")):
            kept[name] = value
    return f"{reverse('reading:search')}?{kept.urlencode()}"


def page_number(query: QueryDict) -> int:
    """Returns the page asked for; anything that is no number is the first."""
    text = query.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else 1


def words_of(text: str) -> list[str]:
    """Returns the words typed, once each, without the punctuation around them."""
    stripped = (word.strip(_EDGES) for word in text.split())
    return list(dict.fromkeys(word.lower() for word in stripped if word))


def find_places(words: list[str], places: Collection[AuthorityPage]) -> list[AuthorityPage]:
    """Returns the authorities whose name has one of the words; "council", "school" and the like find nobody."""
    telling = [word for word in words if word not in TOLD_APART_BY_NOBODY]
    return [place for place in places if any(word in place.authority.name.lower() for word in telling)]
