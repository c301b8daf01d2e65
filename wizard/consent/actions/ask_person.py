"""A school asks somebody of the family for one consent or several: by link, on paper or by telephone."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import enqueue, record_event
from wizard.consent.asked import months_now, words_now
from wizard.consent.enums import AskedBy, Ended, RequestState
from wizard.consent.letters import ASKED
from wizard.consent.links import REPLY_DAYS, link_for
from wizard.consent.models import Consent, ConsentRequest, FamilyPerson
from wizard.consent.permission import hold
from wizard.consent.queries import contact_restricted
from wizard.consent.seen import refuse_older
from wizard.consent.settling import settle
from wizard.consent.states import state_of
from wizard.referrals.models import Referral
from wizard.referrals.service import begun_by_family, begun_from


class CannotWrite(ValueError):
    """Nothing may be written to this person, or there is no address to write to."""


@transaction.atomic
def ask_person(actor: User, person: FamilyPerson, keys: Sequence[str], way: AskedBy) -> list[ConsentRequest]:
    """Returns the requests made; by link, one letter for all of them is promised in the same transaction.

    Who was asked for the same before and has not answered is asked in the new way; an answer that stands stays.
    Raises CannotWrite for a link to somebody restricted or without e-mail, KeyError for a consent that is not asked,
    PermissionDenied.
    """
    locked = hold(actor, person.referral)
    if person.removed_at is not None:
        raise PermissionDenied
    if way == AskedBy.LINK and not may_be_written_to(person):
        raise CannotWrite
    made = [one for key in keys if (one := _ask(actor, locked, person, key, way))]
    if way == AskedBy.LINK and made:
        send_letter(actor, person, made)
    for request in made:
        settle(locked, request.consent_key)
        told = {"consent": request.consent_key, "person": person.public_id, "way": way, "words": request.words_sha256}
        record_event("referral", locked.public_id, "consent_asked", actor, told)
    return made


@transaction.atomic
def ask_people(
    actor: User, referral: Referral, people: Sequence[FamilyPerson], keys: Sequence[str], way: AskedBy, shown: str
) -> list[ConsentRequest]:
    """Returns the requests made to several people; `shown` is what the page said of who was asked and what stands.

    Raises ChangedSinceShown when that is something else by now, and what ask_person raises.
    """
    refuse_older(shown, *asked_and_recorded(hold(actor, referral)))
    return [one for person in people for one in ask_person(actor, person, keys, way)]


def asked_and_recorded(referral: Referral) -> list[Consent | ConsentRequest]:
    """Returns what stands in a referral, and who is asked; an older page of asking is noticed by it."""
    asked = referral.consent_requests.filter(ended_at=None)
    return [*referral.consents.order_by("consent_key"), *asked]


def may_be_written_to(person: FamilyPerson) -> bool:
    """Whether an e-mail may go to this person: nobody to whom nothing may be written reads the same mailbox.

    Nor does a professional who began the referral by a link: the answer would be their own.
    """
    if not person.email or person.removed_at is not None or contact_restricted(person.referral, person):
        return False
    return begun_by_family(person.referral) or not begun_from(person.referral, person.email)


def send_letter(actor: User | None, person: FamilyPerson, made: Sequence[ConsentRequest]) -> None:
    """Gives the requests the person's link and promises the letter that carries it."""
    months = max(months_now(person.referral, request.consent_key) for request in made)
    link = link_for(actor, person, months)
    for request in made:
        request.link = link
        request.save(update_fields=["link"])
    enqueue(ASKED, "consent_request", made[0].public_id, person.email, f"consent-asked:{made[0].public_id}")


def _ask(actor: User, referral: Referral, person: FamilyPerson, key: str, way: AskedBy) -> ConsentRequest | None:
    words = words_now(referral, key)
    if words is None:
        raise KeyError(key)
    before = ConsentRequest.objects.filter(person=person, consent_key=key, ended_at=None).first()
    if before is not None:
        if state_of(before, timezone.localdate(), words.sha256) == RequestState.GIVEN:
            return None
        why = Ended.CHANGED if before.words_sha256 != words.sha256 else Ended.STOPPED
        before.ended_at, before.ended, before.ended_because = timezone.now(), why, "Asked once more."
        before.save(update_fields=["ended_at", "ended", "ended_because"])
    return new_request(actor, referral, person, key, way)


def new_request(actor: User, referral: Referral, person: FamilyPerson, key: str, way: AskedBy) -> ConsentRequest:
    """Returns a stored request with the words of this moment. Raises KeyError for a consent that is not asked."""
    words = words_now(referral, key)
    if words is None:
        raise KeyError(key)
    now = timezone.now()
    return ConsentRequest.objects.create(
        referral=referral,
        person=person,
        consent_key=key,
        way=way,
        words=words.stored(),
        route_version=referral.route_version,
        words_sha256=words.sha256,
        asked_by=actor,
        asked_at=now,
        reply_by=timezone.localdate(now) + timedelta(days=REPLY_DAYS),
    )
