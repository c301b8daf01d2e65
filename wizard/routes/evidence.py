"""Evidence: one verdict for each item by its requirement's row table, and what the items make together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wizard.routes.context import Context
from wizard.routes.logic import Unknown
from wizard.routes.moments import add
from wizard.routes.parts import Requirement, VerdictRow
from wizard.routes.result import ItemResult
from wizard.routes.rules import RequirementRule
from wizard.routes.tables import read_table
from wizard.routes.values import date_of

OTHERWISE = {
    "accepted": "This is accepted.",
    "for_now": "This does for now.",
    "ask_author": "Something is missing: ask whoever wrote it.",
    "for_a_person": "An officer will look at this and decide.",
    "refused": "This is not accepted for this purpose.",
}
FIELD_WORDS = {
    "item.type": "what kind of paper it is",
    "item.author": "who wrote it",
    "item.supplied_by": "who sent it",
    "item.medium": "what form it is in",
    "item.how_seen": "how the professional saw the pupil",
    "item.seen_on": "the date the pupil was seen",
    "item.dated": "the date it was written",
    "item.covers": "what it covers",
}
BEST_FIRST = ("accepted", "for_now", "for_a_person")
STATUS = {"accepted": "met", "for_now": "met_for_now", "for_a_person": "for_a_person"}


def judge_item(requirement: Requirement, rule: RequirementRule, item: Mapping[str, Any], ctx: Context) -> ItemResult:
    """The verdict on one item: the first row that holds; a row not known asks the author, or an officer."""
    ctx.item = item
    try:
        taken = read_table(rule.verdicts, ctx)
    finally:
        ctx.item = {}
    override = item.get("override")
    recorded = override if isinstance(override, str) and override in OTHERWISE else ""
    if taken.unknown is not None:
        return _not_known(taken.index, taken.unknown, requirement, recorded)
    if taken.index is None:
        say = OTHERWISE[requirement.otherwise]
        return ItemResult(requirement.otherwise, say, requirement.instead, requirement.cites, override=recorded)
    row: VerdictRow = taken.value
    return ItemResult(
        row.verdict, row.say, row.instead, row.cites or requirement.cites, row=taken.index, override=recorded
    )


def runs_out(item: Mapping[str, Any], lasts: tuple[int, str], ctx: Context) -> date | None:
    """The day from which an item counts no longer; None where neither date is known, or the school's dates are not."""
    begins = date_of(item.get("seen_on")) or date_of(item.get("dated"))
    return add(begins, *lasts, ctx.given.calendar) if begins else None


def too_old(requirement: Requirement, found: ItemResult, until: date) -> ItemResult:
    """The verdict on an item that would do, and has counted for as long as the route says."""
    say = f"It counted until {until.day} {until:%B %Y}. Ask for something newer."
    return replace(found, verdict="ask_author", say=say, instead=requirement.instead, cites=requirement.cites)


def _not_known(index: int | None, unknown: Unknown, requirement: Requirement, override: str) -> ItemResult:
    """Nothing the author could add helps where only an officer, a date or the calendar is waited for."""
    cites = requirement.cites
    if index is not None:
        cites = requirement.verdicts[index].cites or cites
    answers = [reason.about for reason in unknown.reasons if reason.waits_for == "answer"]
    if not answers:
        return ItemResult("for_a_person", OTHERWISE["for_a_person"], (), cites, unknown.reasons, None, override)
    wanting = [FIELD_WORDS[about] for about in answers if about in FIELD_WORDS]
    if wanting:
        say = f"We do not know {' or '.join(wanting)}. Ask whoever wrote it, then add it here."
    else:
        say = "An earlier question decides this and has no answer yet."
    return ItemResult("ask_author", say, (), cites, unknown.reasons, None, override)


def status_of_items(found: Sequence[ItemResult], enough: int) -> str:
    """met, met_for_now, for_a_person or not_met: the best status that enough items reach together."""
    counted = 0
    for verdict in BEST_FIRST:
        counted += sum(item.counts_as == verdict for item in found)
        if counted >= enough:
            return STATUS[verdict]
    return "not_met"
