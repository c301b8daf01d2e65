"""What still keeps a referral from being sent as it is; each can be put right, or sent on with a reason."""

from dataclasses import dataclass

from wizard.journey.pages import closing_step, may_answer, page_for
from wizard.journey.situation import Situation
from wizard.routes.service import Missing

# Files that the virus scanner has not looked at yet: sending waits for them, or goes on with a reason.
UNCHECKED = "scan:files"
# Before what reads differently since the draft moved: somebody looks, or sends it on with a reason.
AGAIN = "again:"
UNCHECKED_TITLE = "Some files are not checked for viruses yet"


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
    wanting = [
        lack_of(situation, missing)
        for missing in situation.result.gate_ready("submit")
        if about_of(missing) not in situation.requests
        and not (closing and missing.step_key == closing.key)
        and not is_left_to_others(situation, missing)
    ]
    return [*wanting, *(lack for lack in unread(situation) if lack.about not in situation.requests)]


def is_left_to_others(situation: Situation, missing: Missing) -> bool:
    """Whether only somebody else can give it: what the school alone knows does not keep back who began by a link."""
    if not situation.referral.by_link:
        return False
    if missing.kind == "question":
        return not may_answer(situation, situation.route.steps[missing.step_key].by)
    requirement = situation.route.requirements.get(missing.key)
    return requirement is not None and requirement.kind != "consent" and not may_answer(situation, requirement.by)


def unread(situation: Situation) -> list[Lack]:
    """Returns what reads differently since the draft moved and nobody looked at yet, where it is asked for here."""
    found = []
    for about, why in situation.looks_again.items():
        kind, _, key = about.partition(":")
        title = asked_here(situation, kind, key)
        if title:
            found.append(
                Lack(f"{AGAIN}{about}", f"Look at this again: {title}", why, page_for(situation.route, kind, key))
            )
    return found


def asked_here(situation: Situation, kind: str, key: str) -> str:
    """Returns what a question or requirement is called; blank for one that is not asked for in this situation."""
    if kind == "question" and key in situation.shape.shown_questions:
        return situation.route.questions[key].ask
    if kind == "requirement" and key in situation.result.requirement_keys():
        return situation.route.requirements[key].title
    return ""


def about_of(missing: Missing) -> str:
    """Returns how a request to an officer names it."""
    return f"{missing.kind}:{missing.key}"


def lack_of(situation: Situation, missing: Missing) -> Lack:
    """Returns one lack, with the page where it is put right."""
    page = page_for(situation.route, missing.kind, missing.key)
    return Lack(about_of(missing), missing.title, missing.detail, page)


def askable(situation: Situation, about: str) -> Lack | None:
    """Returns what a reason can be given for: the circumstance that stops, something wanting, or what has a reason
    already. None for anything else."""
    kind, _, key = about.partition(":")
    if about == UNCHECKED:
        return Lack(about, UNCHECKED_TITLE, "", "") if situation.still_checked or about in situation.requests else None
    if about.startswith(AGAIN):
        return next((lack for lack in unread(situation) if lack.about == about), None)
    if kind == "circumstance":
        circumstance = situation.shape.circumstance
        stops = key == circumstance.key and circumstance.stops
        return Lack(about, situation.route.circumstances[key].say.heading, "", "") if stops else None
    closing = closing_step(situation.route)
    for missing in situation.result.gate_ready("submit"):
        if about_of(missing) == about and not (closing and missing.step_key == closing.key):
            return lack_of(situation, missing)
    return given_already(situation, kind, key) if about in situation.requests else None


def given_already(situation: Situation, kind: str, key: str) -> Lack | None:
    """Returns the lack that a reason was given for, so that the reason can be changed."""
    route = situation.route
    if kind == "requirement" and key in route.requirements:
        return Lack(f"{kind}:{key}", route.requirements[key].title, "", page_for(route, kind, key))
    question = route.questions.get(key.partition(".")[0])
    return Lack(f"{kind}:{key}", question.ask, "", page_for(route, kind, key)) if question else None
