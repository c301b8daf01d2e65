"""What still keeps a referral from being sent as it is; each can be put right, or sent on with a reason."""

from dataclasses import dataclass

from wizard.journey.pages import closing_step, page_for
from wizard.journey.situation import Situation
from wizard.routes.service import Missing


@dataclass(frozen=True)
class Lack:
    """One thing wanting. `about` names it in a request to an officer; `page` is empty where no page puts it right."""

    about: str
    title: str
    detail: str
    page: str


def lacks(situation: Situation) -> list[Lack]:
    """Returns what is wanting for sending and was not given a reason; declarations are asked for when sending."""
    closing = closing_step(situation.route)
    return [
        lack_of(situation, missing)
        for missing in situation.result.gate_ready("submit")
        if about_of(missing) not in situation.requests and not (closing and missing.step_key == closing.key)
    ]


def about_of(missing: Missing) -> str:
    """Returns how a request to an officer names it."""
    return f"{missing.kind}:{missing.key}"


def lack_of(situation: Situation, missing: Missing) -> Lack:
    """Returns one lack, with the page where it is put right."""
    page = page_for(situation.route, missing.kind, missing.key)
    return Lack(about_of(missing), missing.title, missing.detail, page)


def askable(situation: Situation, about: str) -> Lack | None:
    """Returns what a reason can be given for: something wanting, or the circumstance that stops. None otherwise."""
    kind, _, key = about.partition(":")
    if kind == "circumstance":
        if key and key == situation.shape.circumstance.key and situation.shape.circumstance.stops:
            return Lack(about, situation.route.circumstances[key].say.heading, "", "")
        return None
    closing = closing_step(situation.route)
    for missing in situation.result.gate_ready("submit"):
        if about_of(missing) == about and not (closing and missing.step_key == closing.key):
            return lack_of(situation, missing)
    return None
