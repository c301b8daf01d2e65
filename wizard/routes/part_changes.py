"""Changing one part of a route document: pure steps that return a new document and lose nothing else.

A part is named by its JSON pointer, such as /steps/2/questions/0.
"""

import copy
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from wizard.routes.schema import pointer_of

JSON = dict[str, Any]
LONGEST_KEY = 60
#: Fields that name another part by its key, wherever they stand. `cites` names clauses.
NAMING = frozenset(
    "fact test circumstance requirement count question contact officer by owner with panel pool to_panel council "
    "cites may parts signed_by readers copies_to provider letter".split()
)


class NoSuchPart(LookupError):
    """The pointer leads nowhere in this document."""


class StillRead(ValueError):
    """A part whose key others read cannot go; `readers` are pointers to those."""

    def __init__(self, key: str, readers: list[str]) -> None:
        self.key, self.readers = key, readers
        super().__init__(f"“{key}” is read elsewhere.")


def steps_of(pointer: str) -> list[str]:
    """Returns the steps of a JSON pointer (RFC 6901). Raises NoSuchPart for text that is none."""
    if pointer and not pointer.startswith("/"):
        raise NoSuchPart(pointer)
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def part_at(data: JSON, pointer: str) -> Any:
    """Returns the part a pointer leads to. Raises NoSuchPart."""
    found: Any = data
    for step in steps_of(pointer):
        if isinstance(found, dict) and step in found:
            found = found[step]
        elif isinstance(found, list) and step.isdecimal() and len(step) < 6 and int(step) < len(found):
            found = found[int(step)]
        else:
            raise NoSuchPart(pointer)
    return found


def with_part(data: JSON, pointer: str, part: Any) -> JSON:
    """Returns the document with a part put in place of what is there, or a new field of its parent.

    Raises NoSuchPart when the parent is not there.
    """
    changed = copy.deepcopy(data)
    *above, last = steps_of(pointer)
    parent = part_at(changed, pointer_of([*above]))
    if isinstance(parent, dict):
        parent[last] = part
    elif isinstance(parent, list) and last.isdecimal() and int(last) < len(parent):
        parent[int(last)] = part
    else:
        raise NoSuchPart(pointer)
    return changed


def with_added(data: JSON, list_pointer: str, part: Any, place: int | None = None) -> JSON:
    """Returns the document with a part added to a list, at the end unless a place is given; a missing list is made."""
    changed = copy.deepcopy(data)
    *above, last = steps_of(list_pointer)
    parent = part_at(changed, pointer_of([*above]))
    if not isinstance(parent, dict):
        raise NoSuchPart(list_pointer)
    members = parent.setdefault(last, [])
    if not isinstance(members, list):
        raise NoSuchPart(list_pointer)
    members.insert(len(members) if place is None else place, part)
    return changed


def with_moved(data: JSON, pointer: str, by: int) -> JSON:
    """Returns the document with a member of a list moved up (negative) or down; at the end it stays."""
    changed = copy.deepcopy(data)
    *above, last = steps_of(pointer)
    members = part_at(changed, pointer_of([*above]))
    if not isinstance(members, list) or not last.isdecimal() or int(last) >= len(members):
        raise NoSuchPart(pointer)
    place = int(last)
    members.insert(max(0, min(place + by, len(members) - 1)), members.pop(place))
    return changed


def without_part(data: JSON, pointer: str) -> JSON:
    """Returns the document without a part. Raises StillRead when its key, or one within it, is read from outside it."""
    part = part_at(data, pointer)
    for key in keys_within(part):
        readers = [at for at in readers_of(data, key) if not f"{at}/".startswith(f"{pointer}/")]
        if readers:
            raise StillRead(key, readers)
    changed = copy.deepcopy(data)
    *above, last = steps_of(pointer)
    parent = part_at(changed, pointer_of([*above]))
    del parent[int(last) if isinstance(parent, list) else last]
    return changed


def keys_within(part: Any) -> list[str]:
    """Returns the keys a part gives to itself and to what lies in it (questions of a step, not options)."""
    if not isinstance(part, dict):
        return []
    own = [part["key"]] if isinstance(part.get("key"), str) else []
    return own + [key for question in part.get("questions", []) for key in keys_within(question)]


def readers_of(data: JSON, key: str) -> list[str]:
    """Returns pointers to every field that names a key, checklist items (`tried.cover`) included; scenarios too."""
    return [
        at for at, name, value in _strings(data) if name in NAMING and (value == key or value.startswith(f"{key}."))
    ]


def cited_in(data: JSON) -> set[str]:
    """Returns every key of the clause table that something cites."""
    return {value for _, name, value in _strings(data) if name == "cites"}


def _strings(data: Any) -> Iterator[tuple[str, str, str]]:
    """Every text with its pointer and the name of the field it stands in; list members carry the list's name."""
    waiting: list[tuple[str, str, Any]] = [("", "", data)]
    while waiting:
        at, name, value = waiting.pop()
        if isinstance(value, str):
            yield at, name, value
        elif isinstance(value, list):
            waiting += [(f"{at}/{index}", name, member) for index, member in enumerate(value)]
        elif isinstance(value, dict):
            for field, member in value.items():
                step = field.replace("~", "~0").replace("/", "~1")
                waiting.append((f"{at}/{step}", field, member))
                if at.startswith("/scenarios/"):
                    yield f"{at}/{step}", "fact", field  # given and expect are keyed by question, test and so on


def key_from(label: str, taken: set[str]) -> str:
    """Returns a key made of a label's words that nobody has: "First day away?" -> first_day_away, first_day_away_2."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    base = (words if words[:1].isalpha() else f"q_{words}").strip("_")[: LONGEST_KEY - 4].rstrip("_")
    numbers = (f"{base}_{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (base, *numbers) if key not in taken)
