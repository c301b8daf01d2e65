"""Named sets for sources and services."""

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
