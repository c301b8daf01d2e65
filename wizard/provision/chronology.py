"""What provision knows of a case, for its chronology; without worries about a child, which have their own readers."""

from collections.abc import Iterator

from wizard.casework.models import Case
from wizard.casework.service import Entry
from wizard.provision.enums import Saying
from wizard.provision.models import (
    EngagementEntry,
    EngagementWarning,
    HomeRisk,
    Message,
    Placement,
    ProviderReport,
    RegisterMark,
    Timetable,
    Visit,
)


def entries(case: Case) -> Iterator[Entry]:
    """Yields who taught from when to when, each agreed week, who came, what was reported, and what was warned of."""
    here = f"/cases/{case.submission.reference}/provision/"
    for one in Placement.objects.filter(case=case).select_related("provider", "made_by"):
        link = f"{here}teaching/{one.public_id}/"
        yield Entry(one.made_at, str(one.made_by), f"Placed with {one.provider.name}: {one.get_roll_display()}", link)
        if one.first_day:
            yield Entry(one.first_day, one.provider.name, "First day of teaching", link)
        if one.last_day:
            yield Entry(one.last_day, one.provider.name, "Last day of teaching", link)
    for week in Timetable.objects.filter(case=case).select_related("made_by"):
        said = f"Timetable {week.number} agreed, from {week.holds_from:%-d %B %Y}"
        yield Entry(week.made_at, str(week.made_by), said, here)
    for mark in RegisterMark.objects.filter(placement__case=case).select_related("placement__provider"):
        half = "morning" if mark.half == "am" else "afternoon"
        came = "came" if mark.came else f"did not come: {mark.get_why_display()}"
        who = f"{mark.said_by}, {mark.placement.provider.name}"
        yield Entry(mark.recorded_at, who, f"Register of {mark.day:%-d %B %Y}, {half}: {came}", here)
    for report in ProviderReport.objects.filter(placement__case=case).select_related("placement__provider"):
        who = f"{report.written_by}, {report.placement.provider.name}"
        yield Entry(report.sent_at, who, "Reported how it is going", here)
    yield from looked_after(case, here)
    yield from taking_part(case, here)


def looked_after(case: Case, here: str) -> Iterator[Entry]:
    """Yields the council's visits, and what provider, school and council wrote to each other."""
    for one in Visit.objects.filter(placement__case=case, held_on__isnull=False).select_related("placement__provider"):
        link = f"{here}teaching/{one.placement.public_id}/visits/"
        said = f"Visited {one.placement.provider.name}: {one.get_finding_display().lower()}"
        yield Entry(one.held_on or one.planned_on, one.visitor, said, link)
    for message in Message.objects.filter(placement__case=case).select_related("placement__provider"):
        link = f"{here}teaching/{message.placement.public_id}/messages/"
        who = f"{message.written_by}, {message.get_party_display().lower()}"
        said = "Told of an added risk" if message.kind == Saying.RISK else "Wrote a message about the teaching"
        yield Entry(message.sent_at, who, said, link)


def taking_part(case: Case, here: str) -> Iterator[Entry]:
    """Yields the log of taking part, the warnings, and each look at the home."""
    for one in EngagementEntry.objects.filter(case=case).select_related("recorded_by"):
        yield Entry(one.day, str(one.recorded_by), one.get_kind_display(), f"{here}taking-part/")
    for warning in EngagementWarning.objects.filter(case=case).select_related("given_by"):
        said = f"Warned: {warning.told}. Looked at again on {warning.look_again_on:%-d %B %Y}"
        yield Entry(warning.given_on, str(warning.given_by), said, f"{here}taking-part/")
    for look in HomeRisk.objects.filter(placement__case=case).select_related("placement"):
        link = f"{here}teaching/{look.placement.public_id}/home/"
        said = "The home was looked at as a place to teach"
        yield Entry(look.assessed_on, look.assessed_by, said, link)
