"""The overview's rows: each part with its name, one sentence, and the clauses it stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wizard.routes.editing.places import SECTIONS, Place, anchor_of, name_of
from wizard.routes.part_changes import NoSuchPart, part_at
from wizard.routes.part_forms.words import choice_of
from wizard.routes.problems import Problem
from wizard.routes.sentences import Sentences, joined

JSON = dict[str, Any]
MOST_NUMBERS = 4


@dataclass(frozen=True)
class Row:
    """One part in a list. `faults` counts what is wrong in it; `rows` are a section's questions."""

    pointer: str
    title: str
    sentence: str
    clauses: str
    anchor: str
    faults: int = 0
    assumed: str = ""
    rows: tuple["Row", ...] = ()
    first: bool = False
    last: bool = False
    is_open: bool = False


def rows_of(
    data: JSON, place: Place, words: Sentences, numbers: dict[str, str], problems: list[Problem], opened: str = ""
) -> list[Row]:
    """Returns the rows of one list of a document."""
    try:
        members = part_at(data, place.list)
    except NoSuchPart:
        return []
    return [
        _row(place, f"{place.list}/{number}", part, number == len(members) - 1, words, numbers, problems, opened)
        for number, part in enumerate(members)
    ]


def _row(
    place: Place,
    pointer: str,
    part: JSON,
    last: bool,
    words: Sentences,
    numbers: dict[str, str],
    problems: list[Problem],
    opened: str,
) -> Row:
    questions = part.get("questions", []) if place is SECTIONS else []
    inner = tuple(
        _row(
            QUESTIONS,
            f"{pointer}/questions/{number}",
            question,
            number == len(questions) - 1,
            words,
            numbers,
            problems,
            "",
        )
        for number, question in enumerate(questions)
    )
    return Row(
        pointer,
        name_of(part) or place.one.capitalize(),
        SAID[place.name](part, words),
        clause_numbers(part, numbers),
        anchor_of(pointer),
        sum(f"{problem.pointer}/".startswith(f"{pointer}/") for problem in problems if problem.severity == "error"),
        part.get("assumed", ""),
        inner,
        first=pointer.endswith("/0"),
        last=last,
        is_open=opened == pointer,
    )


QUESTIONS = Place("questions", "question", "question", "Questions", "")


def clause_numbers(part: JSON, numbers: dict[str, str]) -> str:
    """Returns "3.1, 4 and 5.b" for what a part cites; of many the first, and how many more."""
    cited = list(dict.fromkeys(numbers.get(key, key) for key in part.get("cites", [])))
    if len(cited) > MOST_NUMBERS:
        return f"{', '.join(cited[:MOST_NUMBERS])} and {len(cited) - MOST_NUMBERS} more"
    return joined(cited, "and")


def _only_if(part: JSON, words: Sentences) -> str:
    return f" Only if {words.condition(part['when'])}." if "when" in part else ""


def _contact(part: JSON, words: Sentences) -> str:
    ways = [part[way] for way in ("email", "phone", "address") if part.get(way)]
    return ", ".join(ways) or "Nobody to reach yet"


def _party(part: JSON, words: Sentences) -> str:
    may = [choice_of("party", "may", one) for one in part["may"]]
    kind = choice_of("party", "kind", part["kind"])
    return f"{kind}. May {joined(may, 'and')}." if may else f"{kind}. May only read."


def _duty(part: JSON, words: Sentences) -> str:
    return f"If {words.condition(part['when'])}." if "when" in part else "Everybody else."


def _step(part: JSON, words: Sentences) -> str:
    by = joined([words.parties.get(one, one) for one in part["by"]], "or")
    count = len(part["questions"])
    return f"{count} question{'' if count == 1 else 's'}, answered by {by}.{_only_if(part, words)}"


def _question(part: JSON, words: Sentences) -> str:
    return f"{choice_of('question', 'kind', part['kind'])}.{_only_if(part, words)}"


def _test(part: JSON, words: Sentences) -> str:
    lines = words.test(part)
    return f"{'; '.join(lines)}."


def _circumstance(part: JSON, words: Sentences) -> str:
    outcome = choice_of("circumstance", "outcome", part["outcome"])
    return f"{outcome}. If {words.condition(part['when'])}." if "when" in part else f"{outcome}. Everybody else."


def _requirement(part: JSON, words: Sentences) -> str:
    kind = choice_of("requirement", "kind", part["kind"])
    need = choice_of("requirement", "need", part["need"]).lower()
    return f"{kind}, {need}, before {choice_of('requirement', 'gate', part['gate'])}.{_only_if(part, words)}"


def _clock(part: JSON, words: Sentences) -> str:
    owner = words.parties.get(part["owner"], part["owner"])
    due = words.moment(part["due"])
    return f"{due[:1].upper()}{due[1:]}. {owner} sees to it.{_only_if(part, words)}"


def _panel(part: JSON, words: Sentences) -> str:
    return f"Meets: {choice_of('casework.panels', 'meets', part['meets']).lower()}."


def _money(part: JSON, words: Sentences) -> str:
    payer = words.parties.get(part["payer"], part["payer"])
    return f"{payer} pays from {words.moment(part['from'])}.{_only_if(part, words)}"


SAID: dict[str, Callable[[JSON, Sentences], str]] = {
    "contacts": _contact,
    "parties": _party,
    "duty": _duty,
    "steps": _step,
    "questions": _question,
    "tests": _test,
    "circumstances": _circumstance,
    "requirements": _requirement,
    "clocks": _clock,
    "panels": _panel,
    "funding": _money,
}
