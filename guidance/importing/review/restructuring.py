"""What an editor does to the clauses of an import before anything is saved. Pure; no words are lost but by removing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from guidance.importing.documents.inline import plain
from guidance.importing.documents.outline import DEEPEST, LONGEST_NUMBER
from guidance.importing.review.clauses import ReviewedClause
from guidance.importing.review.typed import html_of, parts_of, typed_of
from guidance.policies.enums import ClauseKind

LONGEST_HEADING = 255
Clauses = list[ReviewedClause]


class CannotBeDone(ValueError):
    """A change that makes no sense here; the sentence is for the editor."""


@dataclass(frozen=True)
class Rewritten:
    """What an editor typed for one clause. A blank line in `words` divides it."""

    words: str
    kind: str
    level: int
    number: str = ""
    counted: bool = False


def place_of_key(clauses: Clauses, key: str) -> int:
    """Returns where the clause stands. Raises CannotBeDone when it is gone."""
    place = next((n for n, clause in enumerate(clauses) if clause.key == key), None)
    if place is None:
        raise CannotBeDone("This clause is no longer there.")
    return place


def family_end(clauses: Clauses, place: int) -> int:
    """Returns the place after the last clause that stands below this one."""
    end = place + 1
    while end < len(clauses) and clauses[end].level > clauses[place].level:
        end += 1
    return end


def promote(clauses: Clauses, key: str) -> Clauses:
    """Returns the clauses with one, and all below it, a level higher. Raises CannotBeDone at the top."""
    return _shifted(clauses, key, -1)


def demote(clauses: Clauses, key: str) -> Clauses:
    """Returns the clauses with one, and all below it, a level deeper. Raises CannotBeDone at the bottom."""
    return _shifted(clauses, key, 1)


def join_above(clauses: Clauses, key: str) -> Clauses:
    """Returns the clauses with one's words put at the end of the clause above it. Raises CannotBeDone for the first."""
    place = place_of_key(clauses, key)
    if place == 0:
        raise CannotBeDone("This is the first clause: there is none above it to join.")
    above, clause = clauses[place - 1], clauses[place]
    lines = tuple(sorted({*above.lines, *clause.lines}))
    if above.kind == ClauseKind.HEADING and not above.html:
        joined = replace(above, heading=_heading(f"{above.heading} {clause.words}"), lines=lines)
    else:
        joined = replace(above, html=f"{above.html} {_as_html(clause)}".strip(), lines=lines)
    return [*clauses[: place - 1], joined, *clauses[place + 1 :]]


def remove(clauses: Clauses, key: str) -> Clauses:
    """Returns the clauses without one. Raises CannotBeDone for the last there is."""
    place = place_of_key(clauses, key)
    if len(clauses) == 1:
        raise CannotBeDone("This is the only clause. A policy needs at least one.")
    return [*clauses[:place], *clauses[place + 1 :]]


def rewrite(clauses: Clauses, key: str, typed: Rewritten) -> Clauses:
    """Returns the clauses with one's words, kind, level and number changed, divided where a blank line stands.

    What a blank line parts from a heading becomes paragraphs below it. Raises CannotBeDone without words.
    """
    place = place_of_key(clauses, key)
    parts = parts_of(typed.words)
    if not parts:
        raise CannotBeDone("Write some words, or remove the clause.")
    before = clauses[place]
    keys = _fresh_keys(clauses, key, len(parts) - 1)
    first = _worded(replace(before, level=typed.level), typed, parts[0])
    rest = [_part(first, new, part) for new, part in zip(keys, parts[1:], strict=True)]
    return [*clauses[:place], first, *rest, *clauses[place + 1 :]]


def typed_words(clause: ReviewedClause) -> str:
    """Returns a clause's words as they are edited."""
    return f"{clause.heading}\n{typed_of(clause.html)}".strip() if clause.heading else typed_of(clause.html)


SIMPLE: dict[str, tuple[str, Callable[[Clauses, str], Clauses]]] = {
    "promote": ("Promoted", promote),
    "demote": ("Demoted", demote),
    "join": ("Joined to the clause above", join_above),
    "remove": ("Removed", remove),
}


def _shifted(clauses: Clauses, key: str, by: int) -> Clauses:
    place = place_of_key(clauses, key)
    end = family_end(clauses, place)
    moved = [replace(clause, level=clause.level + by) for clause in clauses[place:end]]
    if moved[0].level < 1:
        raise CannotBeDone("This clause is at the top level already.")
    if any(clause.level > DEEPEST for clause in moved):
        raise CannotBeDone(f"Level {DEEPEST} is the deepest there is, and something here is on it already.")
    return [*clauses[:place], *moved, *clauses[end:]]


def _worded(clause: ReviewedClause, typed: Rewritten, words: str) -> ReviewedClause:
    number = typed.number.strip()[:LONGEST_NUMBER]
    clause = replace(clause, kind=typed.kind, number=number, counted=typed.counted)
    if typed.kind == ClauseKind.HEADING:
        return replace(clause, heading=_heading(plain(html_of(words))), html="")
    same = not clause.heading and words == typed_of(clause.html)
    return replace(clause, heading="", html=clause.html if same else html_of(words))


def _part(first: ReviewedClause, key: str, words: str) -> ReviewedClause:
    below = first.kind == ClauseKind.HEADING
    return ReviewedClause(
        key=key,
        kind=ClauseKind.PARAGRAPH if below or first.kind == ClauseKind.FOOTNOTE else first.kind,
        level=min(first.level + below, DEEPEST),
        html=html_of(words),
        lines=first.lines,
    )


def _heading(words: str) -> str:
    if len(words) > LONGEST_HEADING:
        raise CannotBeDone(f"A heading has at most {LONGEST_HEADING} characters. Make it a paragraph first.")
    return words


def _as_html(clause: ReviewedClause) -> str:
    return f"{escape(clause.heading, quote=False)} {clause.html}".strip()


def _fresh_keys(clauses: Clauses, key: str, count: int) -> list[str]:
    taken = {clause.key for clause in clauses}
    found: list[str] = []
    turn = 2
    while len(found) < count:
        if (new := f"{key}-{turn}") not in taken:
            found.append(new)
        turn += 1
    return found
