"""Plans: for health, for special educational needs without an EHCP, for exams, for coming back.

Each says who agreed, and by when it is looked at again: never later than a year on (S17, facts section 3).
"""

from typing import Any

from formkit.options import Option
from schoolyear.counting import add_months
from wizard.support.forms.base import EntryForm, a_day, many_of, spoken, words

AGREED = [
    Option("pupil", "The pupil"),
    Option("parents", "The parents or carers"),
    Option("health", "A health professional"),
    Option("school", "School staff who carry it out"),
    Option("social_worker", "A social worker"),
    Option("nobody", "Nobody yet", apart=True, alone=True),
]
SHARED = [
    Option("parents", "The parents or carers"),
    Option("pupil", "The pupil"),
    Option("staff", "Staff who need it"),
]


class PlanForm(EntryForm):
    """The parts of a plan, then who agreed, with whom it is shared, and when it is looked at again."""

    until_field = "review_by"
    past = ("day",)
    parts: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = ("agreed_by", "shared_with", "day", "review_by", "why", "posted")
        self.order_fields([name for name in self.fields if name not in last] + list(last))

    agreed_by = many_of("Who agreed to it?", AGREED, "Select who agreed to it, or “Nobody yet”")
    shared_with = many_of("With whom is it shared?", SHARED, "", required=False)
    day = a_day("When was it agreed, or last looked at?", "Day it was agreed")
    review_by = a_day("Look at it again by", "Day to look at it again", hint="Within a year, sooner after a change.")

    def check(self, cleaned: dict[str, Any]) -> None:
        """Refuses an empty plan, and a review before the plan or more than a year after it."""
        if not any(cleaned.get(name) for name in self.parts):
            self.add_error(self.parts[0], "Write at least one part of the plan")
        begun, review = cleaned.get("day"), cleaned.get("review_by")
        if begun and review and not begun < review <= add_months(begun, 12):
            latest = spoken(add_months(begun, 12))
            self.add_error("review_by", f"The day to look at it again must be after that day, and by {latest}")


class HealthcareForm(PlanForm):
    """The contents of an individual healthcare plan as national guidance lists them, in our words."""

    condition = words("The condition: triggers, signs, symptoms and treatment", required=False)
    needs = words(
        "What the pupil needs in school", required=False, hint="Medicines, time, equipment, food and drink, access."
    )
    learning = words(
        "Help with learning and wellbeing",
        required=False,
        hint="Time away, catching up, rest, exams, a listener.",
    )
    level = words("How much help, and what the pupil does alone", required=False, rows=3)
    helpers = words("Who helps, their training, and who steps in", required=False, rows=3)
    who_knows = words("Who needs to know", required=False, rows=2)
    permission = words("Written permission for medicines", required=False, rows=2, hint="From whom, when, for what.")
    trips = words("Trips, clubs and other times out of lessons", required=False, rows=2)
    private = words("What stays private, and whom the pupil turns to", required=False, rows=2)
    emergency = words("In an emergency: who to call, what to do", required=False)
    parts = (
        "condition", "needs", "learning", "level", "helpers", "who_knows", "permission", "trips", "private",
        "emergency",
    )  # fmt: skip


class SenForm(PlanForm):
    """SEN support without an EHCP: what is hoped for, what is given, and that the parents were told (N25)."""

    needs = words("What the pupil finds hard", required=False)
    hoped = words("What we hope for, by when", required=False)
    given = words("What the school gives", required=False, hint="Who does it, how often.")
    parents_told = a_day("When were the parents told of this support?", "Day the parents were told", required=False)
    parts = ("needs", "hoped", "given")


class ExamForm(PlanForm):
    """Exams while a pupil cannot attend: entry, help, room, who watches, what is asked of the board (S21, E82)."""

    exams = words("Which exams or assessments are coming, and when?", required=False)
    entries = words("Entries and dates to keep", required=False, rows=3, hint="The board’s last days.")
    help = words("Help asked for", required=False, rows=3, hint="Such as extra time, rest breaks, a scribe, a reader.")
    room = words("Where the pupil sits them", required=False, rows=2)
    watching = words("Who watches the exam there", required=False, rows=2)
    special = words("Special consideration, if illness comes on the day", required=False, rows=2)
    parts = ("exams", "entries", "help", "room", "watching", "special")


class ReturnForm(PlanForm):
    """Coming back: what stands ready on the first day, and how the days grow (N159, E79, W26, S42)."""

    views = words("What the pupil says would help", required=False, hint="Views of the family and staff too.")
    ready = words("What is ready before the first day", required=False, hint="Adjustments, staff told, a place to go.")
    first_days = words("The first days", required=False, hint="Who meets the pupil, where; breaks.")
    steps = words("How the time in school grows", required=False, hint="A step a line, with its date.")
    catching_up = words("Catching up, and what can be left out", required=False, rows=3)
    friends = words("Friends", required=False, rows=2)
    harder = words("What we do if it gets harder", required=False, rows=3)
    parts = ("views", "ready", "first_days", "steps", "catching_up", "friends", "harder")
