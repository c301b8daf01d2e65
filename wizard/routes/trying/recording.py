"""A try-out kept as a scenario: what was told, and those of its outcomes that an editor wants to hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wizard.routes.part_changes import key_from
from wizard.routes.result import Result
from wizard.routes.sentences import STATUSES, Sentences, joined
from wizard.routes.trying.findings import GATES, VERDICTS, day_words, outcome_words

JSON = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """One outcome that a scenario can hold: its name in the form, in words, where it stands in `expect`, its value."""

    name: str
    words: str
    places: tuple[tuple[str, Any], ...]
    usual: bool = True


def outcomes_of(data: JSON, words: Sentences, result: Result) -> list[Outcome]:
    """Returns what may be held, the usual ones marked."""
    found = [_circumstance(words, result)]
    for part in data.get("requirements", []):
        key, now = part["key"], result.requirements[part["key"]]
        said = f"“{part['title']}” is {STATUSES[now.status]}"
        places = ((f"requirements--{key}", now.status),)
        found.append(Outcome(f"requirement--{key}", said, places, now.status != "not_needed"))
        if now.items:
            verdicts = [item.verdict for item in now.items]
            said = joined([VERDICTS[verdict][0].lower() for verdict in verdicts], "and")
            found.append(
                Outcome(f"items--{key}", f"Papers for “{part['title']}”: {said}", ((f"items--{key}", verdicts),))
            )
    missing = sorted(one.key for one in result.gate_ready("submit"))
    said = f"{len(missing)} missing" if missing else "nothing is missing"
    found.append(Outcome("ready--submit", f"{GATES['submit']}: {said}", (("ready--submit", missing or True),)))
    return [*found, *_more(data, words, result)]


def _circumstance(words: Sentences, result: Result) -> Outcome:
    now = result.circumstance
    title = words.names.circumstances.get(now.key or "", {}).get("title", "not known yet")
    places = (("circumstance", now.key), ("outcome", now.outcome))
    return Outcome("circumstance", f"Circumstance: {title} ({outcome_words(now.outcome).lower()})", places)


def _more(data: JSON, words: Sentences, result: Result) -> Iterable[Outcome]:
    """What is held only when asked for: it changes often for good reasons."""
    if result.circumstance.also:
        titles = [words.names.circumstances[key]["title"] for key in result.circumstance.also]
        yield Outcome("also", f"Also: {joined(titles, 'and')}", (("also", list(result.circumstance.also)),), False)
    for part in data.get("tests", []):
        value = result.tests[part["key"]].value
        if value is not None:
            said = f"“{part['title']}”: {'yes' if value else 'no'}"
            yield Outcome(f"tests--{part['key']}", said, ((f"tests--{part['key']}", value),), False)
    for part in data.get("clocks", []):
        due = result.clocks[part["key"]].due
        if due:
            said = f"“{part['title']}” on {day_words(due)}"
            yield Outcome(f"clocks--{part['key']}", said, ((f"clocks--{part['key']}", due.isoformat()),), False)


def expected(outcomes: Iterable[Outcome], chosen: Iterable[str]) -> JSON:
    """Returns `expect` for the outcomes chosen by name."""
    wanted, expect = set(chosen), JSON()
    for outcome in outcomes:
        for place, value in outcome.places if outcome.name in wanted else ():
            first, _, key = place.partition("--")
            if key:
                expect.setdefault(first, {})[key] = value
            else:
                expect[first] = value
    return expect


def only_what_is_asked(given: JSON, result: Result) -> JSON:
    """Returns what was told without answers to questions that are not asked in this situation."""
    shown = set(result.shown_questions)
    told = given | {
        name: {key: value for key, value in given[name].items() if key in shown}
        for name in ("answers", "answered_by")
        if name in given
    }
    return {name: value for name, value in told.items() if value != {}}


def with_scenario(data: JSON, scenario: JSON, key: str = "") -> JSON:
    """Returns the document with a scenario added, or put in the place of the one with `key`."""
    scenarios = data.get("scenarios", [])
    if key:
        same = {"key": key}
        return data | {"scenarios": [scenario | same if one["key"] == key else one for one in scenarios]}
    made = {"key": key_from(scenario["title"], {one["key"] for one in scenarios})}
    return data | {"scenarios": [*scenarios, made | scenario]}


def found_now(expect: JSON, result: Result) -> JSON:
    """Returns the same expectations with what comes out now; of what is no longer there nothing is expected."""
    now = {
        "circumstance": result.circumstance.key,
        "outcome": result.circumstance.outcome,
        "also": sorted(result.circumstance.also),
        "duty": result.duty,
        "missing": sorted({reason.about for reason in result.circumstance.waiting}),
        **({"provider": result.provider} if result.provider else {}),
    }
    asked = (*result.shown_questions, *result.shown_steps)
    lists = {
        "shown": [key for key in expect.get("shown", []) if key in asked],
        "hidden": [key for key in expect.get("hidden", []) if key not in asked],
    }
    each: dict[str, JSON] = {
        "tests": {key: test.value for key, test in result.tests.items()},
        "requirements": {key: one.status for key, one in result.requirements.items()},
        "items": {key: [item.verdict for item in one.items] for key, one in result.requirements.items()},
        "clocks": {key: one.due.isoformat() if one.due else None for key, one in result.clocks.items()},
        "ready": {gate: sorted(one.key for one in missing) or True for gate, missing in result.gates.items()},
    }
    whole = {name: value for name, value in (now | lists).items() if name in expect}
    parts = {
        name: {key: each[name][key] for key in expect[name] if key in each[name]} for name in each if name in expect
    }
    return whole | parts
