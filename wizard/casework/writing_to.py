"""To whom a decision is told: the route's parties, as people and addresses; nobody to whom nothing may be written."""

from dataclasses import dataclass

from wizard.casework.models import Case, CaseLetter, Decision
from wizard.casework.school_news import school_addresses
from wizard.consent.service import contact_restricted, people_of
from wizard.routes.service import casework_of, route_of

FAMILY = frozenset({"parent", "pupil"})


@dataclass(frozen=True, slots=True)
class Addressee:
    """One letter owed. `key` is its place in an address; `email` is empty where it goes by post."""

    key: str
    kind: str
    name: str
    email: str
    party: str
    written: CaseLetter | None = None


def addressees_of(case: Case, decision: Decision) -> list[Addressee]:
    """Returns everybody whom the route's outcome names, each with the letter that went to them, if one did."""
    version = case.submission.referral.route_version
    route, casework = route_of(version), casework_of(version)
    outcome = casework.outcomes.get(decision.outcome) if casework else None
    found: list[Addressee] = []
    for key in outcome.tell if outcome else ("school",):
        party = route.parties.get(key)
        kind, label = (party.kind, party.label) if party else (key, key)
        found += family(case, kind, key, label) if kind in FAMILY else [other(case, kind, key, label)]
    sent = list(decision.letters.all())
    return [with_letter(one, sent) for one in found]


def other(case: Case, kind: str, key: str, label: str) -> Addressee:
    """Returns the school, or another party of the route whose name and address the officer enters."""
    if kind == "school":
        return Addressee("school", kind, case.school.name, school_addresses(case)[0], label)
    return Addressee(key.replace("_", "-"), kind, "", "", label)


def family(case: Case, kind: str, key: str, label: str) -> list[Addressee]:
    """Returns the people of the family under this party; somebody without a name where the school named nobody."""
    referral = case.submission.referral
    named = [one for one in people_of(referral) if one.party == key]
    may = [one for one in named if not contact_restricted(referral, one)]
    if named:
        return [Addressee(f"person-{one.public_id}", kind, one.name, one.email, label) for one in may]
    return [Addressee(key.replace("_", "-"), kind, "", "", label)]


def with_letter(one: Addressee, sent: list[CaseLetter]) -> Addressee:
    """Returns the addressee with the letter to them: under their own key, whatever name the officer put on it.

    Somebody written to before their name was known keeps that letter by their name.
    """
    letter = next((letter for letter in sent if letter.to_key == one.key or named_alike(letter, one)), None)
    return Addressee(one.key, one.kind, one.name, one.email, one.party, letter)


def named_alike(letter: CaseLetter, one: Addressee) -> bool:
    """Whether a letter of this kind bears the addressee's name, or no key, as the oldest letters."""
    return letter.to_kind == one.kind and (letter.to_name == one.name if one.name else not letter.to_key)


def restricted_names(case: Case) -> list[str]:
    """Returns who of the family is never written to."""
    referral = case.submission.referral
    return [one.name for one in people_of(referral) if contact_restricted(referral, one)]


def owed(case: Case, decision: Decision | None) -> list[Addressee]:
    """Returns the letters of a decision that nobody has written yet."""
    return [one for one in addressees_of(case, decision) if one.written is None] if decision else []
