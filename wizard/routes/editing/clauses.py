"""Clauses as an editor chooses them: found by number or words in the editions in force, and kept in the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from guidance.policies.models import Clause, ClauseText, PolicyPage
from guidance.policies.service import current_versions
from wizard.routes.citing import shown_number
from wizard.routes.part_changes import cited_in, key_from

JSON = dict[str, Any]
NEW = "uid:"
MOST_FOUND = 25
WORDS_SHOWN = 110
LONGEST_SEARCH = 100


@dataclass(frozen=True)
class CitedWords:
    """A document's clause table against the words in force: what each is called, and which are gone or changed."""

    labels: dict[str, str]
    numbers: dict[str, str]
    gone: frozenset[str]
    changed: frozenset[str]


def cited_words(data: JSON, on: date) -> CitedWords:
    """Returns what the clauses of a document are called, by key of its table."""
    table = data.get("clauses", {})
    texts = _in_force([entry["uid"] for entry in table.values() if "uid" in entry], on)
    labels, numbers = {}, {}
    for key, entry in table.items():
        text = texts.get(entry.get("uid", ""))
        number = (shown_number(text) if text else "") or entry.get("number", "")
        numbers[key] = number or entry.get("reference") or entry.get("uid", "")
        labels[key] = label_of(number, text) if text else _without_words(entry)
    gone = {key for key, entry in table.items() if "uid" in entry and entry["uid"] not in texts}
    changed = {
        key
        for key, entry in table.items()
        if key not in gone and "sha256" in entry and entry["sha256"] != texts[entry["uid"]].sha256
    }
    return CitedWords(labels, numbers, frozenset(gone), frozenset(changed))


def _without_words(entry: JSON) -> str:
    if "reference" in entry:
        return " ".join(filter(None, (entry["reference"], entry.get("at"))))
    return f"{entry.get('number') or entry['uid']} (no longer in the policy: choose another)"


def _in_force(uids: Iterable[str], on: date) -> dict[str, ClauseText]:
    """Uid -> words, for those clauses that the version in force of their policy has. Three queries."""
    wanted = list(uids)
    owners = PolicyPage.objects.filter(pk__in=Clause.objects.filter(uid__in=wanted).values("policy"))
    versions = current_versions(owners, on).values()
    texts = _texts().filter(edition_version__in=[version.pk for version in versions], clause__uid__in=wanted)
    return {text.clause.uid: text for text in texts}


def find_clauses(top: Page, typed: str, on: date) -> list[tuple[str, str]]:
    """Returns (value, words) of clauses in force at an authority that begin with a number or hold all the words."""
    terms = typed[:LONGEST_SEARCH].replace("\x00", "").split()
    if not terms:
        return []
    versions = current_versions(PolicyPage.objects.child_of(top), on).values()
    holds = Q()
    for term in terms:
        holds &= Q(text__icontains=term) | Q(heading__icontains=term)
    fitting = Q(number__istartswith=terms[0].rstrip(".")) if len(terms) == 1 else Q(pk__in=[])
    texts = _texts().filter(fitting | holds, edition_version__in=[version.pk for version in versions])
    found = texts.order_by("edition_version", "sort_key")[:MOST_FOUND]
    return [(f"{NEW}{text.clause.uid}", label_of(shown_number(text), text)) for text in found]


def labels_of_new(values: Iterable[str], on: date) -> dict[str, str]:
    """Returns value -> words of clauses chosen just now and not yet in the table."""
    uids = [value.removeprefix(NEW) for value in values if value.startswith(NEW)]
    texts = _in_force(uids, on) if uids else {}
    return {f"{NEW}{uid}": label_of(shown_number(text), text) for uid, text in texts.items()}


def label_of(number: str, text: ClauseText) -> str:
    """Returns a clause's number and first words."""
    words = " ".join(f"{text.heading} {text.text}".split())
    short = words if len(words) <= WORDS_SHOWN else f"{words[:WORDS_SHOWN].rpartition(' ')[0]} …"
    return f"{number}: {short}" if number else short


def with_clauses(data: JSON, on: date) -> JSON:
    """Returns the document with clauses chosen just now put into its table, and those nobody cites dropped."""
    values = {value for value in cited_in(data) if value.startswith(NEW)}
    texts = _in_force([value.removeprefix(NEW) for value in values], on) if values else {}
    table = dict(data["clauses"])
    known = {entry["uid"]: key for key, entry in table.items() if "uid" in entry}
    names = {}
    for value in sorted(values):
        uid = value.removeprefix(NEW)
        if uid not in texts:
            continue
        key = known.get(uid) or key_from(f"c {uid}", set(table))
        names[value] = key
        table[key] = {"uid": uid, "number": shown_number(texts[uid]), "sha256": texts[uid].sha256}
        if not table[key]["number"]:
            del table[key]["number"]
    renamed: JSON = _renamed(data, names)
    used = cited_in(renamed)
    return renamed | {"clauses": {key: entry for key, entry in table.items() if key in used}}


def cited_again(data: JSON, key: str, on: date) -> JSON:
    """Returns the document with one clause cited as its words stand now."""
    entry = data["clauses"].get(key, {})
    text = _in_force([entry.get("uid", "")], on).get(entry.get("uid", ""))
    if text is None:
        return data
    number = {"number": shown_number(text)} if shown_number(text) else {}
    return data | {"clauses": data["clauses"] | {key: {"uid": entry["uid"], "sha256": text.sha256} | number}}


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            field: list(dict.fromkeys(names.get(one, one) for one in member))
            if field == "cites" and isinstance(member, list)
            else _renamed(member, names)
            for field, member in value.items()
        }
    return [_renamed(member, names) for member in value] if isinstance(value, list) else value


def _texts() -> Any:
    up = ("parent", "parent__parent", "parent__parent__parent")
    wanted = ("number", "heading", "text", "sha256", "clause__uid", *up, *(f"{one}__number" for one in up))
    return ClauseText.objects.select_related("clause", *up).only("clause", *wanted)
