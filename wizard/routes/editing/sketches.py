"""The first words of parts that cannot be empty: a decision and its teaching, a start page, a new route."""

from typing import Any

JSON = dict[str, Any]
WITH_CASEWORK = frozenset({"referral", "continuation"})


def with_casework(data: JSON) -> JSON:
    """Returns the document with a first decision and first teaching where its kind needs them and it has none."""
    if data.get("casework") or data["route"]["kind"] not in WITH_CASEWORK:
        return data
    return data | {"casework": first_casework(data)}


def first_casework(data: JSON) -> JSON:
    """Returns the smallest casework: somebody decides yes or no, teaching is arranged, and it ends."""
    parties = data.get("parties", [])
    deciding = next((one["key"] for one in parties if "decide" in one["may"]), parties[0]["key"] if parties else "")
    return {
        "decision": {
            "by": [deciding],
            "outcomes": [
                {"key": "agreed", "label": "Agreed", "kind": "agree"},
                {"key": "declined", "label": "Not agreed", "kind": "decline", "needs_reason": True},
            ],
        },
        "provision": {
            "lines": [{"key": "teaching", "label": "Teaching"}],
            "ends": [{"key": "back_at_school", "label": "Back at school"}],
            "end_by": [deciding],
        },
    }


def as_kind(data: JSON, kind: str) -> JSON:
    """Returns a first sketch turned into another kind of route."""
    route = data["route"] | {"kind": kind}
    if kind != "start_page":
        return with_casework(data | {"route": route})
    kept = {name: route[name] for name in ("key", "kind", "title", "authority", "version")}
    start = {"lead": "Write here, in a sentence or two, how to refer."}
    return {
        "schema_version": data["schema_version"],
        "route": kept | {"start": start},
        "clauses": {},
        "contacts": data["contacts"],
    }
