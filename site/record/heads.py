"""Where every chain ended, kept day by day: a chain whose end was cut off breaks no link, and is missed by its head.

Each night the last event of every chain that grew is written down, and a digest of those rows is an event of a chain of
its own. Whoever cuts a chain, its head and the chain of heads too is caught by the copy outside (heads_file.py).
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import groupby, islice

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from record.events import record_event
from record.models import ChainHead, Event

KIND, SUBJECT, KEPT = "heads", "all", "heads_kept"
CHUNK = 2_000
#: A transaction that began before midnight has ended by then.
SETTLED = timedelta(minutes=10)
#: Keys are handed out a little before their events are stored: so many are looked at again.
OVERLAP = 1_000
Head = tuple[str, str, int, str]


@transaction.atomic
def keep_heads() -> int:
    """Writes down how the chains ended yesterday and returns how many had grown; once a day, the worker's chore."""
    today = timezone.localdate()
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    last = Event.objects.filter(subject_kind=KIND, subject_id=SUBJECT).order_by("-number").first()
    if timezone.now() < midnight + SETTLED or (last is not None and last.data["on"] == today.isoformat()):
        return 0
    seen = max(last.data["upto"] - OVERLAP, 0) if last else 0
    new = Event.objects.filter(pk__gt=seen, at__lt=midnight).exclude(subject_kind=KIND)
    upto = new.order_by("-pk").values_list("pk", flat=True).first() or seen
    digest, count, ends = hashlib.sha256(), 0, ends_of(new)
    while some := list(islice(ends, CHUNK)):
        ChainHead.objects.bulk_create(
            ChainHead(day=today, subject_kind=kind, subject_id=subject, number=number, hash=sha256)
            for kind, subject, number, sha256 in some
        )
        digest.update(b"".join(map(line_of, some)))
        count += len(some)
    told = {"on": today.isoformat(), "upto": upto, "chains": count, "sha256": digest.hexdigest()}
    record_event(KIND, SUBJECT, KEPT, None, told)
    return count


def ends_of(events: QuerySet[Event]) -> Iterator[Head]:
    """Yields (kind, subject, number, hash) of the last of these events in each chain, in order."""
    rows = events.order_by("subject_kind", "subject_id", "number")
    heads = rows.values_list("subject_kind", "subject_id", "number", "hash").iterator(chunk_size=CHUNK)
    for _, links in groupby(heads, lambda head: head[:2]):
        *_, last = links
        yield last


def line_of(head: Head) -> bytes:
    """Returns a head as one line of a file, and of what is hashed."""
    return ("\t".join(map(str, head)) + "\n").encode()


def cut_ends(kind: str = "", subject: str = "") -> Iterator[ChainHead]:
    """Yields the kept heads whose event is not there as it was, the earliest first: the chain's end was cut off."""
    there = Event.objects.filter(
        subject_kind=OuterRef("subject_kind"), subject_id=OuterRef("subject_id"), number=OuterRef("number"),
        hash=OuterRef("hash"),
    )  # fmt: skip
    heads = ChainHead.objects.filter(~Exists(there)).order_by("day", "pk")
    heads = heads.filter(subject_kind=kind) if kind else heads
    yield from (heads.filter(subject_id=subject) if subject else heads).iterator(chunk_size=CHUNK)


def changed_days() -> Iterator[str]:
    """Yields the days (ISO) whose heads are not those that were kept, by the digest in the chain of heads."""
    for told in (
        Event.objects.filter(subject_kind=KIND, subject_id=SUBJECT).order_by("number").values_list("data", flat=True)
    ):
        digest = hashlib.sha256()
        rows = ChainHead.objects.filter(day=told["on"]).order_by("pk")
        for head in rows.values_list("subject_kind", "subject_id", "number", "hash").iterator(chunk_size=CHUNK):
            digest.update(line_of(head))
        if digest.hexdigest() != told["sha256"]:
            yield told["on"]
