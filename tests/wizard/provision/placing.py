"""Cases with somebody who teaches, made up, for the tests of provision."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from people.models import Authority, User
from tests.wizard.casework.cases import a_case, officer_of, weigh_all
from wizard.casework.actions.decide import decide
from wizard.casework.models import Case
from wizard.provision.actions.agree_timetable import HalfDay, agree_timetable
from wizard.provision.actions.keep_provider import keep_provider
from wizard.provision.actions.place_pupil import change_placement, place_pupil
from wizard.provision.models import Placement, Provider, Timetable

DAY = date(2026, 11, 3)  # a Tuesday
WHY = "Amara has been too unwell for school for twenty days, and her doctor says so."
SAID: dict[str, Any] = {
    "name": "Madeup Tuition",
    "registered": "not",
    "offers": "Maths and English for years 7 to 11, at home or in a library.",
    "area": "Norwich",
    "email": "register@tuition.example",
    "phone": "01632 960 101",
    "safeguarding_lead": "Dana Madeup",
    "safeguarding_phone": "01632 960 102",
    "absence_procedure": "We ring the family after ten minutes and the school after twenty.",
    "checked_on": date(2026, 9, 1),
    "check_again_on": date(2027, 9, 1),
}


def agreed_case(slug: str = "norfolk", outcome: str = "accepted") -> tuple[Case, User]:
    """A case whose council has agreed to arrange education, and an officer of it."""
    case = a_case(slug)
    officer = officer_of(case)
    decide(officer, case, outcome, decided_on=DAY, because=WHY, weighed=weigh_all(case))
    case.refresh_from_db()
    return case, officer


def a_provider(officer: User, authority: Authority, **fields: Any) -> Provider:
    """A provider on the authority's list."""
    return keep_provider(officer, authority, {**SAID, **fields})


def placed(case: Case, officer: User, provider: Provider | None = None, **fields: Any) -> Placement:
    """A placement that began a week before; `first_day=None` for one whose first day is not sure."""
    provider = provider or a_provider(officer, case.authority)
    said = {"arranged_by": "council", "venue": "home", "roll": "single", **fields}
    first = said.pop("first_day", DAY - timedelta(days=7))
    stands = {"last_day": said.pop("last_day", None), "sharing_agreed_on": said.pop("sharing_agreed_on", DAY)}
    placement = place_pupil(officer, case, provider, **said)
    return change_placement(
        officer, placement, venue=said["venue"], where="", roll=said["roll"], first_day=first, **stands
    )


def a_week(case: Case, actor: User, placement: Placement, **fields: Any) -> Timetable:
    """Two hours every morning with the provider, and nothing in the afternoon."""
    held = [HalfDay(at, "am", "taught", placement, Decimal(2)) for at in range(5)]
    held += [HalfDay(at, "pm", "nothing") for at in range(5)]
    return agree_timetable(actor, case, fields.pop("holds_from", DAY - timedelta(days=7)), held, **fields)
