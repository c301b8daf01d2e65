"""What the paper copy of a submission says: the frozen document alone, as plain data for the typesetter."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date

from printing.letters import printable
from wizard.referrals.enums import ReceivedBy
from wizard.referrals.models import Submission
from wizard.referrals.values import day_in_words

Entry = Mapping[str, Any]


def words_of(submission: Submission) -> dict[str, Any]:
    """Returns title, facts, parts of answers, and the hash of what was sent."""
    document = json.loads(submission.document)
    authority = submission.referral.authority
    parts = [
        *(answers_part(step["title"], step["questions"]) for step in document.get("steps", [])),
        part("Agreement", [agreement(one) for one in document.get("consents", [])]),
        part("Files", [file(one) for one in document.get("evidence", [])]),
        part("For an officer’s decision", [line("A reason", one["reason"]) for one in requests(document)]),
        part("Declaration", [line(one["ask"], "Yes") for one in document.get("declarations", [])]),
    ]
    return {
        "title": printable(f"Referral {submission.reference}"),
        "authority": printable(authority.name),
        "accent": authority.accent,
        "route": printable(document.get("route", {}).get("title", "")),
        "facts": [printable(fact) for fact in facts(submission, document)],
        "sha256": submission.sha256,
        "parts": [one for one in parts if one["answers"]],
    }


def facts(submission: Submission, document: Entry) -> list[str]:
    """Returns who sent it, when, and how it came where the council entered it."""
    at = timezone.localtime(submission.submitted_at)
    moment = f"{format_date(at, 'l j F Y')} at {format_date(at, 'g:iA').lower()}"
    school = document.get("school", {}).get("name", "")
    said = [f"Sent on {moment} by {submission.submitted_by}, {school}."]
    if entered := document.get("entered"):
        way = ReceivedBy(entered["way"]).label.lower()
        said = [f"Entered by the council on {moment}, received {way} from {entered['from']} on {day(entered['on'])}."]
    if continues := document.get("continues"):
        said.append(f"Asks to continue {continues}.")
    return said


def requests(document: Entry) -> list[Entry]:
    """Returns what the school asked an officer to decide."""
    return list(document.get("officer_requests", []))


def answers_part(title: str, questions: list[Entry]) -> dict[str, Any]:
    """Returns one step's answers; those without one say so."""
    return part(
        title, [line(one["ask"], "\n".join(one["shown"]) or "Not provided.", clauses(one)) for one in questions]
    )


def part(heading: str, answers: list[dict[str, Any]]) -> dict[str, Any]:
    """Returns a part under its heading."""
    return {"heading": printable(heading), "answers": answers}


def line(label: str, value: str, cited: str = "") -> dict[str, Any]:
    """Returns a label with the lines of its answer."""
    lines = [printable(one) for one in value.splitlines()]
    return {"label": printable(label), "lines": lines, "cited": printable(cited)}


def clauses(one: Entry) -> str:
    """Returns "Clause 11.b.ii, 2", empty where nothing numbered is cited."""
    numbers = list(dict.fromkeys(cite["number"] for cite in one.get("cites", []) if cite.get("number")))
    return f"Clause {', '.join(numbers)}" if numbers else ""


def agreement(one: Entry) -> dict[str, Any]:
    """Returns one agreement: by whom and when, or that it was not given."""
    if not one.get("given"):
        return line(one.get("title", ""), "Not agreed")
    when = day(one.get("given_on"))
    return line(one.get("title", ""), f"Agreed by {one.get('given_by', '')}{f', {when}' if when else ''}")


def file(one: Entry) -> dict[str, Any]:
    """Returns one file: its name as everybody may know it, what it is, and the first characters of its hash."""
    said = [one.get("type_label", ""), one.get("say", ""), f"SHA-256 {one['sha256'][:16]}" if one.get("sha256") else ""]
    return line(one.get("name", "File"), "\n".join(filter(None, said)))


def day(value: str | None) -> str:
    """Returns "3 March 2026" for an ISO date, and nothing for none."""
    return day_in_words(value) if value else ""
