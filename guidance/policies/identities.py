"""The uid of a clause: given once, then kept through copying, renumbering and rewording."""

import re
from collections.abc import Collection

from django.utils.text import slugify

from guidance.policies.entries import Entry
from guidance.policies.enums import ClauseKind
from guidance.policies.wording import plain

UID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80
_WORDS = 5


def fill_uids(entries: list[Entry], numbers: list[str], root: str, taken: Collection[str]) -> list[str]:
    """Returns a uid for every entry: its own, or a new one that no entry and no stored clause has.

    `root` begins the new ones (the authority's slug); `taken` are the stored uids that begin with it.
    """
    used = set(taken) | {entry.uid for entry in entries if entry.uid}
    result: list[str] = []
    under = root
    for entry, number in zip(entries, numbers, strict=True):
        uid = entry.uid or _free(_wanted(entry, number, root, under), used)
        used.add(uid)
        if entry.kind == ClauseKind.HEADING:
            under = uid
        result.append(uid)
    return result


def _wanted(entry: Entry, number: str, root: str, under: str) -> str:
    if entry.kind == ClauseKind.FOOTNOTE:
        return f"{under}-fn-{slugify(number)}"
    if number:
        return f"{root}-{slugify(number.replace('.', '-'))}"
    words = slugify(entry.heading or plain(entry.source)).split("-")
    return f"{under}-{'-'.join(words[:_WORDS])}"


def _free(wanted: str, used: set[str]) -> str:
    stem = wanted[:LONGEST].strip("-")
    uid, turn = stem, 1
    while uid in used:
        turn += 1
        ending = f"-{turn}"
        uid = stem[: LONGEST - len(ending)].strip("-") + ending
    return uid
