"""A scenario beside what comes of it, in words: what must come out, and what does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.routes.in_words import COUNCILS
from wizard.routes.scenarios import ScenarioOutcome
from wizard.routes.sentences import STATUSES, Sentences, joined
from wizard.routes.trying.findings import GATES, VERDICTS, day_words, outcome_words, provider_name

JSON = dict[str, Any]


@dataclass(frozen=True)
class Compared:
    """One thing that came out otherwise than it must."""

    what: str
    expected: str
    found: str


@dataclass(frozen=True)
class Ran:
    """One scenario after its run. `held` is what it expects, in words, where everything came out so."""

    key: str
    title: str
    passed: bool
    differences: tuple[Compared, ...]
    held: tuple[str, ...]


def ran(data: JSON, words: Sentences, outcome: ScenarioOutcome, scenario: JSON) -> Ran:
    """Returns one outcome in the words of its document."""
    differences = tuple(
        Compared(name_of(words, what), value_of(data, words, what, want), value_of(data, words, what, got))
        for what, want, got in outcome.differences
    )
    held = tuple(
        f"{name_of(words, what)}: {value_of(data, words, what, want)}" for what, want in _flat(scenario["expect"])
    )
    return Ran(outcome.key, outcome.title, outcome.passed, differences, held)


def _flat(expect: JSON) -> Iterable[tuple[str, Any]]:
    for name, value in expect.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{key}", one) for key, one in value.items())
        else:
            yield name, value


def name_of(words: Sentences, what: str) -> str:
    """Returns what is compared: "Papers for “Medical evidence”"."""
    first, _, key = what.partition(".")
    titles: dict[str, JSON] = {
        "requirements": words.names.requirements,
        "items": words.names.requirements,
        "tests": words.names.tests,
        "clocks": words.names.clocks,
    }
    title = titles.get(first, {}).get(key, {}).get("title", key)
    return {
        "requirements": f"“{title}”",
        "items": f"Papers for “{title}”",
        "tests": f"Rule “{title}”",
        "clocks": f"Date “{title}”",
        "ready": f"{GATES.get(key, key)}, missing",
    }.get(first) or NAMES.get(first, first)


NAMES = {
    "circumstance": "Circumstance",
    "outcome": "What becomes of it",
    "also": "Also",
    "shown": "Asked",
    "hidden": "Not asked",
    "duty": "Whose duty",
    "provider": "Taught by",
    "missing": "Waits for",
}


def value_of(data: JSON, words: Sentences, what: str, value: Any) -> str:
    """Returns an expected or found value in words."""
    first = what.partition(".")[0]
    if first == "circumstance":
        return title_of(words.names.circumstances, value) if value else "not known yet"
    if first == "outcome":
        return outcome_words(value).lower()
    if first == "requirements":
        return STATUSES.get(value, str(value))
    if first == "items":
        return joined([VERDICTS[one][0].lower() for one in value if one in VERDICTS], "and") or "no papers"
    if first == "tests":
        waits = {"answer": "waits for an answer", "officer": "waits for an officer", "date": "waits for a day"}
        return {True: "yes", False: "no", None: "not known yet"}.get(value) or waits.get(value, str(value))
    if first == "clocks":
        return day_words(date.fromisoformat(value)) if _is_day(value) else "no day yet"
    return _listed(data, words, first, value)


def _listed(data: JSON, words: Sentences, first: str, value: Any) -> str:
    if first == "ready":
        return "nothing" if value is True else "something" if value is False else named_all(words, value)
    if first == "also":
        return joined([title_of(words.names.circumstances, one) for one in value], "and") or "nothing"
    if first == "duty":
        return COUNCILS.get(value, "not known yet" if value is None else str(value))
    if first == "provider":
        return provider_name(data, value) or "nobody"
    if isinstance(value, list):
        return named_all(words, value)
    return (
        named_all(words, [value]) if value not in ("hidden", "shown") else "not asked" if value == "hidden" else "asked"
    )


def named_all(words: Sentences, keys: Iterable[str]) -> str:
    """Returns questions, items and requirements by what they are called."""
    titles = words.names.requirements | words.names.tests
    said = [f"“{titles[key]['title']}”" if key in titles else words.fact(key) for key in keys]
    return joined(said, "and") or "nothing"


def title_of(parts: dict[str, JSON], key: str) -> str:
    """Returns a part's title in quotation marks; what is gone is called by its key."""
    return f"“{parts[key]['title']}”" if key in parts else f"“{key}”, which is no longer there"


def _is_day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False
