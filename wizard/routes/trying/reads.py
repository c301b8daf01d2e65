"""What a document reads that no question asks: facts of the case, events, and the words it compares them with."""

from collections.abc import Iterator
from typing import Any

from wizard.routes.names import names_of
from wizard.routes.vocabulary import CHOICES, DERIVED, EVENTS, FROM_BIRTH, SLOTS

JSON = dict[str, Any]


def objects(data: Any) -> Iterator[JSON]:
    """Yields every object of a document, scenarios apart, in no order."""
    waiting: list[Any] = [{key: value for key, value in data.items() if key != "scenarios"}]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def constants(data: JSON) -> dict[str, list[str]]:
    """Returns fact -> the words it is compared with anywhere, in the order of their letters."""
    found: dict[str, set[str]] = {}
    for one in objects(data):
        if isinstance(one.get("fact"), str):
            values = [one.get("is"), *(one["in"] if isinstance(one.get("in"), list) else [])]
            found.setdefault(one["fact"], set()).update(value for value in values if isinstance(value, str))
    return {fact: sorted(values) for fact, values in found.items()}


def case_facts(data: JSON) -> dict[str, list[str]]:
    """Returns fact -> words to choose from, for facts that only an officer or another room knows."""
    slots, read = names_of(data).slots, constants(data)
    wanted = [fact for fact in DERIVED if fact in read and fact not in FROM_BIRTH and fact != "today"]
    wanted += [fact for fact in SLOTS if fact in read and fact not in slots]
    return {fact: sorted({*CHOICES.get(fact, ()), *read[fact]}) for fact in wanted}


def events(data: JSON) -> list[str]:
    """Returns the events that dates are counted from, sending apart, in the order of a case."""
    named = {value for one in objects(data) for value in one.values() if isinstance(value, str)}
    listed = {value for one in objects(data) for value in one.get("restarts_on", []) if isinstance(value, str)}
    return [event for event in EVENTS if event in named | listed and event != "submitted"]
