"""The pages of a referral in their order: questions first, then agreement and evidence, then check and send."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wizard.journey.situation import FILE_KINDS, MARKS, Situation
from wizard.routes.service import Outline, Question, Requirement, Result, Route, Step

ASKED_GATES = ("start", "submit")
PREFIXES = {"consent": "consent-", "evidence": "evidence-", "document": "document-"}
MOST_KEPT = 200
_kept: dict[str, list["Page"]] = {}


@dataclass(frozen=True)
class Page:
    """One page. `kind` is questions, files, marks, evidence, document or consent. Requirements have no `step_key`."""

    address: str
    kind: str
    title: str
    step_key: str = ""
    questions: tuple[str, ...] = ()
    requirement: str = ""


def all_pages(route: Route) -> list[Page]:
    """Returns every page the route can have, shown in this situation or not; worked out once for each document."""
    found = _kept.get(route.sha256)
    if found is None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        found = _kept[route.sha256] = _worked_out(route)
    return found


def _worked_out(route: Route) -> list[Page]:
    closing = closing_step(route)
    shared = ((route.steps[route.questions[keys[0]].step_key], keys) for keys in route.pages.values())
    pages = [page for step, keys in shared if step is not closing for page in pages_of(route, step, keys)]
    return [*pages, *requirement_pages(route)]


def shown_pages(route: Route, result: Outline | Result) -> dict[str, Page]:
    """Returns the pages to be walked in this situation, by address and in order."""
    asked = set(result.shown_questions)
    needed = set(result.requirement_keys())
    return {
        page.address: page
        for page in all_pages(route)
        if asked.intersection(page.questions) or page.requirement in needed
    }


def own_pages(situation: Situation) -> dict[str, Page]:
    """Returns the pages of a referral that whoever fills it in walks: all, but for those that are not theirs.

    What only the school can answer is left open where somebody else began by a link; consents are asked by all.
    """
    shown = shown_pages(situation.route, situation.shape)
    if not situation.referral.by_link:
        return shown
    return {address: page for address, page in shown.items() if is_theirs(situation, page)}


def is_theirs(situation: Situation, page: Page) -> bool:
    """Whether the page is one that the party who fills the referral in may answer."""
    if page.step_key:
        return may_answer(situation, situation.route.steps[page.step_key].by)
    return page.kind == "consent" or may_answer(situation, situation.route.requirements[page.requirement].by)


def may_answer(situation: Situation, by: Sequence[str]) -> bool:
    """Whether the party who fills the referral in is among those named, or nobody is named."""
    return not by or situation.party in by


def closing_step(route: Route) -> Step | None:
    """Returns the last step when it only declares: its boxes stand at the foot of check-answers."""
    last = list(route.steps.values())[-1] if route.steps else None
    if last is not None and all(question.kind == "declaration" for question in last.questions):
        return last
    return None


def declarations(route: Route, result: Outline | Result) -> list[Question]:
    """Returns the declarations to be made when sending, those that apply."""
    closing = closing_step(route)
    shown = set(result.shown_questions)
    return [question for question in closing.questions if question.key in shown] if closing else []


def pages_of(route: Route, step: Step, keys: tuple[str, ...]) -> Iterator[Page]:
    """Yields the pages of questions that share one. Questions of files and of marks have their own, always."""
    asked = tuple(key for key in keys if route.questions[key].kind not in (*FILE_KINDS, MARKS))
    if asked:
        yield Page(asked[0], "questions", title_of(route, step, asked), step.key, asked)
    for key in keys:
        if key not in asked:
            kind = "marks" if route.questions[key].kind == MARKS else "files"
            yield Page(key, kind, route.questions[key].ask, step.key, (key,))


def title_of(route: Route, step: Step, keys: tuple[str, ...]) -> str:
    """Returns the question itself, or the step's title where several share the page."""
    return route.questions[keys[0]].ask if len(keys) == 1 else step.title


def requirement_pages(route: Route) -> list[Page]:
    """Returns the pages for consents, documents and evidence asked for before sending, in that order."""
    asked = [one for one in route.requirements.values() if one.gate in ASKED_GATES]
    return [page_of(one) for kind in PREFIXES for one in asked if one.kind == kind]


def page_of(requirement: Requirement) -> Page:
    """Returns a requirement's page."""
    address = PREFIXES[requirement.kind] + requirement.key
    return Page(address, requirement.kind, requirement.title, requirement=requirement.key)


def reachable_while_stopped(route: Route, page: Page, answered: frozenset[str]) -> bool:
    """Whether a page may be opened while a circumstance stops: the opening questions, and what was answered."""
    if page.step_key and route.steps[page.step_key].gate == "start":
        return True
    return bool(answered.intersection(page.questions))


def page_for(route: Route, kind: str, key: str) -> str:
    """Returns the address of the page where something missing is put right; empty for the closing step and checks."""
    question = key.partition(".")[0]  # a checklist item is "question.item"
    for page in all_pages(route):
        if (kind == "question" and question in page.questions) or (kind == "requirement" and key == page.requirement):
            return page.address
    return ""
