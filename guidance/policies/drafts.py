"""An edition's draft, read once: what publishing would freeze, and what stands in the way."""

from dataclasses import dataclass
from typing import Any

from guidance.library.service import source_keys
from guidance.policies.approvals import NEEDED, is_approved
from guidance.policies.entries import Entry, entries_of, numbers_of, with_uids
from guidance.policies.freezing import FrozenClause, content_hash, frozen_clauses
from guidance.policies.identities import fill_uids
from guidance.policies.models import Clause, EditionPage, EditionVersion, PolicyPage
from guidance.policies.numbering import UnknownStyle, styles_of
from guidance.policies.problems import problems_of
from guidance.policies.queries import is_frozen, latest_version
from guidance.policies.reviewing import next_review

_ABOUT = ("label", "slug", "effective_from", "issued_on", "review_due", "approved_by", "change_note", "note")
#: Told of a version only when filled in, so that what was frozen before there were such fields keeps its hash.
_ABOUT_IF_ANY = ("approved_on", "minute_reference", "review_every", "source_version", "amendments", "reasons")


@dataclass(frozen=True)
class Draft:
    """`about` are the version's own fields; `body` is the page's body with every uid filled in."""

    entries: list[Entry]
    rows: list[FrozenClause]
    about: dict[str, Any]
    sha256: str
    body: str
    given_uids: bool

    @property
    def topics(self) -> dict[str, list[str]]:
        """Returns uid -> the topics its clause is found under."""
        return {row.uid: list(entry.topics) for row, entry in zip(self.rows, self.entries, strict=True)}

    @property
    def audiences(self) -> dict[str, list[str]]:
        """Returns uid -> whom its clause concerns; none means everyone."""
        return {row.uid: list(entry.audiences) for row, entry in zip(self.rows, self.entries, strict=True)}


def read_draft(page: EditionPage, policy: PolicyPage) -> Draft:
    """Returns what this draft would be frozen as. Raises UnknownStyle for a numbering that is none."""
    blocks = page.body.get_prep_value()
    entries = entries_of(blocks)
    numbers = numbers_of(entries, styles_of(page.numbering))
    root = policy.get_parent().slug
    taken = set(Clause.objects.filter(uid__startswith=root).values_list("uid", flat=True))
    uids = fill_uids(entries, numbers, root, taken)
    rows = frozen_clauses(entries, numbers, uids)
    about = {name: getattr(page, name) for name in _ABOUT} | {"title": policy.title, "lead": policy.lead}
    about |= {name: value for name in _ABOUT_IF_ANY if (value := getattr(page, name))}
    # A frequency without a date promises one all the same: counted from the day the words begin, and frozen.
    about["review_due"] = page.review_due or next_review(page.effective_from, page.review_every)
    given = uids != [entry.uid for entry in entries]
    return Draft(entries, rows, about, content_hash(about, rows), with_uids(blocks, uids), given)


def would_change(page: EditionPage, policy: PolicyPage, latest: EditionVersion) -> bool:
    """Whether publishing this draft would freeze anything new, or find a clause under other topics or audiences."""
    draft = read_draft(page, policy)
    stored = Clause.objects.in_bulk(list(draft.topics), field_name="uid")
    topics = {uid: clause.topics for uid, clause in stored.items()}
    audiences = {uid: clause.audiences for uid, clause in stored.items()}
    return draft.sha256 != latest.sha256 or (draft.topics, draft.audiences) != (topics, audiences)


def approval_problems(page: EditionPage) -> list[str]:
    """Returns what is missing of the approval: nothing for a correction, which needs none of its own."""
    if is_approved(page) or (page.pk and is_frozen(page.pk)):
        return []
    return [NEEDED]


def draft_problems(page: EditionPage, policy: PolicyPage) -> list[str]:
    """Returns every reason why this draft cannot be published, in sentences for its editor."""
    entries = entries_of(page.body.get_prep_value())
    uids = [entry.uid for entry in entries if entry.uid]
    others = Clause.objects.filter(uid__in=uids).exclude(policy=policy).select_related("policy")
    found = problems_of(entries, {clause.uid: clause.policy.title for clause in others}, source_keys())
    try:
        draft = read_draft(page, policy)
    except UnknownStyle as unknown:
        return [str(unknown), *found]
    latest = latest_version(page.pk) if page.pk else None
    if latest and latest.sha256 != draft.sha256 and not page.change_note.strip():
        found.append("Say in the change note what this correction changes: readers see it above the policy.")
    return found
