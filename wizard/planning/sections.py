"""What a Planning and Review Record holds, part by part, and what may not be missing. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.planning.enums import Part


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its label, what to write, and whether a record without it is not finished."""

    key: str
    label: str
    hint: str
    must: bool = False


PART_A = (
    Section(
        "needs",
        "What the pupil needs to learn, and what is expected",
        "Subjects, level, exams, what the pupil wishes.",
        must=True,
    ),
    Section(
        "safeguarding_lead",
        "The school’s designated safeguarding lead",
        "Name and telephone. Everybody who teaches the pupil rings this person.",
        must=True,
    ),
    Section(
        "curriculum",
        "What is taught, and with what",
        "The same lessons and materials as the class, now and after the return; who looks whether it suits the pupil.",
    ),
    Section("work", "Work from school", "Who sets and marks it, how it goes and comes back.", must=True),
    Section(
        "welfare", "Welfare checks", "How often, by whom, and why as often as that. The school chooses.", must=True
    ),
    Section("contact", "Keeping in touch", "Calls, visits, invitations, friends, letters to parents."),
    Section(
        "space",
        "A place to work in school",
        "For the pupil, or for who teaches the pupil, where that is needed: which room, and when it is free.",
    ),
    Section("online", "Whether online teaching suits the pupil", "What speaks for it and against it."),
    Section("equipment", "Equipment lent", "What, from when, and the rules: a robot takes no pictures or recordings."),
    Section("health", "What health says", "Hours advised, what helps, next appointment."),
    Section("parents", "What the parents do", "The child is ready; an adult is at home; appointments outside lessons."),
    Section("return", "The way back", "First steps, who meets the pupil, what is ready before the day.", must=True),
)
PART_B = (
    Section("progress", "How it has gone", "Attendance, learning, health since the last meeting.", must=True),
    Section("pupil_view", "What the pupil says", "In the pupil’s own words, if possible.", must=True),
    Section("parent_view", "What the parents say", "", must=True),
    Section(
        "curriculum",
        "What was taught, and with what",
        "Did it suit the pupil? The same lessons and materials as the class? What is missing, and who sends it?",
    ),
    Section(
        "school_help",
        "What the school did to make it work",
        "For the teaching now and for the way back; what it does next.",
    ),
    Section("hours", "Hours", "What changes, and why; by when the next increase is looked at."),
    Section("health", "What health says", "New advice, with its date."),
    Section("return", "The way back", "What comes next: part time, breaks, after hours, met on arrival.", must=True),
)
SECTIONS = {Part.A: PART_A, Part.B: PART_B}


def missing_in(part: str, content: Mapping[str, str]) -> list[Section]:
    """Returns the sections that a finished record of this part needs and that say nothing."""
    return [one for one in SECTIONS[Part(part)] if one.must and not str(content.get(one.key, "")).strip()]
