"""Named sets: what an authority is, its accent, and what people may be."""

from django.db.models import TextChoices


class AuthorityKind(TextChoices):
    COUNCIL = "council", "Council"
    TRUST = "trust", "Academy trust"
    SCHOOL = "school", "School"


class Accent(TextChoices):
    """The only colours offered: each reaches 4.5 on paper and on sand, and none looks like an error."""

    PLUM = "plum", "Plum"
    TIDE = "tide", "Tide"
    MOSS = "moss", "Moss"
    RUST = "rust", "Rust"
    SLATE = "slate", "Slate"


class Role(TextChoices):
    REFERRER = "referrer", "Referrer"
    VIEWER = "viewer", "Viewer"
    SCHOOL_ADMINISTRATOR = "school_administrator", "School administrator"
    COORDINATOR = "coordinator", "Coordinator"
    SENIOR_COORDINATOR = "senior_coordinator", "Senior coordinator"
    PANEL_MEMBER = "panel_member", "Panel member"
    FINANCE = "finance", "Finance"
    EDITOR = "editor", "Editor"


class SchoolStatus(TextChoices):
    """Where a school stands in the national register."""

    OPEN = "open", "Open"
    CLOSING = "closing", "Open, will close"
    CLOSED = "closed", "Closed"
    PROPOSED = "proposed", "Will open"


class InvitationState(TextChoices):
    SENT = "sent", "Not answered yet"
    ACCEPTED = "accepted", "Accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"


class RequestState(TextChoices):
    WAITING = "waiting", "Waiting for an answer"
    AGREED = "agreed", "Agreed"
    REFUSED = "refused", "Not agreed"
    TAKEN_BACK = "taken_back", "Taken back"


SCHOOL_ROLES = frozenset({Role.REFERRER, Role.VIEWER, Role.SCHOOL_ADMINISTRATOR})
AUTHORITY_ROLES = frozenset(Role) - SCHOOL_ROLES
REFERRING_ROLES = frozenset({Role.REFERRER, Role.SCHOOL_ADMINISTRATOR})
CASE_ROLES = frozenset({Role.COORDINATOR, Role.SENIOR_COORDINATOR})

RESERVED_SLUGS = frozenset(
    "accessibility accounts admin agreement alerts api attendance cases cms clause compare consent contact cookies "
    "evidence clinician enquiries enquiry family favicon.ico feed health media people privacy provider pupils "
    "referrals robots.txt search started static".split()
)
