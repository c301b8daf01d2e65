"""A panel meets: its date, who comes, which cases are before it, its advice, and its minutes. It never decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from people.enums import CASE_ROLES, Role
from people.models import Authority, Membership, User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import OPEN
from wizard.casework.models import Case, PanelItem, PanelMeeting, PanelSeat


class CannotHold(ValueError):
    """It does not do; `field` is the form's, the sentence is for the person."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a panel said of one case: its advice, and who saw it otherwise."""

    advice: str
    dissent: str = ""


def allowed(actor: User, authority: Authority) -> None:
    """Raises PermissionDenied for anyone who does not work cases of this authority."""
    if not holds(actor, CASE_ROLES, authority=authority):
        raise PermissionDenied


@transaction.atomic
def arrange_panel(
    actor: User, authority: Authority, panel: str, title: str, on: date, place: str = "", papers_by: date | None = None
) -> PanelMeeting:
    """Returns the arranged meeting with its panel members seated (requirement E52). Raises PermissionDenied, CannotHold
    for a day on which this panel meets already.
    """
    allowed(actor, authority)
    Authority.objects.select_for_update().get(pk=authority.pk)  # of two who arrange it at once the second is told
    if PanelMeeting.objects.filter(authority=authority, panel=panel, on=on).exists():
        raise CannotHold("on", "This panel has a meeting on that day already, or had one that was called off")
    meeting = PanelMeeting.objects.create(
        authority=authority, panel=panel, title=title, on=on, place=place, papers_by=papers_by, arranged_by=actor
    )
    members = Membership.objects.filter(
        authority=authority, role=Role.PANEL_MEMBER, ended_at=None, user__is_active=True
    )
    for one in members.select_related("user").order_by("pk"):
        PanelSeat.objects.create(meeting=meeting, person=one.user, name=str(one.user), role="Panel member")
    record_event("panel", str(meeting.pk), "panel_arranged", actor, {"panel": panel, "on": on.isoformat()})
    return meeting


@transaction.atomic
def put_case(actor: User, meeting: PanelMeeting, case: Case, question: str) -> PanelItem:
    """Returns the case's place on the agenda; put twice it keeps its place and takes the later question.

    Raises PermissionDenied, also for a case of another authority; CannotHold for a meeting that was, or a closed case.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("submission", "authority").get(pk=case.pk)
    allowed(actor, locked.authority)
    if meeting.authority_id != locked.authority_id:
        raise PermissionDenied
    if meeting.cancelled_at or meeting.minutes_at:
        raise CannotHold("meeting", "This meeting has been held or called off")
    if locked.status not in OPEN or locked.handed_over_to:
        raise CannotHold("meeting", "This case is not open here")
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item, new = PanelItem.objects.get_or_create(
        meeting=meeting, case=locked, defaults={"position": last + 1, "question": question, "put_by": actor}
    )
    if not new:
        item.question = question
        item.save(update_fields=["question"])
    record_event("case", locked.submission.reference, "put_to_panel", actor, {"meeting": meeting.pk})
    return item


@transaction.atomic
def call_off(actor: User, meeting: PanelMeeting) -> PanelMeeting:
    """Returns the meeting, called off; its cases stay listed, for each has to come before another one.

    Called off twice is called off once. Raises PermissionDenied, and CannotHold for one that has minutes.
    """
    held = PanelMeeting.objects.select_for_update(of=("self",)).select_related("authority").get(pk=meeting.pk)
    allowed(actor, held.authority)
    if held.minutes_at:
        raise CannotHold("", "This meeting was held and has minutes")
    if held.cancelled_at is None:
        held.cancelled_at = timezone.now()
        held.save(update_fields=["cancelled_at"])
        for item in held.items.select_related("case__submission").order_by("case"):
            Case.objects.select_for_update(of=("self",)).get(pk=item.case_id)  # one writer of a chain at a time
            record_event("case", item.case.submission.reference, "panel_called_off", actor, {"meeting": held.pk})
        record_event("panel", str(held.pk), "panel_called_off", actor)
    return held


@transaction.atomic
def seat(actor: User, meeting: PanelMeeting, name: str, role: str) -> PanelSeat:
    """Returns a place for somebody who has no account here. Raises PermissionDenied."""
    held = PanelMeeting.objects.select_for_update(of=("self",)).select_related("authority").get(pk=meeting.pk)
    allowed(actor, held.authority)
    made = PanelSeat.objects.create(meeting=held, name=name, role=role)
    record_event("panel", str(held.pk), "panel_seated", actor, {"seat": made.pk})
    return made


@transaction.atomic
def write_minutes(
    actor: User, meeting: PanelMeeting, minutes: str, *, came: Mapping[int, bool], heard: Mapping[int, Heard]
) -> PanelMeeting:
    """Returns the meeting with its minutes: who came, and what was advised of each case.

    `came` and `heard` are by the keys of its own seats and items; others are left out of account. Raises
    PermissionDenied, and CannotHold before the day of the meeting.
    """
    held = PanelMeeting.objects.select_for_update(of=("self",)).select_related("authority").get(pk=meeting.pk)
    allowed(actor, held.authority)
    if held.cancelled_at:
        raise CannotHold("minutes", "This meeting was called off")
    if held.on > timezone.localdate():
        raise CannotHold("minutes", "The minutes are written on the day of the meeting or after it")
    for seated in held.seats.all():
        seated.came = came.get(seated.pk, False)
        seated.save(update_fields=["came"])
    for item in held.items.select_related("case__submission").order_by("case"):
        said = heard.get(item.pk)
        if said is not None:
            item.advice, item.dissent = said.advice, said.dissent
            item.save(update_fields=["advice", "dissent"])
            Case.objects.select_for_update(of=("self",)).get(pk=item.case_id)  # one writer of a chain at a time
            record_event("case", item.case.submission.reference, "panel_advised", actor, {"meeting": held.pk})
    held.minutes, held.minutes_by, held.minutes_at = minutes, actor, timezone.now()
    held.save(update_fields=["minutes", "minutes_by", "minutes_at"])
    record_event("panel", str(held.pk), "panel_minuted", actor)
    return held
