"""Who provides what, where, and what is written down of it."""

from django.db.models import TextChoices


class Registered(TextChoices):
    """What a provider is in law; the register code hangs on it (requirements E106, E107)."""

    SCHOOL = "school", "A school, PRU or academy registered with the Department for Education"
    HOSPITAL = "hospital", "A hospital school"
    COUNCIL = "council", "The council’s own service, not a registered school"
    NOT = "not", "Not a registered school"


#: A pupil can be on the roll of these beside their own school.
HAS_ROLL = frozenset({Registered.SCHOOL, Registered.HOSPITAL})


class ArrangedBy(TextChoices):
    COUNCIL = "council", "The council"
    SCHOOL = "school", "The pupil’s school"


class Venue(TextChoices):
    """Where the teaching is (requirement E69)."""

    PROVIDER = "provider", "At the provider’s place"
    HOME = "home", "At the pupil’s home, with a tutor in the room"
    ONLINE = "online", "At home on a screen"
    HOSPITAL = "hospital", "In hospital"
    SCHOOL = "school", "In the pupil’s own school"
    ELSEWHERE = "elsewhere", "Somewhere else, such as a library"


class Roll(TextChoices):
    """Whose register the pupil is on. Every choice keeps the pupil on the roll of their own school (E105, E110)."""

    SINGLE = "single", "On the roll of the school only"
    DUAL = "dual", "On both rolls: main at the school (M), subsidiary at the provider (S)"


class Planned(TextChoices):
    """What a half day of the timetable holds."""

    SCHOOL = "school", "In school"
    TAUGHT = "taught", "Taught by a provider"
    PART_TIME = "part_time", "Not due in: part-time timetable"
    NOTHING = "nothing", "Nothing arranged"


class Why(TextChoices):
    """Why a pupil was not there, as the provider was told."""

    ILL = "ill", "Too ill, in body or mind"
    APPOINTMENT = "appointment", "At a medical or dental appointment"
    NOT_HELD = "not_held", "The session was not held: the provider could not teach"
    NOT_KNOWN = "not_known", "Nobody has told us why"


class Engagement(TextChoices):
    """What happened when a pupil was to take part (requirements N152, E101)."""

    CANCELLED = "cancelled", "The family cancelled"
    REFUSED = "refused", "The pupil did not take part"
    NOT_READY = "not_ready", "The pupil was not ready, or nobody was at home"
    WENT_WELL = "went_well", "It went well again"


#: These count towards a talk about what would help; one that went well begins the count anew.
NOT_TAKEN_PART = frozenset({Engagement.CANCELLED, Engagement.REFUSED, Engagement.NOT_READY})


class DailyMethod(TextChoices):
    """How the school learns each day who came, agreed before the first day (requirement E121)."""

    REGISTER = "register", "The provider keeps the register here, by its link"
    PHONE = "phone", "The provider rings the school each day"
    EMAIL = "email", "The provider writes to the school each day"
    OWN = "own", "The school asks the provider each day"


class Party(TextChoices):
    """Who writes to whom about a pupil."""

    PROVIDER = "provider", "The provider"
    SCHOOL = "school", "The school"
    COUNCIL = "council", "The council"


class Saying(TextChoices):
    MESSAGE = "message", "A message"
    RISK = "risk", "An added risk that all of us must know of"


class Finding(TextChoices):
    """What a visit found (requirement E85)."""

    WELL = "well", "It goes well"
    CHANGE = "change", "Something must change"
    STOP = "stop", "It cannot go on like this"
