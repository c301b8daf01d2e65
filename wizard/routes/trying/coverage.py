"""Which circumstances and verdict rows no scenario reaches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wizard.routes.in_words import WORDS
from wizard.routes.scenarios import ScenarioOutcome
from wizard.routes.sentences import Sentences

JSON = dict[str, Any]


@dataclass(frozen=True)
class Untouched:
    """One row: its name in addresses ("verdict--medical--2"), what it is called, and when it speaks."""

    name: str
    title: str
    when: str


def untouched(data: JSON, words: Sentences, outcomes: Iterable[ScenarioOutcome]) -> list[Untouched]:
    """Returns the rows no scenario reaches, in the order of the document."""
    touched = frozenset().union(*(outcome.touched for outcome in outcomes))
    return [row for row in _rows(data, words) if row.name.replace("--", ":") not in touched]


def rows_in_all(data: JSON) -> int:
    """Returns how many rows there are to reach."""
    verdicts = sum(len(one.get("verdicts", [])) for one in data.get("requirements", []))
    return len(data.get("circumstances", [])) + verdicts


def _rows(data: JSON, words: Sentences) -> Iterator[Untouched]:
    for row in data.get("circumstances", []):
        when = f"If {words.condition(row['when'])}" if "when" in row else "Everyone else"
        yield Untouched(f"circumstance--{row['key']}", row["title"], when)
    for part in data.get("requirements", []):
        for place, row in enumerate(part.get("verdicts", [])):
            verdict = WORDS.get(row["verdict"], row["verdict"])
            title = f"{part['title']}, row {place + 1} ({verdict})"
            yield Untouched(f"verdict--{part['key']}--{place}", title, f"If {words.condition(row.get('when'))}")
