"""Whose duty a pupil is when it is not the council of the route: said on the pages, with the way to that council."""

from wizard.journey.situation import Situation

WHICH = {
    "residence": "the council where the pupil lives",
    "school": "the council where the school is",
    "ehcp": "the council that keeps the pupil’s plan (EHCP)",
    "placing": "the council that placed the pupil",
}
PERHAPS_ANOTHER = ("ehcp", "placing")


def council_elsewhere(situation: Situation) -> dict[str, object] | None:
    """Returns which other council is responsible, in words, and whether that is sure; None where it is this one.

    Sure where a circumstance that holds leads to another council; else the duty table may name one that can be another.
    """
    if situation.referral.by_link:
        return None  # who began by a link has no other council's route to take it to
    found = situation.shape.circumstance
    for key in [one for one in (found.key, *found.also) if one]:
        council = situation.route.circumstances[key].to.council
        if council:
            return {"which": WHICH[council], "sure": True}
    duty = situation.shape.duty or ""
    return {"which": WHICH[duty], "sure": False} if duty in PERHAPS_ANOTHER else None
