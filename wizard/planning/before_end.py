"""What a route wants held before an end: papers, agreements, evidence. Some of it an officer may do without."""

from dataclasses import dataclass

from wizard.casework.models import Case
from wizard.casework.service import standing_of
from wizard.planning.papers import RECORD_PARTS, end_wants, handed_in, is_brought
from wizard.planning.queries import signers_of, standing_agreements, to_sign
from wizard.routes.service import EndReason, Requirement, casework_of, evaluate, route_of

#: A requirement with one of these is there, or is not needed for this pupil.
THERE = frozenset({"met", "met_for_now", "not_needed", "waived"})


@dataclass(frozen=True, slots=True)
class Wanting:
    """Something that an end waits for. `judged`: the route leaves room for an officer to end without it, with a reason.

    `href` is its page below the plan, empty where it has none of its own.
    """

    wanted: Requirement
    judged: bool
    href: str

    @property
    def say(self) -> str:
        """Returns a sentence without its stop."""
        way = "Bring it, or say why it ends without it" if self.judged else "It has to be there first"
        return f"{self.wanted.title}: not there yet. {way}"


def wanting_before_end(case: Case, reason: EndReason) -> list[Wanting]:
    """Returns what this reason, or the route before every end, wants and is not there; in the route's order."""
    route = route_of(case.submission.referral.route_version)
    keys = end_wants(route, [reason])
    if not keys:
        return []
    standing = standing_of(case)
    results = evaluate(standing.route, standing.given).requirements
    absent = [one for one in route.requirements.values() if one.key in keys and results[one.key].status not in THERE]
    return [
        Wanting(one, one.need != "must" or bool(one.waive_reasons), page_of(case, one))
        for one in absent
        if not came_since(case, one)
    ]


def came_since(case: Case, one: Requirement) -> bool:
    """Whether a requirement that the referral did not bring was signed, written or handed in since."""
    if one.signed_by:
        drawn_up = standing_agreements(case).filter(requirement=one.key).first()
        paper = to_sign(one, signers_of(case, one), drawn_up)
        return set(paper.signers) <= paper.signed
    if parts := RECORD_PARTS & {part.key for part in one.parts}:
        written = {f"part_{letter.lower()}" for letter in case.records.values_list("part", flat=True)}
        return parts <= written
    return one.key in handed_in(case)


def page_of(case: Case, one: Requirement) -> str:
    """Returns where somebody brings it, below the plan's address."""
    if one.signed_by:
        return f"agreement/{one.key}/"
    if RECORD_PARTS & {part.key for part in one.parts}:
        return "record/"
    return f"paper/{one.key}/" if is_brought(case, one) else ""


def ends_wanting(case: Case) -> list[tuple[EndReason, list[Wanting]]]:
    """Returns each of the policy's reasons that waits for something, with what it waits for."""
    casework = casework_of(case.submission.referral.route_version)
    reasons = casework.ends.values() if casework else ()
    return [(one, wanting) for one in reasons if (wanting := wanting_before_end(case, one))]
