"""A nested JSON object as flat names and back: "items--medical--0--type" is the first paper's type."""

from collections.abc import Collection, Iterator
from typing import Any

JSON = dict[str, Any]
JOINT = "--"


def value_at(data: Any, name: str) -> Any:
    """Returns what a flat name leads to, None where there is nothing."""
    for step in name.split(JOINT):
        if isinstance(data, list):
            data = data[int(step)] if step.isdecimal() and int(step) < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def nested(flat: dict[str, Any]) -> JSON:
    """Returns the nested object; steps that are numbers make lists."""
    made: JSON = {}
    for name, value in flat.items():
        *above, last = name.split(JOINT)
        inner = made
        for step in above:
            found = inner.setdefault(step, {})
            if not isinstance(found, dict):
                found = inner[step] = {}
            inner = found
        inner[last] = value
    return {key: _with_lists(value) for key, value in made.items()}


def _with_lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    members = {key: _with_lists(member) for key, member in value.items()}
    if members and all(key.isdecimal() for key in members):
        return [members[key] for key in sorted(members, key=int)]
    return members


def left_over(data: Any, known: Collection[str], at: str = "") -> Iterator[tuple[str, Any]]:
    """Yields flat name and value of everything no known name covers."""
    if at in known:
        return
    if isinstance(data, dict) and data:
        members = [(str(key), value) for key, value in data.items()]
    elif isinstance(data, list) and any(name.startswith(f"{at}{JOINT}") for name in known):
        members = [(str(place), value) for place, value in enumerate(data)]
    else:
        yield at, data
        return
    for key, value in members:
        yield from left_over(value, known, f"{at}{JOINT}{key}" if at else key)
