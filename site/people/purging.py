"""Names and addresses of who was invited or asked are kept no longer than they are of use; the events stay."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from people.letters import BUILDERS
from people.models import Invitation, JoinRequest
from record.enums import OutboxState
from record.models import Outbox

ANSWERED_FOR = timedelta(days=90)  # calendar days
SENT_FOR = timedelta(days=30)


def forget_joining() -> None:
    """Deletes invitations and requests answered, run out or left unanswered 90 calendar days ago, and letters sent
    30 ago. The worker's chore; safe to repeat."""
    now = timezone.now()
    Invitation.objects.filter(
        Q(answered_at__lt=now - ANSWERED_FOR) | Q(answered_at__isnull=True, expires_at__lt=now - ANSWERED_FOR)
    ).delete()
    JoinRequest.objects.filter(
        Q(decided_at__lt=now - ANSWERED_FOR) | Q(decided_at__isnull=True, asked_at__lt=now - ANSWERED_FOR)
    ).delete()
    Outbox.objects.filter(kind__in=list(BUILDERS), state=OutboxState.SENT, sent_at__lt=now - SENT_FOR).delete()
