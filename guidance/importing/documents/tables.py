"""A table of the policy itself, as clauses: a line of column names, and an item for each row."""

from html import escape

from guidance.importing.documents.inline import from_typed
from guidance.importing.documents.results import ReadClause

_LONGEST_NAME = 60


def items_of_table(rows: list[list[str]], level: int) -> list[ReadClause]:
    """Returns a table's rows as items "first cell: name, cell; name, cell" below a paragraph of its column names."""
    rows = [[" ".join(cell.split()) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return []
    names = rows[0] if len(rows) > 1 and _is_head(rows[0]) else []
    clauses = []
    if names:
        title = "; ".join(from_typed(name) for name in names if name)
        clauses.append(ReadClause("paragraph", level, html=f"<b>{title}</b>:"))
    for row in rows[1:] if names else rows:
        clauses.append(ReadClause("item", min(level + bool(names), 6), html=_line(row, names)))
    return clauses


def _is_head(row: list[str]) -> bool:
    return all(0 < len(cell) <= _LONGEST_NAME and not cell.endswith(".") for cell in row) and len(row) > 1


def _line(row: list[str], names: list[str]) -> str:
    first, *rest = row
    told = []
    for place, cell in enumerate(rest, 1):
        name = names[place] if place < len(names) and len(rest) > 1 else ""
        if cell:
            told.append(f"{escape(name, quote=False)}: {from_typed(cell)}" if name else from_typed(cell))
    return ": ".join(part for part in (f"<b>{from_typed(first)}</b>" if first else "", "; ".join(told)) if part)
