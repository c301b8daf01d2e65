"""What a family and its council wrote to each other. Council pages start from casework's case_for, families' from
reader_of."""

from django.db.models import QuerySet

from wizard.casework.models import Case
from wizard.consent.models import FamilyPerson
from wizard.parents.models import FamilyMessage, QuietTime


def messages_with(case: Case, person: FamilyPerson) -> list[FamilyMessage]:
    """Returns the conversation with one person of the family, the earliest first."""
    found = FamilyMessage.objects.filter(case=case, person=person)
    return list(found.select_related("written_by", "task"))


def unanswered(case: Case) -> int:
    """Returns how many messages of the family wait for the council."""
    return waiting().filter(case=case).count()


def waiting() -> QuerySet[FamilyMessage]:
    """Returns every message of a family that nobody has answered or settled."""
    return FamilyMessage.objects.filter(by_family=True, task__done_at=None, task__isnull=False)


def quiet_time(case: Case) -> QuietTime | None:
    """Returns the time of silence that runs."""
    return QuietTime.objects.filter(case=case, ended_on=None).select_related("set_by").first()
