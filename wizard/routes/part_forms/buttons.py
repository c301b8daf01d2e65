"""The buttons of a form that save nothing: a row is added, taken away or moved, and the form is drawn again as typed.

`do` is "add:options", "group:when", "remove:options.2", "up:options.2", "down:options.2", "drop:when" (a condition
that was kept as it is), or anything else, which changes nothing.
"""

from django.http import QueryDict

from wizard.routes.part_forms.posted import rows_of


def pressed(post: QueryDict, do: str) -> QueryDict:
    """Returns the form after a button: rows in their new order, numbered from 0 as they will be drawn."""
    changed = post.copy()
    button, _, name = do.partition(":")
    if button in ("add", "group"):
        _add(changed, name if button == "add" else f"{name}.lines", group=button == "group")
    elif button in ("remove", "up", "down"):
        _rearrange(changed, button, name)
    elif button == "drop":
        changed.pop(f"{name}.kept", None)
    return renumbered(changed)


def _add(post: QueryDict, name: str, *, group: bool) -> None:
    rows = rows_of(post, name)
    row = str(max(map(int, rows), default=-1) + 1)
    post.setlist(name, [*rows, row])
    if group:
        post[f"{name}.{row}.what"] = "group"
        post.setlist(f"{name}.{row}.lines", ["0"])


def _rearrange(post: QueryDict, button: str, name: str) -> None:
    list_name, _, row = name.rpartition(".")
    rows = rows_of(post, list_name)
    if row not in rows:
        return
    place = rows.index(row)
    rows.remove(row)
    if button != "remove":
        rows.insert(max(0, place + (-1 if button == "up" else 1)), row)
    post.setlist(list_name, rows)


def renumbered(post: QueryDict) -> QueryDict:
    """Returns the form with every list's rows numbered by their place; fields of rows that are gone are dropped."""
    found = QueryDict(mutable=True)
    lists = {name for name in post if _is_list(post, name)}
    for name in post:
        new = _renamed(post, name, lists)
        if new is not None:
            rows = rows_of(post, name) if name in lists else []
            found.setlist(new, [str(place) for place in range(len(rows))] if rows else post.getlist(name))
    return found


def _is_list(post: QueryDict, name: str) -> bool:
    rows = rows_of(post, name)
    return bool(rows) and any(other.startswith(f"{name}.{row}.") for row in rows for other in post)


def _renamed(post: QueryDict, name: str, lists: set[str]) -> str | None:
    """The name with each row's number put right; None within a row that is gone."""
    old: list[str] = []
    new: list[str] = []
    for step in name.split("."):
        above = ".".join(old)
        if above in lists:
            rows = rows_of(post, above)
            if step not in rows:
                return None
            new.append(str(rows.index(step)))
        else:
            new.append(step)
        old.append(step)
    return ".".join(new)
