"""Whether a guide still says what its clauses say: their words today beside the words each part was checked against."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from guidance.policies.models import ClauseText, EditionVersion
from guidance.policies.service import in_force
from guidance.reading.models import GuidePage, GuidePart


@dataclass(frozen=True)
class ChangedClause:
    """A clause whose words are no longer those a part was checked against; `now` is None when it has gone."""

    uid: str
    since: date
    now: ClauseText | None


def words_today(uids: Iterable[str], on: date) -> dict[str, ClauseText]:
    """Returns uid -> the words of the clause as its policy's page shows them on a day, in two queries."""
    wanted = set(uids)
    versions = _shown_versions(wanted, on).values()
    texts = ClauseText.objects.filter(edition_version__in=versions, clause__uid__in=wanted)
    return {text.clause.uid: text for text in texts.select_related("clause", "parent__parent__parent")}


def changed_clauses(
    parts: Iterable[GuidePart], today: dict[str, ClauseText], on: date
) -> dict[tuple[int, str], list[ChangedClause]]:
    """Returns (guide id, part key) -> the clauses changed since the part was checked, for the parts that have any."""
    moved = {
        (part.guide_id, part.key): [
            uid for uid, sha in part.checked.items() if uid not in today or today[uid].sha256 != sha
        ]
        for part in parts
    }
    uids = {uid for found in moved.values() for uid in found}
    since = _days_of_change(uids, today, on) if uids else {}
    return {
        key: [ChangedClause(uid, since[uid], today.get(uid)) for uid in found] for key, found in moved.items() if found
    }


def parts_to_check(guides: Iterable[GuidePage], on: date) -> list[tuple[GuidePart, list[ChangedClause]]]:
    """Returns the published parts of these guides that explain changed clauses, in reading order, in five queries."""
    parts = list(GuidePart.objects.filter(guide__in=list(guides), guide__live=True).select_related("guide"))
    today = words_today({uid for part in parts for uid in part.checked}, on)
    changed = changed_clauses(parts, today, on)
    return [(part, found) for part in parts if (found := changed.get((part.guide_id, part.key)))]


def words_checked(part: GuidePart, uid: str) -> str:
    """Returns the plain words of a clause that a part was checked against; nothing when they were never published."""
    found = ClauseText.objects.filter(clause__uid=uid, sha256=part.checked.get(uid, "")).first()
    return found.text or found.heading if found else ""


def _shown_versions(uids: set[str], on: date) -> dict[int, EditionVersion]:
    found: dict[int, list[EditionVersion]] = defaultdict(list)
    versions = EditionVersion.objects.filter(policy__clauses__uid__in=uids).distinct()
    for version in versions.order_by("-effective_from", "-edition_id", "-number"):
        found[version.policy_id].append(version)
    return {policy: in_force(versions, on) or versions[-1] for policy, versions in found.items()}


def _days_of_change(uids: set[str], today: dict[str, ClauseText], on: date) -> dict[str, date]:
    """The day on which the present words came in; for a clause that has gone, the day of the words without it."""
    days: dict[str, date] = {}
    texts = ClauseText.objects.filter(clause__uid__in=uids).select_related("clause", "edition_version")
    for text in texts.order_by("-edition_version__effective_from", "-edition_version__number"):
        if text.clause.uid in today and text.sha256 == today[text.clause.uid].sha256:
            days[text.clause.uid] = _begun(text.edition_version)
    gone = uids - days.keys()
    owners = {text.clause.uid: text.edition_version.policy_id for text in texts} if gone else {}
    shown = _shown_versions(gone, on) if gone else {}
    return days | {uid: _begun(shown[owners[uid]]) if uid in owners else on for uid in gone}


def _begun(version: EditionVersion) -> date:
    return max(version.effective_from, localdate(version.published_at))
