"""How each requirement stands: needed or not, met or waived, and what is wanting."""

from collections.abc import Mapping
from typing import Any

from wizard.routes.context import Context
from wizard.routes.evidence import STATUS, judge_item, runs_out, status_of_items, too_old
from wizard.routes.logic import Truth, Unknown, all_hold
from wizard.routes.parts import Requirement
from wizard.routes.result import ItemResult, RequirementResult
from wizard.routes.rules import RequirementRule

NOT_ATTESTED = "Nobody has said that they hold it signed, where, and since when."


def judge_requirement(requirement: Requirement, rule: RequirementRule, ctx: Context) -> RequirementResult:
    """The status of one requirement. Not knowing whether it is needed shuts a gate only while an answer is due."""
    needed = True if rule.when is None else rule.when(ctx)
    if needed is False:
        return RequirementResult("not_needed")
    if isinstance(needed, Unknown):
        return RequirementResult(_pending(needed), needed.reasons, ("Whether this is needed is not known yet.",))
    found = JUDGES[requirement.kind](requirement, rule, ctx)
    if found.status == "not_met" and _waived(requirement, ctx):
        return RequirementResult("waived", found.reasons, (), found.items)
    return found


def _pending(unknown: Unknown) -> str:
    return "not_met" if any(reason.waits_for == "answer" for reason in unknown.reasons) else "for_a_person"


def _waived(requirement: Requirement, ctx: Context) -> bool:
    reason = ctx.given.waivers.get(requirement.key)
    return reason is not None and reason in {choice.key for choice in requirement.waive_reasons}


def _evidence(requirement: Requirement, rule: RequirementRule, ctx: Context) -> RequirementResult:
    given = ctx.given.items.get(requirement.key, ())
    items = tuple(_judged(requirement, rule, item, ctx) for item in given)
    status = status_of_items(items, requirement.enough)
    missing = () if status != "not_met" else (_wanting_evidence(requirement, len(items)),)
    reasons = tuple(dict.fromkeys(reason for item in items for reason in item.waiting))
    return RequirementResult(status, reasons, missing, items)


def _judged(requirement: Requirement, rule: RequirementRule, item: Mapping[str, Any], ctx: Context) -> ItemResult:
    """The verdict on an item today: one that would do may have counted for as long as it may."""
    found = judge_item(requirement, rule, item, ctx)
    until = runs_out(item, rule.lasts, ctx) if rule.lasts and found.counts_as in STATUS else None
    if until is None:
        return found
    ctx.run_out[requirement.key] = max(until, ctx.run_out.get(requirement.key, until))
    return found if ctx.given.today < until or found.override else too_old(requirement, found, until)


def _wanting_evidence(requirement: Requirement, given: int) -> str:
    if not given:
        return "No evidence has been added."
    if requirement.enough > 1:
        return f"{requirement.enough} accepted items are needed."
    return "Nothing added so far is accepted."


def _document(requirement: Requirement, rule: RequirementRule, ctx: Context) -> RequirementResult:
    held = ctx.given.held.get(requirement.key, {})
    missing = []
    if held.get("held") is not True:
        missing.append("It has not been added.")
    elif _unknown_party(held.get("by"), requirement.by):
        missing.append("It was completed by somebody who may not.")
    parts = held.get("parts", {})
    for part in requirement.parts:
        if not isinstance(parts, Mapping) or parts.get(part.key) not in part.by:
            missing.append(f"“{part.title}” has not been completed by those who must.")
    unsigned, reasons = _unsigned(rule, held, ctx)
    missing.extend(f"Not signed: {who}." for who in unsigned)
    if not missing and reasons is not None:
        return RequirementResult(_pending(reasons), reasons.reasons, ("Who must sign is not known yet.",))
    return RequirementResult("not_met" if missing else "met", (), tuple(missing))


def _unknown_party(by: Any, allowed: tuple[str, ...]) -> bool:
    return by is not None and bool(allowed) and by not in allowed


def _unsigned(rule: RequirementRule, held: Mapping[str, Any], ctx: Context) -> tuple[list[str], Unknown | None]:
    """Parties that must sign and have not, and why it is not known of another."""
    recorded = held.get("signed", ())
    signed = recorded if isinstance(recorded, list | tuple) else ()
    unsigned: list[str] = []
    unknown: Unknown | None = None
    for row in rule.signers:
        must = True if row.when is None else row.when(ctx)
        if isinstance(must, Unknown):
            unknown = must
        elif must and row.value not in signed:
            unsigned.append(row.value)
    return unsigned, unknown


def _consent(requirement: Requirement, rule: RequirementRule, ctx: Context) -> RequirementResult:
    consent = ctx.given.consents.get(requirement.key) or ctx.given.held.get(requirement.key, {})
    if consent.get("withdrawn"):
        return RequirementResult("not_met", (), ("It was withdrawn.",))
    if consent.get("given") is not True:
        return RequirementResult("not_met", (), ("It has not been given.",))
    if requirement.form == "attested":
        held = consent.get("attested") is True
        return RequirementResult("met") if held else RequirementResult("not_met", (), (NOT_ATTESTED,))
    if requirement.form != "signed":
        return RequirementResult("met")
    unsigned, reasons = _unsigned(rule, consent, ctx)
    if unsigned:
        return RequirementResult("not_met", (), tuple(f"Not signed: {who}." for who in unsigned))
    if reasons is not None:
        return RequirementResult(_pending(reasons), reasons.reasons, ("Who must sign is not known yet.",))
    return RequirementResult("met")


def _check(requirement: Requirement, rule: RequirementRule, ctx: Context) -> RequirementResult:
    holds: Truth = all_hold((rule.met,), ctx) if rule.met else True
    if isinstance(holds, Unknown):
        return RequirementResult(_pending(holds), holds.reasons, (requirement.say,))
    return RequirementResult("met") if holds else RequirementResult("not_met", (), (requirement.say,))


JUDGES = {"evidence": _evidence, "document": _document, "consent": _consent, "check": _check}
