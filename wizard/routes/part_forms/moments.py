"""A date in a form: an event, so long before or after it, a meeting, or the earlier or later of two such."""

from typing import Any

from django.http import QueryDict

JSON = dict[str, Any]
SORTS = {
    "at": "On the day of",
    "after": "So long after",
    "before": "So long before",
    "meeting_of": "At the next meeting of a panel after",
    "earlier_of": "The earlier of two dates",
    "later_of": "The later of two dates",
}
MEMBERS = ("0", "1")


def posted_moment(post: QueryDict, name: str, *, inner: bool = False) -> JSON:
    """Returns the moment a form holds; empty when no sort was chosen. Of two dates only plain ones are offered."""
    sort = post.get(f"{name}.sort", "")
    event = post.get(f"{name}.event", "").strip()
    if sort in ("earlier_of", "later_of") and not inner:
        members = [posted_moment(post, f"{name}.{member}", inner=True) for member in MEMBERS]
        return {sort: [one for one in members if one]}
    if sort == "at":
        return {"at": event} if event else {}
    if sort == "meeting_of":
        return {"meeting_of": post.get(f"{name}.panel", ""), "after": event}
    if sort in ("after", "before"):
        return {sort: event, "n": _whole(post.get(f"{name}.n", "")), "unit": post.get(f"{name}.unit", "")}
    return {}


def parts_of_moment(moment: JSON | None) -> JSON:
    """Returns what the form shows of a moment: sort, event, n, unit, panel, and members of two dates."""
    if not moment:
        return {"sort": ""}
    sort = next((one for one in ("earlier_of", "later_of", "meeting_of", "at", "after", "before") if one in moment), "")
    if sort in ("earlier_of", "later_of"):
        return {"sort": sort, "members": [parts_of_moment(one) for one in moment[sort]]}
    event = moment["after"] if sort == "meeting_of" else moment.get(sort, "")
    return {
        "sort": sort,
        "event": event,
        "n": moment.get("n", ""),
        "unit": moment.get("unit", ""),
        "panel": moment.get("meeting_of", ""),
    }


def typed_parts(post: QueryDict, name: str) -> JSON:
    """Returns what the form shows of a moment as it was typed."""
    sort = post.get(f"{name}.sort", "")
    if sort in ("earlier_of", "later_of"):
        return {"sort": sort, "members": [typed_parts(post, f"{name}.{member}") for member in MEMBERS]}
    return {"sort": sort} | {field: post.get(f"{name}.{field}", "") for field in ("event", "n", "unit", "panel")}


def fits_the_form(moment: JSON) -> bool:
    """Whether the form can show a moment whole: two dates of plain ones, and no more than two."""
    members = moment.get("earlier_of") or moment.get("later_of")
    return members is None or (
        len(members) == len(MEMBERS) and not any("earlier_of" in one or "later_of" in one for one in members)
    )


def _whole(text: str) -> Any:
    return int(text) if text.strip().isdecimal() and len(text) < 5 else text
