"""What somebody was asked has changed since: what they said counts no more, and they are asked again."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.consent.actions.ask_person import may_be_written_to, new_request, send_letter
from wizard.consent.asked import words_now
from wizard.consent.enums import AskedBy, Ended
from wizard.consent.models import ConsentRequest
from wizard.consent.settling import requests_of, settle
from wizard.consent.words import Words, from_stored, what_changed
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral

NOT_ASKED = "This is not asked any more."


@transaction.atomic
def ask_again(referral: Referral, actor: User | None = None) -> list[ConsentRequest]:
    """Returns the requests made anew because the words, the scopes or the recipients are others now.

    Each earlier request ends and keeps its answer, with what changed in a sentence. Whoever was asked by link gets a
    letter, unless nothing may be written to them. Drafts only; safe to repeat.
    """
    related = Referral.objects.select_for_update(of=("self",)).select_related("authority", "school", "route_version")
    locked = related.get(pk=referral.pk)
    if locked.status != ReferralStatus.DRAFT:
        return []
    made = []
    for request in requests_of(locked).filter(ended_at=None):
        now = words_now(locked, request.consent_key)
        if now is None or now.sha256 != request.words_sha256:
            made += _again(locked, request, now, actor)
    requests_of(locked).update(route_version=locked.route_version)  # looked at under this version
    return made


def _again(referral: Referral, before: ConsentRequest, now: Words | None, actor: User | None) -> list[ConsentRequest]:
    before.ended_at, before.ended = timezone.now(), Ended.CHANGED
    before.ended_because = what_changed(from_stored(before.words), now) if now else NOT_ASKED
    before.save(update_fields=["ended_at", "ended", "ended_because"])
    told = {"consent": before.consent_key, "person": before.person.public_id, "before": before.words_sha256}
    if now is None:
        settle(referral, before.consent_key)
        record_event("referral", referral.public_id, "consent_not_asked_any_more", actor, told)
        return []
    person, way = before.person, AskedBy(before.way)
    request = new_request(before.asked_by, referral, person, before.consent_key, way)
    if way == AskedBy.LINK and may_be_written_to(person):
        send_letter(actor, person, [request])
    settle(referral, before.consent_key)
    told["now"] = request.words_sha256
    record_event("referral", referral.public_id, "consent_asked_again", actor, told)
    return [request]
