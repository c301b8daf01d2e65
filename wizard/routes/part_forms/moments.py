"""A date in a form: an event, so long before or after it, a meeting, a day of the calendar, or one of two such."""

from typing import Any

from django.http import QueryDict

JSON = dict[str, Any]
SORTS = {
    "at": "On the day of",
    "after": "So long after",
    "before": "So long before",
    "on": "On this day of the calendar",
    "meeting_of": "At the next meeting of a panel after",
    "earlier_of": "The earlier of two dates",
    "later_of": "The later of two dates",
}
MEMBERS = ("0", "1")
BOXES = ("day", "month", "year")


def posted_moment(post: QueryDict, name: str, *, inner: bool = False) -> JSON:
    """Returns the moment a form holds; empty when no sort was chosen. Of two dates only plain ones are offered."""
    sort = post.get(f"{name}.sort", "")
    event = post.get(f"{name}.event", "").strip()
    if sort in ("earlier_of", "later_of") and not inner:
        members = [posted_moment(post, f"{name}.{member}", inner=True) for member in MEMBERS]
        return {sort: [one for one in members if one]}
    if sort == "at":
        return {"at": event} if event else {}
    if sort == "on":
        day = posted_day(post, name)
        return {"on": day} if day else {}
    if sort == "meeting_of":
        return {"meeting_of": post.get(f"{name}.panel", ""), "after": event}
    if sort in ("after", "before"):
        return {sort: event, "n": _whole(post.get(f"{name}.n", "")), "unit": post.get(f"{name}.unit", "")}
    return {}


def parts_of_moment(moment: JSON | None) -> JSON:
    """Returns what the form shows of a moment: sort, event, n, unit, panel, and members of two dates."""
    if not moment:
        return {"sort": ""}
    heads = ("earlier_of", "later_of", "meeting_of", "on", "at", "after", "before")
    sort = next((one for one in heads if one in moment), "")
    if sort in ("earlier_of", "later_of"):
        return {"sort": sort, "members": [parts_of_moment(one) for one in moment[sort]]}
    if sort == "on":
        return {"sort": sort} | boxes_of(str(moment["on"]))
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
    return {"sort": sort} | {
        field: post.get(f"{name}.{field}", "") for field in ("event", "n", "unit", "panel", *BOXES)
    }


def posted_day(post: QueryDict, name: str) -> str:
    """Returns "2027-03-01", or "03-01" where no year is given; what cannot be read stays as typed, for the schema."""
    day, month, year = (post.get(f"{name}.{box}", "").strip() for box in BOXES)
    parts = [part.zfill(2) for part in (month, day) if part]
    return "-".join([year.zfill(4), *parts] if year else parts)


def boxes_of(text: str) -> JSON:
    """Returns day, month and year as the form shows them; of what is no day, all of it in the first box."""
    *year, month, day = ["", *text.split("-")] if text.count("-") in (1, 2) else ["", "", text]
    return {"day": day.removeprefix("0"), "month": month.removeprefix("0"), "year": year[-1]}


def fits_the_form(moment: JSON) -> bool:
    """Whether the form can show a moment whole: two dates of plain ones, and no more than two."""
    members = moment.get("earlier_of") or moment.get("later_of")
    return members is None or (
        len(members) == len(MEMBERS) and not any("earlier_of" in one or "later_of" in one for one in members)
    )


def _whole(text: str) -> Any:
    return int(text) if text.strip().isdecimal() and len(text) < 5 else text
