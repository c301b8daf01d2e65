"""How a referral was made and followed up, for a school that is asked to show it (requirement N27).

Only what the school did, was told or takes part in: nothing that is between the council and others. Each line has its
day and who did it; nothing here is typed in.
"""

from collections.abc import Iterator

from record.service import events_of
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import Entry, chronology_of, in_order

#: Events of the referral's own chain, in words; what is not here is of no use to who reads how it went.
WORDS = {
    "referral_started": "The referral was begun.",
    "referral_assigned": "It was given to a colleague.",
    "referral_moved": "It went on to another council’s questions, or to newer ones.",
    "answers_saved": "Answers were saved.",
    "marks_imported": "Attendance was brought in.",
    "evidence_added": "A paper was added.",
    "evidence_removed": "A paper was taken away.",
    "consent_asked": "Somebody of the family was asked to agree.",
    "consent_withdrawn": "An agreement was taken back.",
    "view_said": "Somebody of the family said how they see it.",
    "clinician_asked": "A clinician was asked for facts.",
    "clinician_answered": "A clinician gave facts.",
    "officer_asked": "The council was asked to look at something the policy leaves to an officer.",
    "school_told": "The family agreed that the school knows of it.",
    "submission_withdrawn": "The referral was withdrawn.",
}
#: Rooms of the case in which the school takes part throughout.
SHARED = frozenset({"moments", "acknowledged", "planning"})


def followed_up(case: Case) -> list[Entry]:
    """Returns what happened, the earliest first, with no link: the council's pages are not the school's."""
    found = [*made(case), *asked_and_done(case), *decided_and_written(case)]
    found += [Entry(one.at, one.who, one.what) for one in chronology_of(case, only=SHARED)]
    return in_order(found)


def made(case: Case) -> Iterator[Entry]:
    """Yields how the referral came about; of one person's many savings in a day, the first."""
    seen = set()
    for event in events_of("referral", case.submission.referral.public_id):
        entry = Entry(event.at, str(event.actor or ""), WORDS.get(event.kind, ""))
        key = (entry.what, entry.who, entry.day)
        if entry.what and not (event.kind == "answers_saved" and key in seen):
            yield entry
        seen.add(key)
    yield Entry(case.submission.submitted_at, str(case.submission.submitted_by), "The referral was sent.")


def asked_and_done(case: Case) -> Iterator[Entry]:
    """Yields what council and school asked of each other with the answers, and what the school had to do and did."""
    for one in case.info_requests.filter(of__in=(Move.SCHOOL, Move.COUNCIL)).select_related("asked_by", "answered_by"):
        whose = "The council asked" if one.of == Move.SCHOOL else "The school asked the council"
        yield Entry(one.asked_at, str(one.asked_by), f"{whose}: {one.what}")
        if one.answered_at:
            yield Entry(one.answered_at, str(one.answered_by or ""), f"Answered: {one.answer}")
    for task in case.tasks.filter(move=Move.SCHOOL).select_related("made_by", "done_by"):
        yield Entry(task.made_at, str(task.made_by or ""), f"For the school to do: {task.what}")
        if task.done_at:
            yield Entry(task.done_at, str(task.done_by or ""), f"Done: {task.what} {task.done_note}".strip())


def decided_and_written(case: Case) -> Iterator[Entry]:
    """Yields the council's decisions with their reasons, and its letters to the school."""
    for one in case.decisions.all():
        yield Entry(one.made_at, case.authority.name, f"Decided: {one.label}. {one.because}")
    for letter in case.letters.filter(to_kind="school"):
        yield Entry(letter.made_at, case.authority.name, f"Letter to the school: {letter.subject}")
