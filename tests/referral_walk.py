"""Plain functions that fill in a demo referral page by page, as a person with a browser would."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pikepdf import Pdf

from people.enums import Role
from people.models import User
from tests.building import (
    make_authority,
    make_authority_page,
    make_member,
    make_referral,
    make_route_version,
    make_school,
)
from wizard.evidence.service import ensure_key
from wizard.journey.pages import Page, declarations, shown_pages
from wizard.journey.situation import Situation, situation_of
from wizard.referrals.models import Referral
from wizard.routes.service import Question

ROUTES = Path(__file__).parent.parent / "site/waymark/demo/routes"
DOCUMENTS = {
    "norfolk": "norfolk-medical-needs.json",
    "essex": "essex-medical.json",
    "stonehenge-school": "stonehenge-school-medical.json",
    "leicestershire": "leicestershire-medical.json",
    "wmat": "wmat-medical.json",
}

NORFOLK = {
    "lives_here": "yes",
    "placed": "no",
    "roll": "state",
    "send": "none",
    "dob": "2013-03-03",
    "hospital": "no",
    "main_reason": "physical",
    "days_missed": "20",
    "first_name": "Amara",
    "last_name": "Madeup",
    "advice_sought": "yes",
    "waiting": "no",
}
ESSEX = {
    "starter": "school",
    "roll": "on_roll",
    "dob": "2013-03-03",
    "ehcp": "no",
    "reason": "physical",
    "hospital": "no",
    "days": "20",
    "waiting": "yes",
    "first_name": "Amara",
    "last_name": "Madeup",
    "cp_concerns": "no",
}
STONEHENGE = {
    "starter": "school",
    "on_roll": "yes",
    "lives": "yes",
    "dob": "2013-03-03",
    "need": "diagnosed",
    "send": "none",
    "pattern": "not_at_all",
    "days": "16",
    "school_can": "no",
    "consultant": "yes",
    "first_name": "Amara",
    "last_name": "Madeup",
}
LEICESTERSHIRE = {
    "starter": "school",
    "lives": "yes",
    "dob": "2013-03-03",
    "reason": "physical",
    "hospital": "no",
    "in_school_help": "no",
    "days": "20",
    "send": "none",
    "first_name": "Amara",
    "last_name": "Madeup",
}
WMAT = {
    "starter": "school",
    "trust_school": "yes",
    "category": "physical",
    "hospital": "no",
    "days": "20",
    "send": "none",
    "first_name": "Amara",
    "last_name": "Madeup",
    "dob": "2013-03-03",
}
ANSWERS: dict[str, dict[str, Any]] = {
    "norfolk": NORFOLK,
    "essex": ESSEX,
    "stonehenge-school": STONEHENGE,
    "leicestershire": LEICESTERSHIRE,
    "wmat": WMAT,
}
AUTHORS = {
    "norfolk": "paediatrician",
    "essex": "gp",
    "stonehenge-school": "gp",
    "leicestershire": "nurse",
    "wmat": "doctor",
}
TEXTS = {"upn": "A12345678901X", "postcode": "NR1 2DH", "email": "amara@example.test", "phone": "01632 960 001"}


def make_walk(slug: str = "norfolk", **version: Any) -> tuple[Client, Referral]:
    """A draft of a demo route, and a client signed in as somebody who refers for its school."""
    ensure_key()
    authority = make_authority(slug)
    document = (ROUTES / DOCUMENTS[slug]).read_text()
    route_version = make_route_version(make_authority_page(authority), document, **version)
    school = make_school(authority, "Madeup High School")
    user = make_member(Role.REFERRER, school=school)
    return signed_in(user), make_referral(school, route_version, user)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(referral: Referral, step: str = "") -> str:
    return f"/referrals/{referral.public_id}/{step + '/' if step else ''}"


def situation(referral: Referral) -> Situation:
    return situation_of(Referral.objects.select_related("authority", "school", "route_version").get(pk=referral.pk))


def pages(referral: Referral) -> dict[str, Page]:
    now = situation(referral)
    return shown_pages(now.route, now.shape)


def answer_all(client: Client, referral: Referral, answers: Mapping[str, Any], until: str = "") -> None:
    """Posts every question page in turn, as they come up, up to the page `until`."""
    done: set[str] = set()
    while True:
        waiting = [page for page in pages(referral).values() if page.kind == "questions" and page.address not in done]
        if not waiting or waiting[0].address == until:
            return
        page = waiting[0]
        response = client.post(address(referral, page.address), data_for(referral, page, answers))
        assert response.status_code == 302, (page.address, errors_of(response))
        done.add(page.address)
        if response["Location"].endswith("what-instead/"):
            return


def data_for(referral: Referral, page: Page, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a browser would send for a page: the given answers, else the first thing that fits."""
    now = situation(referral)
    shown = set(now.shape.shown_questions)
    data: dict[str, Any] = {}
    for key in page.questions:
        if key in shown:
            data.update(fields_of(now.route.questions[key], answers.get(key)))
    return data


def fields_of(question: Question, answer: Any) -> dict[str, Any]:
    key = question.key
    if question.kind == "date":
        year, month, day = (answer or "2026-10-05").split("-")
        return {f"{key}_day": day, f"{key}_month": month, f"{key}_year": year}
    if question.kind == "person":
        return {f"{key}__name": answer or "Grace Madeup", f"{key}__role": "Mother"}
    if question.kind == "checklist":
        return {f"{key}__{item.key}__tried": "yes" for item in question.items}
    if question.kind == "rows":
        cells = {"one": lambda column: column.options[0].key, "yes_no": lambda column: "yes", "date": lambda column: ""}
        return {f"{key}__0__{one.key}": cells.get(one.kind, lambda column: "12")(one) for one in question.columns}
    plain = {
        "yes_no": "no",
        "declaration": "on",
        "number": "7" if question.need == "must" else "",
        "money": "100",
        "hours": "5",
    }
    if question.kind in ("one", "many"):
        return {key: answer or question.options[0].key}
    if question.kind in plain:
        return {key: answer or plain[question.kind]}
    return {key: answer or TEXTS.get(question.format, "Made-up words")}


def agree_to_all(client: Client, referral: Referral) -> None:
    for page in pages(referral).values():
        if page.kind == "consent":
            now = situation(referral)
            scopes = [one.key for one in now.route.requirements[page.requirement].scopes]
            assert client.post(address(referral, page.address), consent_data(scopes)).status_code == 302


def consent_data(scopes: list[str]) -> dict[str, Any]:
    return {
        "given": "yes",
        "scopes": scopes,
        "given_by": "Grace Madeup",
        "relationship": "parent",
        "how": "written",
        "given_on_day": "1",
        "given_on_month": "10",
        "given_on_year": "2026",
    }


def a_pdf(name: str = "letter.pdf", mark: str = "") -> SimpleUploadedFile:
    made, out = Pdf.new(), BytesIO()
    made.add_blank_page()
    made.docinfo["/Title"] = mark or name
    made.save(out, deterministic_id=True)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


def add_file(client: Client, referral: Referral, page: str, **fields: Any) -> HttpResponse:
    response = client.post(address(referral, page), {"file": a_pdf(mark=page), **fields})
    assert response.status_code in (200, 302)
    return response  # type: ignore[return-value]


def good_letter(seen: str = "2026-11-02") -> dict[str, Any]:
    """What is said of a paediatrician's letter that Norfolk accepts."""
    year, month, day = seen.split("-")
    return {
        "type": "letter",
        "author": "paediatrician",
        "how_seen": "in_person",
        "seen_on_day": day,
        "seen_on_month": month,
        "seen_on_year": year,
        "covers": ["condition", "referrals", "support", "seen"],
    }


def add_files(client: Client, referral: Referral) -> None:
    """Adds a file to every page that takes one, described so that it does."""
    for page in pages(referral).values():
        if page.kind in ("files", "document"):
            add_file(client, referral, page.address)
        if page.kind == "evidence":
            author = AUTHORS[referral.authority.slug]
            add_file(client, referral, page.address, **{**good_letter(), "author": author})


def send(client: Client, referral: Referral) -> HttpResponse:
    """Opens check-answers and sends what it shows."""
    return client.post(address(referral, "check-answers"), send_data(client, referral))  # type: ignore[return-value]


def send_data(client: Client, referral: Referral) -> dict[str, Any]:
    now = situation(referral)
    page = client.get(address(referral, "check-answers"))
    assert page.status_code == 200, page
    ticked = {question.key: "on" for question in declarations(now.route, now.shape)}
    return {"key": page.context["form"]["key"].value(), **ticked}


def complete(client: Client, referral: Referral, slug: str = "norfolk") -> None:
    """Fills in everything, so that only sending is left."""
    answer_all(client, referral, ANSWERS[slug])
    agree_to_all(client, referral)
    add_files(client, referral)


def errors_of(response: Any) -> Any:
    form = (response.context or {}).get("form")
    return form.errors if form is not None else response
