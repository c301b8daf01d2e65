"""Every paper and every word of mouth that counts for a case, each with what an officer said of it."""

import json
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from wizard.casework.document import evidence_entry, listed, titles_of
from wizard.casework.models import Case, EvidenceRuling, HeardEvidence
from wizard.evidence.service import items_of

VERDICTS = {
    "accepted": "It counts",
    "for_now": "It counts for now",
    "refused": "It does not count",
    "": "No ruling",
}
HOW = {"telephone": "By telephone", "meeting": "In a meeting", "visit": "On a visit"}


@dataclass(frozen=True, slots=True)
class CasePaper:
    """A paper of the submission, one that came after it, or something heard. `key` is how a ruling names it."""

    key: str
    address: str
    title: str
    name: str
    href: str
    facts: str
    say: str
    after: bool
    rulings: list[EvidenceRuling]

    @property
    def last(self) -> EvidenceRuling | None:
        """The ruling that counts: the latest."""
        return self.rulings[-1] if self.rulings else None


def papers_of(case: Case) -> list[CasePaper]:
    """Returns the papers as frozen, those that came after sending, and what was heard."""
    document = json.loads(case.submission.document)
    titles = titles_of(document)
    rulings: dict[str, list[EvidenceRuling]] = {}
    for one in case.rulings.select_related("by"):
        rulings.setdefault(one.item, []).append(one)
    frozen = [one for one in listed(document, "evidence") if one.get("public_id")]
    there = {str(one["public_id"]) for one in frozen}
    found = [paper(evidence_entry(one, titles), str(one["public_id"]), rulings, after=False) for one in frozen]
    for item in items_of(case.submission.referral):
        if item.public_id not in there:
            entry = {
                "title": titles.get(item.for_key) or "Sent after the referral",
                "name": item.original_name,
                "href": reverse("evidence:look", args=[item.public_id]),
                "facts": f"came on {timezone.localtime(item.added_at):%-d %B %Y}",
                "say": "",
            }
            found.append(paper(entry, item.public_id, rulings, after=True))
    return [*found, *(heard(one, titles, rulings) for one in case.heard.all())]


def paper(entry: dict[str, Any], key: str, rulings: dict[str, list[EvidenceRuling]], *, after: bool) -> CasePaper:
    """Returns one file as a paper."""
    return CasePaper(
        key,
        key,
        entry["title"],
        entry["name"],
        entry["href"],
        entry["facts"],
        entry["say"],
        after,
        rulings.get(key, []),
    )


def heard(one: HeardEvidence, titles: dict[str, str], rulings: dict[str, list[EvidenceRuling]]) -> CasePaper:
    """Returns something heard as a paper."""
    key = f"heard:{one.pk}"
    seen = f", last saw the pupil on {one.seen_on:%-d %B %Y}" if one.seen_on else ""
    return CasePaper(
        key=key,
        address=f"heard-{one.pk}",
        title=titles.get(one.requirement) or "Heard",
        name=one.said_by,
        href="",
        facts=f"{HOW.get(one.how, one.how)}, {one.heard_on:%-d %B %Y}{seen}",
        say=one.what,
        after=True,
        rulings=rulings.get(key, []),
    )
