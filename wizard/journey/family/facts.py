"""A clinician's facts become evidence: typeset as a paper of its own, marked as come by link, beside their own file."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.db import transaction
from django.utils import timezone

from links.models import Link
from people.models import User
from printing.typesetting import typeset
from wizard.consent.models import ClinicianRequest
from wizard.consent.service import give_facts
from wizard.evidence.service import add_item_by_link
from wizard.journey.evidence_form import HOW_SEEN
from wizard.journey.situation import Situation
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.service import day_in_words
from wizard.routes.service import Requirement

TEMPLATE = Path(__file__).parent / "facts.typ"
PAPERS = ("letter", "report", "statement")
#: What a route may want a paper to cover -> the fact that covers it. Never that a pupil cannot attend.
COVERED_BY = {
    "condition": "condition", "seen": "seen_on", "effect": "effect", "amount": "hours", "hours": "hours",
    "learning": "hours", "expected": "expected", "referrals": "referrals", "support": "support", "returning": "support",
}  # fmt: skip
LABELS = {
    "condition": "The condition", "seen_on": "Last seen", "how_seen": "How seen", "effect": "How it affects the pupil",
    "hours": "Hours of learning a week that could be managed", "expected": "How long it may last",
    "next_review": "Next review", "referrals": "Referred to other services", "support": "What would help",
}  # fmt: skip


@transaction.atomic
def keep_facts(
    link: Link,
    request: ClinicianRequest,
    requirement: Requirement,
    facts: dict[str, Any],
    file: UploadedFile | None,
    who: User | AnonymousUser,
) -> ClinicianRequest:
    """Returns the answered request, its facts among the evidence while the referral is a draft.

    Raises UploadRefused for the clinician's own file, and then nothing is stored; else as consent's give_facts.
    """
    answered = give_facts(link, request, facts, who)
    if request.referral.status != ReferralStatus.DRAFT or answered.item:
        return answered
    description = describe(request, requirement, facts)
    if file is not None:
        add_item_by_link(link, request.referral, request.for_key, file, description)
    item = add_item_by_link(link, request.referral, request.for_key, as_paper(answered), description)
    answered.item = item.public_id
    answered.save(update_fields=["item"])
    return answered


def describe(request: ClinicianRequest, requirement: Requirement, facts: dict[str, Any]) -> dict[str, Any]:
    """Returns what the route's rules read of these facts."""
    covers = [one.key for one in requirement.contents if facts.get(COVERED_BY.get(one.key, ""))]
    return {
        "type": kind_of(requirement),
        "author": request.author,
        "author_name": f"{request.name}, {request.role}"[:120],
        "supplied_by": "clinician",
        "how_seen": facts.get("how_seen", ""),
        "seen_on": facts.get("seen_on") or None,
        "dated": timezone.localdate(),
        "covers": covers,
    }


def kind_of(requirement: Requirement) -> str:
    """Returns the kind of paper that facts in writing are on this route: a letter, where it knows letters."""
    kinds = [one.key for one in requirement.types]
    return next((one for one in PAPERS if one in kinds), kinds[0] if kinds else "")


def lines_of(request: ClinicianRequest) -> list[tuple[str, str]]:
    """Returns the facts as label and words, in asking order."""
    seen = {one.value: one.label for one in HOW_SEEN}
    told = []
    for key, label in LABELS.items():
        value = request.facts.get(key)
        if value:
            words = seen.get(value, value) if key == "how_seen" else value
            told.append((label, day_in_words(words) if key in ("seen_on", "next_review") else words))
    return told


def as_paper(request: ClinicianRequest) -> InMemoryUploadedFile:
    """Returns the facts as a PDF that names who gave them, how and when."""
    told = {
        "by": ", ".join(part for part in (request.name, request.role, request.organisation) if part),
        "on": day_in_words(timezone.localdate()),
        "facts": lines_of(request),
    }
    made = typeset(TEMPLATE, told, request.answered_at or timezone.now(), any_alphabet=True)
    name = "Facts from the clinician.pdf"
    return InMemoryUploadedFile(BytesIO(made), "file", name, "application/pdf", len(made), None)


def places(situation: Situation) -> list[Requirement]:
    """Returns the evidence that a clinician may give: what sending waits for, or else whatever is needed here."""
    needed = set(situation.result.requirement_keys())
    clinicians = {key for key, one in situation.route.parties.items() if one.kind == "clinician"}
    found = [
        one
        for key, one in situation.route.requirements.items()
        if one.kind == "evidence" and key in needed and clinicians.intersection(one.by)
    ]
    return [one for one in found if one.gate in ("start", "submit")] or found
