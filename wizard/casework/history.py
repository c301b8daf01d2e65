"""The events of a case in words: every one for its audit trail, and for its chronology those no row tells of."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date

from record.models import Event
from record.service import events_of
from wizard.casework.chronology import Entry
from wizard.casework.models import Case
from wizard.casework.reading import READ

WORDS = {
    "case_opened": "Received from the school.",
    "case_for_hand_over": "Received from the school, to be handed over to another system.",
    "case_handed_over": "Handed over: the other system has it.",
    "case_acknowledged": "Acknowledged",
    "consent_withdrawn": "The family took back an agreement, as the school tells us.",
    "consent_given_later": "Somebody of the family agreed, after it was sent.",
    "consent_declined_later": "Somebody of the family said no, after it was sent.",
    "referral_withdrawn": "The school withdrew the referral.",
    "school_told": "The family agreed that the school knows, and it was told.",
    "letter_again": "A letter that had not left was sent again.",
    "letter_arrived": "A letter was found to have arrived.",
    "decided": "A decision was made.",
    "info_requested": "The council asked for something.",
    "info_received": "What was asked for has come.",
    "request_withdrawn": "Something asked for is no longer needed.",
    "evidence_heard": "An officer wrote down what somebody said.",
    "evidence_ruled": "An officer said how a paper counts.",
    "judged": "An officer gave a judgement.",
    "letter_written": "A letter went out.",
    "put_to_panel": "It was put to a panel.",
    "panel_advised": "A panel gave its advice.",
    "panel_called_off": "The panel before which it was to come was called off.",
    "challenged": "Somebody challenged it.",
    "challenge_answered": "A challenge was answered.",
    "interim_done": "The school did what it does each week until education starts.",
    "task_added": "Something to do was added.",
    "task_done": "Something was done.",
    "clock_dealt_with": "Something due was dealt with.",
    "assigned": "It got a coordinator, or another one.",
    "party_added": "Somebody was written down as having to do with it.",
    "party_ended": "Somebody has no longer to do with it.",
    READ: "Somebody read the case.",
    "evidence_opened": "Somebody opened a paper.",
    "clock_reminded": "Somebody was reminded of a date.",
    "clock_escalated": "A senior coordinator was told that a date has passed.",
    "case_purged": "The time to keep it had passed: its rows were removed.",
    "case_alarm": "The council was told that nobody had acknowledged it.",
}


#: What stands in no row of its own.
TOLD_BY_NO_ROW = frozenset({
    "case_for_hand_over", "case_handed_over", "case_alarm", "referral_withdrawn", "assigned", "clock_reminded",
    "clock_escalated", "consent_withdrawn", "consent_given_later", "consent_declined_later", "letter_again",
    "letter_arrived", "school_told",
})  # fmt: skip


def from_events(case: Case) -> Iterator[Entry]:
    """Yields for the chronology what only events tell: who got the case, who was reminded, what was taken back."""
    for event in events_of("case", case.submission.reference):
        if event.kind in TOLD_BY_NO_ROW:
            yield Entry(event.at, str(event.actor or ""), words(event))


def trail_of(case: Case) -> list[dict[str, Any]]:
    """Returns every event of the case and every opening of its papers, the earliest first, each with its hash."""
    referral = events_of("referral", case.submission.referral.public_id)
    events = [*events_of("case", case.submission.reference), *referral]
    return [
        {
            "number": f"{event.subject_kind.capitalize()}, event {event.number}",
            "when": moment(event),
            "text": words(event),
            "who": str(event.actor or ""),
            "hash": event.hash,
        }
        for event in sorted(events, key=lambda one: (one.at, one.pk))
    ]


def moment(event: Event) -> str:
    """Returns "Friday 20 November, 11:06am"."""
    return format_date(timezone.localtime(event.at), "l j F, g:iA").replace("AM", "am").replace("PM", "pm")


def words(event: Event) -> str:
    """Returns a sentence for the event."""
    if event.kind == "case_acknowledged" and event.actor:
        return f"Acknowledged by {event.actor}."
    return WORDS.get(event.kind, event.kind.replace("_", " ").capitalize() + ".")
