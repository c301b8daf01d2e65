"""An edition's draft beside the words it will replace: what changed, and what is said of why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guidance.policies.comparing import Change, Changed, Comparison, Wording, compare
from guidance.policies.drafts import Draft, read_draft
from guidance.policies.enums import ClauseKind
from guidance.policies.models import EditionPage, EditionVersion, PolicyPage
from guidance.policies.queries import current_version, latest_version, versions_of, wordings_of

SPOKEN = frozenset({Change.REWORDED, Change.ADDED, Change.REMOVED, Change.MOVED})


@dataclass(frozen=True)
class Amended:
    """`before` is the version that the draft is held against; `reasons` are what the draft says of why, by uid.

    `places` gives each clause the number it is found by: its own, or that of the nearest above which has one, else
    the heading above it in quotation marks.
    """

    before: EditionVersion
    found: Comparison
    reasons: dict[str, str]
    places: dict[str, str]

    @property
    def unexplained(self) -> int:
        """How many changes of words or place say no reason yet."""
        return sum(1 for change in self.found.changes if needs_reason(change) and not self.reasons.get(change.uid))


def needs_reason(change: Changed) -> bool:
    """Whether a reader would ask why: a new number alone explains itself."""
    return bool(SPOKEN & set(change.kinds))


def amended(page: EditionPage, policy: PolicyPage, on: date) -> Amended | None:
    """Returns a draft (as its latest revision has it) beside the words it replaces; None before any were published.

    Raises UnknownStyle for a numbering that is none.
    """
    before = replaced_by(page, policy, on)
    if before is None:
        return None
    old, new = wordings_of(before), draft_wordings(read_draft(page, policy))
    reasons = own_reasons(page.reasons, before.reasons if before.edition_id == page.pk else {})
    return Amended(before, compare(old, new), reasons, _places(old) | _places(new))


def _places(wordings: list[Wording]) -> dict[str, str]:
    by_uid = {wording.uid: wording for wording in wordings}
    return {wording.uid: _place(wording, by_uid) for wording in wordings}


def _place(wording: Wording | None, by_uid: Mapping[str, Wording]) -> str:
    heading = ""
    while wording is not None and not wording.number:
        if wording.kind == ClauseKind.HEADING:
            heading = wording.words.partition("\n")[0]
        wording = by_uid.get(wording.under)
    return wording.number if wording else f"“{heading}”" if heading else ""


def own_reasons(reasons: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Returns the reasons that a correction brings: what its edition said before explains an earlier change."""
    return {uid: text for uid, text in reasons.items() if before.get(uid) != text}


def replaced_by(page: EditionPage, policy: PolicyPage, on: date) -> EditionVersion | None:
    """Returns the version a draft replaces: its own last, the one in force, or the one published last."""
    own = latest_version(page.pk)
    current = own or current_version(policy, on)
    return current or next(iter(versions_of(policy)), None)


def draft_wordings(draft: Draft) -> list[Wording]:
    """Returns a draft's words as they are compared."""
    return [
        Wording(
            row.uid,
            row.number,
            row.kind,
            draft.rows[row.parent].uid if row.parent is not None else "",
            "\n".join(filter(None, (row.heading, row.text))),
            row.sha256,
        )
        for row in draft.rows
    ]
