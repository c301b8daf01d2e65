"""Every field of a part in words: what it is called, and what it says. Differences and pictures read these."""

from collections.abc import Callable
from typing import Any

from wizard.routes.sentences import Sentences, joined, length, number
from wizard.routes.vocabulary import TOPICS

JSON = dict[str, Any]

FIELDS = {
    "ask": "Question",
    "label": "Called",
    "title": "Title",
    "hint": "Hint",
    "help": "Help",
    "why": "Why we ask",
    "kind": "Kind",
    "need": "Needed",
    "when": "Only if",
    "feeds": "Tells us",
    "brings": "Filled in from the pupil’s page",
    "options": "Choices",
    "columns": "Columns",
    "items": "Items",
    "cites": "Stands on",
    "assumed": "We assume",
    "at_least": "At least",
    "at_most": "At most",
    "more_than": "More than",
    "less_than": "Less than",
    "max_rows": "Rows at most",
    "sensitivity": "Sensitivity",
    "retain": "Kept",
    "unknown": "Allows “we do not know yet”",
    "with": "On the same page as",
    "by": "By",
    "owner": "Whose task",
    "due": "Due",
    "repeats": "Then every",
    "until": "Until",
    "remind": "Reminders before",
    "pauses": "Stands still",
    "restarts_on": "Starts again on",
    "outcome": "Outcome",
    "heading": "Page heading",
    "body": "Page",
    "next": "What to do instead",
    "ask_school": "What a parent may ask the school",
    "to": "Where to",
    "verdict": "Verdict",
    "say": "Says",
    "instead": "What would do instead",
    "otherwise": "Anything else is",
    "gate": "Needed before",
    "types": "Kinds of paper",
    "authors": "Who may write it",
    "contents": "What it should cover",
    "enough": "How many are enough",
    "measure": "Counted in",
    "absence": "Which absence",
    "run": "In a row or added up",
    "basis": "Absence that is",
    "window": "Counted within",
    "half_days": "Half days",
    "warn_at": "Warns from",
    "scopes": "Agrees to",
    "signed_by": "Signed by",
    "withdraw": "Taking it back",
    "waive": "May be left out",
    "form": "Form",
    "met": "Met when",
    "parts": "Parts",
    "then": "Then",
    "may": "May",
    "sign_in": "Signs in",
    "council": "Council",
    "public": "In the public check",
    "officer": "Named officer",
    "effective_from": "In use from",
    "effective_to": "Last day",
    "service": "Service",
    "edition": "Policy edition",
    "criteria": "Agreed when",
    "end_by": "Who may end it",
    "payer": "Who pays",
    "share": "Which share",
    "period": "How long it is arranged for",
    "review": "Looked at again on",
    "hours": "How many hours",
    "not_taking_part": "Ends because the pupil does not take part",
    "look_at_duty": "Whose duty it is must be looked at anew",
    "needs": "Needs first",
    "lead": "What it is for",
}
WORDS = {
    "yes_no": "yes or no",
    "one": "one choice",
    "many": "several choices",
    "text": "short text",
    "long_text": "long text",
    "rows": "rows",
    "met_for_now": "met for now",
    "for_now": "good for now",
    "ask_author": "ask its author",
    "for_a_person": "for an officer to judge",
    "linked_child": "a linked child",
    "submit": "send",
    "begin": "teaching starts",
    "add_up": "two make a day",
    "ignore": "do not count",
    "count_whole": "count as whole days",
    "school_year": "the school year",
    "twelve_months": "twelve months",
    "rolling": "a time that moves along",
    "two_terms": "two terms",
    "link": "by a link",
    "account": "with an account",
}
#: Fields that say nothing to a reader, or are shown as parts of their own.
SILENT = frozenset({"key", "questions", "verdicts", "rows", "version", "change_note"})


def fields_in_words(part: JSON, words: Sentences, clauses: dict[str, Any]) -> dict[str, str]:
    """Returns field's name -> what it says, in the part's order. `clauses` is the document's table of citations."""
    said: dict[str, str] = {}
    for field, value in part.items():
        if field in SILENT or value in (None, [], {}):
            continue
        if field == "cites":
            said[FIELDS[field]] = joined([clause_name(clauses.get(key, {}), key) for key in value], "and")
        elif field == "say" and isinstance(value, dict):
            said |= fields_in_words(value, words, clauses)
        else:
            said[FIELDS.get(field, field.replace("_", " ").capitalize())] = _said(field, value, words)
    return said


def clause_name(entry: JSON, key: str) -> str:
    """Returns "clause 11.b.ii", or what statute is cited."""
    if entry.get("number"):
        return f"clause {entry['number']}"
    return str(entry.get("reference") or entry.get("uid") or key)


def _said(field: str, value: Any, words: Sentences) -> str:
    special = SPECIAL.get(field)
    if special:
        return special(value, words)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, list):
        return "; ".join(_said("", one, words) for one in value)
    if isinstance(value, dict):
        return _object(value, words)
    return WORDS.get(value, str(value)) if field else words.parties.get(value, WORDS.get(value, str(value)))


def _object(value: JSON, words: Sentences) -> str:
    """A small object by its own name, what it says of itself after a colon; a length of time as such."""
    if value.keys() == {"n", "unit"}:
        return length(value)
    name = next((str(value[key]) for key in ("label", "title", "role", "text") if key in value), "")
    rest = [
        f"{FIELDS.get(key, key.replace('_', ' ')).lower()}: {_said(key, one, words)}"
        for key, one in value.items()
        if key not in {"key", "label", "title", "role", "text", "cites"} and one not in (None, [], {})
    ]
    return f"{name} ({', '.join(rest)})" if name and rest else name or ", ".join(rest)


def _by_name(value: Any, words: Sentences) -> str:
    names = value if isinstance(value, list) else [value]
    return joined([words.parties.get(one) or words.fact(one) for one in names if isinstance(one, str)], "and")


COUNCILS = {
    "residence": "the council where the pupil lives",
    "school": "the council the school lies in",
    "ehcp": "the council that keeps the EHC plan",
    "placing": "the council that placed the pupil",
    "any": "any council",
}


def _where_to(value: Any, words: Sentences) -> str:
    if not isinstance(value, dict):  # a pause's other end
        return words.event(value)
    named = {"contact": words.contacts, "council": COUNCILS}
    return joined([named.get(key, {}).get(one, str(one).replace("_", " ")) for key, one in value.items()], "and")


def _moment_or_event(value: Any, words: Sentences) -> str:
    return words.moment(value) if isinstance(value, dict) else words.event(value)


SPECIAL: dict[str, Callable[[Any, Sentences], str]] = {
    "when": lambda value, words: words.condition(value),
    "met": lambda value, words: words.condition(value),
    "criteria": lambda value, words: words.condition(value),
    "due": _moment_or_event,  # of a requirement or a decision: a clock
    "review": _moment_or_event,
    "from": _moment_or_event,
    "until": _moment_or_event,
    "period": lambda value, words: words.moment(value),
    "share": lambda value, _words: f"{value['of']} out of {value['over']}",
    "repeats": lambda value, words: length(value),
    "remind": lambda value, words: joined([length(one) for one in value], "and"),
    "restarts_on": lambda value, words: joined([words.event(one) for one in value], "or"),
    "pauses": lambda value, words: "; ".join(
        f"from {words.event(one['from'])} to {words.event(one['to'])}" for one in value
    ),
    "feeds": lambda value, words: words.fact(value),
    "brings": lambda value, _words: TOPICS.get(value, str(value)),
    "with": lambda value, words: words.fact(value),
    "to": _where_to,
    "council": lambda value, _words: COUNCILS.get(value, str(value)),
    "contact": lambda value, words: words.contacts.get(value, str(value)),
    **dict.fromkeys(("by", "owner", "payer", "end_by", "tell", "readers", "who"), _by_name),
}
