"""What planning knows of a case, for its chronology."""

from collections.abc import Iterator
from datetime import datetime

from wizard.casework.models import Case
from wizard.casework.service import Entry
from wizard.planning.models import Package


def entries(case: Case) -> Iterator[Entry]:
    """Yields what was arranged, held, agreed, signed, begun and ended, each with who did it."""
    here = f"/cases/{case.submission.reference}/plan/"
    yield from meetings(case, here)
    for record in case.records.select_related("written_by"):
        yield Entry(
            record.written_at, str(record.written_by), f"Written: {record.get_part_display()}", f"{here}record/"
        )
    for agreement in case.agreements.select_related("made_by").prefetch_related("signatures"):
        link = f"{here}agreement/{agreement.requirement}/"
        yield Entry(agreement.made_at, str(agreement.made_by), f"Drawn up: {agreement.title}", link)
        for one in agreement.signatures.all():
            yield Entry(one.recorded_at, one.name, f"Signed: {agreement.title}, {one.get_how_display().lower()}", link)
    yield from brought(case, here)
    yield from packages(case, f"{here}package/")
    for again in case.continuations.select_related("agreed_by", "package"):
        yield Entry(again.agreed_at, str(again.agreed_by), f"Going on agreed: package {again.package.number}", here)
    for ending in case.endings.select_related("ended_by"):
        yield Entry(ending.made_at, str(ending.ended_by), f"Ended on {ending.ended_on:%-d %B %Y}: {ending.label}", here)


def meetings(case: Case, here: str) -> Iterator[Entry]:
    """Yields when each meeting was arranged, moved, held or called off, and when its minutes went out."""
    for meeting in case.meetings.select_related("arranged_by"):
        link = f"{here}meeting/{meeting.pk}/"
        kind = meeting.get_kind_display()
        first = meeting.moves[0]["day"] if meeting.moved else meeting.planned_for
        said = f"{kind} arranged for {first:%-d %B %Y}"
        yield Entry(meeting.arranged_at, str(meeting.arranged_by), said, link)
        for was, move in zip(meeting.moved, meeting.moves, strict=True):
            said = f"{kind} moved from {move['day']:%-d %B %Y}. {move['why']}".strip()
            yield Entry(datetime.fromisoformat(was["at"]), was["by"], said, link)
        if meeting.held_on:
            yield Entry(meeting.held_on, "", f"{kind} held", link)
        if meeting.minutes_sent_on:
            yield Entry(meeting.minutes_sent_on, "", f"Minutes sent: {kind.lower()}", link)
        if meeting.cancelled_at:
            yield Entry(meeting.cancelled_at, "", f"{kind} called off: {meeting.cancelled_why}", link)


def packages(case: Case, link: str) -> Iterator[Entry]:
    """Yields what was agreed and from when it was provided."""
    rows: list[Package] = list(case.packages.select_related("agreed_by", "settled_by").prefetch_related("lines"))
    for one in rows:
        lines = ", ".join(line.label for line in one.lines.all())
        yield Entry(one.agreed_at, str(one.agreed_by), f"Package {one.number} agreed: {lines}", link)
        if one.settled_at:
            yield Entry(one.settled_at, str(one.settled_by), f"Package {one.number} settled", link)
        if one.starts_on:
            yield Entry(one.starts_on, "", f"Package {one.number} begins", link)


def brought(case: Case, here: str) -> Iterator[Entry]:
    """Yields the papers that were handed in, and what health and the council added."""
    for paper in case.handed_in.select_related("handed_by"):
        link = f"{here}paper/{paper.requirement}/"
        yield Entry(paper.handed_at, str(paper.handed_by), f"Handed in: {paper.title}", link)
    for one in case.added.select_related("written_by"):
        kind, link = one.get_kind_display(), f"{here}health/"
        if one.asked_on:
            yield Entry(one.asked_on, "", f"Asked of {one.who}: {kind.lower()}", link)
        if one.came_on:
            yield Entry(one.came_on, one.who, kind, link)
