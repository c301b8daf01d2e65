"""How far a referral has got: the task list's groups and rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wizard.journey.pages import Page, closing_step, own_pages
from wizard.journey.situation import FILE_KINDS, MARKS, Situation
from wizard.routes.service import RequirementResult

COMPLETED, INCOMPLETE, PROBLEM, NOT_YET = "Completed", "Incomplete", "There is a problem", "Cannot start yet"
LOOK_AGAIN = "Look again"
TONES = {LOOK_AGAIN: "todo", COMPLETED: "plain", INCOMPLETE: "todo", PROBLEM: "stop", NOT_YET: "plain"}
SETTLED = ("met", "met_for_now", "waived", "for_a_person")
HINTS = {
    "met_for_now": "Enough for now",
    "waived": "Sent without, with a reason",
    "for_a_person": "An officer decides this",
}
REQUIREMENTS_GROUP = "Agreement and evidence"


@dataclass(frozen=True)
class Task:
    """One row of the task list; without `href` it cannot be opened yet."""

    title: str
    status: str
    href: str = ""
    hint: str = ""

    @property
    def tone(self) -> str:
        """The tag's tone."""
        return TONES[self.status]


def groups_of(situation: Situation, link: Callable[[str], str]) -> list[dict[str, Any]]:
    """Returns [{heading, tasks}] in the order of the walk; `link` gives a page's address."""
    groups: dict[str, list[Task]] = {}
    for heading, task in [*step_tasks(situation, link), *requirement_tasks(situation, link)]:
        groups.setdefault(heading, []).append(task)
    return [{"heading": heading, "tasks": tasks} for heading, tasks in groups.items()]


def counted(groups: list[dict[str, Any]]) -> tuple[int, int]:
    """Returns how many parts are completed, and how many there are."""
    tasks = [task for group in groups for task in group["tasks"]]
    return sum(task.status == COMPLETED for task in tasks), len(tasks)


def opening_done(situation: Situation) -> bool:
    """Whether the opening questions are answered and nothing stops."""
    return not situation.stopped_by and not situation.result.gate_ready("start")


def step_tasks(situation: Situation, link: Callable[[str], str]) -> list[tuple[str, Task]]:
    """Returns (heading, task) for each step shown, but for the closing one."""
    route, closing = situation.route, closing_step(situation.route)
    pages = list(own_pages(situation).values())
    tasks = []
    for key in situation.shape.shown_steps:
        step = route.steps[key]
        own = [page for page in pages if page.step_key == key]
        if step is not closing and own:
            tasks.append((step.group or step.title, step_task(situation, key, own, link)))
    return tasks


def step_task(situation: Situation, key: str, pages: list[Page], link: Callable[[str], str]) -> Task:
    """Returns one step's row, leading to the first page that lacks something."""
    step = situation.route.steps[key]
    if step.gate != "start" and not opening_done(situation):
        return from_day_one(situation, step.title, own_lists(situation, pages), link)
    missing = [one for one in situation.result.step_missing(key) if f"question:{one.key}" not in situation.requests]
    lacking = {one.key.partition(".")[0] for one in missing}
    first = next((page for page in pages if lacking.intersection(page.questions)), pages[0])
    if step.gate == "start" and situation.stopped_by:
        return Task(step.title, PROBLEM, link(first.address), "See what to do instead")
    if lacking:
        begun = any(answered(situation, question) for page in pages for question in page.questions)
        return Task(step.title, INCOMPLETE, link(first.address), "" if begun else "Not started")
    read_on = [page for page in pages if any(f"question:{key}" in situation.looks_again for key in page.questions)]
    if read_on:
        return Task(step.title, LOOK_AGAIN, link(read_on[0].address), "It reads differently in the new version")
    return Task(step.title, COMPLETED, link(first.address))


def own_lists(situation: Situation, pages: list[Page]) -> list[Page]:
    """Returns the pages that hold a checklist of what the school tries: they are filled in from day one."""
    asked = situation.route.questions
    return [page for page in pages if any(asked[key].kind == "checklist" for key in page.questions)]


def from_day_one(situation: Situation, title: str, lists: list[Page], link: Callable[[str], str]) -> Task:
    """Returns the row of a step before the opening questions are done: its checklist can be kept up already."""
    if not lists or situation.stopped_by:
        return Task(title, NOT_YET)
    return Task(title, INCOMPLETE, link(lists[0].address), "You can note what you try from day one, a line at a time")


def answered(situation: Situation, key: str) -> bool:
    """Whether a question has an answer, or a file."""
    if situation.route.questions[key].kind in FILE_KINDS:
        return bool(situation.items_for(key))
    if situation.route.questions[key].kind == MARKS:
        return key in situation.registers
    return key in situation.answers


def requirement_tasks(situation: Situation, link: Callable[[str], str]) -> list[tuple[str, Task]]:
    """Returns a row for each consent, document and evidence that is asked for."""
    pages = own_pages(situation).values()
    return [(REQUIREMENTS_GROUP, requirement_task(situation, page, link)) for page in pages if page.requirement]


def requirement_task(situation: Situation, page: Page, link: Callable[[str], str]) -> Task:
    """Returns one requirement's row."""
    found = situation.result.requirements[page.requirement]
    if not opening_done(situation):
        return Task(page.title, NOT_YET)
    if why := situation.looks_again.get(f"requirement:{page.requirement}"):
        return Task(page.title, LOOK_AGAIN, link(page.address), why)
    if found.status in SETTLED:
        return Task(page.title, COMPLETED, link(page.address), HINTS.get(found.status, ""))
    if f"requirement:{page.requirement}" in situation.requests:
        return Task(page.title, COMPLETED, link(page.address), "An officer decides this")
    return unsettled(situation, page, found, link(page.address))


def unsettled(situation: Situation, page: Page, found: RequirementResult, href: str) -> Task:
    """Returns the row of a requirement that is not met: refused items are a problem, nothing yet is not."""
    refused = sum(item.counts_as == "refused" for item in found.items)
    if refused:
        return Task(page.title, PROBLEM, href, f"{refused} of {len(found.items)} items cannot be used")
    if page.requirement in situation.consents:
        return Task(page.title, PROBLEM, href, "They have not agreed")
    if situation.route.requirements[page.requirement].need == "optional":
        there = bool(situation.items_for(page.requirement))
        return Task(page.title, COMPLETED, href, "" if there else "Only if you have it")
    return Task(page.title, INCOMPLETE, href, "" if found.items else "Not started")
