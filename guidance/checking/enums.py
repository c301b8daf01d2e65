"""Named sets for findings, links and the documents that go with a policy."""

from django.db.models import TextChoices


class Severity(TextChoices):
    """An error misleads a reader or breaks national rules; a warning should be looked at; advice may wait."""

    ERROR = "error", "Error"
    WARNING = "warning", "Warning"
    ADVICE = "advice", "Advice"


class FindingKind(TextChoices):
    """What a finding is about: the first part of its code."""

    LAW = "law", "National rules"
    XREF = "xref", "Cross-references"
    CITE = "cite", "Laws and guidance cited"
    DATE = "date", "Dates"
    LINK = "link", "Links"
    LOGIC = "logic", "Contradictions"
    GAP = "gap", "Something missing"
    TERM = "term", "Names and terms"
    ABBR = "abbr", "Abbreviations"
    PII = "pii", "People named"
    STALE = "stale", "Old notices"
    ARTE = "arte", "Left over from another file"


class DocumentKind(TextChoices):
    """A document that a policy stands on or hands out."""

    RECOUPMENT = "recoupment", "Recoupment or funding policy"
    TEMPLATE = "template", "Template or form"
    PREGNANCY = "pregnancy", "Pregnancy guidance"
    PRIVACY = "privacy", "Privacy notice"
    AGREEMENT = "agreement", "Agreement with another body"
    OTHER = "other", "Other"
