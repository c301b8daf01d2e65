"""A school fills in a referral and sends it, through the actions that its pages use."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Dictionary, Name, Pdf

from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.place import Place
from wizard.casework.models import Case
from wizard.consent.service import add_person, record_consent, words_of
from wizard.evidence.service import add_item
from wizard.journey.service import FILE_KINDS, Situation, key_of, lacks, send_referral, situation_of
from wizard.referrals.models import Referral
from wizard.referrals.service import ask_officer, save_answers, start_referral
from wizard.routes.service import Question, Requirement, route_of

LATER = "The family and the school are still looking for it; we did not want to wait."


def send(place: Place, child: dict[str, Any], on: date) -> Case:
    """Returns the case of a referral sent on a day. What the route wants beyond our answers is left to an officer."""
    with at(on, 9):
        started = start_referral(place.referrer, place.authority, place.school, place.version)
        about = {"party": "parent", "relationship": "Mother", "responsibility": "yes", **child["parent"]}
        add_person(place.referrer, started, about)
        save_answers(place.referrer, started, answers_of(place, child, on), seen=now(started).lock_version)
        add_papers(place, started, child, on)
        for lack in lacks(situation_of(now(started))):
            ask_officer(place.referrer, started, lack.about, LATER, seen=now(started).lock_version)
        ready = now(started)
        send_referral(place.referrer, ready, key_of(situation_of(ready)))
    return Case.objects.select_related("submission", "authority", "school").get(submission__referral=started)


def now(referral: Referral) -> Referral:
    """Returns the draft as it stands."""
    return Referral.objects.select_related("authority", "school", "route_version").get(pk=referral.pk)


def answers_of(place: Place, child: dict[str, Any], on: date) -> dict[str, Any]:
    """Returns what the school answers: the council's entry, the child's own, and days counted back from the sending."""
    first, _, last = child["name"].partition(" ")
    known = {
        **place.said["answers"], "first_name": first, "last_name": last, "dob": child["born"],
        "first_day": (on - timedelta(days=child.get("away", 40))).isoformat(), **child.get("answers", {}),
    }  # fmt: skip
    questions = route_of(place.version).questions
    return {key: said_of(questions[key], value, child, on) for key, value in known.items() if key in questions}


def said_of(question: Question, value: Any, child: dict[str, Any], on: date) -> Any:
    """Returns an answer as it is stored: "all" of a checklist is each of its items, days are counted back."""
    if question.kind == "checklist" and value == "all":
        return {item.key: {"tried": "yes", "when": "This term"} for item in question.items}
    if question.kind == "date" and isinstance(value, int):
        return (on - timedelta(days=value)).isoformat()
    if value == "the parent":
        name = child["parent"]["name"]
        return {"name": name, "role": "Mother"} if question.kind == "person" else name
    return value


def add_papers(place: Place, referral: Referral, child: dict[str, Any], on: date) -> None:
    """Adds what the route wants before sending: agreements, a letter, and a page for each document or upload."""
    situation = situation_of(now(referral))
    for requirement in wanted(situation):
        if requirement.kind == "consent":
            agree(place, referral, requirement, child, on)
        else:
            said = place.said["letter"] if requirement.kind == "evidence" else {}
            seen = {"seen_on": on - timedelta(days=9), "dated": on - timedelta(days=7)} if said else {}
            add_item(place.referrer, referral, requirement.key, paper(requirement.title, child), {**said, **seen})
    for key in situation.shape.shown_questions:
        question = situation.route.questions[key]
        if question.kind in FILE_KINDS and question.need == "must":
            add_item(place.referrer, referral, key, paper("Attendance record", child), {})


def wanted(situation: Situation) -> Iterator[Requirement]:
    """Yields what has to be there before sending."""
    for key in situation.result.requirement_keys():
        requirement = situation.route.requirements[key]
        if requirement.gate == "submit" and requirement.kind in {"consent", "evidence", "document"}:
            yield requirement


def agree(place: Place, referral: Referral, requirement: Requirement, child: dict[str, Any], on: date) -> None:
    """The school writes down that the parent agreed, two days before."""
    words = words_of(situation_of(now(referral)).route, requirement, place.authority.name)
    record_consent(
        place.referrer, referral, requirement.key, given=True, scopes=[one.key for one in requirement.scopes],
        given_by=child["parent"]["name"], relationship="parent", how="written", given_on=on - timedelta(days=2),
        statement=words.text,
    )  # fmt: skip


def paper(title: str, child: dict[str, Any]) -> SimpleUploadedFile:
    """Returns a page that says what it would be, and that it is made up."""
    made, out = Pdf.new(), BytesIO()
    page = made.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(
        Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    )
    lines = (title, f"About {child['name']}", "Made up for the demonstration.")
    drawn = " T* ".join(f"({line.encode('ascii', 'ignore').decode()}) Tj".replace("\\", "") for line in lines)
    page.Contents = made.make_stream(f"BT /F 16 Tf 24 TL 72 760 Td {drawn} ET".encode())
    made.save(out, deterministic_id=True)
    return SimpleUploadedFile(f"{title[:40]}.pdf", out.getvalue(), "application/pdf")
