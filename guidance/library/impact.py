"""What a changed source asks of whom: one task a policy or route that cites it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from guidance.library.citing import Citing
from guidance.library.enums import CitingKind
from guidance.library.models import Source

_NAMES = {
    CitingKind.CLAUSE: ("clause", "clauses"),
    CitingKind.COMING: ("clause to come", "clauses to come"),
    CitingKind.DRAFT: ("clause of a draft", "clauses of drafts"),
    CitingKind.QUESTION: ("route question", "route questions"),
}


@dataclass(frozen=True)
class Touched:
    """One policy or route that cites a source, with every place in it."""

    authority: str
    document: str
    title: str
    owner: int | None
    places: tuple[Citing, ...]

    @property
    def counted(self) -> str:
        """The places in words: "2 clauses and 1 route question"."""
        return counted(self.places)


def touched_by(citings: Iterable[Citing]) -> list[Touched]:
    """Returns the policies and routes that these citations stand in, in the order given."""
    found: dict[tuple[str, str], list[Citing]] = {}
    for one in citings:
        found.setdefault((one.authority, one.document), []).append(one)
    return [
        Touched(authority, document, places[0].title, places[0].owner, tuple(places))
        for (authority, document), places in found.items()
    ]


def counted(citings: Iterable[Citing]) -> str:
    """Returns how many of each kind there are, in words; "nothing" for none."""
    kinds = sorted((CitingKind(one.kind) for one in citings), key=lambda kind: kind.place)
    parts = []
    for kind, group in groupby(kinds):
        number = len(list(group))
        parts.append(f"{number} {_NAMES[kind][number != 1]}")
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "nothing"


def said(before: Source, after: Source) -> str:
    """Returns what happened to a source, in one sentence."""
    if after.superseded_by and after.superseded_by_id != before.superseded_by_id:
        return f"“{before.title}” was replaced by “{after.superseded_by.title}”."
    if after.status != before.status:
        return f"“{after.title}” is now marked “{after.get_status_display().lower()}”."
    if after.title != before.title:
        return f"“{before.title}” is now called “{after.title}”."
    return f"The library's entry for “{after.title}” was changed."
