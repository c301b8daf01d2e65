"""Making exported text safe to open: a spreadsheet runs what begins like a formula."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: object) -> object:
    """Returns text with an apostrophe before anything a spreadsheet would run; other values as they are."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
