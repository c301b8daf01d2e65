"""The return meeting: who came, what was agreed, the steps, and when it is looked at again (S26, N158, N159)."""

from typing import Any

from formkit.options import Option
from wizard.support.forms.base import EntryForm, a_day, line, many_of, words


class MeetingForm(EntryForm):
    """Before the pupil is back, or within the first days."""

    past = ("day",)
    until_field = "review_on"
    day = a_day("When was the meeting?", "Day of the meeting")
    there = many_of(
        "Who was there?",
        [
            Option("pupil", "The pupil"),
            Option("parents", "The parents or carers"),
            Option("school", "School staff"),
            Option("health", "A health professional"),
            Option("council", "The council"),
            Option("provider", "Whoever taught the pupil meanwhile"),
            Option("social_worker", "A social worker"),
        ],
        "Select who was there",
    )
    back_on = a_day("First day back", "First day back", hint="The day that is or was agreed.")
    agreed = words("What was agreed?", missing="Enter what was agreed")
    steps = words("Steps of coming back", required=False, hint="A step a line, with its date.")
    meets = line("Who meets the pupil on arrival?", required=False)
    adjustments = words("Adjustments that stand ready", required=False, rows=3)
    review_on = a_day("When do you look at it again?", "Day you look at it again")

    def check(self, cleaned: dict[str, Any]) -> None:
        """Refuses a second look before the meeting."""
        if cleaned.get("day") and cleaned.get("review_on") and cleaned["review_on"] <= cleaned["day"]:
            self.add_error("review_on", "The day you look at it again must be after the meeting")
