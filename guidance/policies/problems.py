"""Why an edition cannot be published yet, in sentences for its editor."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from guidance.policies.entries import CITATION_MARK, Entry
from guidance.policies.enums import Audience, ClauseKind
from guidance.policies.identities import LONGEST, UID
from guidance.policies.wording import plain


class EditionRefused(ValueError):
    """An edition that cannot be frozen. `problems` are the sentences an editor reads."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def problems_of(entries: list[Entry], owners: Mapping[str, str], library: Collection[str]) -> list[str]:
    """Returns every reason why these clauses cannot be frozen; none when they can.

    `owners` names the other policy that each uid already belongs to; `library` holds the known source keys.
    """
    if not entries:
        return ["This edition has no clauses. Add at least one before you publish."]
    found = [problem for place, entry in enumerate(entries, 1) for problem in _of_one(place, entry, owners, library)]
    return found + _twice(entries) + _notes(entries)


def _of_one(place: int, entry: Entry, owners: Mapping[str, str], library: Collection[str]) -> list[str]:
    name = f"Clause {place} on this page{_quoted(entry)}"
    found = []
    if entry.kind == ClauseKind.HEADING and not entry.heading:
        found.append(f"{name} is a heading without words. Write the heading, or take the block out.")
    elif entry.kind != ClauseKind.HEADING and not (plain(entry.source) or entry.heading):
        found.append(f"{name} has no words. Write some, or take the block out.")
    if entry.kind == ClauseKind.FOOTNOTE and not entry.wish:
        found.append(f"{name} is a footnote without its mark. Put 1 in its number field if the text says [^1].")
    if entry.uid and (not UID.fullmatch(entry.uid) or len(entry.uid) > LONGEST):
        found.append(f"{name} has the identity “{entry.uid}”. Use small letters, digits and hyphens, at most 80.")
    if entry.uid in owners:
        found.append(f"{name} has the identity “{entry.uid}”, which belongs to “{owners[entry.uid]}”. Clear it.")
    found += [
        f"{name} names the source “{key}”, which the library does not hold. Add it there first, or take it out."
        for key in entry.sources
        if key not in library
    ]
    found += [
        f"{name} concerns “{word}”, which is none of {', '.join(Audience)}."
        for word in entry.audiences
        if word not in set(Audience)
    ]
    return found


def _quoted(entry: Entry) -> str:
    words = entry.heading or plain(entry.source)
    return f" (“{words[:40]}{'…' if len(words) > 40 else ''}”)" if words else ""


def _twice(entries: list[Entry]) -> list[str]:
    times = Counter(entry.uid for entry in entries if entry.uid)
    return [
        f"Two clauses have the identity “{uid}”. Clear it on the newer one, and publishing gives it its own."
        for uid, number in times.items()
        if number > 1
    ]


def _notes(entries: list[Entry]) -> list[str]:
    marks = Counter(entry.wish for entry in entries if entry.kind == ClauseKind.FOOTNOTE and entry.wish)
    used = {mark for entry in entries for mark in re.findall(CITATION_MARK, entry.source)}
    return [
        *(f"Two footnotes have the mark {mark}. Give each its own." for mark, n in marks.items() if n > 1),
        *(f"The text says [^{mark}], and there is no footnote {mark}." for mark in sorted(used - set(marks))),
        *(
            f"Nothing in the text leads to footnote {mark}. Put [^{mark}] where it belongs."
            for mark in sorted(set(marks) - used)
        ),
    ]
