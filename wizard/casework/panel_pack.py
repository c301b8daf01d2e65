"""The papers of a panel as one PDF: the agenda, then each case's summary and what was sent, as it was frozen."""

from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date

from wizard.casework.document import read_document, year_words
from wizard.casework.letter_paper import papers, part, typeset
from wizard.casework.models import Case, PanelItem, PanelMeeting
from wizard.casework.papers import papers_of


def pack_of(meeting: PanelMeeting) -> bytes:
    """Returns the tagged PDF. Who may have it was checked before. Raises typst.TypstError."""
    items = items_of(meeting)
    agenda = [(f"{place}. {name_of(one.case)}", one.question) for place, one in enumerate(items, start=1)]
    parts = [part("Agenda", "" if agenda else "No case is on it yet.", agenda)]
    for place, one in enumerate(items, start=1):
        parts += case_parts(place, one)
    day = format_date(meeting.on, "l j F Y")
    facts = [day, meeting.place, "Confidential: for the members of this panel."]
    title = f"{meeting.title}, {format_date(meeting.on, 'j F Y')}"
    told = papers(meeting.authority, title, title, [one for one in facts if one], parts)
    return typeset(told, timezone.now())


def items_of(meeting: PanelMeeting) -> list[PanelItem]:
    """Returns the agenda with each case's submission."""
    related = ("case__submission__referral", "case__school", "case__pupil")
    return list(meeting.items.select_related(*related))


def name_of(case: Case) -> str:
    """Returns the pupil's name and the reference, the reference alone where no name was told."""
    pupil = getattr(case, "pupil", None)
    return f"{pupil.name}, {case.submission.reference}" if pupil and pupil.name else case.submission.reference


def case_parts(place: int, item: PanelItem) -> list[dict[str, Any]]:
    """Returns one case of the pack, on pages of its own."""
    case, document = item.case, read_document(item.case.submission.document)
    first = [
        ("What the panel is asked", item.question or "Its advice."),
        ("School", case.school.name),
        ("Year group", year_words(case.year_group)),
        ("Sent", format_date(timezone.localtime(case.submission.submitted_at), "j F Y")),
        ("Where it is", case.get_status_display()),
    ]
    found = [part(f"{place}. {name_of(case)}", "", [one for one in first if one[1]], new_page=True)]
    if document["requests"]:
        asked = [(str(one["label"]), str(one["reason"])) for one in document["requests"]]
        found.append(part("For an officer’s decision", "", asked, level=2))
    for step in document["steps"]:
        answers = [(str(one["label"]), str(one["value"]) or "Not provided.") for one in step["answers"]]
        found.append(part(str(step["title"]), "", answers, level=2))
    papers_there = [(one.title, f"{one.name}. {one.facts}\n{one.say}".strip()) for one in papers_of(case)]
    return [*found, part("Papers, and what was heard", "" if papers_there else "None.", papers_there, level=2)]
