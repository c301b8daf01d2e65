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


class Audience(TextChoices):
    """Whom a clause concerns; a clause that names none concerns everyone."""

    PARENT = "parent", "Parents and carers"
    SCHOOL = "school", "Schools"
    PROVIDER = "provider", "Providers"
    INDEPENDENT_SCHOOL = "independent_school", "Independent schools"


FREEZE_LOG = "policies.freeze"
REVIEW_LOG = "policies.review"

#: The name of the workflow that editions are approved by; the migration makes it.
APPROVAL = "approval"
