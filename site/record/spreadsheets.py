"""Making exported text safe to open: a spreadsheet runs what begins like a formula."""

# The wide forms count too: a spreadsheet set up for Japanese reads them as the narrow ones.
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def harmless(value: object) -> object:
    """Returns text with an apostrophe before anything a spreadsheet would run; other values as they are."""
    if isinstance(value, str) and (value.lstrip().startswith(STARTS) or value.startswith(STARTS)):
        return f"'{value}"
    return value
