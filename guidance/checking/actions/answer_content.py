"""An editor's word on one item of the expected content, and taking it back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from guidance.checking.content_items import Item
from guidance.checking.models import ContentAnswer
from guidance.policies.models import PolicyPage
from people.models import User
from record.service import record_event


def answer_content(actor: User, policy: PolicyPage, item: Item, *, clause_uid: str = "", reason: str = "") -> None:
    """Stores that a clause covers the item, or why it does not apply; with neither, takes the earlier word back.

    The caller has looked the clause up among this policy's. Raises PermissionDenied when the actor may not edit it.
    """
    if not policy.permissions_for_user(actor).can_edit():
        raise PermissionDenied("You may not edit for this authority.")
    with transaction.atomic():
        PolicyPage.objects.select_for_update(of=("self",)).get(pk=policy.pk)
        if clause_uid or reason:
            said = {"clause_uid": clause_uid, "reason": "" if clause_uid else reason, "by": actor, "at": timezone.now()}
            ContentAnswer.objects.update_or_create(policy=policy, item=item.key, defaults=said)
        else:
            ContentAnswer.objects.filter(policy=policy, item=item.key).delete()
        told = {"item": item.key, "clause": clause_uid, "applies": not reason}
        record_event("policy", str(policy.pk), "content.answered", actor, told)
