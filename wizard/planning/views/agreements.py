"""Agreements that several parties sign before anything starts: their words, who has signed, and asking the others."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from wizard.casework.models import Case
from wizard.casework.service import clause_tabs
from wizard.consent.service import contact_restricted, people_of
from wizard.planning.actions.ask_signature import ask_signature
from wizard.planning.actions.sign_agreement import NotToSign, draw_up, own_parties, record_signature
from wizard.planning.enums import SignedHow
from wizard.planning.forms.agreements import AskForm, SignedForm, WordsForm
from wizard.planning.models import Agreement
from wizard.planning.queries import papers_to_sign, standing_agreements
from wizard.planning.views.sides import Side
from wizard.planning.wording import first_parts, first_words
from wizard.routes.service import Requirement, route_of


def paper_of(side: Side, requirement: str) -> tuple[Requirement, tuple[str, ...], Agreement | None]:
    """Returns the route's document, who signs it, and its words, if drawn up. Raises Http404 for none to be signed."""
    found = next((one for one in papers_to_sign(side.case, before_start=False) if one[0].key == requirement), None)
    if found is None:
        raise Http404
    return *found, standing_agreements(side.case).filter(requirement=requirement).first()


def agreement(side: Side, requirement: str) -> HttpResponse:
    """Answers with the words, and party by party who has signed."""
    paper, signers, drawn_up = paper_of(side, requirement)
    route = route_of(side.case.submission.referral.route_version)
    return side.show(
        "planning/agreement.html",
        paper=paper,
        agreement=drawn_up,
        clauses=clause_tabs(route, paper.cites),
        rows=[party_row(side.case, drawn_up, key) for key in (drawn_up.signers if drawn_up else signers)],
    )


def party_row(case: Case, agreement: Agreement | None, key: str) -> dict[str, Any]:
    """Returns one party: its label, its signature, and who was sent a link."""
    party = route_of(case.submission.referral.route_version).parties.get(key)
    return {
        "key": key,
        "label": party.label if party else key,
        "part": agreement.parts.get(key, "") if agreement else "",
        "by_link": party is None or party.sign_in != "account",
        "signature": agreement.signatures.filter(party=key).first() if agreement else None,
        "asked": agreement.asked.filter(party=key).select_related("link").last() if agreement else None,
    }


def words(side: Side, requirement: str) -> HttpResponse:
    """Asks for the words; POST draws the agreement up. Other words ask everybody to sign again."""
    paper, signers, drawn_up = paper_of(side, requirement)
    route = route_of(side.case.submission.referral.route_version)
    first = first_parts(paper, signers)
    body, parts = (drawn_up.body, drawn_up.parts) if drawn_up else (first_words(side.case, paper), first)
    initial = {"body": body, **{f"part_{key}": words for key, words in parts.items()}}
    form = WordsForm(side.posted, initial=initial, parts={key: route.parties[key].label for key in {**first, **parts}})
    back = f"agreement/{requirement}/"
    if form.is_valid():
        draw_up(side.actor, side.case, requirement, form.cleaned_data["body"], form.parts())
        return side.back(back)
    signed = bool(drawn_up and drawn_up.signatures.exists())
    lead = "Somebody has signed these words. Other words ask everybody to sign again." if signed else ""
    return side.ask(form, paper.title, send="Keep these words", back=back, lead=lead)


def signed(side: Side, requirement: str, party: str) -> HttpResponse:
    """Asks who signed on paper or in a meeting, or signs for one's own side; POST keeps the signature."""
    paper, drawn_up, row = to_sign(side, requirement, party)
    initial = {"signed_on": timezone.localdate(), "name": first_person(side.case, party)[0]}
    form = SignedForm(side.posted, initial=initial, own=party in own_parties(side.actor, side.case))
    back = f"agreement/{requirement}/"
    if form.is_valid():
        said = form.cleaned_data
        try:
            record_signature(side.actor, drawn_up, party, said["name"], SignedHow(said["how"]), said["signed_on"])
            return side.back(back)
        except NotToSign as refused:
            form.say({"name": str(refused)})
    return side.ask(form, f"{row['label']}: signed", send="Keep the signature", back=back, lead=paper.title)


def ask(side: Side, requirement: str, party: str) -> HttpResponse:
    """Asks for a name and an e-mail address; POST sends a link to read the agreement and sign it."""
    paper, drawn_up, row = to_sign(side, requirement, party)
    if not row["by_link"]:
        raise Http404
    name, email = first_person(side.case, party)
    form = AskForm(side.posted, initial={"name": name, "email": email})
    back = f"agreement/{requirement}/"
    if form.is_valid():
        try:
            ask_signature(side.actor, drawn_up, party, form.cleaned_data["name"], form.cleaned_data["email"])
            return side.back(back)
        except NotToSign as refused:
            form.say({"email": str(refused)})
    return side.ask(form, f"{row['label']}: send a link", send="Send the link", back=back, lead=paper.title)


def to_sign(side: Side, requirement: str, party: str) -> tuple[Requirement, Agreement, dict[str, Any]]:
    """Returns the paper, its words and the party's row. Raises Http404 where this party has nothing left to sign."""
    paper, _, drawn_up = paper_of(side, requirement)
    if drawn_up is None or party not in drawn_up.signers:
        raise Http404
    row = party_row(side.case, drawn_up, party)
    if row["signature"]:
        raise Http404
    return paper, drawn_up, row


def first_person(case: Case, party: str) -> tuple[str, str]:
    """Returns name and e-mail of the first person of this party to whom something may be written."""
    referral = case.submission.referral
    for person in people_of(referral):
        if person.party == party and not contact_restricted(referral, person):
            return person.name, person.email
    return ("", "")
