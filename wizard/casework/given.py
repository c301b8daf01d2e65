"""What a case's clocks and criteria read: the frozen submission made small, and what became known since. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schoolyear.calendars import SchoolCalendar
from wizard.routes.service import Given, Route

Entry = Mapping[str, Any]
# Conditions ask of long text only whether it is there.
LONGEST = 200
ITEM_KEYS = ("type", "author", "supplied_by", "medium", "how_seen", "seen_on", "dated", "covers")


@dataclass(frozen=True)
class Since:
    """What became known after submission: plain values.

    `events` holds the latest day of each; `rulings` an officer's verdict by the paper's public id; `heard` evidence
    told by word of mouth, by requirement; `extensions` how many times more time was agreed.
    """

    events: Mapping[str, date] = field(default_factory=dict)
    judgements: Mapping[str, bool] = field(default_factory=dict)
    rulings: Mapping[str, str] = field(default_factory=dict)
    heard: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    case: Mapping[str, Any] = field(default_factory=dict)
    extensions: int = 0


def small_given(document: Entry, route: Route) -> dict[str, Any]:
    """Returns what evaluating the route reads of a submission: answers, papers, agreements, counts. Plain JSON."""
    evidence = listed(document, "evidence")
    return {
        "answers": {one["key"]: shortened(one.get("value")) for one in questions_of(document)}
        | {str(one.get("key")): "yes" for one in listed(document, "declarations")},
        "items": items_by_requirement(evidence, route),
        "held": held_documents(evidence, route),
        "consents": {
            str(one.get("key")): {"given": bool(one.get("given")), "signed": signers(one)} | attested(one)
            for one in listed(document, "consents")
        },
        "counts": {
            str(one["key"]): float(one["figure"])
            for entry in listed(document, "attendance")
            for one in listed(entry, "figures")
            if one.get("figure") is not None
        },
        "reached": sorted(
            str(one["on"])
            for entry in listed(document, "attendance")
            for one in listed(entry, "figures")
            if one.get("on")
        )[:1],
        "waivers": {
            str(one.get("about", "")).partition(":")[2]: str(one.get("reason", ""))[:LONGEST]
            for one in listed(document, "officer_requests")
            if str(one.get("about", "")).startswith("question:")
        },
    }


def given_from(small: Entry, since: Since, *, today: date, submitted: date, calendar: SchoolCalendar | None) -> Given:
    """Returns what a route is evaluated with for a case as it stands on a day."""
    reached = {"threshold_reached": small["reached"][0]} if small.get("reached") else {}
    items = {key: [ruled(one, since.rulings) for one in papers] for key, papers in small.get("items", {}).items()}
    for key, told in since.heard.items():
        items[key] = [*items.get(key, []), *(ruled(one, since.rulings) for one in told)]
    return Given(
        today=today,
        submitted=submitted,
        answers=small.get("answers", {}),
        items=items,
        held=small.get("held", {}),
        consents=small.get("consents", {}),
        counts=small.get("counts", {}),
        waivers=small.get("waivers", {}),
        judgements=since.judgements,
        events={"submitted": submitted, **reached, **since.events},
        case=since.case,
        calendar=calendar,
    )


def ruled(item: Entry, rulings: Mapping[str, str]) -> dict[str, Any]:
    """Returns a paper with the officer's verdict on it, where there is one."""
    verdict = rulings.get(str(item.get("id", "")), "")
    plain = {key: value for key, value in item.items() if key != "id"}
    return {**plain, "override": verdict} if verdict else plain


def questions_of(document: Entry) -> Iterable[Entry]:
    """Returns every question of the document with its answer."""
    return (one for step in listed(document, "steps") for one in listed(step, "questions") if "key" in one)


def items_by_requirement(evidence: Sequence[Entry], route: Route) -> dict[str, list[dict[str, Any]]]:
    """Returns the papers of each evidence requirement as verdict rows read them, each with its public id."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in evidence:
        requirement = route.requirements.get(str(one.get("for", "")))
        if requirement is not None and requirement.kind == "evidence":
            facts = {key: one[key] for key in ITEM_KEYS if one.get(key)}
            found.setdefault(requirement.key, []).append({**facts, "id": str(one.get("public_id", ""))})
    return found


def held_documents(evidence: Sequence[Entry], route: Route) -> dict[str, dict[str, Any]]:
    """Returns the documents that were handed in, with the parts and signatures said to be in them."""
    held = {}
    for requirement in route.requirements.values():
        papers = [one for one in evidence if one.get("for") == requirement.key]
        if requirement.kind == "document" and papers:
            said = {mark for one in papers for mark in one.get("covers") or ()}
            parts = {part.key: part.by[0] for part in requirement.parts if f"part:{part.key}" in said}
            signed = [party for party in requirement.signed_by if f"signed:{party}" in said]
            held[requirement.key] = {"held": True, "by": "school", "parts": parts, "signed": signed}
    return held


def signers(consent: Entry) -> list[str]:
    """Returns who signed an agreement; a signature on paper says what the person is to the child."""
    said = str(consent.get("relationship") or "")
    return [said] if said and "signed" in str(consent.get("how", "")).lower() else []


def attested(consent: Entry) -> dict[str, bool]:
    """Returns that somebody said they hold an agreement signed, where one did."""
    return {"attested": True} if consent.get("held_at") or signers(consent) else {}


def shortened(value: Any) -> Any:
    """Returns an answer as conditions need it: long text is only there or not there."""
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{value[:LONGEST]}…"
    if isinstance(value, list):
        return [shortened(one) for one in value]
    if isinstance(value, dict):
        return {key: shortened(one) for key, one in value.items()}
    return value


def listed(document: Entry, key: str) -> list[Entry]:
    """Returns the entries under a key; none when there are none."""
    return [entry for entry in document.get(key) or [] if isinstance(entry, Mapping)]
