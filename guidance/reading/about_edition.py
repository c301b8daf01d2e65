"""What a document says of itself: its version, who agreed to it and when, and how often it is looked at again."""

from guidance.policies.models import EditionPage, EditionVersion
from guidance.reading.dates import day

_YEAR = 12


def about_edition(version: EditionVersion | EditionPage) -> list[tuple[str, str]]:
    """Returns (label, words) for what is known; what the document does not say is not made up."""
    approved = [version.approved_by, day(version.approved_on) if version.approved_on else ""]
    every = [
        ("Version", version.source_version),
        ("Issued", day(version.issued_on) if version.issued_on else ""),
        ("Approved", ", ".join(part for part in approved if part)),
        ("Minute", version.minute_reference),
        ("In force from", day(version.effective_from) if version.label != "undated" else ""),
        ("Looked at again", rhythm(version.review_every) if version.review_every else ""),
    ]
    return [(label, words) for label, words in every if words]


def rhythm(months: int) -> str:
    """Returns how often something is done, in words: months are counted from 1."""
    years, rest = divmod(months, _YEAR)
    if rest:
        return "every month" if months == 1 else f"every {months} months"
    return "every year" if years == 1 else f"every {years} years"
