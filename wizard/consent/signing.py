"""Who has to sign: the route says by party, and by the pupil's age or year group. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.routes.service import Given, Requirement, Route, evaluate

SIGNING = "signed"


def must_sign(route: Route, requirement: Requirement, answers: Mapping[str, Any], today: date) -> tuple[str, ...]:
    """Returns the parties without whose signature this consent does not stand for this pupil, in the route's order.

    A party of whom it is not known yet (no date of birth) counts as one who must. Empty where nothing is signed.
    """
    if requirement.form != SIGNING:
        return ()
    everybody = requirement.signed_by
    return tuple(
        party
        for party in dict.fromkeys(everybody)
        if not _stands(route, requirement, answers, today, [one for one in everybody if one != party])
    )


def _stands(route: Route, asked: Requirement, answers: Mapping[str, Any], today: date, signed: list[str]) -> bool:
    given = Given(today=today, answers=answers, consents={asked.key: {"given": True, "signed": signed}})
    return evaluate(route, given).requirements[asked.key].status in ("met", "not_needed")


def may_be_asked(route: Route) -> dict[str, str]:
    """Returns the parties of the family and around it: key -> label. Never the school, council or a clinician."""
    found = {key: one.label for key, one in route.parties.items() if one.kind in ("parent", "pupil", "other")}
    return found or {"parent": "Parent or carer", "pupil": "The young person"}


def is_pupil(route: Route, party: str) -> bool:
    """Whether this party is the young person themselves."""
    return route.parties[party].kind == "pupil" if party in route.parties else party == "pupil"
