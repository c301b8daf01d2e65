"""How long a case is kept, and its removal: values go, events and hashes stay (decision 024).

CASE_KEEP_YEARS after it was closed is six, as for registers (facts V15); CASE_KEEP_TO_AGE is the pupil's 25th birthday
(V41), whichever is later. Each installation sets its own.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from links.service import forget_subjects
from record.frozen import purging
from record.service import each, record_event
from schoolyear.counting import add_months
from wizard.casework.enums import ENDED, OPEN
from wizard.casework.models import Case, Challenge, PanelItem, PanelMeeting
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import forget_files
from wizard.referrals.models import Referral
from wizard.referrals.service import forget_beginner

BATCH, MOST_BATCHES = 50, 10
Rows = dict[type[Model], set[Any]]


def kept_until(closed_on: date, born: date | None) -> date:
    """Returns the last day a case is kept: the later of some years after its end and a birthday of the pupil."""
    after = add_months(closed_on, 12 * settings.CASE_KEEP_YEARS)
    return max(after, add_months(born, 12 * settings.CASE_KEEP_TO_AGE)) if born else after


def start_keeping() -> int:
    """Gives closed cases that have none their last day, a batch at a time; returns how many."""
    over = Case.objects.filter(status__in=ENDED, keep_until=None)
    cases = list(over.exclude(closed_on=None).select_related("pupil").order_by("pk")[:BATCH])
    for case in cases:
        pupil = getattr(case, "pupil", None)
        assert case.closed_on is not None  # the query leaves out the others
        case.keep_until = kept_until(case.closed_on, pupil.born if pupil else None)
    return Case.objects.bulk_update(cases, ["keep_until"])


def purge_cases() -> int:
    """Removes a batch of cases whose last day has passed and returns how many; the worker's chore.

    One that cannot be removed is logged and stays; it does not keep the others, however many fail.
    """
    start_keeping()
    purged = 0
    for _ in range(MOST_BATCHES):
        over = over_now(timezone.localdate()).filter(sweep.beyond()).only("keep_until")
        some = list(over[: BATCH - purged])
        purged += each(purge, [case.pk for case in some])
        sweep.after = (some[-1].keep_until, some[-1].pk) if some else None
        if not some or purged == BATCH:
            break
    return purged


@dataclass
class Sweep:
    """Where the purge has got to: what failed is passed by, and tried again once the end was reached."""

    after: tuple[date | None, int] | None = None

    def beyond(self) -> Q:
        """Returns what comes after."""
        if self.after is None:
            return Q()
        day, key = self.after
        return Q(keep_until__gt=day) | Q(keep_until=day, pk__gt=key)


sweep = Sweep()


def over_now(today: date) -> QuerySet[Case]:
    """Returns the cases that are kept no longer: no challenge waits, and no open case carries on from them."""
    over = Case.objects.filter(keep_until__lt=today).exclude(status__in=OPEN)
    carried_on = Q(submission__continued_by__submission__case__status__in=OPEN)
    waits = Challenge.objects.filter(answered_on=None).values("case")
    return over.exclude(pk__in=waits).exclude(carried_on).order_by("keep_until", "pk")


@transaction.atomic
def purge(key: int) -> bool:
    """Removes a case, the referral it came from, and every row that hangs on them; returns whether it was there.

    Rows that only mention it forget it; links to any of it end, and whom they and its letters went to is forgotten.
    Its chain of events stays and holds what was removed, by counts and hashes.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("submission").filter(pk=key).first()
    if case is None:
        return False
    submission = case.submission
    rows = hanging_on(Referral, {submission.referral_id})
    files = [name for pair in EvidenceItem.objects.filter(pk__in=rows[EvidenceItem]).values_list(
        "storage_name", "copy_name") for name in pair if name]  # fmt: skip
    told = {"sha256": submission.sha256, "kept_until": case.keep_until.isoformat() if case.keep_until else "",
            "rows": {model._meta.label: len(keys) for model, keys in rows.items() if keys}}  # fmt: skip
    forget_beginner(submission.referral)
    forget_subjects([submission.reference, *public_ids(rows)])
    meetings = list(PanelMeeting.objects.filter(items__in=rows[PanelItem]).values_list("pk", flat=True))
    forget_mentions(rows)
    with purging():
        for model, keys in rows.items():
            # Keys between these rows are checked when the transaction ends: their order does not matter.
            model._base_manager.filter(pk__in=keys)._raw_delete(DEFAULT_DB_ALIAS)  # type: ignore[attr-defined]  # no cascade, no signals
    PanelMeeting.objects.filter(pk__in=meetings, items=None).update(minutes="")  # of this case, and of no other
    record_event("case", submission.reference, "case_purged", None, told)
    transaction.on_commit(lambda: forget_files(files))
    return True


def hanging_on(model: type[Model], keys: set[Any]) -> Rows:
    """Returns these rows and all that cannot be without them, in every room, by model."""
    found: Rows = defaultdict(set)
    found[model] = set(keys)
    todo = [(model, set(keys))]
    while todo:
        of, some = todo.pop()
        for field in pointing_at(of):
            if field.null:
                continue
            theirs = field.model._base_manager.filter(**{f"{field.name}__in": some}).values_list("pk", flat=True)
            new = set(theirs) - found[field.model]
            if new:
                found[field.model] |= new
                todo.append((field.model, new))
    return found


def public_ids(rows: Rows) -> list[str]:
    """Returns by which id links and letters know these rows."""
    found: list[str] = []
    for model, keys in rows.items():
        if any(field.name == "public_id" for field in model._meta.fields):
            found += model._base_manager.filter(pk__in=keys).values_list("public_id", flat=True)
    return found


def forget_mentions(rows: Rows) -> None:
    """Empties what may be empty and points at these rows from rows that stay."""
    for model, keys in list(rows.items()):
        for field in pointing_at(model):
            if field.null:
                stays = field.model._base_manager.filter(**{f"{field.name}__in": keys})
                stays.exclude(pk__in=rows.get(field.model, ())).update(**{field.name: None})


def pointing_at(model: type[Model]) -> list[Any]:
    """Returns the keys of other tables, and of its own, that point at a table."""
    related: list[Any] = [one for one in model._meta.get_fields(include_hidden=True) if one.auto_created]
    return [one.field for one in related if not one.concrete and (one.one_to_many or one.one_to_one)]
