"""What a public check tells: what should happen, what to ask the school, which papers would do, whom to contact."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date

from people.models import Authority
from wizard.attendance.service import calendar_of
from wizard.journey.clauses import RouteClauses
from wizard.journey.contacts import contact_words
from wizard.journey.public_check.dates import dates_of
from wizard.journey.public_check.walking import Walked, given_of, public_pages
from wizard.journey.views.start import start_contact
from wizard.referrals.service import in_words
from wizard.routes.models import RouteVersion
from wizard.routes.service import (
    Circumstance,
    CircumstanceResult,
    Enough,
    Papers,
    Requirement,
    evaluate,
    one_of,
    papers_for,
)

BEFORE_DECIDING = ("start", "submit")
OPEN_OUTCOMES = ("proceed", "discretion", "linked_child")
GOOD = ("accepted", "for_now")
WOULD_DO = {
    "accepted": "This would do",
    "for_now": "This would do for now",
    "for_a_person": "An officer would look at this and decide",
    "depends": "This may do: it depends on what else the school writes",
}
ASK_TO_REFER = (
    "Have you referred my child? If not, when will you?",
    "Which member of staff is responsible for this, and how do I reach them?",
    "May I see what you write before you send it?",
)


def told(walked: Walked, authority: Authority, version: RouteVersion, today: date) -> dict[str, Any]:
    """Returns what the result page shows."""
    route, found = walked.route, circumstance_for(walked, today)
    taken = route.circumstances[found.key] if found.key else None
    also = [route.circumstances[key] for key in found.also if key != found.key]
    calendar = calendar_of(authority)
    papers = papers_for(route, given_of(walked.answers, today, calendar)) if goes_on(taken, also) else []
    papers = [one for one in papers if one.requirement.gate in BEFORE_DECIDING]
    clauses = RouteClauses(route, version.edition_version_id, cited(taken, also, papers))
    onward = route.contacts.get(taken.to.contact) if taken else None
    return {
        "taken": taken and circumstance_of(taken, clauses),
        "also": [circumstance_of(one, clauses) for one in also],
        "quote": clauses.quote(taken.cites) if taken else "",
        "waiting": [] if taken else waiting_for(walked, found),
        "ask_school": ask_school(taken, also),
        "papers": [papers_of(one, clauses) for one in papers],
        "contact": contact_words(onward) if onward else start_contact(route, authority),
        "dates": dates_of(walked, version, today, calendar) if goes_on(taken, also) else [],
        "answers": answers_of(walked),
        "checked_on": format_date(today, "j F Y"),
        "onward": taken.to.route.replace("_", "-") if taken else "",
        "to_council": bool(taken and taken.to.council),
    }


def goes_on(taken: Circumstance | None, also: list[Circumstance]) -> bool:
    """Whether a referral is the way here, or may be: then papers and dates matter."""
    return taken is None or not taken.stops or any(one.outcome in OPEN_OUTCOMES for one in also)


def cited(taken: Circumstance | None, also: list[Circumstance], papers: list[Papers]) -> Iterator[str]:
    """Yields the keys of every clause the page shows."""
    for one in [*([taken] if taken else []), *also]:
        yield from one.cites
    for told_of in papers:
        yield from told_of.requirement.cites
        for refused in told_of.refused:
            yield from refused.cites


def circumstance_of(found: Circumstance, clauses: RouteClauses) -> dict[str, Any]:
    """Returns a circumstance with its words and clauses."""
    proceeds = found.outcome == "proceed"
    return {"say": found.say, "proceeds": proceeds, "assumed": found.assumed, "clauses": clauses.cited(found.cites)}


def ask_school(taken: Circumstance | None, also: list[Circumstance]) -> list[str]:
    """Returns what a family can ask of the school: the policy's own list, else what anybody may ask."""
    said = [line for one in [*([taken] if taken else []), *also] for line in one.ask_school]
    if said:
        return list(dict.fromkeys(said))
    return list(ASK_TO_REFER) if goes_on(taken, also) else []


def circumstance_for(walked: Walked, today: date) -> CircumstanceResult:
    """Returns what should happen; where only questions of the school keep it open, as if those were not asked."""
    found = walked.shape.circumstance
    if found.key is not None:
        return found
    asked = {key for page in public_pages(walked.route) for key in page.questions}
    given = replace(given_of(walked.answers, today), unasked=frozenset(walked.route.questions) - asked)
    return evaluate(walked.route, given).circumstance


def waiting_for(walked: Walked, found: CircumstanceResult) -> list[str]:
    """Returns the questions that must be answered before it can be said what should happen."""
    about = [one.about.partition(".")[0] for one in found.waiting if one.waits_for == "answer"]
    questions = walked.route.questions
    feeds = {question.feeds: key for key, question in questions.items() if question.feeds}
    keys = dict.fromkeys(one if one in questions else "" for one in about)
    slots = [feeds[slot] for slot in ("pupil.dob",) if slot in feeds and any(one not in questions for one in about)]
    return [questions[key].ask for key in dict.fromkeys([*(key for key in keys if key), *slots])]


def papers_of(found: Papers, clauses: RouteClauses) -> dict[str, Any]:
    """Returns what would do and what would not, in words."""
    requirement = found.requirement
    return {
        "title": requirement.title,
        "hint": requirement.hint,
        "enough": [enough_of(one, requirement) for one in found.enough if one.verdict in GOOD],
        "unsure": [enough_of(one, requirement) for one in found.enough if one.verdict not in GOOD],
        "contents": [one.label for one in requirement.contents],
        "optional": requirement.need != "must",
        "clauses": clauses.cited(requirement.cites),
        "refused": [
            {
                "title": one.title or "Whatever it is",
                "say": one.say,
                "instead": one.instead,
                "clauses": clauses.cited(one.cites),
            }
            for one in found.refused
        ],
    }


def enough_of(found: Enough, requirement: Requirement) -> dict[str, Any]:
    """Returns one group of papers that would do."""
    everybody = len(found.authors) == len(requirement.authors)
    return {
        "heading": WOULD_DO[found.verdict],
        "good": found.verdict in GOOD,
        "types": found.types,
        "authors": "" if everybody else one_of(found.authors),
    }


def answers_of(walked: Walked) -> list[dict[str, Any]]:
    """Returns each answer with the page that changes it."""
    return [
        {
            "label": question.ask,
            "lines": in_words(question, walked.answers.get(question.key), walked.shape.hidden_items),
            "page": page.address,
            "first": number == 0,
        }
        for page, questions in walked.passed
        for number, question in enumerate(questions)
    ]
