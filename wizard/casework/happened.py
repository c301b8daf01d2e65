"""What casework's own rows say of a case, for its chronology."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date

from wizard.casework.actions.keep_challenge import STAGES
from wizard.casework.chronology import Entry, Provider
from wizard.casework.history import from_events
from wizard.casework.models import Case, CaseParty

EVENTS = {
    "submitted": "The school sent the referral",
    "received": "The council received it",
    "threshold_reached": "The policy’s number of days was reached",
    "evidence_complete": "The evidence was complete",
    "notified": "The family was told",
    "meeting_held": "A meeting was held",
    "provision_started": "Education started",
    "period_started": "A further period began",
    "review_held": "A review was held",
    "continuation_requested": "Somebody asked to continue",
    "returned": "The child went back to school",
    "provision_ended": "The education arranged by the council ended",
    "admitted": "The child went into hospital",
    "discharged": "The child came out of hospital",
    "acknowledged": "The council acknowledged it",
    "closed": "The case was closed",
    "withdrawn": "It was withdrawn",
}
#: Told by rows of their own, with more words.
TOLD_ELSEWHERE = ("decided", "info_requested", "info_received")


def moments(case: Case) -> Iterator[Entry]:
    """Yields what happened on which day; what was struck out says so."""
    for one in case.moments.exclude(event__in=TOLD_ELSEWHERE).select_related("recorded_by"):
        what = EVENTS.get(one.event, one.event.replace("_", " ").capitalize())
        if one.struck_at:
            what = f"{what} (struck out on {format_date(timezone.localtime(one.struck_at), 'j F Y')}: {one.struck_why})"
        yield Entry(one.on, str(one.recorded_by or ""), f"{what}.")


def acknowledged(case: Case) -> Iterator[Entry]:
    """Yields the acknowledgement."""
    if case.acknowledged_at:
        yield Entry(case.acknowledged_at, str(case.acknowledged_by or ""), "The council acknowledged it.")


def requests(case: Case) -> Iterator[Entry]:
    """Yields what was asked for and what came."""
    for one in case.info_requests.select_related("asked_by", "answered_by").prefetch_related("people"):
        of = "".join(f" of {person.name}," for person in one.people.all()).rstrip(",")
        by = f" by {format_date(one.due_on, 'j F Y')}" if one.due_on else ""
        yield Entry(one.asked_at, str(one.asked_by), f"Asked for{of}{by}: {one.what}")
        if one.answered_at:
            yield Entry(one.answered_at, str(one.answered_by or ""), f"Answered: {one.answer}")
        if one.withdrawn_at:
            yield Entry(one.withdrawn_at, "", f"No longer asked for: {one.what}")


def weighed(case: Case) -> Iterator[Entry]:
    """Yields what was heard, how papers were ruled on, and what officers judged."""
    for heard in case.heard.select_related("recorded_by"):
        yield Entry(heard.heard_on, str(heard.recorded_by), f"{heard.said_by} said: {heard.what}")
    for ruling in case.rulings.select_related("by"):
        word = "challenged" if ruling.challenged else ruling.verdict.replace("_", " ") or "no ruling"
        yield Entry(ruling.at, str(ruling.by), f"On a paper: {word}. {ruling.reason}")
    for judgement in case.judgements.select_related("by"):
        word = "holds" if judgement.holds else "does not hold"
        yield Entry(judgement.at, str(judgement.by), f"{judgement.key.replace('_', ' ')} {word}. {judgement.reason}")


def decided(case: Case) -> Iterator[Entry]:
    """Yields decisions with their reasons, the panel's advice, and challenges with their answers."""
    reference = case.submission.reference
    for one in case.decisions.select_related("decided_by"):
        link = reverse("casework:one_decision", args=[reference, one.number])
        yield Entry(one.made_at, str(one.decided_by), f"Decided: {one.label}. {one.because}", link)
    for item in case.panel_items.select_related("meeting", "put_by"):
        held = (
            "Was to come before the panel, which was called off." if item.meeting.cancelled_at else "Before the panel."
        )
        yield Entry(item.meeting.on, item.meeting.title, f"{held} {item.advice}".strip())
    for challenge in case.challenges.select_related("recorded_by"):
        stage = STAGES.get(challenge.stage, challenge.stage)
        yield Entry(challenge.received_on, challenge.made_by, f"{stage}: {challenge.about}")
        if challenge.answered_on:
            yield Entry(challenge.answered_on, "The council", f"The challenge was answered: {challenge.answer}")


def written(case: Case) -> Iterator[Entry]:
    """Yields the letters that went out."""
    for one in case.letters.select_related("made_by"):
        link = reverse("casework:one_letter", args=[case.submission.reference, one.public_id])
        yield Entry(one.made_at, str(one.made_by), f"Letter to {one.to_name}: {one.subject}", link)


def done(case: Case) -> Iterator[Entry]:
    """Yields tasks when they were set and done, and dates that were dealt with."""
    for task in case.tasks.select_related("made_by", "done_by"):
        by = f" by {format_date(task.due_on, 'j F Y')}" if task.due_on else ""
        yield Entry(task.made_at, str(task.made_by or ""), f"To be done{by}: {task.what}")
        if task.done_at:
            yield Entry(task.done_at, str(task.done_by or ""), f"Done: {task.what} {task.done_note}".strip())
    for clock in case.clocks.exclude(dealt_with_at=None).select_related("dealt_with_by"):
        assert clock.dealt_with_at is not None  # the query leaves out the others
        assert clock.dealt_with_due is not None  # written with it
        what = f"Dealt with what was due on {format_date(clock.dealt_with_due, 'j F Y')}. {clock.dealt_with_note}"
        yield Entry(clock.dealt_with_at, str(clock.dealt_with_by or ""), what.strip())


def parties(case: Case) -> Iterator[Entry]:
    """Yields who came to have to do with it, and who no longer does."""
    for one in case.parties.select_related("added_by"):
        reads = one.get_access_display().lower()
        yield Entry(one.since, str(one.added_by), f"{called(one)} has to do with it: {reads}.")
        if one.ended_at:
            yield Entry(one.ended_at, "", f"{called(one)} has no longer to do with it.")


def called(party: CaseParty) -> str:
    """Returns a party's name and role."""
    return f"{party.name}, {party.role},"


PROVIDERS: dict[str, Provider] = {
    "moments": moments,
    "acknowledged": acknowledged,
    "requests": requests,
    "weighed": weighed,
    "decided": decided,
    "written": written,
    "done": done,
    "parties": parties,
    "events": from_events,
}
