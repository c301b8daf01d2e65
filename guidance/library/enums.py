"""Named sets for sources, what cites them, services and tasks."""

from django.db.models import TextChoices


class SourceKind(TextChoices):
    LAW = "law", "Law"
    GUIDANCE = "guidance", "National guidance"


class SourceStatus(TextChoices):
    IN_FORCE = "in_force", "In force"
    SUPERSEDED = "superseded", "Superseded"


class ServiceKind(TextChoices):
    """What a service is; the directory is grouped in this order."""

    HEALTH_ADVICE = "health_advice", "Health advice line"
    SEND_LINE = "send_line", "SEND line"
    MENTAL_HEALTH = "mental_health", "Mental health"
    SUPPORT = "support", "Support service"
    CORE_OFFER = "core_offer", "Core offer to schools"
    ENHANCED_OFFER = "enhanced_offer", "Enhanced offer to schools"
    TUITION = "tuition", "Teaching at home or online"
    HOSPITAL_SCHOOL = "hospital_school", "Hospital school"
    SAFEGUARDING = "safeguarding", "Keeping a child safe"
    VOLUNTARY = "voluntary", "Voluntary and impartial"


class ServiceAudience(TextChoices):
    PARENT = "parent", "Parents and carers"
    YOUNG_PERSON = "young_person", "Children and young people"
    SCHOOL = "school", "Schools"
    PROVIDER = "provider", "Providers"
    ANYONE = "anyone", "Anyone"


class CitingKind(TextChoices):
    """Where a source is cited, in the order that screens list it."""

    CLAUSE = "clause", "Clause in force"
    COMING = "coming", "Clause to come"
    DRAFT = "draft", "Clause of a draft"
    QUESTION = "question", "Route question"

    @property
    def place(self) -> int:
        """The kind's place in the list."""
        return list(CitingKind).index(self)


class TaskKind(TextChoices):
    """What the library itself asks of editors; other rooms have kinds of their own."""

    SOURCE = "source_changed", "A source changed"
    UNCHECKED = "entry_unchecked", "Not checked for a year"
    EMPTY = "entry_empty", "Nobody to reach"


class EntryState(TextChoices):
    """Whether a contact or a service can be relied on."""

    SOUND = "sound", "Checked"
    UNCHECKED = "unchecked", "Not checked for a year"
    EMPTY = "empty", "Nobody to reach"
