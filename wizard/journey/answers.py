"""The answers as check-answers shows them: in sections, in words, each with a way to change it."""

from typing import Any

from django.urls import reverse

from wizard.attendance.service import attendance_entry, words_of_entry
from wizard.journey.clauses import Clauses
from wizard.journey.pages import Page, own_pages
from wizard.journey.screens.screen import MET
from wizard.journey.situation import FILE_KINDS, MARKS, Situation
from wizard.referrals.service import day_in_words, in_words
from wizard.routes.service import Question, Requirement


def sections(situation: Situation, clauses: Clauses) -> list[dict[str, Any]]:
    """Returns [{heading, answers}], a section a step and one for agreement and files, for answers_list.html."""
    pages = own_pages(situation)
    listed: dict[str, list[dict[str, Any]]] = {}
    shown = set(situation.shape.shown_questions)
    for page in pages.values():
        if page.requirement:
            requirement = situation.route.requirements[page.requirement]
            listed.setdefault("Agreement and evidence", []).append(requirement_row(situation, requirement, page))
            continue
        heading = situation.route.steps[page.step_key].title
        for key in page.questions:
            if key in shown:
                question = situation.route.questions[key]
                listed.setdefault(heading, []).append(question_row(situation, question, page, clauses))
    return [{"heading": heading, "answers": answers} for heading, answers in listed.items()]


def question_row(situation: Situation, question: Question, page: Page, clauses: Clauses) -> dict[str, Any]:
    """Returns one question's row."""
    if question.kind in FILE_KINDS:
        lines = [item.shown_name for item in situation.items_for(question.key)]
    elif question.kind == MARKS:
        lines = marks_lines(situation, question.key)
    else:
        lines = in_words(question, situation.values.get(question.key), situation.shape.hidden_items)
        lines += family_lines(situation, question.key)
    asked = situation.requests.get(f"question:{question.key}")
    brought = situation.brought_on(question.key)
    note = f"(From the pupil’s page, {day_in_words(brought)})" if brought else ""
    return {
        "label": question.ask,
        "value": "\n".join(lines),
        "note": f"Your reason: {asked.reason}" if asked and not lines else note,
        "clauses": clauses.cited(question.cites[:1]),
        "change_href": change_href(situation, page),
    }


def family_lines(situation: Situation, key: str) -> list[str]:
    """Returns what the family said themselves, each line with who said it: beside the school's words, not in them."""
    said = [one for one in situation.views if one.question_key == key]
    return [f"{one.person.name}, in their own words by link: {one.text}" for one in said]


def marks_lines(situation: Situation, key: str) -> list[str]:
    """Returns what a register comes to, a line each way of counting, and the file it came from."""
    row = situation.registers.get(key)
    if row is None:
        return []
    day = situation.given.reference_day
    return words_of_entry(attendance_entry(row, situation.reached[key], day, lambda cites: []))


def requirement_row(situation: Situation, requirement: Requirement, page: Page) -> dict[str, Any]:
    """Returns the row of a consent, a document or evidence."""
    lines_of = consent_lines if requirement.kind == "consent" else file_lines
    lines = lines_of(situation, requirement)
    met = situation.result.requirements[requirement.key].status in MET
    asked = None if met else situation.requests.get(f"requirement:{requirement.key}")
    return {
        "label": requirement.title,
        "value": "\n".join(lines),
        "note": f"Your reason: {asked.reason}" if asked else "",
        "change_href": change_href(situation, page),
    }


def change_href(situation: Situation, page: Page) -> str:
    """Returns the address that changes a page's answers and comes back."""
    return reverse("journey:step", args=[situation.referral.public_id, page.address]) + "?change=1"


def file_lines(situation: Situation, requirement: Requirement) -> list[str]:
    """Returns a line a file, with what we make of it."""
    items = situation.items_for(requirement.key)
    if requirement.kind != "evidence":
        return [item.shown_name for item in items]
    words = {"refused": "cannot be used", "for_a_person": "an officer decides", "ask_author": "something is missing"}
    return [
        f"{item.shown_name} ({words.get(result.counts_as, 'accepted')})"
        for item, result in zip(items, situation.result.items(requirement.key), strict=True)
    ]


def consent_lines(situation: Situation, requirement: Requirement) -> list[str]:
    """Returns who agreed and when, or that they did not."""
    consent = situation.consents.get(requirement.key)
    if consent is None:
        return []
    if not consent.given or consent.withdrawn_at is not None:
        return ["They have not agreed"]
    when = f", {day_in_words(consent.given_on)}" if consent.given_on else ""
    held = [f"Kept: {consent.held_at}"] if consent.held_at else []
    return [f"Agreed by {consent.given_by}{when}", *held]
