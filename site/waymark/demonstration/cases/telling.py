"""What a council does with a case until it is decided, and what a family says to it."""

from collections.abc import Sequence
from datetime import date, timedelta

from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.place import Place
from wizard.casework.models import Case, Decision
from wizard.casework.service import (
    Weighed,
    acknowledge_referral,
    addressees_of,
    ask_information,
    assign_case,
    criteria_now,
    decide,
    drafted,
    record_challenge,
    write_letter,
)


def take_on(place: Place, case: Case, on: date) -> None:
    """The coordinator opens the referral and keeps it."""
    with at(on, 11):
        acknowledge_referral(place.officer, case)
        assign_case(place.officer, case, place.officer)


def ask_school(place: Place, case: Case, on: date, what: str) -> None:
    """The council asks for one more thing, within ten days."""
    with at(on, 12):
        ask_information(place.officer, case, what, due_on=on + timedelta(days=10))


def settle(
    place: Place, case: Case, on: date, outcome: str, because: str, reasons: Sequence[str] = (), *, written: bool = True
) -> Decision:
    """The coordinator decides with a sentence for each criterion, and writes to everybody the route names."""
    with at(on, 14):
        weighed = {n: Weighed(True, "So the papers say") for n, _ in enumerate(criteria_now(case))}
        decision = decide(
            place.officer, case, outcome, decided_on=on, because=because, reasons=reasons, weighed=weighed
        )
        for to in addressees_of(case, decision) if written else ():
            words = drafted(case, decision, to.name)
            write_letter(place.officer, case, decision, to, words, by_post=not to.email)
    return decision


def challenge(place: Place, case: Case, decision: Decision, by: str, on: date, about: str) -> None:
    """The family asks the council to look again; it has four weeks."""
    with at(on, 15):
        record_challenge(
            place.officer, case, "review", made_by=by, received_on=on, about=about, decision=decision,
            answer_by=on + timedelta(days=28),
        )  # fmt: skip
