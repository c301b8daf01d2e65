"""Papers that a case's route wants after sending: before the start, before the end, and newer advice for a review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from wizard.casework.models import Case
from wizard.casework.service import standing_of
from wizard.evidence.enums import Scan
from wizard.evidence.service import items_of
from wizard.planning.models import HandedIn
from wizard.routes.service import EndReason, Requirement, Route, casework_of, evaluate, route_of

#: Parts that the Planning and Review Record itself holds: a paper of these is written on its own pages.
RECORD_PARTS = frozenset({"part_a", "part_b"})
#: What the source of a task starts with that asks for a paper.
SOURCE = "paper:"
FRESH = frozenset({"review_held", "provision_started", "period_started"})


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that is wanted, and whether it was handed in. `holds`: nothing starts without it."""

    wanted: Requirement
    there: bool
    holds: bool


def papers_before_start(case: Case) -> list[Paper]:
    """Returns the unsigned documents that the school brings before the start (requirement E56), as the route says.

    What came with the referral is there already; what is needed only if something unknown is so, is not asked.
    """
    route = route_of(case.submission.referral.route_version)
    wanted = [one for one in route.requirements.values() if is_schools_paper(one, route)]
    if not wanted:
        return []
    standing = standing_of(case)
    results = evaluate(standing.route, standing.given).requirements
    brought = {*handed_in(case), *(one.for_key for one in items_of(case.submission.referral))}
    found = []
    for one in wanted:
        judged = results[one.key]
        if one.key in brought or (judged.status == "not_met" and not judged.reasons):
            found.append(Paper(one, one.key in brought, one.need == "must"))
    return found


def is_schools_paper(one: Requirement, route: Route) -> bool:
    """Whether a requirement is a document for before the start that nobody signs and the school may bring."""
    schools = {key for key, party in route.parties.items() if party.kind == "school"}
    return is_unsigned(one) and one.gate == "begin" and (not one.by or bool(schools & set(one.by)))


def is_unsigned(one: Requirement) -> bool:
    """Whether a requirement is a document that nobody signs and that the record does not hold."""
    return one.kind == "document" and not one.signed_by and not any(part.key in RECORD_PARTS for part in one.parts)


def end_wants(route: Route, reasons: Iterable[EndReason]) -> set[str]:
    """Returns the keys of what the route wants before every end, and before an end for one of these reasons."""
    always = {one.key for one in route.requirements.values() if one.gate == "end"}
    return always.union(*(one.needs for one in reasons))


def is_for_end(case: Case, one: Requirement) -> bool:
    """Whether a requirement is a paper that may be brought before provision ends."""
    version = case.submission.referral.route_version
    casework = casework_of(version)
    if casework is None or not (is_unsigned(one) or one.kind == "evidence"):
        return False
    return one.key in end_wants(route_of(version), casework.ends.values())


def is_brought(case: Case, one: Requirement) -> bool:
    """Whether a requirement has a page on which it is handed in after sending."""
    route = route_of(case.submission.referral.route_version)
    return is_schools_paper(one, route) or is_advice(one) or is_for_end(case, one)


def is_advice(one: Requirement) -> bool:
    """Whether a requirement is the health evidence that a referral is sent with."""
    return one.kind == "evidence" and one.gate == "submit" and bool(one.verdicts)


def advice_wanted(case: Case) -> Requirement | None:
    """Returns the route's requirement under which newer advice from health is handed in; None where it has none."""
    route = route_of(case.submission.referral.route_version)
    return next((one for one in route.requirements.values() if is_advice(one)), None)


def handed_in(case: Case) -> dict[str, HandedIn]:
    """Returns the newest paper of each requirement, without those whose file was taken off or held a virus."""
    rows = case.handed_in.select_related("item", "handed_by")
    kept = [one for one in rows if one.item is None or (one.item.removed_at is None and one.item.scan != Scan.INFECTED)]
    return {one.requirement: one for one in kept}


def newest_advice(case: Case, key: str) -> date | None:
    """Returns the day of the newest advice from health: its own date, else the day it came; None where there is none.

    Counted are the papers of the requirement `key`, what was heard, and what was handed in since.
    """
    files = (one.dated or timezone.localdate(one.added_at) for one in items_of(case.submission.referral)
             if one.for_key == key)  # fmt: skip
    heard = case.heard.filter(requirement=key).values_list("heard_on", flat=True)
    handed = (one.dated or timezone.localdate(one.handed_at) for one in case.handed_in.filter(requirement=key))
    return latest([*files, *heard, *handed])


def last_look(case: Case) -> date | None:
    """Returns the day on which everybody last looked at the case together: its last review, else its start."""
    return latest(case.moments.filter(event__in=FRESH, struck_at=None).values_list("on", flat=True))


def latest(days: Iterable[date]) -> date | None:
    """Returns the last of some days; None of none."""
    return max(days, default=None)


@dataclass(frozen=True, slots=True)
class Advice:
    """How the advice from health stands: the newest, since when newer is wanted, and where it is handed in."""

    wanted: Requirement
    newest: date | None
    since: date

    @property
    def is_old(self) -> bool:
        """Whether nothing newer came since everybody last looked at the case together (requirement E81)."""
        return self.newest is None or self.newest <= self.since


def advice_of(case: Case) -> Advice | None:
    """Returns how the advice stands while something is provided; None before, and where the route asks for none."""
    wanted, since = advice_wanted(case), last_look(case)
    return Advice(wanted, newest_advice(case, wanted.key), since) if wanted and since else None
