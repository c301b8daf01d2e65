"""A school says who answers for pupils with medical needs (W12): a role and a mailbox, never a person's name."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.granting import may_manage
from people.models import School, User
from record.service import record_event


@transaction.atomic
def name_person(actor: User, school: School, role: str, mailbox: str) -> School:
    """Returns the school; both blank names nobody. Raises PermissionDenied for who does not look after the school."""
    if not may_manage(actor, school=school):
        raise PermissionDenied
    held = School.objects.select_for_update(of=("self",)).get(pk=school.pk)
    if (held.named_role, held.named_mailbox) != (role, mailbox):
        held.named_role, held.named_mailbox = role, mailbox
        held.save(update_fields=["named_role", "named_mailbox"])
        record_event("school", str(held.pk), "school.person_named", actor, {"named": bool(mailbox)})
    return held
