"""A part-time timetable and its reviews: never without an end date, never for behaviour (facts V22, S29, L3 to L5)."""

from typing import Any

from formkit.options import ManyField, Option
from wizard.support.enums import Outcome
from wizard.support.forms.base import EntryForm, a_day, many_of, one_of, spoken, words
from wizard.support.timetables import AGREED, HALVES, USUAL, WEEKDAYS, is_long

REASONS = [
    Option("way_back", "Part of the way back after an illness"),
    Option("recovery", "Getting well comes first, for a time"),
    Option("treatment", "Treatment or tiredness from it"),
    Option("mental_health", "Mental health, as a step towards full time"),
    Option("pregnancy", "Pregnancy or a new baby"),
]


class TimetableForm(EntryForm):
    """Ten half days, a reason, a first and a last day, reviews in between, and the parents' agreement."""

    until_field = "until"

    why_part_time = one_of(
        "Why is full time too much for now?", REASONS, "Select why full time is too much",
        hint="Only health reasons are listed: a part-time timetable is never used to manage behaviour.",
    )  # fmt: skip
    plan = words(
        "What is done in the time out of school, and how the hours grow",
        rows=4,
        missing="Enter what is done in the time out of school",
    )
    day = a_day("First day", "First day")
    until = a_day("Last day", "Last day", hint="It always has one. On this day you are asked what follows.")
    long_reason = words("Why longer than six weeks?", required=False, rows=2, hint="Only if it is planned for longer.")
    review_on = a_day("First review", "First review", hint="With the pupil and the parents, before the last day.")
    second_review_on = a_day("Second review", "Second review", required=False)
    parents = one_of(
        "Do the parents or carers agree?",
        [
            Option(AGREED, "Yes, they agreed"),
            Option("asked", "They were asked, and have not answered yet"),
            Option("no", "No", hint="Then it cannot begin: the pupil is offered full time."),
        ],
        "Select whether the parents agree",
    )
    others = many_of(
        "Who else agreed?",
        [
            Option("pupil", "The pupil"),
            Option("health", "A health professional, as part of a medical plan"),
            Option("social_worker", "A social worker"),
            Option("head", "The headteacher"),
        ],
        "",
        required=False,
    )
    council_told = a_day(
        "When did you tell the council?", "Day the council was told", required=False,
        hint="Some councils ask for every part-time timetable.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = ["why_part_time", *WEEKDAYS, "plan"]
        self.order_fields([*first, *(name for name in self.fields if name not in first)])

    def check(self, cleaned: dict[str, Any]) -> None:
        """Refuses an end before the start, reviews outside it, a full week, and great length unexplained."""
        first, last = cleaned.get("day"), cleaned.get("until")
        halves = sum(len(cleaned.get(key) or []) for key in WEEKDAYS)
        if halves == len(WEEKDAYS) * len(HALVES):
            self.add_error("mon", "Every half day is in school: that is full time")
        if first and last:
            if last <= first:
                self.add_error("until", "Last day must be after the first day")
            elif is_long(first, last) and not cleaned.get("long_reason"):
                self.add_error(
                    "long_reason", f"Say why it is longer than six weeks, or end it by {spoken(first + USUAL)}"
                )
            for name in ("review_on", "second_review_on"):
                held = cleaned.get(name)
                if held and not first <= held <= last:
                    self.add_error(name, f"{self.fields[name].called} must be between the first and the last day")  # type: ignore[attr-defined]  # a DateField


for _key, _name in WEEKDAYS.items():
    TimetableForm.base_fields[_key] = ManyField(
        [Option(half, words_) for half, words_ in HALVES.items()],
        label=f"{_name} in school",
        required=False,
    )


class TimetableReviewForm(EntryForm):
    """What was said and decided about a part-time timetable. Only this ends it or lets it go on."""

    past = ("day",)
    until_field = "new_end"
    day = a_day("When was it reviewed?", "Day of the review")
    pupil_says = words("What does the pupil say?", required=False, rows=3)
    parents_say = words("What do the parents or carers say?", rows=3, missing="Enter what the parents or carers say")
    outcome = one_of("What was decided?", [Option(*one) for one in Outcome.choices], "Select what was decided")
    new_end = a_day(
        "The other end date", "The other end date", required=False, hint="Only if it goes on to another date."
    )
    reason = words("Why?", rows=3, missing="Enter why")
    next_review = a_day("Next review", "Next review", required=False)

    def check(self, cleaned: dict[str, Any]) -> None:
        """Asks for the date where there is another, and for none where there is not."""
        new_end, outcome = cleaned.get("new_end"), cleaned.get("outcome")
        if outcome == Outcome.NEW_END and not new_end and "new_end" not in self.errors:
            self.add_error("new_end", "Enter the other end date")
        if outcome and outcome != Outcome.NEW_END and new_end:
            self.add_error("new_end", "Leave this empty, or select that it goes on to another end date")
        if new_end and cleaned.get("day") and new_end <= cleaned["day"]:
            self.add_error("new_end", "The other end date must be after the review")
