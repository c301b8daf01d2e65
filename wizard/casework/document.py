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
EMPTY: Mapping[str, str] = {}
ABOUT = {
    "circumstance": "A circumstance",
    "requirement": "Something the policy asks for",
    "question": "A question",
    "scan": "Sent before it was checked",
}
WANTING = {
    "not_met": "Not there when it was sent",
    "for_a_person": "For a person to judge",
    "met_for_now": "Enough for now; something is still to come",
}


def read_document(text: str) -> dict[str, Any]:
    """Returns the parts the page shows: route, steps, requests, wanting, evidence, consents, declarations."""
    document = json.loads(text)
    titles, cited, files = titles_of(document), cited_by(document), file_names(document)
    return {
        "route": document.get("route") or {},
        "steps": [step_entry(step, files) for step in listed(document, "steps")],
        "requests": [request_entry(one, titles, cited) for one in listed(document, "officer_requests")],
        "wanting": [wanting_entry(one) for one in listed(document, "requirements") if wanting(one)],
        "evidence": [evidence_entry(item, titles) for item in listed(document, "evidence")],
        "consents": [consent_entry(consent, titles) for consent in listed(document, "consents")],
        "views": [view_entry(one) for one in listed(document, "views")],
        "declarations": [declaration_entry(one) for one in listed(document, "declarations")],
    }


def read_pupil(text: str) -> dict[str, str]:
    """Returns the pupil's name and year ("Year 9") from a submission, each empty where it was not told."""
    pupil = json.loads(text).get("pupil") or {}
    return {"name": str(pupil.get("name") or ""), "year": year_words(pupil.get("year_group"))}


def year_words(group: object) -> str:
    """Returns "Reception" or "Year 9" for a year group, and nothing for what is none."""
    if not isinstance(group, int) or group < 0:
        return ""
    return f"Year {group}" if group else "Reception"


def consent_titles(text: str) -> dict[str, str]:
    """Returns what the submission calls each consent, by key."""
    return {str(one.get("key")): str(one.get("title") or "") for one in listed(json.loads(text), "consents")}


def listed(document: Entry, key: str) -> list[Entry]:
    """Returns the entries under a key; none when there are none."""
    entries = document.get(key) or []
    return [entry for entry in entries if isinstance(entry, Mapping)]


def titles_of(document: Entry) -> dict[str, str]:
    """Returns what the document calls its requirements and questions, by key."""
    questions = [one for step in listed(document, "steps") for one in listed(step, "questions")]
    asked = {str(one.get("key")): str(one.get("ask", "")) for one in questions}
    return asked | {str(one.get("key")): str(one.get("title", "")) for one in listed(document, "requirements")}


def cited_by(document: Entry) -> dict[str, Entry]:
    """Returns the requirements and questions by key, for the clauses they stand on."""
    questions = [one for step in listed(document, "steps") for one in listed(step, "questions")]
    return {str(one.get("key")): one for one in [*questions, *listed(document, "requirements")]}


def file_names(document: Entry) -> dict[str, str]:
    """Returns what each file is called, by its public id: an answer of files holds ids."""
    return {str(item.get("public_id")): str(item.get("name", "File")) for item in listed(document, "evidence")}


def step_entry(step: Entry, files: Mapping[str, str]) -> dict[str, Any]:
    """Returns a step's title and its answers as components/answers_list.html reads them."""
    answers = [
        {"label": one.get("ask", one.get("key", "")), "value": said(one, files), **clauses(one)}
        for one in listed(step, "questions")
    ]
    return {"title": step.get("title", ""), "group": step.get("group", ""), "answers": answers}


def said(one: Entry, files: Mapping[str, str] = EMPTY) -> str:
    """Returns the answer's words, a line each; empty when nothing was answered."""
    if one.get("kind") == "files":
        return "\n".join(files.get(str(key), "File") for key in one.get("value") or [])
    shown = one.get("shown", one.get("value"))
    if shown in (None, "", [], {}):
        return ""
    return "\n".join(str(line) for line in shown) if isinstance(shown, list) else str(shown)


def clauses(one: Entry) -> dict[str, Any]:
    """Returns the clauses with their permanent addresses, and a note naming what is cited from elsewhere."""
    cites = first_of_each(listed(one, "cites"))
    tabs = [
        {"number": cite.get("number") or "cited", "href": f"/clause/{cite['uid']}/"}
        for cite in cites
        if cite.get("uid")
    ]
    elsewhere = [f"{cite.get('reference', '')} {cite.get('at', '')}".strip() for cite in cites if not cite.get("uid")]
    named = [name for name in elsewhere if name]
    return {"clauses": tabs, "note": f"(stands on {', '.join(named)})" if named else ""}


def first_of_each(cites: list[Entry]) -> list[Entry]:
    """Returns the first citation of each number: the paragraphs of a clause share it, and two tabs would look alike."""
    first: dict[str, Entry] = {}
    for cite in cites:
        first.setdefault(str(cite.get("number") or cite.get("uid") or cite), cite)
    return list(first.values())


def request_entry(request: Entry, titles: Mapping[str, str], cited: Mapping[str, Entry]) -> dict[str, Any]:
    """Returns what an officer is asked to decide, in words, with the school's reason and the clauses it is about."""
    kind, _, key = str(request.get("about", "")).partition(":")
    label = request.get("label") or request.get("title") or titles.get(key) or key.replace("_", " ").capitalize()
    about = {"kind": ABOUT.get(kind, "Something else"), "label": label, "reason": request.get("reason", "")}
    return {**about, "by": request.get("by", ""), **clauses(request if request.get("cites") else cited.get(key, {}))}


def cited_by_figure(document: Entry) -> dict[str, list[Any]]:
    """Returns the clause tabs of each figure counted from a register, by the key of its threshold."""
    figures = [one for entry in listed(document, "attendance") for one in listed(entry, "figures")]
    return {str(one.get("key")): clauses(one)["clauses"] for one in figures}


def wanting(one: Entry) -> bool:
    """Whether a requirement was not fully met when the referral was sent."""
    return bool(one.get("missing")) or one.get("status") in WANTING


def wanting_entry(one: Entry) -> dict[str, Any]:
    """Returns a requirement that was not fully met, and what was wanting."""
    state = WANTING.get(str(one.get("status")), WANTING["not_met"])
    words = [str(word) for word in one.get("missing") or []]
    return {"label": one.get("title") or one.get("key", ""), "value": "\n".join([f"{state}.", *words]), **clauses(one)}


def evidence_entry(item: Entry, titles: Mapping[str, str]) -> dict[str, Any]:
    """Returns an item of evidence with the address of its file, which asks for permission again."""
    dated, size = day(item.get("dated")), item.get("bytes") or item.get("size")
    facts = [
        item.get("type_label") or plain(item.get("type")),
        item.get("author_name"),
        item.get("author_label") or plain(item.get("author")),
        f"dated {dated}" if dated else "",
        filesizeformat(size) if isinstance(size, int) else "",
    ]
    public_id = item.get("public_id")
    return {
        "title": titles.get(str(item.get("for", ""))) or "Evidence",
        "name": item.get("name") or "File",
        "href": reverse("evidence:look", args=[public_id]) if public_id else "",
        "facts": ", ".join(str(fact) for fact in facts if fact),
        "say": item.get("say", ""),
        **clauses(item),
    }


def view_entry(view: Entry) -> dict[str, str]:
    """Returns what somebody of the family said themselves, by their link, as a row."""
    said = f"{view.get('name') or 'The family'}, in their own words: {view.get('text') or ''}"
    return {"label": str(view.get("ask") or "What the family says"), "value": said}


def consent_entry(consent: Entry, titles: Mapping[str, str]) -> dict[str, Any]:
    """Returns a consent as a row: what it covers; who gave it, how and when, or that it was not given."""
    key = str(consent.get("key") or consent.get("consent_key") or "")
    label = consent.get("title") or titles.get(key) or plain(key).capitalize()
    if not consent.get("given"):
        return {"label": label, "value": "Not given"}
    who, relationship = consent.get("given_by") or "", plain(consent.get("relationship"))
    given = [f"{who} ({relationship})" if who and relationship else who, plain(consent.get("how")).lower()]
    line = ", ".join(filter(None, [*given, day(consent.get("given_on"))]))
    scopes = "; ".join(plain(scope) for scope in consent.get("scopes") or [])
    held = f"Kept: {consent['held_at']}" if consent.get("held_at") else ""
    return {"label": label, "value": "\n".join(filter(None, ["Given", line, held, scopes]))}


def declaration_entry(one: Entry) -> dict[str, Any]:
    """Returns what the school declared."""
    value = said(one)
    return {"label": one.get("ask") or "Declared", "value": "Yes" if value == "yes" else value, **clauses(one)}


def plain(value: Any) -> str:
    """Returns a key as words."""
    return str(value or "").replace("_", " ")


def day(value: Any) -> str:
    """Returns "3 March 2026" for an ISO date, and nothing for anything else."""
    try:
        found = parse_date(str(value)[:10]) if value else None
    except ValueError:
        return ""
    return format_date(found, "j F Y") if found else ""
