"""A person of the school sends the referral: everything that follows is stored in one transaction."""

import hashlib
from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import enqueue, record_event
from wizard.referrals.changing import NotADraft
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral, Submission
from wizard.referrals.queries import referrals_changeable_by, referrals_of_schools_of
from wizard.referrals.receipts import FAMILY_RECEIPT, RECEIPT, promise_to_school
from wizard.referrals.reference import new_reference

OpenCase = Callable[[Submission], object]
Compose = Callable[[Referral], tuple[str, bool]]
Addresses = Callable[[Referral], Iterable[str]]


def nobody(referral: Referral) -> Iterable[str]:
    """Returns no address: no family is written to."""
    return ()


def submit_referral(
    actor: User,
    referral: Referral,
    *,
    key: str,
    compose: Compose,
    open_case: OpenCase,
    family: Addresses = nobody,
) -> Submission:
    """Returns the submission; sending again, by anybody and with any key, returns the one there is.

    `compose` is called with the locked referral and returns the frozen document and whether it is flagged for an
    officer; what it raises leaves nothing behind. `open_case` opens the council's case. `family` gives the addresses
    to which the family's receipts go. Raises PermissionDenied, or NotADraft for a withdrawn referral.
    """
    with transaction.atomic():
        # The row lock makes the second of two clicks wait here until the first has committed.
        locked = Referral.objects.select_for_update().get(pk=referral.pk)
        sent = Submission.objects.filter(referral=locked).first()
        if sent is not None:
            return _seen_by(actor, sent)
        if not referrals_changeable_by(actor).filter(pk=locked.pk).exists():
            raise _why_not(locked)
        document, flagged = compose(locked)
        _let_the_school_know(locked)
        submission = _store(actor, locked, key, document, flagged)
        open_case(submission)
        _promise_receipts(actor, locked, submission, family(locked))
    return submission


def _promise_receipts(actor: User, referral: Referral, submission: Submission, family: Iterable[str]) -> None:
    reference = submission.reference
    enqueue(RECEIPT, "submission", reference, actor.email, f"receipt:{reference}")
    if referral.entered_by_council or referral.by_link:  # the school did not send it, and hears of it now
        promise_to_school(submission, referral.school)
    for number, address in enumerate(dict.fromkeys(family), start=1):
        enqueue(FAMILY_RECEIPT, "submission", reference, address, f"{FAMILY_RECEIPT}:{reference}:{number}")


def _let_the_school_know(referral: Referral) -> None:
    """Puts a referral begun by a link where its school sees it, if the family agreed to that; not before."""
    told = referral.started.told_school if referral.by_link else None
    if told is not None:
        referral.school = told
        referral.save(update_fields=["school"])


def _seen_by(actor: User, submission: Submission) -> Submission:
    if not referrals_of_schools_of(actor).filter(pk=submission.referral_id).exists():
        raise PermissionDenied
    return submission


def _why_not(referral: Referral) -> Exception:
    return PermissionDenied() if referral.status == ReferralStatus.DRAFT else NotADraft()


def _store(actor: User, referral: Referral, key: str, document: str, flagged: bool) -> Submission:
    digest = hashlib.sha256(document.encode()).hexdigest()
    submission = Submission.objects.create(
        referral=referral,
        reference=_unused_reference(referral.authority.slug),
        document=document,
        sha256=digest,
        idempotency_key=key,
        flagged=flagged,
        submitted_at=timezone.now(),
        submitted_by=actor,
    )
    referral.status = ReferralStatus.SUBMITTED
    referral.lock_version += 1
    referral.save(update_fields=["status", "lock_version", "updated_at"])
    record_event(
        "referral",
        referral.public_id,
        "referral_submitted",
        actor,
        {"reference": submission.reference, "sha256": digest, "flagged": flagged},
    )
    return submission


def _unused_reference(authority_slug: str) -> str:
    while True:
        reference = new_reference(authority_slug)
        if not Submission.objects.filter(reference=reference).exists():
            return reference
