"""What comes next in a draft: welcome back without a maze."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from wizard.journey.progress import COMPLETED, NOT_YET, Task
from wizard.journey.situation import Situation


def linker(situation: Situation) -> Callable[[str], str]:
    """Returns a function from a page to its address."""
    return lambda page: reverse("journey:step", args=[situation.referral.public_id, page])


def open_tasks(groups: list[dict[str, Any]]) -> list[Task]:
    """Returns the parts that still need something and can be opened, in the order of the walk."""
    tasks = [task for group in groups for task in group["tasks"]]
    return [task for task in tasks if task.status not in (COMPLETED, NOT_YET) and task.href]


def next_to_do(groups: list[dict[str, Any]]) -> Task | None:
    """Returns the first part that needs something; None when only checking and sending is left."""
    return next(iter(open_tasks(groups)), None)


def still_to_do(groups: list[dict[str, Any]]) -> list[str]:
    """Returns the names of the parts that are not completed, those that cannot be opened yet too."""
    return [task.title for group in groups for task in group["tasks"] if task.status != COMPLETED]
