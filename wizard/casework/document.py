"""The frozen submission as the coordinator reads it. The document is never changed, and read with care: later Waymarks
may write more in it, earlier ones less."""

import json
from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.dateparse import parse_date

Entry = Mapping[str, Any]
ABOUT = {"circumstance": "A circumstance", "requirement": "Something the policy asks for", "question": "A question"}
WANTING = ("missing", "cannot_be_used", "refused", "not_met", "incomplete")


def read_document(text: str) -> dict[str, Any]:
    """Returns the parts the page shows: route, steps, requests, wanting, evidence, consents, declarations."""
    document = json.loads(text)
    titles = titles_of(document)
    return {
        "route": document.get("route") or {},
        "steps": [step_entry(step) for step in listed(document, "steps")],
        "requests": [request_entry(request, titles) for request in listed(document, "officer_requests")],
        "wanting": [wanting_entry(one) for one in listed(document, "requirements") if wanting(one)],
        "evidence": [evidence_entry(item, titles) for item in listed(document, "evidence")],
        "consents": [consent_entry(consent, titles) for consent in listed(document, "consents")],
        "declarations": [declaration_entry(one) for one in listed(document, "declarations")],
    }


def listed(document: Entry, key: str) -> list[Entry]:
    """Returns the entries under a key; none when there are none."""
    entries = document.get(key) or []
    return [entry for entry in entries if isinstance(entry, Mapping)]


def titles_of(document: Entry) -> dict[str, str]:
    """Returns what the document calls its requirements and questions, by key."""
    questions = [one for step in listed(document, "steps") for one in listed(step, "questions")]
    asked = {str(one.get("key")): str(one.get("ask", "")) for one in questions}
    return asked | {str(one.get("key")): str(one.get("title", "")) for one in listed(document, "requirements")}


def step_entry(step: Entry) -> dict[str, Any]:
    """Returns a step's title and its answers as components/answers_list.html reads them."""
    answers = [
        {"label": one.get("ask", one.get("key", "")), "value": lines(one), **clauses(one)}
        for one in listed(step, "questions")
    ]
    return {"title": step.get("title", ""), "group": step.get("group", ""), "answers": answers}


def lines(one: Entry) -> list[str]:
    """Returns the answer's words as lines; empty when nothing was answered."""
    shown = one.get("shown", one.get("value"))
    if shown in (None, "", [], {}):
        return []
    return [str(line) for line in shown] if isinstance(shown, list) else [str(shown)]


def clauses(one: Entry) -> dict[str, Any]:
    """Returns the clauses with their permanent addresses, and a note naming what is cited from elsewhere."""
    cites = listed(one, "cites")
    tabs = [
        {"number": cite.get("number") or "cited", "href": f"/clause/{cite['uid']}/"}
        for cite in cites
        if cite.get("uid")
    ]
    elsewhere = [f"{cite.get('reference', '')} {cite.get('at', '')}".strip() for cite in cites if not cite.get("uid")]
    named = [name for name in elsewhere if name]
    return {"clauses": tabs, "note": f"(stands on {', '.join(named)})" if named else ""}


def request_entry(request: Entry, titles: Mapping[str, str]) -> dict[str, Any]:
    """Returns what an officer is asked to decide, in words, with the school's reason."""
    kind, _, key = str(request.get("about", "")).partition(":")
    label = request.get("label") or request.get("title") or titles.get(key) or key.replace("_", " ")
    said = {"kind": ABOUT.get(kind, "Something else"), "label": label, "reason": request.get("reason", "")}
    return {**said, **clauses(request)}


def wanting(one: Entry) -> bool:
    """Whether a requirement was not met when the referral was sent."""
    return bool(one.get("missing")) or one.get("status") in WANTING


def wanting_entry(one: Entry) -> dict[str, Any]:
    """Returns a requirement that was not met."""
    return {"label": one.get("title") or one.get("key", ""), "value": "Not there when it was sent", **clauses(one)}


def evidence_entry(item: Entry, titles: Mapping[str, str]) -> dict[str, Any]:
    """Returns an item of evidence with the address of its file, which asks for permission again."""
    said = [str(item.get(key, "")).replace("_", " ") for key in ("type", "author_name", "author")]
    dated = day(item.get("dated"))
    size = item.get("bytes") or item.get("size")
    facts = [*filter(None, said), f"dated {dated}" if dated else "", filesizeformat(size) if size else ""]
    public_id = item.get("public_id")
    return {
        "title": titles.get(str(item.get("for", "")), "") or "Evidence",
        "name": item.get("name") or "File",
        "href": reverse("evidence:file", args=[public_id]) if public_id else "",
        "note": ", ".join(filter(None, facts)),
    }


def consent_entry(consent: Entry, titles: Mapping[str, str]) -> dict[str, Any]:
    """Returns a consent as a row: what it covers; who gave it, how and when, or that it was not given."""
    key = str(consent.get("consent_key") or consent.get("key", ""))
    label = consent.get("title") or titles.get(key) or key.replace("_", " ").capitalize()
    if consent.get("given") is False:
        return {"label": label, "value": ["Not given"]}
    who = consent.get("given_by") or ""
    relationship = str(consent.get("relationship", "")).replace("_", " ")
    how, given_on = str(consent.get("how", "")).replace("_", " "), day(consent.get("given_on"))
    said = [f"{who} ({relationship})" if who and relationship else who, how, given_on]
    scopes = [str(scope).replace("_", " ") for scope in consent.get("scopes") or []]
    withdrawn = ["Withdrawn since"] if consent.get("withdrawn_at") else []
    return {"label": label, "value": ["Given", ", ".join(filter(None, said)), "; ".join(scopes), *withdrawn]}


def declaration_entry(one: Entry) -> dict[str, Any]:
    """Returns a declaration: what was declared, and by whom when the document says so."""
    said = lines(one) or [str(one[key]) for key in ("statement", "text", "by", "name") if one.get(key)]
    return {"label": one.get("ask") or one.get("title") or "Declared", "value": said, **clauses(one)}


def day(value: Any) -> str:
    """Returns "3 March 2026" for an ISO date, and nothing for anything else."""
    try:
        found = parse_date(str(value)[:10]) if value else None
    except ValueError:
        return ""
    return format_date(found, "j F Y") if found else ""
