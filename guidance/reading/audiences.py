"""One policy for one reader: what concerns a parent, a school, a provider or an independent school."""

from collections.abc import Sequence
from dataclasses import dataclass

from guidance.policies.enums import Audience, ClauseKind
from guidance.reading.lines import Line

EVERYONE = "Everyone"
_UNCOUNTED = {ClauseKind.HEADING, ClauseKind.FOOTNOTE}
#: What is said to schools is said to independent schools too.
_ALSO = {Audience.INDEPENDENT_SCHOOL: Audience.SCHOOL}


@dataclass(frozen=True)
class Option:
    """One choice of the list: what the address says, and what the reader reads."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Reader:
    """For whom a text is shown. `label` is blank for everyone; `hidden` counts the clauses left out."""

    options: list[Option]
    label: str
    hidden: int
    places: set[int]


def reader(lines: Sequence[Line], wanted: str) -> Reader | None:
    """Returns which places of the text concern the reader; None when the text tells nobody apart.

    `wanted` comes from the address; what is no audience means everyone. A clause takes the audiences of what it stands
    under unless it names its own. What leads to a shown clause is shown, and a heading only above one.
    """
    if not any(line.audiences for line in lines):
        return None
    chosen = Audience(wanted) if wanted in Audience.values else None
    choices = [("", EVERYONE), *Audience.choices]
    options = [Option(value, label, value == (chosen or "")) for value, label in choices]
    if chosen is None:
        return Reader(options, "", 0, set(range(len(lines))))
    shown = _shown(lines, {chosen, _ALSO.get(chosen, chosen)})
    hidden = [place for place, line in enumerate(lines) if place not in shown and line.kind not in _UNCOUNTED]
    return Reader(options, chosen.label, len(hidden), shown)


def _shown(lines: Sequence[Line], wanted: set[Audience]) -> set[int]:
    shown: set[int] = set()
    for place, line in enumerate(lines):
        if line.kind not in _UNCOUNTED and _concerns(line, lines) & wanted:
            above: int | None = place
            while above is not None and above not in shown:
                shown.add(above)
                above = lines[above].parent
    notes = {place for place, line in enumerate(lines) if line.kind == ClauseKind.FOOTNOTE}
    return shown | {note for note in notes if lines[note].parent in {None, *shown}}


def _concerns(line: Line, lines: Sequence[Line]) -> set[str]:
    """The audiences a clause names, or those of the nearest clause above that names any; all when none does."""
    above: Line | None = line
    while above is not None and not above.audiences:
        above = None if above.parent is None else lines[above.parent]
    return set(above.audiences) if above else set(Audience)
