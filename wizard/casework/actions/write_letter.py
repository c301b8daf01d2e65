"""A letter goes out and is frozen as it went; its notice by e-mail holds a reference and a way, never the words."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import enqueue, record_event
from wizard.casework.actions.record_moment import note_moment
from wizard.casework.family_news import tell_family
from wizard.casework.letter_words import SILENCE, Words, lacks_challenge
from wizard.casework.models import Case, CaseLetter, Decision
from wizard.casework.notices import LETTER_FAMILY, LETTER_SCHOOL
from wizard.casework.writing_to import FAMILY, Addressee, owed
from wizard.consent.service import contact_restricted
from wizard.referrals.models import new_public_id


class CannotWrite(ValueError):
    """The letter cannot go out like this; the sentence is for the person. `field` is the form's."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


@transaction.atomic
def write_letter(
    actor: User,
    case: Case,
    decision: Decision | None,
    to: Addressee,
    words: Words,
    *,
    by_post: bool,
    about: str = SILENCE,
) -> CaseLetter:
    """Returns the frozen letter; without a decision it owns up to silence (requirement E54), or tells the end (N174).

    When the last letter of a decision is out, the case's moment "notified" is written. The same letter to the same
    addressee again is the first one.

    Raises PermissionDenied for anyone who does not work cases of this authority, CannotWrite for somebody to whom
    nothing may be written, an e-mail without an address, and a refusal that does not say how to challenge it.
    """
    related = ("submission__referral", "authority", "school")
    locked = Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case.pk)
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    kind = decision.kind if decision else about
    before = locked.letters.filter(decision=decision, template=kind, to_key=to.key).first() if to.key else None
    if before is not None:  # the button was pressed twice
        return before
    email = "" if by_post else to.email
    check(locked, decision, to, words, kind, email, by_post)
    letter = CaseLetter.objects.create(
        case=locked, public_id=new_public_id(), template=kind, to_kind=to.kind, to_key=to.key, to_name=to.name,
        to_email=email, by_post=by_post, subject=words.subject, body=words.body, sha256=sha256_of(words),
        decision=decision, made_by=actor, made_at=timezone.now(),
    )  # fmt: skip
    reference = locked.submission.reference
    told = {"letter": letter.public_id, "to": to.kind, "by_post": by_post, "sha256": letter.sha256}
    record_event("case", reference, "letter_written", actor, told)
    if email and not (to.kind in FAMILY and tell_family(locked, f"letter:{letter.public_id}", email)):
        notice = LETTER_SCHOOL if to.kind == "school" else LETTER_FAMILY
        enqueue(notice, "case", reference, email, f"case-letter:{letter.public_id}")
    if decision is not None and not owed(locked, decision):
        note_moment(actor, locked, "notified", timezone.localdate(), str(decision.number))
    return letter


def check(
    case: Case, decision: Decision | None, to: Addressee, words: Words, kind: str, email: str, by_post: bool
) -> None:
    """Raises PermissionDenied for a decision of another case, CannotWrite for a letter that must not go out."""
    if decision is not None and decision.case_id != case.pk:
        raise PermissionDenied
    if email and contact_restricted(case.submission.referral, email):
        raise CannotWrite("to_email", "Nothing may be written to this address")
    if email and to.kind in FAMILY and case.quiet_since is not None:
        raise CannotWrite("way", "The family wishes to hear nothing by email. Ring them, or send it by post")
    if not by_post and not email:
        raise CannotWrite("to_email", "Enter an email address, or send it by post")
    if lacks_challenge(kind, words.body):
        raise CannotWrite("body", "Say how to challenge it: the council’s review, a complaint, and the Ombudsman")


def sha256_of(words: Words) -> str:
    """Returns the hash of a letter's words."""
    return hashlib.sha256(f"{words.subject}\n\n{words.body}".encode()).hexdigest()
