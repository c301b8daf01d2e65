"""The document of a submission: what was asked, what was answered, and what each question stood on, for ever.

Canonical JSON (UTF-8, keys sorted, no spaces to spare), so that the same content always has the same hash.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wizard.referrals.models import Referral
from wizard.referrals.values import in_words
from wizard.routes.service import Question, Result, Route

FORMAT = "waymark-submission-1"
KINDS_OF_FILES = ("files", "attendance")
Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Attached:
    """What stands beside the answers, as plain values: evidence manifest, consents, requests to an officer.

    `attendance` is what each register came to: {"question", "sha256", "shown" (lines), ...}.
    `views` is what the family said themselves: {"question", "name", "party", "text", "said_at"}.
    `pupil` is who it is about, for headings: {"name", "born" (ISO date), "year_group"}, each where it is known.
    """

    evidence: Sequence[Entry] = ()
    consents: Sequence[Entry] = ()
    officer_requests: Sequence[Entry] = ()
    declarations: Sequence[Entry] = ()
    pupil: Entry = field(default_factory=dict)
    attendance: Sequence[Entry] = ()
    views: Sequence[Entry] = ()


def submission_document(
    referral: Referral, route: Route, result: Result, answers: Mapping[str, Any], attached: Attached
) -> str:
    """Returns the canonical text. Only questions that were asked are in it; those without an answer stay visible."""
    return canonical(
        {
            "format": FORMAT,
            "authority": referral.authority.slug,
            "school": school_entry(referral),
            "pupil": dict(attached.pupil),
            "route": route_entry(referral, route),
            "steps": steps(route, result, answers, names_of(attached)),
            "requirements": requirements(route, result),
            "circumstance": {"key": result.circumstance.key, "outcome": result.circumstance.outcome},
            "evidence": list(attached.evidence),
            "attendance": list(attached.attendance),
            "consents": list(attached.consents),
            "views": list(attached.views),
            "officer_requests": list(attached.officer_requests),
            "declarations": list(attached.declarations),
            **origin(referral),
        }
    )


def origin(referral: Referral) -> dict[str, Any]:
    """Returns what is said of a referral that the council entered, that was begun by a link, or that continues
    another; else nothing."""
    said: dict[str, Any] = {}
    if referral.entered_by_council:
        day = referral.received_on.isoformat() if referral.received_on else None
        said["entered"] = {"way": referral.received_by_way, "from": referral.received_from, "on": day}
    if referral.by_link:
        begun = referral.started
        said["begun"] = {
            "party": referral.by_link,
            "name": begun.name,
            "role": begun.role,
            "school": begun.school_name,
            "school_told": begun.tell_school,
            "agreed_by": begun.agreed_by,
        }
    if referral.continues is not None:
        said["continues"] = referral.continues.reference
    return said


def school_entry(referral: Referral) -> dict[str, str]:
    """Returns the school as it is sent; of a referral begun by a link, the one that hears of it now."""
    told = referral.started.told_school if referral.by_link else None
    school = told or referral.school
    return {"name": school.name, "urn": school.urn}


def canonical(content: Any) -> str:
    """Returns JSON whose bytes depend on the content alone."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256_of(text: str) -> str:
    """Returns the hash in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def route_entry(referral: Referral, route: Route) -> dict[str, Any]:
    """Returns which version of which route was answered."""
    version = referral.route_version
    return {
        "key": route.identity.key,
        "title": route.identity.title,
        "version": version.number,
        "sha256": version.sha256,
        "edition": route.identity.edition,
    }


def names_of(attached: Attached) -> dict[str, str]:
    """Returns what each file is called by its public id, and what each register came to by the hash of its marks."""
    files = {one["public_id"]: one["name"] for one in attached.evidence if "public_id" in one}
    return files | {one["sha256"]: "\n".join(one["shown"]) for one in attached.attendance}


def steps(route: Route, result: Result, answers: Mapping[str, Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Returns the steps that were shown with the questions asked; declarations have a part of their own."""
    shown = set(result.shown_questions)
    listed = []
    for key in result.shown_steps:
        step = route.steps[key]
        asked = [one for one in step.questions if one.key in shown and one.kind != "declaration"]
        if asked:
            questions = [question_entry(route, one, answers.get(one.key), result, names) for one in asked]
            listed.append({"key": key, "title": step.title, "group": step.group, "questions": questions})
    return listed


def question_entry(
    route: Route, question: Question, value: Any, result: Result, names: Mapping[str, str]
) -> dict[str, Any]:
    """Returns one question with its stored value, the same in words (files by their names), and its clauses."""
    files = isinstance(value, list) and question.kind in KINDS_OF_FILES
    return {
        "key": question.key,
        "kind": question.kind,
        "ask": question.ask,
        "value": value,
        "shown": [names.get(one, "File") for one in value] if files else in_words(question, value, result.hidden_items),
        "cites": citations(route, question.cites),
        "sensitivity": question.sensitivity,
    }


def requirements(route: Route, result: Result) -> list[dict[str, Any]]:
    """Returns each requirement that was needed, how it stood, and what was wanting."""
    return [
        {
            "key": key,
            "kind": route.requirements[key].kind,
            "title": route.requirements[key].title,
            "status": result.requirements[key].status,
            "missing": list(result.requirements[key].missing),
            "cites": citations(route, route.requirements[key].cites),
        }
        for key in result.requirement_keys()
        if route.requirements[key].gate in ("start", "submit")
    ]


def citations(route: Route, keys: Sequence[str]) -> list[dict[str, str]]:
    """Returns the cited clauses: identity, number and hash as they were when the route was published."""
    found = [route.clauses[key] for key in keys if key in route.clauses]
    return [
        {"uid": one.uid, "number": one.number, "sha256": one.sha256}
        if one.uid
        else {"reference": one.reference, "at": one.at}
        for one in found
    ]
