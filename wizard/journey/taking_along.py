"""Where files and registers of a draft go under another council's route. Pure: what is there in, places out."""

from collections.abc import Iterable
from dataclasses import dataclass

from wizard.evidence.models import EvidenceItem
from wizard.journey.situation import FILE_KINDS, MARKS
from wizard.routes.service import Requirement, Route


@dataclass(frozen=True)
class Placed:
    """A file and the requirement or question it goes to; `forget` is what was said of it and is no choice there."""

    item: EvidenceItem
    for_key: str
    forget: tuple[str, ...]


def places_for(items: Iterable[EvidenceItem], to: Route) -> list[Placed]:
    """Returns the files that have a place: the same one, else the first evidence asked before sending.

    What came from outside by a link has none: its sender gave it to the first council.
    """
    return [placed for item in items if not item.by_link and (placed := place_of(item, to)) is not None]


def place_of(item: EvidenceItem, to: Route) -> Placed | None:
    """Returns a file's place under the other route; None where it has no room for files."""
    asked = to.questions.get(item.for_key)
    if asked is not None and asked.kind in FILE_KINDS:
        return Placed(item, item.for_key, ())
    same = to.requirements.get(item.for_key)
    found = same if same is not None and same.kind in ("evidence", "document") else first_evidence(to)
    if found is None:
        return None
    choices = (("type", found.types), ("author", found.authors))
    forget = [name for name, options in choices if getattr(item, name) not in {"", *(one.key for one in options)}]
    return Placed(item, found.key, tuple(forget))


def first_evidence(to: Route) -> Requirement | None:
    """Returns the first evidence that is asked for before sending."""
    asked = (one for one in to.requirements.values() if one.kind == "evidence" and one.gate == "submit")
    return next(asked, None)


def register_places(keys: Iterable[str], to: Route) -> dict[str, str]:
    """Returns attendance question -> the other route's: the same one, else its only one."""
    there = [key for key, question in to.questions.items() if question.kind == MARKS]
    only = there[0] if len(there) == 1 else ""
    places = {key: key if key in there else only for key in keys}
    return {key: place for key, place in places.items() if place}
