"""Named sets for clauses and policies."""

from django.db.models import TextChoices


class ClauseKind(TextChoices):
    HEADING = "heading", "Heading"
    CLAUSE = "clause", "Numbered clause"
    PARAGRAPH = "paragraph", "Paragraph"
    ITEM = "item", "List item"
    FOOTNOTE = "footnote", "Footnote"


class PolicyType(TextChoices):
    COUNCIL = "council", "Council policy"
    TRUST = "trust", "Trust policy"
    SCHOOL = "school", "School policy"
    PAGE = "page", "Web page"


FREEZE_LOG = "policies.freeze"
